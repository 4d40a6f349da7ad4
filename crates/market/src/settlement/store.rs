use base::{Timestamp, ToValue as _};
use db::{DbError, Row, Tx, params};

use super::model::{Act, Intent, NewIntent, Outcome, Seen};
use crate::many::places;
use crate::{OrderId, SettlementId};

const INTENT: &str =
    "SELECT s.id, s.order_id, s.act, s.number, s.chain_order, s.carried, s.status, s.attempt, s.due_at,
         s.transaction_hash, s.block, s.reason, s.ended_at
     FROM settlement s";

/// `None` when there is one in its place.
pub(super) async fn insert(
    tx: &mut Tx,
    intent: &NewIntent,
    carried: &str,
    now: Timestamp,
) -> Result<Option<SettlementId>, DbError> {
    let id: SettlementId = tx.next_id();
    let NewIntent { order, number, chain_order, due_at, .. } = intent;
    let (act, amount) = (intent.carried.act(), intent.carried.refunded());
    let insert =
        "INSERT INTO settlement (id, order_id, act, number, chain_order, carried, amount, status, due_at, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9) ON CONFLICT (order_id, act, number) DO NOTHING";
    let values = params![id, order, act, number, chain_order, *carried, *amount, due_at, now];
    Ok((tx.execute(insert, values).await? == 1).then_some(id))
}

pub(super) async fn find(
    tx: &mut Tx,
    order: OrderId,
    act: Act,
    number: i64,
) -> Result<Option<(SettlementId, String, String)>, DbError> {
    let select = "SELECT id, chain_order, carried FROM settlement WHERE order_id = $1 AND act = $2 AND number = $3";
    let read = |row: &Row<'_>| Ok((row.get("id")?, row.get("chain_order")?, row.get("carried")?));
    tx.first(select, params![order, act, number], read).await
}

/// What is done to an order is done in sequence: nothing is open before what was written earlier has ended.
pub(super) async fn open(tx: &mut Tx, now: Timestamp, most: u32) -> Result<Vec<Intent>, DbError> {
    let select = format!(
        "{INTENT} WHERE s.status IN ('waiting', 'sent') AND s.due_at <= $1
             AND NOT EXISTS (SELECT 1 FROM settlement e
                 WHERE e.order_id = s.order_id AND e.id < s.id AND e.status IN ('waiting', 'sent'))
         ORDER BY s.due_at, s.id LIMIT $2"
    );
    tx.all(&select, params![now, most], read).await
}

pub(super) async fn of_order(tx: &mut Tx, order: OrderId) -> Result<Vec<Intent>, DbError> {
    tx.all(&format!("{INTENT} WHERE s.order_id = $1 ORDER BY s.id"), params![order], read).await
}

fn read(row: &Row<'_>) -> Result<Intent, DbError> {
    Ok(Intent {
        id: row.get("id")?,
        order: row.get("order_id")?,
        act: row.get("act")?,
        number: row.get("number")?,
        chain_order: row.get("chain_order")?,
        carried: row.get("carried")?,
        status: row.get("status")?,
        attempt: row.get("attempt")?,
        due_at: row.get("due_at")?,
        transaction: row.get("transaction_hash")?,
        block: row.get("block")?,
        reason: row.get("reason")?,
        ended_at: row.get("ended_at")?,
    })
}

/// Only the attempt that is known, and only while it is open.
pub(super) async fn note(tx: &mut Tx, intent: &Intent, outcome: &Outcome, now: Timestamp) -> Result<bool, DbError> {
    let (id, attempt) = (intent.id, intent.attempt);
    let still = "WHERE id = $1 AND attempt = $2 AND status IN ('waiting', 'sent')";
    let noted = match outcome {
        Outcome::Sent => {
            let update = format!("UPDATE settlement SET status = 'sent', reason = '' {still}");
            tx.execute(&update, params![id, attempt]).await?
        }
        Outcome::Later(at, reason) => {
            let update = format!(
                "UPDATE settlement SET status = 'waiting', attempt = attempt + 1, due_at = $3, reason = $4 {still}"
            );
            tx.execute(&update, params![id, attempt, at, reason]).await?
        }
        Outcome::Settled(transaction) => {
            let update = format!(
                "UPDATE settlement SET status = 'settled', transaction_hash = $3, reason = '', ended_at = $4 {still}"
            );
            tx.execute(&update, params![id, attempt, transaction, now]).await?
        }
        Outcome::Refused(reason) => {
            let update = format!(
                "UPDATE settlement SET ended_at = $4,
                     status = CASE WHEN block IS NULL THEN 'refused' ELSE 'settled' END,
                     reason = CASE WHEN block IS NULL THEN CAST($3 AS TEXT) ELSE '' END {still}"
            );
            tx.execute(&update, params![id, attempt, reason, now]).await?
        }
    };
    Ok(noted == 1)
}

/// Which of some orders are ours.
pub(super) async fn known(tx: &mut Tx, orders: &[&str]) -> Result<Vec<String>, DbError> {
    let select = format!("SELECT chain_order FROM settlement WHERE chain_order IN ({})", places(1, orders.len()));
    let orders: Vec<_> = orders.iter().map(|order| order.to_value()).collect();
    tx.all(&select, &orders, |row| row.get("chain_order")).await
}

/// The first of its kind that was not seen yet; of refunds one of this amount.
pub(super) async fn see(tx: &mut Tx, seen: &Seen, now: Timestamp) -> Result<(), DbError> {
    let update = "UPDATE settlement SET block = $1, transaction_hash = $2,
             ended_at = CASE WHEN status IN ('waiting', 'refused') THEN CAST($3 AS BIGINT) ELSE ended_at END,
             reason = '',
             status = CASE WHEN status IN ('waiting', 'refused') THEN 'settled' ELSE status END
         WHERE id = (SELECT MIN(id) FROM settlement
             WHERE chain_order = $4 AND act = $5 AND amount = $6 AND block IS NULL)";
    let Seen { chain_order, act, amount, block, transaction } = seen;
    tx.execute(update, params![block, transaction, now, chain_order, act, amount]).await.map(drop)
}

/// What is on its way stays there: whoever sent it looks after it.
pub(super) async fn unsee_above(tx: &mut Tx, last: i64, now: Timestamp) -> Result<(), DbError> {
    let update = "UPDATE settlement SET block = NULL, transaction_hash = '',
             attempt = CASE WHEN status = 'settled' THEN attempt + 1 ELSE attempt END,
             due_at = CASE WHEN status = 'settled' THEN CAST($2 AS BIGINT) ELSE due_at END,
             ended_at = CASE WHEN status = 'settled' THEN NULL ELSE ended_at END,
             status = CASE WHEN status = 'settled' THEN 'waiting' ELSE status END
         WHERE block > $1";
    tx.execute(update, params![last, now]).await.map(drop)
}
