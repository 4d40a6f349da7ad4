use base::{Currency, Money, Timestamp, ToValue};
use db::{DbError, Row, Tx, params};

use super::super::earns::Cheapest;
use super::super::gone::Gone;
use super::super::{Offer, Picture, Product, Variant};
use crate::many::{IDS_AT_ONCE, places};
use crate::people::{Brand, Merchant};
use crate::{BrandId, MerchantId, ProductId, VariantId};

/// The variant at the brand's own price, if `merchant` sells the brand at `at`.
pub(in crate::storefront) async fn offer(
    tx: &mut Tx,
    merchant: &Merchant,
    variant: VariantId,
    at: Timestamp,
) -> Result<Option<Offer>, DbError> {
    let select = "SELECT v.id, v.sku, v.option_values, v.pv, v.taxable, v.tax_code, v.requires_shipping,
             v.weight_grams, p.id AS product_id, p.handle, p.title, b.id AS brand_id,
             b.name AS brand_name, b.slug AS brand_slug, r.amount, COALESCE(r.cv, r.amount) AS cv,
             COALESCE((SELECT media_hash FROM image WHERE id = v.image_id),
                 (SELECT media_hash FROM image WHERE product_id = p.id AND media_hash IS NOT NULL
                  ORDER BY position LIMIT 1)) AS picture
         FROM variant v JOIN product p ON p.id = v.product_id JOIN brand b ON b.id = p.brand_id
         JOIN price r ON r.variant_id = v.id AND r.currency = $2
         WHERE v.id = $1 AND p.status = 'active' AND EXISTS (SELECT 1 FROM agreement a
             WHERE a.brand_id = b.id AND a.merchant_id = $3 AND a.status = 'accepted' AND a.paused = 0
                 AND a.decided_at <= $4 AND (a.ends_at IS NULL OR a.ends_at > $4))";
    let (merchant, currency) = (merchant.id, merchant.currency);
    tx.first(select, params![variant, currency, merchant, at], |row| read_offer(row, currency)).await
}

fn read_offer(row: &Row<'_>, currency: Currency) -> Result<Offer, DbError> {
    Ok(Offer {
        variant: row.get("id")?,
        product: row.get("product_id")?,
        brand: row.get("brand_id")?,
        brand_name: row.get("brand_name")?,
        brand_slug: row.get("brand_slug")?,
        handle: row.get("handle")?,
        title: row.get("title")?,
        options: chosen(&row.get::<String>("option_values")?).join(", "),
        sku: row.get("sku")?,
        picture: row.get("picture")?,
        price: row.money("amount", currency)?,
        standard: row.money("amount", currency)?,
        price_list: None,
        commissionable: row.money("cv", currency)?,
        pv: row.get("pv")?,
        taxable: row.get("taxable")?,
        tax_code: row.get("tax_code")?,
        requires_shipping: row.get("requires_shipping")?,
        weight_grams: row.get("weight_grams")?,
    })
}

/// The values of `["Large", "Blue"]`. The only variant of a product has no choice to name.
fn chosen(option_values: &str) -> Vec<String> {
    let values: Vec<String> = serde_json::from_str(option_values).unwrap_or_default();
    values.into_iter().filter(|value| value != "Default Title").collect()
}

pub(in crate::storefront) async fn product(
    tx: &mut Tx,
    merchant: &Merchant,
    brand: Brand,
    handle: &str,
) -> Result<Option<Product>, DbError> {
    let select =
        "SELECT id, handle, title, subtitle, description_html, category, option_names, seo_title, seo_description
         FROM product WHERE brand_id = $1 AND handle = $2 AND status = 'active'";
    let brand_id = brand.id;
    let mut brand = Some(brand);
    tx.first(select, params![brand_id, handle], |row| {
        let brand = brand.take().ok_or(DbError::NoRow)?;
        let option_names: Vec<String> = serde_json::from_str(&row.get::<String>("option_names")?).unwrap_or_default();
        Ok(Product {
            id: row.get("id")?,
            merchant: merchant.clone(),
            brand,
            handle: row.get("handle")?,
            title: row.get("title")?,
            subtitle: row.get("subtitle")?,
            description_html: row.get("description_html")?,
            category: row.get("category")?,
            seo_title: row.get("seo_title")?,
            seo_description: row.get("seo_description")?,
            option_names,
            variants: Vec::new(),
            pictures: Vec::new(),
        })
    })
    .await
}

pub(in crate::storefront) async fn variants(
    tx: &mut Tx,
    product: ProductId,
    currency: Currency,
) -> Result<Vec<Variant>, DbError> {
    let select = "SELECT v.id, v.sku, v.barcode, v.option_values, r.amount, r.compare_at,
             (SELECT media_hash FROM image WHERE id = v.image_id) AS picture
         FROM variant v JOIN price r ON r.variant_id = v.id AND r.currency = $2
         WHERE v.product_id = $1 ORDER BY v.position, v.id";
    tx.all(select, params![product, currency], |row| {
        let price: Money = row.money("amount", currency)?;
        let before = row.optional_money("compare_at", currency)?;
        Ok(Variant {
            id: row.get("id")?,
            sku: row.get("sku")?,
            barcode: row.get("barcode")?,
            option_values: chosen(&row.get::<String>("option_values")?),
            picture: row.get("picture")?,
            price,
            compare_at: before.filter(|before| before.minor() > price.minor()),
            left: None,
        })
    })
    .await
}

