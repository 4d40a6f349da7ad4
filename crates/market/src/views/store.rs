use db::{DbError, Tx, params};

use super::View;
use crate::{PersonId, ViewId};

pub(super) async fn of(tx: &mut Tx, person: PersonId, place: i64, list: &str) -> Result<Vec<View>, DbError> {
    let select = "SELECT id, name, query FROM saved_view WHERE person_id = $1 AND place = $2 AND list = $3
         ORDER BY name, id";
    let values = params![person, place, *list];
    tx.all(select, values, |row| Ok(View { id: row.get("id")?, name: row.get("name")?, query: row.get("query")? }))
        .await
}

pub(super) async fn keep(
    tx: &mut Tx,
    person: PersonId,
    place: i64,
    list: &str,
    name: &str,
    query: &str,
) -> Result<(), DbError> {
    let id: ViewId = tx.next_id();
    let upsert = "INSERT INTO saved_view (id, person_id, place, list, name, query) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (person_id, place, list, name) DO UPDATE SET query = excluded.query";
    tx.execute(upsert, params![id, person, place, *list, *name, *query]).await.map(drop)
}

pub(super) async fn forget(tx: &mut Tx, person: PersonId, view: ViewId) -> Result<(), DbError> {
    tx.execute("DELETE FROM saved_view WHERE id = $1 AND person_id = $2", params![view, person]).await.map(drop)
}
