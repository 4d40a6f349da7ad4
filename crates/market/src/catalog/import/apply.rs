//! A product becomes what it should be.

use base::Timestamp;
use db::{DbError, Tx};

use super::shelved::{Shelved, ShelvedImage, ShelvedVariant};
use super::store;
use crate::{BrandId, ImageId, ProductId, VariantId};

/// Writes what is different between `before` and `after`; the product's id. The commission is the caller's.
pub(super) async fn write(
    tx: &mut Tx,
    brand: BrandId,
    source_key: &str,
    before: Option<&Shelved>,
    after: &Shelved,
    at: Timestamp,
) -> Result<ProductId, DbError> {
    let nothing = Shelved::default();
    let id = match after.id {
        Some(id) if before.is_some_and(|before| row_of_product(before) == row_of_product(after)) => {
            store::touch_product(tx, id, at).await?;
            id
        }
        Some(id) => {
            store::update_product(tx, id, after, at).await?;
            id
        }
        None => {
            let id: ProductId = tx.next_id();
            store::insert_product(tx, id, brand, source_key, after, at).await?;
            id
        }
    };
    let before = before.unwrap_or(&nothing);
    if before.tags != after.tags {
        if !before.tags.is_empty() {
            store::clear_tags(tx, id).await?;
        }
        for tag in &after.tags {
            store::insert_tag(tx, id, tag).await?;
        }
    }
    let images = write_images(tx, id, &before.images, &after.images).await?;
    for (place, variant) in after.variants.iter().enumerate() {
        let stored =
            before.variants.iter().enumerate().find(|(_, stored)| stored.id.is_some() && stored.id == variant.id);
        let image = variant.image.and_then(|at| images.get(at)).copied();
        let shown = stored.and_then(|(_, stored)| before.images.get(stored.image?)?.id);
        write_variant(tx, id, Placed { place, image, shown }, variant, stored).await?;
    }
    Ok(id)
}

/// The ids of the pictures, in order.
async fn write_images(
    tx: &mut Tx,
    product: ProductId,
    before: &[ShelvedImage],
    after: &[ShelvedImage],
) -> Result<Vec<ImageId>, DbError> {
    let mut ids = Vec::with_capacity(after.len());
    for (place, image) in after.iter().enumerate() {
        let position = number(place);
        let id = match image.id {
            None => store::insert_image(tx, product, position, image).await?,
            Some(id) => {
                if before.get(place) != Some(image) {
                    store::move_image(tx, id, position, &image.alt).await?;
                }
                id
            }
        };
        ids.push(id);
    }
    for gone in before.iter().filter_map(|image| image.id).filter(|id| !ids.contains(id)) {
        store::delete_image(tx, gone).await?;
    }
    Ok(ids)
}

/// Where a variant stands, what shows it, and what showed it before.
#[derive(Clone, Copy)]
struct Placed {
    place: usize,
    image: Option<ImageId>,
    shown: Option<ImageId>,
}

async fn write_variant(
    tx: &mut Tx,
    product: ProductId,
    at: Placed,
    variant: &ShelvedVariant,
    stored: Option<(usize, &ShelvedVariant)>,
) -> Result<(), DbError> {
    let Some((place, before)) = stored else {
        let id = store::insert_variant(tx, product, number(at.place), variant, at.image).await?;
        for price in &variant.prices {
            store::set_price(tx, id, price).await?;
        }
        return store::set_stock(tx, id, variant.stock, Some(variant.stock.on_hand)).await;
    };
    let Some(id) = variant.id else { return Ok(()) };
    if place != at.place {
        store::place_variant(tx, id, number(at.place)).await?;
    }
    if at.shown != at.image || row_of_variant(before) != row_of_variant(variant) {
        store::update_variant(tx, id, variant, at.image).await?;
    }
    write_prices(tx, id, before, variant).await?;
    if before.stock != variant.stock {
        let on_hand = Some(variant.stock.on_hand).filter(|on_hand| *on_hand != before.stock.on_hand);
        store::set_stock(tx, id, variant.stock, on_hand).await?;
    }
    Ok(())
}

async fn write_prices(
    tx: &mut Tx,
    id: VariantId,
    before: &ShelvedVariant,
    after: &ShelvedVariant,
) -> Result<(), DbError> {
    for price in after.prices.iter().filter(|price| !before.prices.contains(price)) {
        store::set_price(tx, id, price).await?;
    }
    let gone = before.prices.iter().map(|price| price.amount.currency());
    for currency in gone.filter(|currency| after.price(*currency).is_none()) {
        store::delete_price(tx, id, currency).await?;
    }
    Ok(())
}

/// What stands in the product's own row. Rows that stay are not written: it would rewrite all their indexes as well, and
/// most files change nothing but prices and stock.
fn row_of_product(product: &Shelved) -> impl PartialEq + '_ {
    let Shelved { title, description, vendor, product_type, category, status, seo_title, seo_description, .. } =
        product;
    let names = &product.option_names;
    (title, description, vendor, product_type, category, status, seo_title, seo_description, names)
}

/// What stands in the variant's own row, but for its picture.
fn row_of_variant(variant: &ShelvedVariant) -> impl PartialEq + '_ {
    let ShelvedVariant { options, sku, barcode, weight_grams, requires_shipping, taxable, hs_code, origin, .. } =
        variant;
    (options, sku, barcode, weight_grams, requires_shipping, taxable, hs_code, origin)
}

fn number(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}
