use base::{Currency, Money, Timestamp};
use db::{DbError, Tx, params};

use crate::checkout::model::RefundRow;
use crate::checkout::refund::{RefundRequest, Refunded};
use crate::inventory::Parts;
use crate::{DeliveryId, LineId, OrderId, RefundId};

pub(in crate::checkout) async fn refund_by_key(
    tx: &mut Tx,
    key: &str,
    currency: Currency,
) -> Result<Option<Refunded>, DbError> {
    let select = "SELECT id, amount, credited FROM refund WHERE idempotency_key = $1";
    tx.first(select, params![key], |row| {
        let (amount, credited) = (row.money("amount", currency)?, row.money("credited", currency)?);
        Ok(Refunded { refund: row.get("id")?, amount, credited })
    })
    .await
}

pub(in crate::checkout) async fn insert_refund(
    tx: &mut Tx,
    made: &Refunded,
    order: OrderId,
    key: &str,
    request: &RefundRequest,
    at: Timestamp,
) -> Result<(), DbError> {
    let insert = "INSERT INTO refund (id, order_id, idempotency_key, amount, credited, reason, restocked, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let &Refunded { refund, amount, credited } = made;
    let values = params![refund, order, key, amount, credited, request.reason, request.restock, at];
    tx.execute(insert, values).await.map(drop)
}

pub(in crate::checkout) async fn insert_refund_line(
    tx: &mut Tx,
    refund: RefundId,
    line: LineId,
    quantity: i64,
    amount: Money,
    tax: Money,
) -> Result<(), DbError> {
    let insert = "INSERT INTO refund_line (refund_id, line_id, quantity, amount) VALUES ($1, $2, $3, $4)";
    tx.execute(insert, params![refund, line, quantity, amount]).await?;
    let update = "UPDATE order_line SET refunded = refunded + $1, refunded_quantity = refunded_quantity + $2,
             tax_reversed = tax_reversed + $3 WHERE id = $4";
    tx.execute(update, params![amount, quantity, tax, line]).await.map(drop)
}

pub(in crate::checkout) async fn insert_refund_delivery(
    tx: &mut Tx,
    refund: RefundId,
    delivery: DeliveryId,
    amount: Money,
    tax: Money,
) -> Result<(), DbError> {
    let insert = "INSERT INTO refund_delivery (refund_id, delivery_id, amount) VALUES ($1, $2, $3)";
    tx.execute(insert, params![refund, delivery, amount]).await?;
    let update = "UPDATE delivery SET refunded = refunded + $1, tax_reversed = tax_reversed + $2 WHERE id = $3";
    tx.execute(update, params![amount, tax, delivery]).await.map(drop)
}

pub(in crate::checkout) async fn add_reversed(
    tx: &mut Tx,
    line: LineId,
    position: i64,
    amount: Money,
) -> Result<(), DbError> {
    let update = "UPDATE order_share SET reversed = reversed + $1 WHERE line_id = $2 AND position = $3";
    tx.execute(update, params![amount, line, position]).await.map(drop)
}

/// What the lines of an order take from stock together.
pub(in crate::checkout) async fn order_parts(tx: &mut Tx, order: OrderId) -> Result<Parts, DbError> {
    let select = "SELECT s.variant_id, CAST(SUM(s.units) AS BIGINT) AS units
         FROM order_stock s JOIN order_line l ON l.id = s.line_id WHERE l.order_id = $1 GROUP BY s.variant_id";
    let parts = tx.all(select, params![order], |row| Ok((row.get("variant_id")?, row.get("units")?))).await?;
    Ok(parts.into_iter().collect())
}

/// What a line takes from stock.
pub(in crate::checkout) async fn line_parts(tx: &mut Tx, line: LineId) -> Result<Parts, DbError> {
    let select = "SELECT variant_id, units FROM order_stock WHERE line_id = $1";
    let parts = tx.all(select, params![line], |row| Ok((row.get("variant_id")?, row.get("units")?))).await?;
    Ok(parts.into_iter().collect())
}

pub(in crate::checkout) async fn refunds(
    tx: &mut Tx,
    order: OrderId,
    currency: Currency,
) -> Result<Vec<RefundRow>, DbError> {
    let select = "SELECT id, amount, credited, reason, restocked, made_at FROM refund WHERE order_id = $1 ORDER BY id";
    tx.all(select, params![order], |row| {
        Ok(RefundRow {
            id: row.get("id")?,
            amount: row.money("amount", currency)?,
            credited: row.money("credited", currency)?,
            reason: row.get("reason")?,
            restocked: row.get("restocked")?,
            made_at: row.get("made_at")?,
        })
    })
    .await
}
