//! Lists of orders: a merchant's, a person's, a seller's.

use std::collections::HashMap;

use base::{Currency, Timestamp, Value};
use db::{DbError, Row, Tx, params};

use super::order::PICTURE;
use crate::checkout::model::{Fulfilment, OrderFilter, OrderRow, OrderSort, OrderStatus, Takings};
use crate::many::{IDS_AT_ONCE, places};
use crate::{MemberId, MerchantId, OrderId, PersonId};

const ROWS: &str = "SELECT o.id, o.merchant_id, m.name AS merchant_name, o.name, o.currency, o.total, o.refunded,
         o.status, o.fulfilment, o.placed_at, p.handle,
         (SELECT CAST(SUM(quantity) AS BIGINT) FROM order_line WHERE order_id = o.id) AS pieces
     FROM sales_order o JOIN merchant m ON m.id = o.merchant_id
     LEFT JOIN member s ON s.id = o.seller_id LEFT JOIN person p ON p.id = s.person_id";

const MOST_PICTURES: usize = 3;

pub(in crate::checkout) async fn orders_of_merchant(
    tx: &mut Tx,
    merchant: MerchantId,
    filter: OrderFilter<'_>,
) -> Result<Vec<OrderRow>, DbError> {
    list(tx, "o.merchant_id", merchant.number(), filter).await
}

pub(in crate::checkout) async fn orders_of_person(
    tx: &mut Tx,
    person: PersonId,
    filter: OrderFilter<'_>,
) -> Result<Vec<OrderRow>, DbError> {
    list(tx, "o.person_id", person.number(), filter).await
}

pub(in crate::checkout) async fn orders_of_seller(
    tx: &mut Tx,
    seller: MemberId,
    filter: OrderFilter<'_>,
) -> Result<Vec<OrderRow>, DbError> {
    list(tx, "o.seller_id", seller.number(), filter).await
}

/// What waits for money, for goods, to be packed and to arrive, then the rest.
const WAITING_FIRST: &str = "CASE WHEN o.status = 'placed' THEN 0 WHEN o.status = 'backordered' THEN 1
     WHEN o.status <> 'paid' THEN 6 WHEN o.fulfilment = 'unfulfilled' THEN 2 WHEN o.fulfilment = 'partly' THEN 3
     WHEN o.fulfilment = 'shipped' THEN 4 ELSE 5 END, o.id DESC";

/// `owner_column` is one of the three constants above, never input. Ids grow with time, so they order the list.
async fn list(
    tx: &mut Tx,
    owner_column: &'static str,
    owner: i64,
    filter: OrderFilter<'_>,
) -> Result<Vec<OrderRow>, DbError> {
    let before = filter.before.map_or(i64::MAX, OrderId::number);
    let text = filter.text.trim().to_lowercase();
    let pattern = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    let named = OrderId::from_reference(&text);
    let mut conditions = format!("{owner_column} = $1 AND o.id < $2");
    let mut values = vec![Value::Int(owner), Value::Int(before)];
    if let Some(status) = filter.status {
        values.push(Value::Text(status.word()));
        conditions = format!("{conditions} AND o.status = ${}", values.len());
    }
    for (moment, is) in [(filter.from, ">="), (filter.until, "<")] {
        if let Some(moment) = moment {
            values.push(Value::Int(moment.as_millis()));
            conditions = format!("{conditions} AND o.placed_at {is} ${}", values.len());
        }
    }
    if let Some(fulfilment) = filter.fulfilment {
        values.push(Value::Text(fulfilment.word()));
        conditions = format!("{conditions} AND o.fulfilment = ${}", values.len());
    }
    if !text.is_empty() {
        values.extend([Value::Int(named.map_or(0, OrderId::number)), Value::Text(&pattern)]);
        let (id, like) = (values.len() - 1, values.len());
        let names = format!("LOWER(o.name || ' ' || o.email) LIKE ${like} ESCAPE '\\'");
        conditions = format!("{conditions} AND (o.id = ${id} OR {names})");
    }
    let limit = filter.limit.clamp(1, 200);
    let order = match filter.sort {
        OrderSort::Newest => "o.id DESC",
        OrderSort::Oldest => "o.id",
        OrderSort::Total => "o.total DESC, o.id DESC",
        OrderSort::State => WAITING_FIRST,
    };
    let select = format!("{ROWS} WHERE {conditions} ORDER BY {order} LIMIT {limit} OFFSET {}", filter.skip);
    let mut rows = tx.all(&select, &values, read_row).await?;
    for some in rows.chunks_mut(IDS_AT_ONCE) {
        fill_in(tx, some).await?;
    }
    Ok(rows)
}

