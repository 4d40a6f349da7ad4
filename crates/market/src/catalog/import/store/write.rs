use base::{Currency, Timestamp};
use db::{DbError, Tx, params};

use super::super::shelved::{Shelved, ShelvedImage, ShelvedPrice, ShelvedStock, ShelvedVariant};
use crate::{BrandId, ImageId, ProductId, VariantId};

pub(in crate::catalog::import) async fn insert_product(
    tx: &mut Tx,
    id: ProductId,
    brand: BrandId,
    source_key: &str,
    product: &Shelved,
    at: Timestamp,
) -> Result<(), DbError> {
    let insert = "INSERT INTO product (id, brand_id, handle, source_key, title, description_html, vendor, product_type,
             category, status, seo_title, seo_description, option_names, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)";
    let Shelved { handle, title, description, vendor, product_type, category, status, .. } = product;
    let (seo_title, seo_description, names) =
        (&product.seo_title, &product.seo_description, json(&product.option_names)?);
    let values = params![
        id,
        brand,
        handle,
        *source_key,
        title,
        description,
        vendor,
        product_type,
        category,
        status,
        seo_title,
        seo_description,
        names,
        at
    ];
    tx.execute(insert, values).await.map(drop)
}

pub(in crate::catalog::import) async fn update_product(
    tx: &mut Tx,
    id: ProductId,
    product: &Shelved,
    at: Timestamp,
) -> Result<(), DbError> {
    let update = "UPDATE product SET title = $2, description_html = $3, vendor = $4, product_type = $5, category = $6,
             status = CASE WHEN taken_down_at IS NULL THEN $7 ELSE status END, seo_title = $8, seo_description = $9, option_names = $10, updated_at = $11
         WHERE id = $1";
    let Shelved { title, description, vendor, product_type, category, status, .. } = product;
    let (seo_title, seo_description, names) =
        (&product.seo_title, &product.seo_description, json(&product.option_names)?);
    let values =
        params![id, title, description, vendor, product_type, category, status, seo_title, seo_description, names, at];
    tx.execute(update, values).await.map(drop)
}

pub(in crate::catalog::import) async fn touch_product(
    tx: &mut Tx,
    id: ProductId,
    at: Timestamp,
) -> Result<(), DbError> {
    tx.execute("UPDATE product SET updated_at = $2 WHERE id = $1", params![id, at]).await.map(drop)
}

pub(in crate::catalog::import) async fn clear_tags(tx: &mut Tx, product: ProductId) -> Result<(), DbError> {
    tx.execute("DELETE FROM product_tag WHERE product_id = $1", params![product]).await.map(drop)
}

pub(in crate::catalog::import) async fn insert_tag(tx: &mut Tx, product: ProductId, tag: &str) -> Result<(), DbError> {
    tx.execute("INSERT INTO product_tag (product_id, tag) VALUES ($1, $2)", params![product, *tag]).await.map(drop)
}

pub(in crate::catalog::import) async fn insert_image(
    tx: &mut Tx,
    product: ProductId,
    position: i64,
    image: &ShelvedImage,
) -> Result<ImageId, DbError> {
    let id: ImageId = tx.next_id();
    let insert = "INSERT INTO image (id, product_id, position, alt, source_url) VALUES ($1, $2, $3, $4, $5)";
    tx.execute(insert, params![id, product, position, image.alt, image.url]).await?;
    Ok(id)
}

pub(in crate::catalog::import) async fn move_image(
    tx: &mut Tx,
    id: ImageId,
    position: i64,
    alt: &str,
) -> Result<(), DbError> {
    tx.execute("UPDATE image SET position = $2, alt = $3 WHERE id = $1", params![id, position, *alt]).await.map(drop)
}

pub(in crate::catalog) async fn delete_image(tx: &mut Tx, id: ImageId) -> Result<(), DbError> {
    tx.execute("UPDATE variant SET image_id = NULL WHERE image_id = $1", params![id]).await?;
    tx.execute("DELETE FROM picture_problem WHERE image_id = $1", params![id]).await?;
    tx.execute("DELETE FROM image WHERE id = $1", params![id]).await.map(drop)
}

