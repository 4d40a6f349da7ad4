//! The steps of an order's status. Each is one conditional update: who comes second changes nothing.

use base::{Money, Timestamp};
use db::{DbError, Tx, params};

use crate::checkout::model::OrderStatus;
use crate::{MerchantId, OrderId, PersonId};

pub(in crate::checkout) async fn status(tx: &mut Tx, order: OrderId) -> Result<Option<OrderStatus>, DbError> {
    tx.first("SELECT status FROM sales_order WHERE id = $1", params![order], |row| row.get("status")).await
}

pub(in crate::checkout) async fn become_paid(
    tx: &mut Tx,
    order: OrderId,
    from: OrderStatus,
    to: OrderStatus,
    at: Timestamp,
    release_at: Option<Timestamp>,
) -> Result<bool, DbError> {
    let update = "UPDATE sales_order SET status = $1, paid_at = $2, release_at = $3
         WHERE id = $4 AND status = $5 AND paid_at IS NULL";
    Ok(tx.execute(update, params![to, at, release_at, order, from]).await? == 1)
}

pub(in crate::checkout) async fn fill_backorder(
    tx: &mut Tx,
    order: OrderId,
    release_at: Timestamp,
) -> Result<bool, DbError> {
    let update = "UPDATE sales_order SET status = 'paid', release_at = $1 WHERE id = $2 AND status = 'backordered'";
    Ok(tx.execute(update, params![release_at, order]).await? == 1)
}

pub(in crate::checkout) async fn close_unpaid(tx: &mut Tx, order: OrderId, to: OrderStatus) -> Result<bool, DbError> {
    let update = "UPDATE sales_order SET status = $1 WHERE id = $2 AND status = 'placed'";
    Ok(tx.execute(update, params![to, order]).await? == 1)
}

/// Whose credit an order is to be paid with, and how much of it.
pub(in crate::checkout) async fn credit_of(
    tx: &mut Tx,
    order: OrderId,
) -> Result<Option<(MerchantId, Option<PersonId>, Money)>, DbError> {
    let select = "SELECT merchant_id, person_id, currency, credit_used FROM sales_order WHERE id = $1";
    tx.first(select, params![order], |row| {
        let credit = row.money("credit_used", row.get("currency")?)?;
        Ok((row.get("merchant_id")?, row.get("person_id")?, credit))
    })
    .await
}

/// A fully refunded order has nothing left to release.
pub(in crate::checkout) async fn release(tx: &mut Tx, order: OrderId, at: Timestamp) -> Result<bool, DbError> {
    let update = "UPDATE sales_order SET released_at = $1
         WHERE id = $2 AND status = 'paid' AND release_at <= $1 AND released_at IS NULL";
    Ok(tx.execute(update, params![at, order]).await? == 1)
}

/// Works out from its lines how far the goods of an order are.
pub(in crate::checkout) async fn settle_fulfilment(tx: &mut Tx, order: OrderId) -> Result<(), DbError> {
    let update = "UPDATE sales_order SET fulfilment = (SELECT CASE
             WHEN SUM(shipped) = 0 THEN 'unfulfilled'
             WHEN SUM(CASE WHEN quantity - refunded_quantity + returned > shipped THEN 1 ELSE 0 END) > 0 THEN 'partly'
             WHEN SUM(delivered) < SUM(shipped) THEN 'shipped' ELSE 'delivered' END
         FROM order_line WHERE order_id = $1) WHERE id = $1";
    tx.execute(update, params![order]).await.map(drop)
}

/// Makes other changes of this order wait until the transaction ends.
pub(in crate::checkout) async fn lock_order(tx: &mut Tx, order: OrderId) -> Result<(), DbError> {
    tx.execute("UPDATE sales_order SET refunded = refunded WHERE id = $1", params![order]).await.map(drop)
}

pub(in crate::checkout) async fn add_refunded(
    tx: &mut Tx,
    order: OrderId,
    (amount, credited): (Money, Money),
    status: OrderStatus,
) -> Result<(), DbError> {
    let update = "UPDATE sales_order SET refunded = refunded + $1, credit_refunded = credit_refunded + $2, status = $3
         WHERE id = $4";
    tx.execute(update, params![amount, credited, status, order]).await.map(drop)
}

pub(in crate::checkout) async fn expiring(tx: &mut Tx, now: Timestamp, most: u32) -> Result<Vec<OrderId>, DbError> {
    let select = "SELECT id FROM sales_order WHERE status = 'placed' AND reserved_until <= $1
         ORDER BY reserved_until LIMIT $2";
    tx.all(select, params![now, most], |row| row.get("id")).await
}

pub(in crate::checkout) async fn releasing(tx: &mut Tx, now: Timestamp, most: u32) -> Result<Vec<OrderId>, DbError> {
    let select = "SELECT id FROM sales_order WHERE released_at IS NULL AND release_at <= $1 AND status = 'paid'
         ORDER BY release_at LIMIT $2";
    tx.all(select, params![now, most], |row| row.get("id")).await
}
