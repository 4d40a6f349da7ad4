use base::Timestamp;
use db::{DbError, Tx, params};

use super::order::from_json;
use super::place::json;
use crate::checkout::addresses::SavedAddress;
use crate::checkout::model::Address;
use crate::{PersonId, SavedAddressId};

pub(in crate::checkout) async fn addresses(tx: &mut Tx, person: PersonId) -> Result<Vec<SavedAddress>, DbError> {
    let select = "SELECT id, name, address FROM saved_address WHERE person_id = $1 ORDER BY used_at DESC, id DESC";
    tx.all(select, params![person], |row| {
        let address = from_json(&row.get::<String>("address")?)?;
        Ok(SavedAddress { id: row.get("id")?, name: row.get("name")?, address })
    })
    .await
}

pub(in crate::checkout) async fn upsert_address(
    tx: &mut Tx,
    person: PersonId,
    name: &str,
    address: &Address,
    at: Timestamp,
) -> Result<(), DbError> {
    let id: SavedAddressId = tx.next_id();
    let upsert = "INSERT INTO saved_address (id, person_id, name, address, used_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (person_id, name, address) DO UPDATE SET used_at = excluded.used_at";
    let address = json(address)?;
    tx.execute(upsert, params![id, person, name, address, at]).await.map(drop)
}

pub(in crate::checkout) async fn delete_address(
    tx: &mut Tx,
    person: PersonId,
    address: SavedAddressId,
) -> Result<bool, DbError> {
    let delete = "DELETE FROM saved_address WHERE id = $1 AND person_id = $2";
    Ok(tx.execute(delete, params![address, person]).await? == 1)
}
