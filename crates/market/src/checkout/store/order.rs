use std::collections::HashMap;

use base::{Currency, Timestamp};
use db::{DbError, Row, Tx, params};
use ledger::Account;

use crate::checkout::model::{Delivery, Order, OrderLine, OrderShare};
use crate::{LineId, OrderId, PersonId, events};

/// Whether a customer may see an order: by the secret of one of its links, the browser it was placed in, or the account.
pub(in crate::checkout) async fn may_see(
    tx: &mut Tx,
    order: OrderId,
    secret_hash: Option<&str>,
    visitor_hash: Option<&str>,
    person: Option<PersonId>,
) -> Result<bool, DbError> {
    let select = "SELECT visitor_hash, person_id, CASE WHEN access_hash = $2 OR EXISTS
             (SELECT 1 FROM order_link WHERE order_id = $1 AND access_hash = $2) THEN 1 ELSE 0 END AS by_secret
         FROM sales_order WHERE id = $1";
    let known = tx
        .first(select, params![order, secret_hash.unwrap_or_default()], |row| {
            let by_secret: bool = row.get("by_secret")?;
            let by_browser = visitor_hash == Some(row.get::<String>("visitor_hash")?.as_str());
            let owner: Option<PersonId> = row.get("person_id")?;
            Ok(by_secret || by_browser || (owner.is_some() && owner == person))
        })
        .await?;
    match (known, visitor_hash) {
        (Some(false), Some(visitor_hash)) => is_viewer(tx, order, visitor_hash).await,
        (known, _) => Ok(known.unwrap_or(false)),
    }
}

async fn is_viewer(tx: &mut Tx, order: OrderId, visitor_hash: &str) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM order_viewer WHERE order_id = $1 AND visitor_hash = $2";
    Ok(tx.first(select, params![order, visitor_hash], |_| Ok(())).await?.is_some())
}

/// Lets a browser look at an order, if it was placed with this e-mail address; whether it was.
pub(in crate::checkout) async fn admit_viewer(
    tx: &mut Tx,
    order: OrderId,
    email: &str,
    visitor_hash: &str,
    at: Timestamp,
) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM sales_order WHERE id = $1 AND LOWER(email) = $2";
    if tx.first(select, params![order, email], |_| Ok(())).await?.is_none() {
        return Ok(false);
    }
    let insert = "INSERT INTO order_viewer (order_id, visitor_hash, since) VALUES ($1, $2, $3)
         ON CONFLICT (order_id, visitor_hash) DO NOTHING";
    tx.execute(insert, params![order, visitor_hash, at]).await?;
    Ok(true)
}

pub(in crate::checkout) async fn order(tx: &mut Tx, id: OrderId) -> Result<Option<Order>, DbError> {
    let select = "SELECT merchant_id, person_id, email, name, address, note, currency, total, refunded, payment_method,
             seller_id, credit, status, placed_at, reserved_until, paid_at, release_at, released_at, coupon, gift_note,
             tax_name, tax_included, fulfilment, credit_used, credit_refunded, language
         FROM sales_order WHERE id = $1";
    let Some(mut order) = tx.first(select, params![id], |row| read_order(id, row)).await? else { return Ok(None) };
    order.lines = lines(tx, id, order.currency).await?;
    order.deliveries = deliveries(tx, id, order.currency).await?;
    order.events = events::about_in(tx, id).await?;
    Ok(Some(order))
}

fn read_order(id: OrderId, row: &Row<'_>) -> Result<Order, DbError> {
    let currency = row.get("currency")?;
    Ok(Order {
        id,
        merchant: row.get("merchant_id")?,
        person: row.get("person_id")?,
        email: row.get("email")?,
        name: row.get("name")?,
        address: from_json(&row.get::<String>("address")?)?,
        note: row.get("note")?,
        gift_note: row.get("gift_note")?,
        language: row.get("language")?,
        coupon: row.get("coupon")?,
        tax_name: row.get("tax_name")?,
        tax_included: row.get("tax_included")?,
        currency,
        total: row.money("total", currency)?,
        refunded: row.money("refunded", currency)?,
        payment_method: row.get("payment_method")?,
        seller: row.get("seller_id")?,
        credit: from_json(&row.get::<String>("credit")?)?,
        credit_used: row.money("credit_used", currency)?,
        credit_refunded: row.money("credit_refunded", currency)?,
        status: row.get("status")?,
        fulfilment: row.get("fulfilment")?,
        placed_at: row.get("placed_at")?,
        reserved_until: row.get("reserved_until")?,
        paid_at: row.get("paid_at")?,
        release_at: row.get("release_at")?,
        released_at: row.get("released_at")?,
        lines: Vec::new(),
        deliveries: Vec::new(),
        events: Vec::new(),
    })
}

/// What a line's variant looks like today, else its product.
pub(super) const PICTURE: &str = "COALESCE(
         (SELECT i.media_hash FROM variant v JOIN image i ON i.id = v.image_id WHERE v.id = l.variant_id),
         (SELECT i.media_hash FROM image i WHERE i.product_id = l.product_id AND i.media_hash IS NOT NULL
          ORDER BY i.position LIMIT 1))";

