use base::{Bps, Timestamp};
use db::{DbError, Row, Tx, params};

use super::{Agreement, AgreementStatus, NewAgreement, Party, RateChange, Side};
use crate::{AgreementId, BrandId, MerchantId, ProductId};

const AGREEMENT: &str = "id, brand_id, merchant_id, offered_by, status, commission_floor, notice_days, offered_at,
    decided_at, ends_at";

fn read_agreement(row: &Row<'_>) -> Result<Agreement, DbError> {
    Ok(Agreement {
        id: row.get("id")?,
        brand: row.get("brand_id")?,
        merchant: row.get("merchant_id")?,
        offered_by: row.get("offered_by")?,
        status: row.get("status")?,
        commission_floor: row.get("commission_floor")?,
        notice_days: row.get("notice_days")?,
        offered_at: row.get("offered_at")?,
        decided_at: row.get("decided_at")?,
        ends_at: row.get("ends_at")?,
    })
}

/// Makes other changes of the brand's terms wait for this transaction; false when there is no such brand.
pub(super) async fn lock_brand(tx: &mut Tx, brand: BrandId) -> Result<bool, DbError> {
    Ok(tx.execute("UPDATE brand SET slug = slug WHERE id = $1", params![brand]).await? == 1)
}

pub(super) async fn has_merchant(tx: &mut Tx, merchant: MerchantId) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM merchant WHERE id = $1";
    Ok(tx.first(select, params![merchant], |_| Ok(())).await?.is_some())
}

/// The title of a product of `brand`; `None` when it has no such product.
pub(super) async fn title(tx: &mut Tx, brand: BrandId, product: ProductId) -> Result<Option<String>, DbError> {
    let select = "SELECT title FROM product WHERE id = $1 AND brand_id = $2";
    tx.first(select, params![product, brand], |row| row.get("title")).await
}

/// Notes with every agreement of a brand or a merchant whether one of the two is suspended.
pub(super) async fn pause(tx: &mut Tx, party: i64) -> Result<(), DbError> {
    let update = "UPDATE agreement SET paused =
             CASE WHEN EXISTS (SELECT 1 FROM brand b WHERE b.id = agreement.brand_id AND b.suspended_at IS NOT NULL)
                 OR EXISTS (SELECT 1 FROM merchant m WHERE m.id = agreement.merchant_id AND m.suspended_at IS NOT NULL)
             THEN 1 ELSE 0 END
         WHERE brand_id = $1 OR merchant_id = $1";
    tx.execute(update, params![party]).await.map(drop)
}

pub(super) async fn set_catalog_rate(tx: &mut Tx, brand: BrandId, rate: Bps, from: Timestamp) -> Result<(), DbError> {
    let upsert = "INSERT INTO brand_commission (brand_id, valid_from, rate) VALUES ($1, $2, $3)
         ON CONFLICT (brand_id, valid_from) DO UPDATE SET rate = excluded.rate";
    tx.execute(upsert, params![brand, from, rate]).await.map(drop)
}

pub(super) async fn set_product_rate(
    tx: &mut Tx,
    product: ProductId,
    rate: Option<Bps>,
    from: Timestamp,
) -> Result<(), DbError> {
    let upsert = "INSERT INTO product_commission (product_id, valid_from, rate) VALUES ($1, $2, $3)
         ON CONFLICT (product_id, valid_from) DO UPDATE SET rate = excluded.rate";
    tx.execute(upsert, params![product, from, rate]).await.map(drop)
}

pub(super) async fn rate(tx: &mut Tx, brand: BrandId, product: ProductId, at: Timestamp) -> Result<Bps, DbError> {
    let select = "SELECT COALESCE(
             (SELECT rate FROM product_commission WHERE product_id = $2 AND valid_from <= $3
              ORDER BY valid_from DESC LIMIT 1),
             (SELECT rate FROM brand_commission WHERE brand_id = $1 AND valid_from <= $3
              ORDER BY valid_from DESC LIMIT 1),
             0) AS rate";
    tx.one(select, params![brand, product, at], |row| row.get("rate")).await
}

