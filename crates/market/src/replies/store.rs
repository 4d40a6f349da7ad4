use base::Timestamp;
use db::{DbError, Row, Tx, params};

use super::Stored;
use crate::KeyId;

/// `false` when the key is taken.
pub(super) async fn take(
    tx: &mut Tx,
    by: KeyId,
    request_key: &str,
    request_hash: &str,
    (now, until): (Timestamp, Timestamp),
) -> Result<bool, DbError> {
    let insert = "INSERT INTO api_reply (key_id, request_key, request_hash, begun_at, leased_until)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key_id, request_key) DO NOTHING";
    Ok(tx.execute(insert, params![by, *request_key, *request_hash, now, until]).await? == 1)
}

pub(super) async fn find(tx: &mut Tx, by: KeyId, request_key: &str) -> Result<Option<Stored>, DbError> {
    let select = "SELECT request_hash, begun_at, leased_until, status, body FROM api_reply
         WHERE key_id = $1 AND request_key = $2";
    let read = |row: &Row<'_>| {
        let status: Option<i64> = row.get("status")?;
        let body: Option<String> = row.get("body")?;
        let status = status.and_then(|status| u16::try_from(status).ok());
        Ok(Stored {
            request_hash: row.get("request_hash")?,
            begun_at: row.get("begun_at")?,
            leased_until: row.get("leased_until")?,
            answer: status.zip(body),
        })
    };
    tx.first(select, params![by, *request_key], read).await
}

/// Takes a key whose lease is as it was read; `false` when somebody was faster.
pub(super) async fn take_over(
    tx: &mut Tx,
    by: KeyId,
    request_key: &str,
    request_hash: &str,
    read: Timestamp,
    (now, until): (Timestamp, Timestamp),
) -> Result<bool, DbError> {
    let update = "UPDATE api_reply SET request_hash = $1, begun_at = $2, leased_until = $3, status = NULL, body = NULL
         WHERE key_id = $4 AND request_key = $5 AND leased_until = $6";
    Ok(tx.execute(update, params![*request_hash, now, until, by, *request_key, read]).await? == 1)
}

pub(super) async fn finish(tx: &mut Tx, by: KeyId, request_key: &str, status: u16, body: &str) -> Result<(), DbError> {
    let update = "UPDATE api_reply SET status = $1, body = $2 WHERE key_id = $3 AND request_key = $4";
    tx.execute(update, params![i64::from(status), *body, by, *request_key]).await.map(drop)
}

pub(super) async fn give_up(tx: &mut Tx, by: KeyId, request_key: &str) -> Result<(), DbError> {
    let delete = "DELETE FROM api_reply WHERE key_id = $1 AND request_key = $2 AND status IS NULL";
    tx.execute(delete, params![by, *request_key]).await.map(drop)
}

pub(super) async fn has_older(tx: &mut Tx, oldest: Timestamp) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM api_reply WHERE begun_at < $1 LIMIT 1";
    Ok(tx.first(select, params![oldest], |_| Ok(())).await?.is_some())
}

pub(super) async fn delete_older(tx: &mut Tx, oldest: Timestamp) -> Result<u64, DbError> {
    tx.execute("DELETE FROM api_reply WHERE begun_at < $1", params![oldest]).await
}
