use base::{Bps, Currency, Money, Timestamp};
use db::{DbError, Row, Tx, params};

use super::{NewPriceList, Off, OffWhat, PriceList, PriceRow, Standard};
use crate::people::{Email, Merchant};
use crate::{BrandId, MerchantId, PersonId, PriceListId, ProductId, VariantId};

/// What one list says about a variant.
pub(super) struct Offered {
    pub(super) list: PriceListId,
    /// A price of its own.
    pub(super) amount: Option<Money>,
    /// Else a part off.
    pub(super) off: Option<Bps>,
}

/// What the lists say that count for `buyer` at `at`, the oldest first. A list that says nothing is left out.
pub(super) async fn offers(
    tx: &mut Tx,
    merchant: MerchantId,
    buyer: Option<PersonId>,
    standard: &Standard,
    at: Timestamp,
) -> Result<Vec<Offered>, DbError> {
    let select = "SELECT l.id, f.amount, (SELECT o.off FROM price_list_off o WHERE o.list_id = l.id
                 AND (o.product_id = $1 OR (o.product_id = 0 AND o.brand_id IN ($2, 0)))
             ORDER BY o.product_id DESC, o.brand_id DESC LIMIT 1) AS off
         FROM price_list l LEFT JOIN price_list_price f ON f.list_id = l.id AND f.variant_id = $3
         WHERE l.merchant_id = $4 AND l.is_active = 1 AND l.starts_at <= $5 AND (l.ends_at IS NULL OR l.ends_at > $5)
             AND (l.audience = 'everybody'
                 OR (l.audience = 'sellers' AND EXISTS (SELECT 1 FROM member m
                     WHERE m.merchant_id = l.merchant_id AND m.person_id = $6 AND m.status = 'active'))
                 OR (l.audience = 'group' AND EXISTS (SELECT 1 FROM price_list_customer c
                     JOIN person p ON p.email = c.email WHERE c.list_id = l.id AND p.id = $6)))
         ORDER BY l.id";
    let (buyer, currency) = (buyer.map_or(0, PersonId::number), standard.price.currency());
    let values = params![standard.product, standard.brand, standard.variant, merchant, at, buyer];
    let offers = tx
        .all(select, values, |row| {
            let amount = row.optional_money("amount", currency)?;
            Ok(Offered { list: row.get("id")?, amount, off: row.get("off")? })
        })
        .await?;
    Ok(offers.into_iter().filter(|offer| offer.amount.is_some() || offer.off.is_some()).collect())
}

/// How much may be taken off a brand's prices: everything where it has not said.
pub(super) async fn most_off(tx: &mut Tx, brand: BrandId) -> Result<Bps, DbError> {
    Ok(stated_most_off(tx, brand).await?.unwrap_or(Bps::WHOLE))
}

pub(super) async fn stated_most_off(tx: &mut Tx, brand: BrandId) -> Result<Option<Bps>, DbError> {
    let select = "SELECT most_off FROM brand_discount WHERE brand_id = $1";
    tx.first(select, params![brand], |row| row.get("most_off")).await
}

pub(super) async fn set_most_off(tx: &mut Tx, brand: BrandId, most: Option<Bps>) -> Result<(), DbError> {
    let Some(most) = most else {
        return tx.execute("DELETE FROM brand_discount WHERE brand_id = $1", params![brand]).await.map(drop);
    };
    let upsert = "INSERT INTO brand_discount (brand_id, most_off) VALUES ($1, $2)
         ON CONFLICT (brand_id) DO UPDATE SET most_off = excluded.most_off";
    tx.execute(upsert, params![brand, i64::from(most)]).await.map(drop)
}

pub(super) async fn insert(
    tx: &mut Tx,
    id: PriceListId,
    merchant: MerchantId,
    new: &NewPriceList,
    now: Timestamp,
) -> Result<(), DbError> {
    let insert = "INSERT INTO price_list (id, merchant_id, name, audience, starts_at, ends_at, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let NewPriceList { name, audience, starts_at, ends_at } = new;
    tx.execute(insert, params![id, merchant, name, audience, starts_at, ends_at, now]).await.map(drop)
}

/// A merchant's lists, the newest first; or the one named.
pub(super) async fn lists(
    tx: &mut Tx,
    merchant: MerchantId,
    only: Option<PriceListId>,
) -> Result<Vec<PriceList>, DbError> {
    let select = "SELECT l.id, l.name, l.audience, l.starts_at, l.ends_at, l.is_active,
             (SELECT COUNT(*) FROM price_list_price f WHERE f.list_id = l.id) AS prices,
             (SELECT COUNT(*) FROM price_list_customer c WHERE c.list_id = l.id) AS customers
         FROM price_list l WHERE l.merchant_id = $1 AND l.id = COALESCE($2, l.id) ORDER BY l.id DESC";
    let mut lists = tx.all(select, params![merchant, only], read).await?;
    for list in &mut lists {
        let select = "SELECT brand_id, product_id, off FROM price_list_off WHERE list_id = $1
             ORDER BY brand_id, product_id";
        list.offs = tx.all(select, params![list.id], read_off).await?;
    }
    Ok(lists)
}

fn read(row: &Row<'_>) -> Result<PriceList, DbError> {
    Ok(PriceList {
        id: row.get("id")?,
        name: row.get("name")?,
        audience: row.get("audience")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        is_active: row.get("is_active")?,
        prices: row.get("prices")?,
        customers: row.get("customers")?,
        offs: Vec::new(),
    })
}

