use db::{DbError, Tx, params};

use super::Medium;

pub(super) async fn put(tx: &mut Tx, hash: &str, content_type: &str, bytes: &[u8]) -> Result<(), DbError> {
    let insert = "INSERT INTO media (hash, content_type, bytes) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING";
    tx.execute(insert, params![hash, content_type, *bytes]).await.map(drop)
}

pub(super) async fn get(tx: &mut Tx, hash: &str) -> Result<Option<Medium>, DbError> {
    tx.first("SELECT content_type, bytes FROM media WHERE hash = $1", params![hash], |row| {
        Ok(Medium { content_type: row.get("content_type")?, bytes: row.get("bytes")? })
    })
    .await
}
