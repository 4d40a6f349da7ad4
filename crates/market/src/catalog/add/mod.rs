//! One product, complete, put on the shelf.

mod store;

use base::Money;
use db::{DbError, Tx};

use super::Catalog;
use crate::events::{self, EventKind, NewEvent};
use crate::{BrandId, ImageId, ProductId, VariantId, changes};

/// A product to be put on the shelf.
#[derive(Debug, Clone)]
pub struct NewProduct {
    /// Its part of the address, unique within the brand.
    pub handle: String,
    /// Its title.
    pub title: String,
    /// What it is, in a few words; may be empty.
    pub subtitle: String,
    /// Its description in HTML; sanitised when it is stored.
    pub description_html: String,
    /// Its category, `Kitchen > Mugs`; may be empty.
    pub category: String,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// The names of its options; none when there is no choice.
    pub option_names: Vec<String>,
    /// Its pictures, in order.
    pub images: Vec<NewImage>,
    /// Its variants, in order; at least one.
    pub variants: Vec<NewVariant>,
}

/// A picture of a product.
#[derive(Debug, Clone)]
pub struct NewImage {
    /// Its hash in the media store.
    pub media_hash: String,
    /// What it shows, in words.
    pub alt: String,
}

/// A variant of a product.
#[derive(Debug, Clone)]
pub struct NewVariant {
    /// The brand's article number.
    pub sku: String,
    /// Its value of each option.
    pub option_values: Vec<String>,
    /// What one costs.
    pub price: Money,
    /// What one cost before, when that was more.
    pub compare_at: Option<Money>,
    /// Personal volume of one, in hundredths of a point.
    pub pv: i64,
    /// How many there are.
    pub stock: i64,
    /// Which of the product's pictures shows it.
    pub image: Option<usize>,
}

/// A part of a set.
#[derive(Debug, Clone)]
pub struct BundlePart {
    /// The stocked variant.
    pub component: VariantId,
    /// How many of it are inside; 1 to 1,000.
    pub units: i64,
}

impl Catalog {
    /// Puts a product on the shelf, in the caller's transaction; its id and those of its variants, in order.
    ///
    /// # Errors
    /// [`DbError::Unique`] when the brand has a product with this handle, or two variants have the same options.
    pub async fn add_product_in(
        &self,
        tx: &mut Tx,
        brand: BrandId,
        product: &NewProduct,
    ) -> Result<(ProductId, Vec<VariantId>), DbError> {
        let id: ProductId = tx.next_id();
        let description = ammonia::clean(&product.description_html);
        store::insert_product(tx, id, brand, product, &description, self.desk.now()).await?;
        for tag in &product.tags {
            store::insert_tag(tx, id, tag).await?;
        }
        let mut images: Vec<ImageId> = Vec::with_capacity(product.images.len());
        for (position, image) in (0_i64..).zip(&product.images) {
            images.push(store::insert_image(tx, id, position, image).await?);
        }
        let mut variants = Vec::with_capacity(product.variants.len());
        for (position, variant) in (0_i64..).zip(&product.variants) {
            let image = variant.image.and_then(|at| images.get(at)).copied();
            variants.push(store::insert_variant(tx, id, position, variant, image).await?);
        }
        changes::products_in(tx, &[id]).await?;
        let event = NewEvent::new(EventKind::ProductAdded, id).at_brand(brand).with("title", product.title.as_str());
        events::note_in(&self.desk, tx, &event).await?;
        Ok((id, variants))
    }

    /// Makes `bundle` a set: its stock is that of its parts from now on.
    ///
    /// # Errors
    /// When a part does not exist or is named twice.
    pub async fn make_bundle_in(&self, tx: &mut Tx, bundle: VariantId, parts: &[BundlePart]) -> Result<(), DbError> {
        for part in parts {
            store::insert_bundle_item(tx, bundle, part).await?;
        }
        changes::variant_in(tx, bundle).await
    }
}
