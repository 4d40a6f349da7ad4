use base::{Money, Timestamp, Value};
use db::{DbError, Row, Tx, params};

use super::model::{
    Photo, PhotoInfo, Return, ReturnFilter, ReturnLine, ReturnReason, ReturnRow, ReturnStatus,
};
use crate::checkout::Order;
use crate::media::NewPicture;
use crate::terms::Party;
use crate::{BrandId, LineId, MerchantId, OrderId, PhotoId, RefundId, ReturnId};

pub(super) async fn days(tx: &mut Tx, merchant: MerchantId) -> Result<Option<u32>, DbError> {
    let select = "SELECT return_days FROM merchant WHERE id = $1";
    tx.first(select, params![merchant], |row| row.get("return_days")).await
}

pub(super) async fn set_days(tx: &mut Tx, merchant: MerchantId, days: u32) -> Result<bool, DbError> {
    let update = "UPDATE merchant SET return_days = $1 WHERE id = $2";
    Ok(tx.execute(update, params![days, merchant]).await? == 1)
}

/// The pieces of an order's lines in returns that are not over.
pub(super) async fn open_pieces(tx: &mut Tx, order: OrderId) -> Result<Vec<(LineId, i64)>, DbError> {
    let select = "SELECT l.line_id, CAST(SUM(l.quantity) AS BIGINT) AS pieces
         FROM order_return r JOIN return_line l ON l.return_id = r.id
         WHERE r.order_id = $1 AND r.status IN ('asked', 'accepted') GROUP BY l.line_id";
    tx.all(select, params![order], |row| Ok((row.get("line_id")?, row.get("pieces")?))).await
}

/// When the last piece of each line arrived, or was sent where nobody has said that it arrived.
pub(super) async fn since(tx: &mut Tx, order: OrderId) -> Result<Vec<(LineId, Timestamp)>, DbError> {
    let select = "SELECT l.line_id, MAX(COALESCE(s.delivered_at, s.shipped_at)) AS since
         FROM shipment s JOIN shipment_line l ON l.shipment_id = s.id
         WHERE s.order_id = $1 AND s.status IN ('shipped', 'delivered') GROUP BY l.line_id";
    tx.all(select, params![order], |row| Ok((row.get("line_id")?, row.get("since")?))).await
}

pub(super) async fn by_key(tx: &mut Tx, key: &str) -> Result<Option<ReturnId>, DbError> {
    tx.first("SELECT id FROM order_return WHERE idempotency_key = $1", params![key], |row| row.get("id")).await
}

pub(super) async fn insert(
    tx: &mut Tx,
    id: ReturnId,
    order: &Order,
    brand: BrandId,
    key: &str,
    (reason, words): (ReturnReason, &str),
    at: Timestamp,
) -> Result<(), DbError> {
    let insert = "INSERT INTO order_return (id, order_id, merchant_id, brand_id, idempotency_key, status, reason, words,
             asked_at)
         VALUES ($1, $2, $3, $4, $5, 'asked', $6, $7, $8)";
    tx.execute(insert, params![id, order.id, order.merchant, brand, key, reason, words, at]).await.map(drop)
}

pub(super) async fn insert_line(tx: &mut Tx, id: ReturnId, line: LineId, quantity: i64) -> Result<(), DbError> {
    let insert = "INSERT INTO return_line (return_id, line_id, quantity) VALUES ($1, $2, $3)";
    tx.execute(insert, params![id, line, quantity]).await.map(drop)
}

/// Keeps a picture in its greatest width.
pub(super) async fn insert_photo(
    tx: &mut Tx,
    id: PhotoId,
    of: ReturnId,
    picture: &NewPicture,
) -> Result<(), DbError> {
    let Some((width, bytes)) = picture.sizes.first() else {
        return Err(DbError::Engine("a picture without any width".to_owned()));
    };
    let insert = "INSERT INTO return_photo (id, return_id, content_type, width, height, bytes)
         VALUES ($1, $2, $3, $4, $5, $6)";
    let values = params![id, of, picture.content_type, *width, picture.height, **bytes];
    tx.execute(insert, values).await.map(drop)
}

pub(super) async fn photo(tx: &mut Tx, of: ReturnId, id: PhotoId) -> Result<Option<Photo>, DbError> {
    let select = "SELECT content_type, bytes FROM return_photo WHERE id = $1 AND return_id = $2";
    tx.first(select, params![id, of], |row| {
        Ok(Photo { content_type: row.get("content_type")?, bytes: row.get("bytes")? })
    })
    .await
}

const COLUMNS: &str = "r.id, r.order_id, r.merchant_id, r.brand_id, b.name AS brand_name, r.status, r.reason, r.words,
         r.answer, r.asked_at, r.decided_at, r.received_at, o.currency, f.amount
     FROM order_return r JOIN brand b ON b.id = r.brand_id JOIN sales_order o ON o.id = r.order_id
     LEFT JOIN refund f ON f.id = r.refund_id";

fn read(row: &Row<'_>) -> Result<Return, DbError> {
    let amount: Option<i64> = row.get("amount")?;
    let currency = row.get("currency")?;
    let too_large = |error: base::MoneyError| DbError::Engine(error.to_string());
    Ok(Return {
        id: row.get("id")?,
        order: row.get("order_id")?,
        merchant: row.get("merchant_id")?,
        brand: row.get("brand_id")?,
        brand_name: row.get("brand_name")?,
        status: row.get("status")?,
        reason: row.get("reason")?,
        words: row.get("words")?,
        answer: row.get("answer")?,
        lines: Vec::new(),
        photos: Vec::new(),
        asked_at: row.get("asked_at")?,
        decided_at: row.get("decided_at")?,
        received_at: row.get("received_at")?,
        refunded: amount.map(|minor| Money::new(minor, currency)).transpose().map_err(too_large)?,
    })
}

