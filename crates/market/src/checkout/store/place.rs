use base::Currency;
use db::{DbError, Tx, params};

use crate::checkout::place::{NewLine, NewOrder};
use crate::checkout::quote::QuotedDelivery;
use crate::{DeliveryId, OrderId};

pub(in crate::checkout) async fn order_by_key(tx: &mut Tx, key: &str) -> Result<Option<(OrderId, String)>, DbError> {
    let select = "SELECT id, request_hash FROM sales_order WHERE idempotency_key = $1";
    tx.first(select, params![key], |row| Ok((row.get("id")?, row.get("request_hash")?))).await
}

/// `false` when the key is there already.
pub(in crate::checkout) async fn insert_order(
    tx: &mut Tx,
    order: &NewOrder<'_>,
    currency: Currency,
) -> Result<bool, DbError> {
    let insert = "INSERT INTO sales_order (id, merchant_id, idempotency_key, request_hash, access_hash, visitor_hash,
             person_id, email, name, address, note, currency, total, payment_method, seller_id, credit, plan_hash,
             placed_at, status, reserved_until, coupon, gift_note, tax_name, tax_included, credit_used, language)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 'placed', $19, $20,
             $21, $22, $23, $24, $25)
         ON CONFLICT (idempotency_key) DO NOTHING";
    let request = order.request;
    let address = json(&request.address)?;
    let credit = json(&order.credit.reason)?;
    let access_hash = order.access.hash();
    let seller = order.credit.seller.map(|seller| seller.member.0);
    let values = params![
        order.id,
        request.merchant,
        request.idempotency_key,
        order.request_hash,
        access_hash,
        request.visitor_hash,
        request.person,
        request.email,
        request.name,
        address,
        request.note,
        currency,
        order.quote.total,
        request.payment_method,
        seller,
        credit,
        order.plan_hash,
        order.at,
        order.reserved_until,
        order.coupon,
        request.gift_note,
        order.quote.tax_name,
        order.quote.tax_included,
        request.credit,
        request.language,
    ];
    Ok(tx.execute(insert, values).await? == 1)
}

pub(in crate::checkout) async fn insert_line(
    tx: &mut Tx,
    order: OrderId,
    position: i64,
    line: &NewLine,
) -> Result<(), DbError> {
    let insert =
        "INSERT INTO order_line (id, order_id, position, brand_id, product_id, variant_id, title, options, sku,
             quantity, unit_price, discount, total, tax, tax_rate, commission_rate, cv, pv, price_list_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
    let offer = &line.from.offer;
    let pv = offer.pv.saturating_mul(line.from.quantity);
    let values = params![
        line.id,
        order,
        position,
        offer.brand,
        offer.product,
        offer.variant,
        offer.title,
        offer.options,
        offer.sku,
        line.from.quantity,
        offer.price,
        line.from.discount,
        line.taxed.total,
        line.taxed.tax,
        line.taxed.rate,
        line.sale.commission,
        line.sale.commissionable,
        pv,
        offer.price_list,
    ];
    tx.execute(insert, values).await?;
    for (variant, units) in &line.parts {
        let insert = "INSERT INTO order_stock (line_id, variant_id, units) VALUES ($1, $2, $3)";
        tx.execute(insert, params![line.id, variant, units]).await?;
    }
    for (position, booked) in (0_i64..).zip(&line.shares) {
        let insert = "INSERT INTO order_share (line_id, position, payee, payee_id, amount, because)
             VALUES ($1, $2, $3, $4, $5, $6)";
        let because = json(&booked.share.because)?;
        let (payee, owner, amount) = (booked.payee, booked.account.owner(), booked.share.amount);
        tx.execute(insert, params![line.id, position, payee, owner, amount, because]).await?;
    }
    Ok(())
}

pub(in crate::checkout) async fn insert_delivery(
    tx: &mut Tx,
    id: DeliveryId,
    order: OrderId,
    delivery: &QuotedDelivery,
) -> Result<(), DbError> {
    let Some(way) = delivery.way() else { return Ok(()) };
    let insert = "INSERT INTO delivery (id, order_id, brand_id, method, days_least, days_most, total, tax, tax_rate)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let (QuotedDelivery { brand, taxed, .. }, (least, most)) = (delivery, way.days);
    let values = params![id, order, brand, way.name, least, most, taxed.total, taxed.tax, taxed.rate];
    tx.execute(insert, values).await.map(drop)
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String, DbError> {
    serde_json::to_string(value).map_err(|error| DbError::Engine(format!("a value cannot be written as JSON: {error}")))
}