pub(super) async fn catalog_rate(tx: &mut Tx, brand: BrandId, at: Timestamp) -> Result<Bps, DbError> {
    let select = "SELECT rate FROM brand_commission WHERE brand_id = $1 AND valid_from <= $2
         ORDER BY valid_from DESC LIMIT 1";
    Ok(tx.first(select, params![brand, at], |row| row.get("rate")).await?.unwrap_or(Bps::ZERO))
}

/// The catalog's rate in force at `at` and those to come.
pub(super) async fn catalog_rates(tx: &mut Tx, brand: BrandId, at: Timestamp) -> Result<Vec<RateChange>, DbError> {
    let select = "SELECT rate, valid_from FROM brand_commission
         WHERE brand_id = $1 AND valid_from >= COALESCE(
             (SELECT MAX(valid_from) FROM brand_commission WHERE brand_id = $1 AND valid_from <= $2), $2)
         ORDER BY valid_from";
    let read =
        |row: &Row<'_>| Ok(RateChange { product: None, rate: row.get("rate")?, valid_from: row.get("valid_from")? });
    tx.all(select, params![brand, at], read).await
}

/// Every rate the catalog was ever given, the latest first.
pub(super) async fn catalog_history(tx: &mut Tx, brand: BrandId) -> Result<Vec<RateChange>, DbError> {
    let select = "SELECT rate, valid_from FROM brand_commission WHERE brand_id = $1 ORDER BY valid_from DESC";
    let read =
        |row: &Row<'_>| Ok(RateChange { product: None, rate: row.get("rate")?, valid_from: row.get("valid_from")? });
    tx.all(select, params![brand], read).await
}

/// The products' own rates in force at `at` and those to come.
pub(super) async fn product_rates(tx: &mut Tx, brand: BrandId, at: Timestamp) -> Result<Vec<RateChange>, DbError> {
    let select = "SELECT c.product_id, c.rate, c.valid_from
         FROM product_commission c JOIN product p ON p.id = c.product_id
         WHERE p.brand_id = $1 AND c.valid_from >= COALESCE(
             (SELECT MAX(o.valid_from) FROM product_commission o
              WHERE o.product_id = c.product_id AND o.valid_from <= $2), $2)
         ORDER BY c.product_id, c.valid_from";
    let read = |row: &Row<'_>| {
        Ok(RateChange {
            product: Some(row.get("product_id")?),
            rate: row.get("rate")?,
            valid_from: row.get("valid_from")?,
        })
    };
    tx.all(select, params![brand, at], read).await
}

/// The lowest rate in force at `at` or to come, on any product.
pub(super) async fn lowest_rate(tx: &mut Tx, brand: BrandId, at: Timestamp) -> Result<Bps, DbError> {
    let current = catalog_rate(tx, brand, at).await?;
    let catalog = catalog_rates(tx, brand, at).await?;
    let products = product_rates(tx, brand, at).await?;
    let rates = catalog.into_iter().chain(products).filter_map(|change| change.rate);
    Ok(rates.fold(current, Bps::min))
}

/// The highest floor among the agreements that run at or after `from`, and with whom.
pub(super) async fn highest_floor(
    tx: &mut Tx,
    brand: BrandId,
    from: Timestamp,
) -> Result<Option<(MerchantId, Bps)>, DbError> {
    let select = "SELECT merchant_id, commission_floor FROM agreement
         WHERE brand_id = $1 AND status = 'accepted' AND (ends_at IS NULL OR ends_at > $2)
         ORDER BY commission_floor DESC, id LIMIT 1";
    tx.first(select, params![brand, from], |row| Ok((row.get("merchant_id")?, row.get("commission_floor")?))).await
}

