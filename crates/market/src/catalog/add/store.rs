use base::Timestamp;
use db::{DbError, Tx, params};

use super::{BundlePart, NewImage, NewProduct, NewVariant};
use crate::{BrandId, ImageId, ProductId, VariantId};

pub(super) async fn insert_product(
    tx: &mut Tx,
    id: ProductId,
    brand: BrandId,
    product: &NewProduct,
    description: &str,
    at: Timestamp,
) -> Result<(), DbError> {
    let insert = "INSERT INTO product (id, brand_id, handle, title, subtitle, description_html, category, status,
             option_names, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'active', $8, $9, $9)";
    let NewProduct { handle, title, subtitle, category, option_names, .. } = product;
    let names = json(option_names)?;
    let values = params![id, brand, handle, title, subtitle, *description, category, names, at];
    tx.execute(insert, values).await.map(drop)
}

pub(super) async fn insert_tag(tx: &mut Tx, product: ProductId, tag: &str) -> Result<(), DbError> {
    let insert = "INSERT INTO product_tag (product_id, tag) VALUES ($1, $2) ON CONFLICT (product_id, tag) DO NOTHING";
    tx.execute(insert, params![product, *tag]).await.map(drop)
}

pub(super) async fn insert_image(
    tx: &mut Tx,
    product: ProductId,
    position: i64,
    image: &NewImage,
) -> Result<ImageId, DbError> {
    let id: ImageId = tx.next_id();
    let insert = "INSERT INTO image (id, product_id, position, alt, media_hash) VALUES ($1, $2, $3, $4, $5)";
    tx.execute(insert, params![id, product, position, image.alt, image.media_hash]).await?;
    Ok(id)
}

pub(super) async fn insert_variant(
    tx: &mut Tx,
    product: ProductId,
    position: i64,
    variant: &NewVariant,
    image: Option<ImageId>,
) -> Result<VariantId, DbError> {
    let id: VariantId = tx.next_id();
    let options = json(&variant.option_values)?;
    let insert = "INSERT INTO variant (id, product_id, position, sku, option_values, image_id, pv)
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    tx.execute(insert, params![id, product, position, variant.sku, options, image, variant.pv]).await?;
    let insert = "INSERT INTO price (variant_id, currency, amount, compare_at) VALUES ($1, $2, $3, $4)";
    let currency = variant.price.currency();
    tx.execute(insert, params![id, currency, variant.price, variant.compare_at]).await?;
    let insert = "INSERT INTO stock (variant_id, tracked, on_hand) VALUES ($1, 1, $2)";
    tx.execute(insert, params![id, variant.stock]).await?;
    Ok(id)
}

pub(super) async fn insert_bundle_item(tx: &mut Tx, bundle: VariantId, part: &BundlePart) -> Result<(), DbError> {
    let insert = "INSERT INTO bundle_item (bundle_id, component_id, units) VALUES ($1, $2, $3)";
    tx.execute(insert, params![bundle, part.component, part.units]).await.map(drop)
}

fn json(values: &[String]) -> Result<String, DbError> {
    serde_json::to_string(values).map_err(|error| DbError::Engine(format!("a list cannot be written as JSON: {error}")))
}