pub(in crate::storefront) async fn pictures(tx: &mut Tx, product: ProductId) -> Result<Vec<Picture>, DbError> {
    let select =
        "SELECT media_hash, alt FROM image WHERE product_id = $1 AND media_hash IS NOT NULL ORDER BY position, id";
    tx.all(select, params![product], |row| Ok(Picture { hash: row.get("media_hash")?, alt: row.get("alt")? })).await
}

/// The cheapest variant of each of `products` that `merchant` sells.
pub(in crate::storefront) async fn cheapest_variants(
    tx: &mut Tx,
    merchant: &Merchant,
    products: &[ProductId],
    now: Timestamp,
) -> Result<Vec<Cheapest>, DbError> {
    let mut found = Vec::with_capacity(products.len());
    for some in products.chunks(IDS_AT_ONCE) {
        found.extend(cheapest_of_some(tx, merchant, some, now).await?);
    }
    Ok(found)
}

async fn cheapest_of_some(
    tx: &mut Tx,
    merchant: &Merchant,
    products: &[ProductId],
    now: Timestamp,
) -> Result<Vec<Cheapest>, DbError> {
    let currency = merchant.currency;
    let select = format!(
        "SELECT p.id, v.id AS variant_id, p.brand_id, r.amount, COALESCE(r.cv, r.amount) AS cv, v.taxable, v.tax_code
         FROM product p JOIN variant v ON v.product_id = p.id JOIN price r ON r.variant_id = v.id AND r.currency = $1
         WHERE p.id IN ({}) AND v.id = (
             SELECT c.id FROM variant c JOIN price q ON q.variant_id = c.id AND q.currency = $1
             WHERE c.product_id = p.id ORDER BY q.amount, c.position, c.id LIMIT 1)
         AND p.status = 'active' AND EXISTS (
             SELECT 1 FROM agreement a WHERE a.brand_id = p.brand_id AND a.merchant_id = $2
                 AND a.status = 'accepted' AND a.paused = 0 AND a.decided_at <= $3 AND (a.ends_at IS NULL OR a.ends_at > $3))",
        places(4, products.len())
    );
    let mut values = vec![currency.to_value(), merchant.id.to_value(), now.to_value()];
    values.extend(products.iter().map(ToValue::to_value));
    tx.all(&select, &values, |row| {
        Ok(Cheapest {
            product: row.get("id")?,
            variant: row.get("variant_id")?,
            brand: row.get("brand_id")?,
            price: row.money("amount", currency)?,
            commissionable: row.money("cv", currency)?,
            taxable: row.get("taxable")?,
            tax_code: row.get("tax_code")?,
        })
    })
    .await
}

/// The products that were in paid orders of `product` at `merchant` together with it, the most frequent first. The latest
/// 300 orders are looked at.
pub(in crate::storefront) async fn bought_with(
    tx: &mut Tx,
    merchant: MerchantId,
    product: ProductId,
    most: u32,
) -> Result<Vec<ProductId>, DbError> {
    let select = format!(
        "SELECT l.product_id, COUNT(*) AS times FROM order_line l
         WHERE l.product_id <> $1 AND l.order_id IN (
             SELECT o.id FROM order_line mine JOIN sales_order o ON o.id = mine.order_id
             WHERE mine.product_id = $1 AND o.merchant_id = $2 AND o.paid_at IS NOT NULL
             ORDER BY o.id DESC LIMIT 300)
         GROUP BY l.product_id ORDER BY times DESC, l.product_id DESC LIMIT {most}"
    );
    tx.all(&select, params![product, merchant], |row| row.get("product_id")).await
}

/// A product of `brand` that is not sold any more.
pub(in crate::storefront) async fn gone_product(
    tx: &mut Tx,
    brand: BrandId,
    handle: &str,
) -> Result<Option<Gone>, DbError> {
    let select =
        "SELECT title, category, status FROM product WHERE brand_id = $1 AND handle = $2 AND status <> 'draft'";
    let read = |row: &Row<'_>| {
        let archived = row.get::<String>("status")? == "archived";
        Ok(Gone { title: row.get("title")?, category: row.get("category")?, archived })
    };
    tx.first(select, params![brand, *handle], read).await
}

pub(in crate::storefront) async fn address_of(
    tx: &mut Tx,
    product: ProductId,
) -> Result<Option<(BrandId, String)>, DbError> {
    let select = "SELECT brand_id, handle FROM product WHERE id = $1";
    tx.first(select, params![product], |row| Ok((row.get("brand_id")?, row.get("handle")?))).await
}
