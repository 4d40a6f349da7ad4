use std::collections::HashMap;

use base::{Currency, Timestamp};
use db::{DbError, Row, Tx, params};

use super::super::shelved::{Shelved, ShelvedImage, ShelvedPrice, ShelvedStock, ShelvedVariant};
use crate::{BrandId, ImageId, ProductId, VariantId};

pub(in crate::catalog) async fn has_brand(tx: &mut Tx, brand: BrandId) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM brand WHERE id = $1";
    Ok(tx.first(select, params![brand], |_| Ok(())).await?.is_some())
}

pub(in crate::catalog) async fn by_handle(
    tx: &mut Tx,
    brand: BrandId,
    handle: &str,
) -> Result<Option<ProductId>, DbError> {
    let select = "SELECT id FROM product WHERE brand_id = $1 AND handle = $2";
    tx.first(select, params![brand, handle], |row| row.get("id")).await
}

pub(in crate::catalog) async fn by_source(
    tx: &mut Tx,
    brand: BrandId,
    key: &str,
) -> Result<Option<ProductId>, DbError> {
    let select = "SELECT id FROM product WHERE brand_id = $1 AND source_key = $2";
    tx.first(select, params![brand, key], |row| row.get("id")).await
}

pub(in crate::catalog) async fn handle_is_taken(tx: &mut Tx, brand: BrandId, handle: &str) -> Result<bool, DbError> {
    Ok(by_handle(tx, brand, handle).await?.is_some())
}

/// The ids of the next products of a brand after `last`, in order.
pub(in crate::catalog) async fn after(
    tx: &mut Tx,
    brand: BrandId,
    last: ProductId,
    most: u32,
) -> Result<Vec<ProductId>, DbError> {
    let select = "SELECT id FROM product WHERE brand_id = $1 AND id > $2 ORDER BY id LIMIT $3";
    tx.all(select, params![brand, last, most], |row| row.get("id")).await
}

/// A product with everything an import touches.
pub(in crate::catalog) async fn load(tx: &mut Tx, id: ProductId, at: Timestamp) -> Result<Shelved, DbError> {
    let select = "SELECT handle, title, description_html, vendor, product_type, category, status, seo_title,
             seo_description, option_names,
             (SELECT rate FROM product_commission WHERE product_id = $1 AND valid_from <= $2
              ORDER BY valid_from DESC LIMIT 1) AS rate
         FROM product WHERE id = $1";
    let mut product = tx.one(select, params![id, at], read_product).await?;
    product.id = Some(id);
    let select = "SELECT tag FROM product_tag WHERE product_id = $1";
    product.tags = tx.all(select, params![id], |row| row.get("tag")).await?.into_iter().collect();
    let select = "SELECT id, source_url, media_hash, alt FROM image WHERE product_id = $1 ORDER BY position, id";
    product.images = tx.all(select, params![id], read_image).await?;
    let places: HashMap<ImageId, usize> =
        product.images.iter().enumerate().filter_map(|(place, image)| Some((image.id?, place))).collect();
    let select = "SELECT v.id, v.sku, v.barcode, v.option_values, v.image_id, v.weight_grams, v.requires_shipping,
             v.taxable, v.hs_code, v.origin_country, COALESCE(s.tracked, 0) AS tracked,
             COALESCE(s.on_hand, 0) AS on_hand, COALESCE(s.reserved, 0) AS reserved, COALESCE(s.oversell, 0) AS oversell
         FROM variant v LEFT JOIN stock s ON s.variant_id = v.id WHERE v.product_id = $1 ORDER BY v.position, v.id";
    product.variants = tx.all(select, params![id], |row| read_variant(row, &places)).await?;
    let select = "SELECT p.variant_id, p.currency, p.amount, p.compare_at, p.cv
         FROM price p JOIN variant v ON v.id = p.variant_id WHERE v.product_id = $1 ORDER BY p.currency";
    let prices = tx.all(select, params![id], read_price).await?;
    let mut by_id: HashMap<VariantId, &mut ShelvedVariant> =
        product.variants.iter_mut().filter_map(|variant| Some((variant.id?, variant))).collect();
    for (variant, price) in prices {
        if let Some(variant) = by_id.get_mut(&variant) {
            variant.prices.push(price);
        }
    }
    Ok(product)
}

fn read_product(row: &Row<'_>) -> Result<Shelved, DbError> {
    Ok(Shelved {
        handle: row.get("handle")?,
        title: row.get("title")?,
        description: row.get("description_html")?,
        vendor: row.get("vendor")?,
        product_type: row.get("product_type")?,
        category: row.get("category")?,
        status: row.get("status")?,
        seo_title: row.get("seo_title")?,
        seo_description: row.get("seo_description")?,
        option_names: list(row, "option_names")?,
        rate: row.get("rate")?,
        ..Shelved::default()
    })
}

fn read_image(row: &Row<'_>) -> Result<ShelvedImage, DbError> {
    Ok(ShelvedImage {
        id: Some(row.get("id")?),
        url: row.get("source_url")?,
        media: row.get("media_hash")?,
        alt: row.get("alt")?,
    })
}

fn read_variant(row: &Row<'_>, places: &HashMap<ImageId, usize>) -> Result<ShelvedVariant, DbError> {
    let image: Option<ImageId> = row.get("image_id")?;
    Ok(ShelvedVariant {
        id: Some(row.get("id")?),
        options: list(row, "option_values")?,
        sku: row.get("sku")?,
        barcode: row.get("barcode")?,
        weight_grams: row.get("weight_grams")?,
        requires_shipping: row.get("requires_shipping")?,
        taxable: row.get("taxable")?,
        hs_code: row.get("hs_code")?,
        origin: row.get("origin_country")?,
        image: image.and_then(|image| places.get(&image)).copied(),
        prices: Vec::new(),
        stock: ShelvedStock {
            tracked: row.get("tracked")?,
            on_hand: row.get("on_hand")?,
            reserved: row.get("reserved")?,
            oversell: row.get("oversell")?,
        },
    })
}

fn read_price(row: &Row<'_>) -> Result<(VariantId, ShelvedPrice), DbError> {
    let currency: Currency = row.get("currency")?;
    let price = ShelvedPrice {
        amount: row.money("amount", currency)?,
        compare_at: row.optional_money("compare_at", currency)?,
        cv: row.optional_money("cv", currency)?,
    };
    Ok((row.get("variant_id")?, price))
}

fn list(row: &Row<'_>, column: &str) -> Result<Vec<String>, DbError> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text)
        .map_err(|error| DbError::Engine(format!("column {column} is no list of texts: {error}")))
}