fn read_off(row: &Row<'_>) -> Result<Off, DbError> {
    let (brand, product): (BrandId, ProductId) = (row.get("brand_id")?, row.get("product_id")?);
    let of = match (brand.number(), product.number()) {
        (0, 0) => OffWhat::Everything,
        (_, 0) => OffWhat::Brand(brand),
        _ => OffWhat::Product(product),
    };
    Ok(Off { of, off: row.get("off")? })
}

pub(super) async fn set_active(tx: &mut Tx, list: PriceListId, active: bool) -> Result<(), DbError> {
    tx.execute("UPDATE price_list SET is_active = $1 WHERE id = $2", params![active, list]).await.map(drop)
}

pub(super) async fn set_window(
    tx: &mut Tx,
    list: PriceListId,
    starts_at: Timestamp,
    ends_at: Option<Timestamp>,
) -> Result<(), DbError> {
    let update = "UPDATE price_list SET starts_at = $1, ends_at = $2 WHERE id = $3";
    tx.execute(update, params![starts_at, ends_at, list]).await.map(drop)
}

pub(super) async fn brand_of(tx: &mut Tx, product: ProductId) -> Result<Option<BrandId>, DbError> {
    tx.first("SELECT brand_id FROM product WHERE id = $1", params![product], |row| row.get("brand_id")).await
}

pub(super) async fn set_off(tx: &mut Tx, list: PriceListId, of: OffWhat, off: Option<Bps>) -> Result<(), DbError> {
    let (brand, product) = match of {
        OffWhat::Everything => (0, 0),
        OffWhat::Brand(brand) => (brand.number(), 0),
        // The product alone says what it is of.
        OffWhat::Product(product) => (0, product.number()),
    };
    let Some(off) = off else {
        let delete = "DELETE FROM price_list_off WHERE list_id = $1 AND brand_id = $2 AND product_id = $3";
        return tx.execute(delete, params![list, brand, product]).await.map(drop);
    };
    let upsert = "INSERT INTO price_list_off (list_id, brand_id, product_id, off) VALUES ($1, $2, $3, $4)
         ON CONFLICT (list_id, brand_id, product_id) DO UPDATE SET off = excluded.off";
    tx.execute(upsert, params![list, brand, product, i64::from(off)]).await.map(drop)
}

pub(super) async fn customers(tx: &mut Tx, list: PriceListId) -> Result<Vec<String>, DbError> {
    let select = "SELECT email FROM price_list_customer WHERE list_id = $1 ORDER BY email";
    tx.all(select, params![list], |row| row.get("email")).await
}

pub(super) async fn set_customers(tx: &mut Tx, list: PriceListId, emails: &[Email]) -> Result<(), DbError> {
    tx.execute("DELETE FROM price_list_customer WHERE list_id = $1", params![list]).await?;
    for email in emails {
        let insert = "INSERT INTO price_list_customer (list_id, email) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        tx.execute(insert, params![list, email]).await?;
    }
    Ok(())
}

/// A variant a merchant sells.
pub(super) struct Sold {
    pub(super) variant: VariantId,
    pub(super) brand: BrandId,
    pub(super) price: Money,
}

/// The variants with this article number that the merchant sells now, of the brand with this slug or of any; at most two.
pub(super) async fn sold(
    tx: &mut Tx,
    shop: &Merchant,
    sku: &str,
    brand: &str,
    now: Timestamp,
) -> Result<Vec<Sold>, DbError> {
    let select = "SELECT v.id, p.brand_id, r.amount FROM variant v JOIN product p ON p.id = v.product_id
         JOIN brand b ON b.id = p.brand_id JOIN price r ON r.variant_id = v.id AND r.currency = $1
         WHERE v.sku = $2 AND ($3 = '' OR b.slug = $3) AND EXISTS (SELECT 1 FROM agreement a
             WHERE a.brand_id = p.brand_id AND a.merchant_id = $4 AND a.status = 'accepted' AND a.paused = 0
                 AND (a.ends_at IS NULL OR a.ends_at > $5))
         ORDER BY v.id LIMIT 2";
    let currency = shop.currency;
    tx.all(select, params![currency, sku, brand, shop.id, now], |row| {
        Ok(Sold { variant: row.get("id")?, brand: row.get("brand_id")?, price: row.money("amount", currency)? })
    })
    .await
}

pub(super) async fn set_price(
    tx: &mut Tx,
    list: PriceListId,
    variant: VariantId,
    price: Option<Money>,
) -> Result<(), DbError> {
    let Some(price) = price else {
        let delete = "DELETE FROM price_list_price WHERE list_id = $1 AND variant_id = $2";
        return tx.execute(delete, params![list, variant]).await.map(drop);
    };
    let upsert = "INSERT INTO price_list_price (list_id, variant_id, amount) VALUES ($1, $2, $3)
         ON CONFLICT (list_id, variant_id) DO UPDATE SET amount = excluded.amount";
    tx.execute(upsert, params![list, variant, price]).await.map(drop)
}

pub(super) async fn rows(tx: &mut Tx, list: PriceListId, currency: Currency) -> Result<Vec<PriceRow>, DbError> {
    let select = "SELECT b.slug, v.sku, p.title, r.amount AS standard, f.amount
         FROM price_list_price f JOIN variant v ON v.id = f.variant_id JOIN product p ON p.id = v.product_id
         JOIN brand b ON b.id = p.brand_id JOIN price r ON r.variant_id = v.id AND r.currency = $2
         WHERE f.list_id = $1 ORDER BY b.slug, v.sku, v.id";
    tx.all(select, params![list, currency], |row| {
        Ok(PriceRow {
            brand: row.get("slug")?,
            sku: row.get("sku")?,
            title: row.get("title")?,
            standard: row.money("standard", currency)?,
            price: row.money("amount", currency)?,
        })
    })
    .await
}
