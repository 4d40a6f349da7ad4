//! News for the index that every node keeps in memory: which products and brands it has to read again. Whoever changes what
//! can be found says so here, in the same transaction; [`crate::search`] listens.

mod store;

use db::{DbError, Tx};

use crate::many::IDS_AT_ONCE;
use crate::{BrandId, ProductId, VariantId};

pub(crate) use store::{Change, forget_before, newer_than};

/// Says that these products have other words, prices, stock or another status.
pub(crate) async fn products_in(tx: &mut Tx, products: &[ProductId]) -> Result<(), DbError> {
    // Two parameters for each.
    for some in products.chunks(IDS_AT_ONCE / 2) {
        store::insert_products(tx, some).await?;
    }
    Ok(())
}

/// Says that there are none of a variant any more, or some again.
pub(crate) async fn variant_in(tx: &mut Tx, variant: VariantId) -> Result<(), DbError> {
    store::insert_product_of(tx, variant).await
}

/// Says that a brand has another name, or is sold by others.
pub(crate) async fn brand_in(tx: &mut Tx, brand: BrandId) -> Result<(), DbError> {
    store::insert_brand(tx, brand).await
}
