use base::Timestamp;
use db::{DbError, Tx, params};

use crate::OrderId;

pub(super) async fn insert_link(tx: &mut Tx, order: OrderId, hash: &str, at: Timestamp) -> Result<(), DbError> {
    let insert = "INSERT INTO order_link (access_hash, order_id, made_at) VALUES ($1, $2, $3)";
    tx.execute(insert, params![hash, order, at]).await.map(drop)
}