fn read_row(row: &Row<'_>) -> Result<OrderRow, DbError> {
    let currency = row.get("currency")?;
    Ok(OrderRow {
        id: row.get("id")?,
        merchant: row.get("merchant_id")?,
        merchant_name: row.get("merchant_name")?,
        name: row.get("name")?,
        pieces: row.get("pieces")?,
        total: row.money("total", currency)?,
        refunded: row.money("refunded", currency)?,
        status: row.get("status")?,
        fulfilment: row.get("fulfilment")?,
        placed_at: row.get("placed_at")?,
        seller_handle: row.get("handle")?,
        brands: Vec::new(),
        pictures: Vec::new(),
    })
}

/// Puts brands and pictures into some rows, by one query.
async fn fill_in(tx: &mut Tx, rows: &mut [OrderRow]) -> Result<(), DbError> {
    let select = format!(
        "SELECT l.order_id, b.name, {PICTURE} AS picture FROM order_line l JOIN brand b ON b.id = l.brand_id
         WHERE l.order_id IN ({}) ORDER BY l.order_id, l.position",
        places(1, rows.len())
    );
    let values: Vec<_> = rows.iter().map(|row| Value::Int(row.id.number())).collect();
    let lines: Vec<(OrderId, String, Option<String>)> =
        tx.all(&select, &values, |row| Ok((row.get("order_id")?, row.get("name")?, row.get("picture")?))).await?;
    let mut by_order: HashMap<OrderId, &mut OrderRow> = rows.iter_mut().map(|row| (row.id, row)).collect();
    for (order, brand, picture) in lines {
        let Some(row) = by_order.get_mut(&order) else { continue };
        if !row.brands.contains(&brand) {
            row.brands.push(brand);
        }
        let picture = picture.filter(|picture| !row.pictures.contains(picture) && row.pictures.len() < MOST_PICTURES);
        row.pictures.extend(picture);
    }
    Ok(())
}

pub(in crate::checkout) async fn count_by_status(
    tx: &mut Tx,
    merchant: MerchantId,
) -> Result<Vec<(OrderStatus, i64)>, DbError> {
    let select = "SELECT status, COUNT(*) AS n FROM sales_order WHERE merchant_id = $1 GROUP BY status ORDER BY status";
    tx.all(select, params![merchant], |row| Ok((row.get("status")?, row.get("n")?))).await
}

/// The paid orders of a merchant by how far their goods are.
pub(in crate::checkout) async fn count_by_fulfilment(
    tx: &mut Tx,
    merchant: MerchantId,
) -> Result<Vec<(Fulfilment, i64)>, DbError> {
    let select = "SELECT fulfilment, COUNT(*) AS n FROM sales_order WHERE merchant_id = $1 AND status = 'paid'
         GROUP BY fulfilment ORDER BY fulfilment";
    tx.all(select, params![merchant], |row| Ok((row.get("fulfilment")?, row.get("n")?))).await
}

pub(in crate::checkout) async fn takings(
    tx: &mut Tx,
    merchant: MerchantId,
    currency: Currency,
    since: Timestamp,
) -> Result<Takings, DbError> {
    let select = "SELECT
             (SELECT CAST(COALESCE(SUM(total), 0) AS BIGINT) FROM sales_order
              WHERE merchant_id = $1 AND paid_at >= $2) AS sold,
             (SELECT CAST(COALESCE(SUM(r.amount), 0) AS BIGINT) FROM refund r JOIN sales_order o ON o.id = r.order_id
              WHERE o.merchant_id = $1 AND r.made_at >= $2) AS refunded,
             (SELECT CAST(COALESCE(SUM(total), 0) AS BIGINT) FROM sales_order
              WHERE merchant_id = $1 AND status = 'placed') AS unpaid";
    tx.one(select, params![merchant, since], |row| {
        Ok(Takings {
            sold: row.money("sold", currency)?,
            refunded: row.money("refunded", currency)?,
            unpaid: row.money("unpaid", currency)?,
        })
    })
    .await
}