/// Marks the agreement between the two as over, if its time is up.
pub(super) async fn close_ended(
    tx: &mut Tx,
    brand: BrandId,
    merchant: MerchantId,
    now: Timestamp,
) -> Result<(), DbError> {
    let update = "UPDATE agreement SET status = 'ended'
         WHERE brand_id = $1 AND merchant_id = $2 AND status = 'accepted' AND ends_at <= $3";
    tx.execute(update, params![brand, merchant, now]).await.map(drop)
}

/// Adds an offer; false when one is open or an agreement runs.
pub(super) async fn insert_offer(
    tx: &mut Tx,
    id: AgreementId,
    by: Side,
    new: &NewAgreement,
    now: Timestamp,
) -> Result<bool, DbError> {
    let NewAgreement { brand, merchant, commission_floor, notice_days } = new;
    let insert = "INSERT INTO agreement
             (id, brand_id, merchant_id, offered_by, status, commission_floor, notice_days, offered_at)
         VALUES ($1, $2, $3, $4, 'offered', $5, $6, $7) ON CONFLICT DO NOTHING";
    Ok(tx.execute(insert, params![id, brand, merchant, by, commission_floor, notice_days, now]).await? == 1)
}

pub(super) async fn decide(
    tx: &mut Tx,
    id: AgreementId,
    status: AgreementStatus,
    now: Timestamp,
) -> Result<(), DbError> {
    let update = "UPDATE agreement SET status = $2, decided_at = $3 WHERE id = $1 AND status = 'offered'";
    tx.execute(update, params![id, status, now]).await.map(drop)
}

pub(super) async fn set_end(tx: &mut Tx, id: AgreementId, ends_at: Timestamp) -> Result<(), DbError> {
    tx.execute("UPDATE agreement SET ends_at = $2 WHERE id = $1", params![id, ends_at]).await.map(drop)
}

pub(super) async fn agreement(tx: &mut Tx, id: AgreementId) -> Result<Option<Agreement>, DbError> {
    tx.first(&format!("SELECT {AGREEMENT} FROM agreement WHERE id = $1"), params![id], read_agreement).await
}

pub(super) async fn agreements_of(tx: &mut Tx, party: Party) -> Result<Vec<Agreement>, DbError> {
    let (column, number) = match party {
        Party::Brand(id) => ("brand_id", id.number()),
        Party::Merchant(id) => ("merchant_id", id.number()),
    };
    let select = format!("SELECT {AGREEMENT} FROM agreement WHERE {column} = $1 ORDER BY offered_at DESC, id DESC");
    tx.all(&select, params![number], read_agreement).await
}

pub(super) async fn sells(tx: &mut Tx, merchant: MerchantId, brand: BrandId, at: Timestamp) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM agreement WHERE brand_id = $1 AND merchant_id = $2 AND status = 'accepted'
         AND paused = 0 AND decided_at <= $3 AND (ends_at IS NULL OR ends_at > $3) LIMIT 1";
    Ok(tx.first(select, params![brand, merchant, at], |_| Ok(())).await?.is_some())
}

pub(super) async fn merchants_selling(tx: &mut Tx, brand: BrandId, at: Timestamp) -> Result<Vec<MerchantId>, DbError> {
    let select = "SELECT a.merchant_id FROM agreement a JOIN merchant m ON m.id = a.merchant_id
         WHERE a.brand_id = $1 AND a.status = 'accepted' AND a.paused = 0 AND a.decided_at <= $2
         AND (a.ends_at IS NULL OR a.ends_at > $2) ORDER BY m.name, m.id";
    tx.all(select, params![brand, at], |row| row.get("merchant_id")).await
}

pub(super) async fn brands_sold(tx: &mut Tx, merchant: MerchantId, at: Timestamp) -> Result<Vec<BrandId>, DbError> {
    let select = "SELECT a.brand_id FROM agreement a JOIN brand b ON b.id = a.brand_id
         WHERE a.merchant_id = $1 AND a.status = 'accepted' AND a.paused = 0 AND a.decided_at <= $2
         AND (a.ends_at IS NULL OR a.ends_at > $2) ORDER BY b.name, b.id";
    tx.all(select, params![merchant, at], |row| row.get("brand_id")).await
}
