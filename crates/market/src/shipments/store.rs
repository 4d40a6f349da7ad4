use base::{Timestamp, Value};
use db::{DbError, Row, Tx, params};

use super::brand_orders::{BrandOrderFilter, BrandOrderRow, BrandState};
use super::{Shipment, ShipmentLine, Tracking};
use crate::{BrandId, LineId, OrderId, ShipmentId};

const COLUMNS: &str = "s.id, s.order_id, s.brand_id, b.name AS brand_name, s.status, s.carrier, s.tracking,
         s.tracking_url, s.packed_at, s.shipped_at, s.delivered_at
     FROM shipment s JOIN brand b ON b.id = s.brand_id";

fn read(row: &Row<'_>) -> Result<Shipment, DbError> {
    Ok(Shipment {
        id: row.get("id")?,
        order: row.get("order_id")?,
        brand: row.get("brand_id")?,
        brand_name: row.get("brand_name")?,
        status: row.get("status")?,
        tracking: Tracking {
            carrier: row.get("carrier")?,
            number: row.get("tracking")?,
            url: row.get("tracking_url")?,
        },
        lines: Vec::new(),
        packed_at: row.get("packed_at")?,
        shipped_at: row.get("shipped_at")?,
        delivered_at: row.get("delivered_at")?,
    })
}

pub(super) async fn shipment(tx: &mut Tx, id: ShipmentId) -> Result<Option<Shipment>, DbError> {
    let select = format!("SELECT {COLUMNS} WHERE s.id = $1");
    let Some(mut found) = tx.first(&select, params![id], read).await? else { return Ok(None) };
    let select = "SELECT l.id, l.title, l.options, l.sku, s.quantity
         FROM shipment_line s JOIN order_line l ON l.id = s.line_id WHERE s.shipment_id = $1 ORDER BY l.position";
    found.lines = tx.all(select, params![id], read_line).await?;
    Ok(Some(found))
}

pub(super) async fn of_order(tx: &mut Tx, order: OrderId) -> Result<Vec<Shipment>, DbError> {
    let select = format!("SELECT {COLUMNS} WHERE s.order_id = $1 AND s.status <> 'undone' ORDER BY s.id");
    let mut shipments = tx.all(&select, params![order], read).await?;
    let select = "SELECT s.shipment_id, l.id, l.title, l.options, l.sku, s.quantity
         FROM shipment p JOIN shipment_line s ON s.shipment_id = p.id JOIN order_line l ON l.id = s.line_id
         WHERE p.order_id = $1 ORDER BY l.position";
    let lines: Vec<(ShipmentId, ShipmentLine)> =
        tx.all(select, params![order], |row| Ok((row.get("shipment_id")?, read_line(row)?))).await?;
    for (id, line) in lines {
        if let Some(shipment) = shipments.iter_mut().find(|shipment| shipment.id == id) {
            shipment.lines.push(line);
        }
    }
    Ok(shipments)
}

fn read_line(row: &Row<'_>) -> Result<ShipmentLine, DbError> {
    Ok(ShipmentLine {
        line: row.get("id")?,
        title: row.get("title")?,
        options: row.get("options")?,
        sku: row.get("sku")?,
        quantity: row.get("quantity")?,
    })
}

pub(super) async fn by_key(tx: &mut Tx, key: &str) -> Result<Option<ShipmentId>, DbError> {
    tx.first("SELECT id FROM shipment WHERE idempotency_key = $1", params![key], |row| row.get("id")).await
}

pub(super) async fn insert(
    tx: &mut Tx,
    (id, order, brand): (ShipmentId, OrderId, BrandId),
    key: &str,
    at: Timestamp,
) -> Result<(), DbError> {
    let insert = "INSERT INTO shipment (id, order_id, brand_id, idempotency_key, status, packed_at)
         VALUES ($1, $2, $3, $4, 'packed', $5)";
    tx.execute(insert, params![id, order, brand, key, at]).await.map(drop)
}

pub(super) async fn insert_line(tx: &mut Tx, id: ShipmentId, line: LineId, quantity: i64) -> Result<(), DbError> {
    let insert = "INSERT INTO shipment_line (shipment_id, line_id, quantity) VALUES ($1, $2, $3)";
    tx.execute(insert, params![id, line, quantity]).await?;
    tx.execute("UPDATE order_line SET packed = packed + $1 WHERE id = $2", params![quantity, line]).await.map(drop)
}

/// How many pieces of line `order_line` are in parcel `$1`.
const PIECES: &str = "(SELECT s.quantity FROM shipment_line s WHERE s.shipment_id = $1 AND s.line_id = order_line.id)";
const IN_IT: &str = "id IN (SELECT s.line_id FROM shipment_line s WHERE s.shipment_id = $1)";