async fn lines(tx: &mut Tx, order: OrderId, currency: Currency) -> Result<Vec<OrderLine>, DbError> {
    let select = format!(
        "SELECT l.id, l.brand_id, b.name AS brand_name, b.slug AS brand_slug, l.product_id, l.variant_id, l.title,
             l.options, l.sku, l.quantity, l.unit_price, l.discount, l.total, l.tax, l.tax_rate, l.tax_reversed,
             l.commission_rate, l.refunded_quantity, l.refunded, l.packed, l.shipped, l.delivered, l.returned,
             CASE WHEN p.status = 'active' THEN p.handle END AS handle, {PICTURE} AS picture
         FROM order_line l JOIN brand b ON b.id = l.brand_id JOIN product p ON p.id = l.product_id
         WHERE l.order_id = $1 ORDER BY l.position"
    );
    let mut lines = tx.all(&select, params![order], |row| read_line(row, currency)).await?;
    let mut shares = shares(tx, order, currency).await?;
    for line in &mut lines {
        line.shares = shares.remove(&line.id).unwrap_or_default();
    }
    Ok(lines)
}

fn read_line(row: &Row<'_>, currency: Currency) -> Result<OrderLine, DbError> {
    Ok(OrderLine {
        id: row.get("id")?,
        brand: row.get("brand_id")?,
        brand_name: row.get("brand_name")?,
        brand_slug: row.get("brand_slug")?,
        product: row.get("product_id")?,
        handle: row.get("handle")?,
        picture: row.get("picture")?,
        variant: row.get("variant_id")?,
        title: row.get("title")?,
        options: row.get("options")?,
        sku: row.get("sku")?,
        quantity: row.get("quantity")?,
        unit_price: row.money("unit_price", currency)?,
        discount: row.money("discount", currency)?,
        total: row.money("total", currency)?,
        tax: row.money("tax", currency)?,
        tax_rate: row.get("tax_rate")?,
        tax_reversed: row.money("tax_reversed", currency)?,
        commission_rate: row.get("commission_rate")?,
        refunded_quantity: row.get("refunded_quantity")?,
        refunded: row.money("refunded", currency)?,
        packed: row.get("packed")?,
        shipped: row.get("shipped")?,
        delivered: row.get("delivered")?,
        returned: row.get("returned")?,
        shares: Vec::new(),
    })
}

async fn deliveries(tx: &mut Tx, order: OrderId, currency: Currency) -> Result<Vec<Delivery>, DbError> {
    let select = "SELECT id, brand_id, method, days_least, days_most, total, tax, tax_rate, refunded, tax_reversed
         FROM delivery WHERE order_id = $1 ORDER BY brand_id";
    tx.all(select, params![order], |row| {
        Ok(Delivery {
            id: row.get("id")?,
            brand: row.get("brand_id")?,
            method: row.get("method")?,
            days: (row.get("days_least")?, row.get("days_most")?),
            total: row.money("total", currency)?,
            tax: row.money("tax", currency)?,
            tax_rate: row.get("tax_rate")?,
            refunded: row.money("refunded", currency)?,
            tax_reversed: row.money("tax_reversed", currency)?,
        })
    })
    .await
}

async fn shares(tx: &mut Tx, order: OrderId, currency: Currency) -> Result<HashMap<LineId, Vec<OrderShare>>, DbError> {
    let select = "SELECT s.line_id, s.position, s.payee, s.payee_id, s.amount, s.reversed, s.because
         FROM order_share s JOIN order_line l ON l.id = s.line_id WHERE l.order_id = $1 ORDER BY s.line_id, s.position";
    let rows = tx
        .all(select, params![order], |row| {
            let payee: String = row.get("payee")?;
            let share = OrderShare {
                position: row.get("position")?,
                account: account(&payee, row.get("payee_id")?)?,
                payee,
                amount: row.money("amount", currency)?,
                reversed: row.money("reversed", currency)?,
                because: from_json(&row.get::<String>("because")?)?,
            };
            Ok((row.get::<LineId>("line_id")?, share))
        })
        .await?;
    let mut by_line: HashMap<LineId, Vec<OrderShare>> = HashMap::new();
    for (line, share) in rows {
        by_line.entry(line).or_default().push(share);
    }
    Ok(by_line)
}

pub(super) fn account(payee: &str, owner: i64) -> Result<Account, DbError> {
    match payee {
        "brand" => Ok(Account::brand(owner)),
        "seller" | "upline" => Ok(Account::member(owner)),
        "merchant" => Ok(Account::merchant(owner)),
        "platform" => Ok(Account::platform()),
        "pool" => Ok(Account::pool(owner)),
        other => Err(DbError::Engine(format!("`{other}` is no payee"))),
    }
}

pub(super) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, DbError> {
    serde_json::from_str(text).map_err(|error| DbError::Engine(format!("stored JSON cannot be read: {error}")))
}
