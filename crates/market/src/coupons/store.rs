use base::{Bps, Money, Timestamp};
use db::{DbError, Row, Tx, params};

use super::{Benefit, Coupon, NewCoupon};
use crate::{CouponId, MemberId, MerchantId, OrderId};

const SELECT: &str =
    "SELECT c.id, c.code, c.kind, c.value, c.least_goods, c.brand_id, c.member_id, c.starts_at, c.ends_at,
         c.max_uses, c.max_per_customer, c.used, c.is_active, m.currency
     FROM coupon c JOIN merchant m ON m.id = c.merchant_id";

fn read(row: &Row<'_>) -> Result<Coupon, DbError> {
    let currency = row.get("currency")?;
    let benefit = match row.get::<String>("kind")?.as_str() {
        "percent" => Benefit::Percent(row.get("value")?),
        "amount" => Benefit::Amount(row.money("value", currency)?),
        _ => Benefit::FreeDelivery,
    };
    Ok(Coupon {
        id: row.get("id")?,
        code: row.get("code")?,
        benefit,
        least_goods: row.money("least_goods", currency)?,
        brand: row.get("brand_id")?,
        member: row.get("member_id")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        max_uses: row.get("max_uses")?,
        max_per_customer: row.get("max_per_customer")?,
        used: row.get("used")?,
        is_active: row.get("is_active")?,
    })
}

pub(super) async fn of_merchant(tx: &mut Tx, merchant: MerchantId) -> Result<Vec<Coupon>, DbError> {
    tx.all(&format!("{SELECT} WHERE c.merchant_id = $1 ORDER BY c.id DESC"), params![merchant], read).await
}

pub(super) async fn of_member(tx: &mut Tx, member: MemberId) -> Result<Vec<Coupon>, DbError> {
    tx.all(&format!("{SELECT} WHERE c.member_id = $1 ORDER BY c.id DESC"), params![member], read).await
}

pub(super) async fn by_code(tx: &mut Tx, merchant: MerchantId, code: &str) -> Result<Option<Coupon>, DbError> {
    tx.first(&format!("{SELECT} WHERE c.merchant_id = $1 AND c.code = $2"), params![merchant, code], read).await
}

pub(super) async fn is_member(tx: &mut Tx, merchant: MerchantId, member: MemberId) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM member WHERE id = $1 AND merchant_id = $2";
    Ok(tx.first(select, params![member, merchant], |_| Ok(())).await?.is_some())
}

/// `false` when the code is another coupon's.
pub(super) async fn insert(
    tx: &mut Tx,
    id: CouponId,
    merchant: MerchantId,
    coupon: &NewCoupon,
    at: Timestamp,
) -> Result<bool, DbError> {
    let (kind, value) = match coupon.benefit {
        Benefit::Percent(rate) => ("percent", i64::from(Bps::points(rate))),
        Benefit::Amount(amount) => ("amount", Money::minor(amount)),
        Benefit::FreeDelivery => ("free_delivery", 0),
    };
    let insert = "INSERT INTO coupon (id, merchant_id, code, kind, value, least_goods, brand_id, member_id, starts_at,
             ends_at, max_uses, max_per_customer, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (merchant_id, code) DO NOTHING";
    let values = params![
        id,
        merchant,
        coupon.code,
        kind,
        value,
        coupon.least_goods,
        coupon.brand,
        coupon.member,
        coupon.starts_at,
        coupon.ends_at,
        coupon.max_uses,
        coupon.max_per_customer,
        at,
    ];
    Ok(tx.execute(insert, values).await? == 1)
}

/// The coupon's code; `None` when the merchant has no such coupon.
pub(super) async fn set_active(
    tx: &mut Tx,
    merchant: MerchantId,
    coupon: CouponId,
    active: bool,
) -> Result<Option<String>, DbError> {
    let update = "UPDATE coupon SET is_active = $1 WHERE id = $2 AND merchant_id = $3 RETURNING code";
    tx.first(update, params![active, coupon, merchant], |row| row.get("code")).await
}

/// Counts one more use; `false` when there is none left or the coupon was stopped.
pub(super) async fn take_use(tx: &mut Tx, coupon: CouponId) -> Result<bool, DbError> {
    let update = "UPDATE coupon SET used = used + 1
         WHERE id = $1 AND is_active = 1 AND (max_uses IS NULL OR used < max_uses)";
    Ok(tx.execute(update, params![coupon]).await? == 1)
}

pub(super) async fn uses_by(tx: &mut Tx, coupon: CouponId, customer: &str) -> Result<i64, DbError> {
    let select = "SELECT COUNT(*) AS uses FROM coupon_use WHERE coupon_id = $1 AND customer = $2";
    tx.one(select, params![coupon, customer], |row| row.get("uses")).await
}

pub(super) async fn insert_use(tx: &mut Tx, coupon: CouponId, order: OrderId, customer: &str) -> Result<(), DbError> {
    let insert = "INSERT INTO coupon_use (order_id, coupon_id, customer) VALUES ($1, $2, $3)";
    tx.execute(insert, params![order, coupon, customer]).await.map(drop)
}

pub(super) async fn give_back(tx: &mut Tx, order: OrderId) -> Result<(), DbError> {
    let delete = "DELETE FROM coupon_use WHERE order_id = $1 RETURNING coupon_id";
    let freed = tx.first(delete, params![order], |row| row.get::<CouponId>("coupon_id")).await?;
    if let Some(coupon) = freed {
        tx.execute("UPDATE coupon SET used = used - 1 WHERE id = $1", params![coupon]).await?;
    }
    Ok(())
}