pub(super) async fn undo(tx: &mut Tx, id: ShipmentId) -> Result<(), DbError> {
    tx.execute("UPDATE shipment SET status = 'undone' WHERE id = $1", params![id]).await?;
    let update = format!("UPDATE order_line SET packed = packed - {PIECES} WHERE {IN_IT}");
    tx.execute(&update, params![id]).await.map(drop)
}

pub(super) async fn send(tx: &mut Tx, id: ShipmentId, tracking: &Tracking, at: Timestamp) -> Result<(), DbError> {
    let update = "UPDATE shipment SET status = 'shipped', shipped_at = $2, carrier = $3, tracking = $4, tracking_url = $5
         WHERE id = $1";
    tx.execute(update, params![id, at, tracking.carrier, tracking.number, tracking.url]).await?;
    let update = format!("UPDATE order_line SET shipped = shipped + {PIECES} WHERE {IN_IT}");
    tx.execute(&update, params![id]).await.map(drop)
}

pub(super) async fn deliver(tx: &mut Tx, id: ShipmentId, at: Timestamp) -> Result<(), DbError> {
    let update = "UPDATE shipment SET status = 'delivered', delivered_at = $2 WHERE id = $1";
    tx.execute(update, params![id, at]).await?;
    let update = format!("UPDATE order_line SET delivered = delivered + {PIECES} WHERE {IN_IT}");
    tx.execute(&update, params![id]).await.map(drop)
}

/// Where a brand's lines of an order stand, from the sums of a group of them. What waits for somebody comes first.
const STATE: &str = "CASE WHEN o.status = 'paid'
             AND SUM(CASE WHEN l.quantity - l.refunded_quantity + l.returned > l.packed THEN 1 ELSE 0 END) > 0
             THEN 'to_pack'
         WHEN o.status = 'backordered' THEN 'waiting'
         WHEN SUM(l.packed) > SUM(l.shipped) THEN 'packed'
         WHEN SUM(l.shipped) = 0 THEN 'nothing'
         WHEN SUM(l.shipped) > SUM(l.delivered) THEN 'shipped' ELSE 'delivered' END";

pub(super) async fn orders_of_brand(
    tx: &mut Tx,
    brand: BrandId,
    filter: BrandOrderFilter<'_>,
) -> Result<Vec<BrandOrderRow>, DbError> {
    let before = filter.before.map_or(i64::MAX, OrderId::number);
    let text = filter.text.trim().to_lowercase();
    let pattern = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    let mut conditions = "l.brand_id = $1 AND l.order_id < $2 AND o.paid_at IS NOT NULL".to_owned();
    let mut values = vec![Value::Int(brand.number()), Value::Int(before)];
    if !text.is_empty() {
        let named = OrderId::from_reference(&text).map_or(0, OrderId::number);
        values.extend([Value::Int(named), Value::Text(&pattern)]);
        conditions.push_str(" AND (o.id = $3 OR LOWER(o.name) LIKE $4 ESCAPE '\\')");
    }
    let having = match filter.state {
        Some(state) => {
            values.push(Value::Text(state.word()));
            format!("HAVING {STATE} = ${}", values.len())
        }
        None => String::new(),
    };
    let limit = filter.limit.clamp(1, 200);
    let select = format!(
        "SELECT o.id, o.name, o.paid_at, m.name AS merchant_name, CAST(SUM(l.quantity) AS BIGINT) AS pieces,
             {STATE} AS state
         FROM order_line l JOIN sales_order o ON o.id = l.order_id JOIN merchant m ON m.id = o.merchant_id
         WHERE {conditions} GROUP BY o.id, m.id {having} ORDER BY o.id DESC LIMIT {limit}"
    );
    tx.all(&select, &values, |row| {
        Ok(BrandOrderRow {
            id: row.get("id")?,
            customer: row.get("name")?,
            paid_at: row.get("paid_at")?,
            merchant_name: row.get("merchant_name")?,
            pieces: row.get("pieces")?,
            state: row.get("state")?,
        })
    })
    .await
}

pub(super) async fn count_by_state(tx: &mut Tx, brand: BrandId) -> Result<Vec<(BrandState, i64)>, DbError> {
    let select = format!(
        "SELECT state, COUNT(*) AS n FROM (
             SELECT {STATE} AS state FROM order_line l JOIN sales_order o ON o.id = l.order_id
             WHERE l.brand_id = $1 AND o.paid_at IS NOT NULL GROUP BY o.id) AS states GROUP BY state ORDER BY state"
    );
    tx.all(&select, params![brand], |row| Ok((row.get("state")?, row.get("n")?))).await
}

pub(super) async fn count_to_pack(tx: &mut Tx, brand: BrandId) -> Result<i64, DbError> {
    let select = "SELECT COUNT(DISTINCT l.order_id) AS n FROM order_line l JOIN sales_order o ON o.id = l.order_id
         WHERE l.brand_id = $1 AND l.quantity - l.refunded_quantity + l.returned > l.packed AND o.status = 'paid'";
    tx.one(select, params![brand], |row| row.get("n")).await
}