pub(in crate::catalog::import) async fn insert_variant(
    tx: &mut Tx,
    product: ProductId,
    position: i64,
    variant: &ShelvedVariant,
    image: Option<ImageId>,
) -> Result<VariantId, DbError> {
    let id: VariantId = tx.next_id();
    let insert = "INSERT INTO variant (id, product_id, position, sku, barcode, option_values, image_id, weight_grams,
             requires_shipping, taxable, hs_code, origin_country)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let ShelvedVariant { sku, barcode, weight_grams, requires_shipping, taxable, hs_code, origin, .. } = variant;
    let options = json(&variant.options)?;
    let values = params![
        id,
        product,
        position,
        sku,
        barcode,
        options,
        image,
        weight_grams,
        requires_shipping,
        taxable,
        hs_code,
        origin
    ];
    tx.execute(insert, values).await?;
    Ok(id)
}

pub(in crate::catalog::import) async fn update_variant(
    tx: &mut Tx,
    id: VariantId,
    variant: &ShelvedVariant,
    image: Option<ImageId>,
) -> Result<(), DbError> {
    let update = "UPDATE variant SET sku = $2, barcode = $3, option_values = $4, image_id = $5, weight_grams = $6,
             requires_shipping = $7, taxable = $8, hs_code = $9, origin_country = $10
         WHERE id = $1";
    let ShelvedVariant { sku, barcode, weight_grams, requires_shipping, taxable, hs_code, origin, .. } = variant;
    let options = json(&variant.options)?;
    let values = params![id, sku, barcode, options, image, weight_grams, requires_shipping, taxable, hs_code, origin];
    tx.execute(update, values).await.map(drop)
}

pub(in crate::catalog::import) async fn place_variant(
    tx: &mut Tx,
    id: VariantId,
    position: i64,
) -> Result<(), DbError> {
    tx.execute("UPDATE variant SET position = $2 WHERE id = $1", params![id, position]).await.map(drop)
}

pub(in crate::catalog::import) async fn set_price(
    tx: &mut Tx,
    variant: VariantId,
    price: &ShelvedPrice,
) -> Result<(), DbError> {
    let upsert = "INSERT INTO price (variant_id, currency, amount, compare_at, cv) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (variant_id, currency)
         DO UPDATE SET amount = excluded.amount, compare_at = excluded.compare_at, cv = excluded.cv";
    let ShelvedPrice { amount, compare_at, cv } = price;
    tx.execute(upsert, params![variant, amount.currency(), amount, compare_at, cv]).await.map(drop)
}

pub(in crate::catalog::import) async fn delete_price(
    tx: &mut Tx,
    variant: VariantId,
    currency: Currency,
) -> Result<(), DbError> {
    let delete = "DELETE FROM price WHERE variant_id = $1 AND currency = $2";
    tx.execute(delete, params![variant, currency]).await.map(drop)
}

/// `on_hand` is `None` when the number stays. Orders may reserve while we work: what is reserved then stays on hand.
pub(in crate::catalog::import) async fn set_stock(
    tx: &mut Tx,
    variant: VariantId,
    stock: ShelvedStock,
    on_hand: Option<i64>,
) -> Result<(), DbError> {
    let upsert = "INSERT INTO stock (variant_id, tracked, oversell, on_hand) VALUES ($1, $2, $3, COALESCE($4, 0))
         ON CONFLICT (variant_id) DO UPDATE SET tracked = excluded.tracked, oversell = excluded.oversell,
             on_hand = CASE WHEN $5 = 0 THEN stock.on_hand
                 WHEN stock.reserved > 0 AND excluded.on_hand < stock.reserved THEN stock.reserved
                 ELSE excluded.on_hand END";
    let is_set = on_hand.is_some();
    tx.execute(upsert, params![variant, stock.tracked, stock.oversell, on_hand, is_set]).await.map(drop)
}

pub(in crate::catalog::import) async fn insert_import(
    tx: &mut Tx,
    brand: BrandId,
    file: &str,
    counts: [i64; 3],
    at: Timestamp,
) -> Result<(), DbError> {
    let id: i64 = tx.next_id();
    let insert = "INSERT INTO catalog_import (id, brand_id, file, created, changed, unchanged, done_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let [created, changed, unchanged] = counts;
    tx.execute(insert, params![id, brand, *file, created, changed, unchanged, at]).await.map(drop)
}

fn json(values: &[String]) -> Result<String, DbError> {
    serde_json::to_string(values).map_err(|error| DbError::Engine(format!("a list cannot be written as JSON: {error}")))
}