pub(super) async fn find(tx: &mut Tx, id: ReturnId) -> Result<Option<Return>, DbError> {
    let select = format!("SELECT {COLUMNS} WHERE r.id = $1");
    let Some(mut found) = tx.first(&select, params![id], read).await? else { return Ok(None) };
    fill_in(tx, &mut found).await?;
    Ok(Some(found))
}

pub(super) async fn of_order(tx: &mut Tx, order: OrderId) -> Result<Vec<Return>, DbError> {
    let select = format!("SELECT {COLUMNS} WHERE r.order_id = $1 ORDER BY r.id");
    let mut all = tx.all(&select, params![order], read).await?;
    for one in &mut all {
        fill_in(tx, one).await?;
    }
    Ok(all)
}

async fn fill_in(tx: &mut Tx, of: &mut Return) -> Result<(), DbError> {
    let select = "SELECT l.id, l.title, l.options, r.quantity, r.received, r.restocked
         FROM return_line r JOIN order_line l ON l.id = r.line_id WHERE r.return_id = $1 ORDER BY l.position";
    of.lines = tx
        .all(select, params![of.id], |row| {
            Ok(ReturnLine {
                line: row.get("id")?,
                title: row.get("title")?,
                options: row.get("options")?,
                quantity: row.get("quantity")?,
                received: row.get("received")?,
                restocked: row.get("restocked")?,
            })
        })
        .await?;
    let select = "SELECT id, width, height FROM return_photo WHERE return_id = $1 ORDER BY id";
    of.photos = tx
        .all(select, params![of.id], |row| {
            Ok(PhotoInfo { id: row.get("id")?, width: row.get("width")?, height: row.get("height")? })
        })
        .await?;
    Ok(())
}

pub(super) async fn withdraw(tx: &mut Tx, id: ReturnId) -> Result<(), DbError> {
    tx.execute("UPDATE order_return SET status = 'withdrawn' WHERE id = $1", params![id]).await.map(drop)
}

pub(super) async fn decide(
    tx: &mut Tx,
    id: ReturnId,
    to: ReturnStatus,
    answer: &str,
    at: Timestamp,
) -> Result<(), DbError> {
    let update = "UPDATE order_return SET status = $1, answer = $2, decided_at = $3 WHERE id = $4";
    tx.execute(update, params![to, answer, at, id]).await.map(drop)
}

pub(super) async fn receive_line(
    tx: &mut Tx,
    id: ReturnId,
    line: LineId,
    quantity: i64,
    restocked: bool,
) -> Result<(), DbError> {
    let update = "UPDATE return_line SET received = $1, restocked = $2 WHERE return_id = $3 AND line_id = $4";
    tx.execute(update, params![quantity, restocked, id, line]).await?;
    tx.execute("UPDATE order_line SET returned = returned + $1 WHERE id = $2", params![quantity, line]).await.map(drop)
}

pub(super) async fn receive(tx: &mut Tx, id: ReturnId, refund: RefundId, at: Timestamp) -> Result<(), DbError> {
    let update = "UPDATE order_return SET status = 'received', received_at = $1, refund_id = $2 WHERE id = $3";
    tx.execute(update, params![at, refund, id]).await.map(drop)
}

pub(super) async fn list(tx: &mut Tx, party: Party, filter: ReturnFilter) -> Result<Vec<ReturnRow>, DbError> {
    let (column, owner) = match party {
        Party::Merchant(merchant) => ("r.merchant_id", merchant.number()),
        Party::Brand(brand) => ("r.brand_id", brand.number()),
    };
    let before = filter.before.map_or(i64::MAX, ReturnId::number);
    let mut values = vec![Value::Int(owner), Value::Int(before)];
    let mut conditions = format!("{column} = $1 AND r.id < $2");
    if let Some(status) = filter.status {
        values.push(Value::Text(status.word()));
        conditions.push_str(" AND r.status = $3");
    }
    let limit = filter.limit.clamp(1, 200);
    let select = format!(
        "SELECT r.id, r.order_id, o.name, b.name AS brand_name, r.reason, r.status, r.asked_at,
             (SELECT CAST(SUM(quantity) AS BIGINT) FROM return_line WHERE return_id = r.id) AS pieces
         FROM order_return r JOIN sales_order o ON o.id = r.order_id JOIN brand b ON b.id = r.brand_id
         WHERE {conditions} ORDER BY r.id DESC LIMIT {limit}"
    );
    tx.all(&select, &values, |row| {
        Ok(ReturnRow {
            id: row.get("id")?,
            order: row.get("order_id")?,
            customer: row.get("name")?,
            brand_name: row.get("brand_name")?,
            pieces: row.get("pieces")?,
            reason: row.get("reason")?,
            status: row.get("status")?,
            asked_at: row.get("asked_at")?,
        })
    })
    .await
}

pub(super) async fn count_by_status(
    tx: &mut Tx,
    merchant: MerchantId,
) -> Result<Vec<(ReturnStatus, i64)>, DbError> {
    let select = "SELECT status, COUNT(*) AS n FROM order_return WHERE merchant_id = $1 GROUP BY status ORDER BY status";
    tx.all(select, params![merchant], |row| Ok((row.get("status")?, row.get("n")?))).await
}
