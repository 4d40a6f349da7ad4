//! A brand changes its products one by one: words, status, prices, stock.

mod error;
mod model;
mod store;

use base::Money;

use super::Shelf;
use crate::catalog::{Catalog, NewProduct};
use crate::events::{self, EventKind, NewEvent};
use crate::{BrandId, ProductId, VariantId, changes};

pub use error::ShelfError;
pub use model::{Kept, KeptVariant, ProductChange, ProductStatus, StockStep};

/// More pieces than this are a mistake.
const MOST_PIECES: i64 = 10_000_000;

impl Shelf {
    /// One of the brand's products with everything about it; `None` when it has no such product.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn kept(&self, brand: BrandId, product: ProductId) -> Result<Option<Kept>, ShelfError> {
        let mut tx = self.desk.read().await?;
        let Some(mut kept) = store::product(&mut tx, brand, product).await? else { return Ok(None) };
        kept.variants = store::variants(&mut tx, product).await?;
        for variant in &mut kept.variants {
            variant.prices = store::prices(&mut tx, variant.id).await?;
        }
        Ok(Some(kept))
    }

    /// Puts a product on the shelf.
    ///
    /// # Errors
    /// When a text is not sound, a variant does not name each option, or the handle is taken.
    pub async fn add(&self, brand: BrandId, new: &NewProduct) -> Result<ProductId, ShelfError> {
        model::check(new)?;
        let mut tx = self.desk.begin().await?;
        let catalog = Catalog::new(self.desk.clone());
        let (product, _) = match catalog.add_product_in(&mut tx, brand, new).await {
            // Options were compared before.
            Err(db::DbError::Unique(_)) => return Err(ShelfError::HandleTaken),
            added => added?,
        };
        tx.commit().await?;
        Ok(product)
    }

    /// Changes what a product says, and whether it can be sold.
    ///
    /// # Errors
    /// When a text is not sound or the brand has no such product.
    pub async fn change(&self, brand: BrandId, product: ProductId, change: &ProductChange) -> Result<(), ShelfError> {
        let change = change.checked()?;
        let mut tx = self.desk.begin().await?;
        if !store::change(&mut tx, brand, product, &change, self.desk.now()).await? {
            return Err(ShelfError::NoSuchProduct);
        }
        changes::products_in(&mut tx, &[product]).await?;
        let title = super::store::title(&mut tx, brand, product).await?;
        let event = NewEvent::new(EventKind::ProductChanged, product).at_brand(brand).with("title", title);
        events::note_in(&self.desk, &mut tx, &event).await?;
        Ok(tx.commit().await?)
    }

    /// Sets what one of a variant costs, in the currency of `price`. What commission is computed on is at most the price.
    ///
    /// # Errors
    /// When it is negative or the brand has no such variant.
    pub async fn set_price(&self, brand: BrandId, variant: VariantId, price: Money) -> Result<ProductId, ShelfError> {
        if price.is_negative() {
            return Err(ShelfError::Price);
        }
        let mut tx = self.desk.begin().await?;
        let product = store::product_of(&mut tx, brand, variant).await?.ok_or(ShelfError::NoSuchVariant)?;
        let known = store::prices(&mut tx, variant).await?;
        let before = known.iter().find(|known| known.currency() == price.currency()).map(ToString::to_string);
        store::set_price(&mut tx, variant, price).await?;
        changes::products_in(&mut tx, &[product]).await?;
        let title = super::store::title(&mut tx, brand, product).await?;
        let event = NewEvent::new(EventKind::PriceSet, variant).at_brand(brand).with("title", title);
        events::note_in(&self.desk, &mut tx, &event.changed(before, price.to_string())).await?;
        tx.commit().await?;
        Ok(product)
    }

    /// Sets or moves how many there are of a variant. What is reserved stays reserved.
    ///
    /// # Errors
    /// When there would be fewer than none, or more than anybody has, or the brand has no such variant.
    pub async fn set_stock(
        &self,
        brand: BrandId,
        variant: VariantId,
        step: StockStep,
    ) -> Result<ProductId, ShelfError> {
        let sound = match step {
            StockStep::Set(pieces) => (0..=MOST_PIECES).contains(&pieces),
            StockStep::Move(pieces) => (-MOST_PIECES..=MOST_PIECES).contains(&pieces),
        };
        if !sound {
            return Err(ShelfError::Pieces(MOST_PIECES));
        }
        let mut tx = self.desk.begin().await?;
        let product = store::product_of(&mut tx, brand, variant).await?.ok_or(ShelfError::NoSuchVariant)?;
        let before = store::variants(&mut tx, product).await?;
        let done = match step {
            StockStep::Set(pieces) => store::set_stock(&mut tx, variant, pieces).await?,
            StockStep::Move(pieces) => store::move_stock(&mut tx, variant, pieces, MOST_PIECES).await?,
        };
        if !done {
            return Err(ShelfError::Pieces(MOST_PIECES));
        }
        changes::variant_in(&mut tx, variant).await?;
        let title = super::store::title(&mut tx, brand, product).await?;
        let (from, to) = (before.iter().find(|kept| kept.id == variant), store::variants(&mut tx, product).await?);
        let to = to.iter().find(|kept| kept.id == variant).map(|kept| kept.on_hand);
        let event = NewEvent::new(EventKind::StockSet, variant).at_brand(brand).with("title", title);
        events::note_in(&self.desk, &mut tx, &event.changed(from.map(|kept| kept.on_hand), to)).await?;
        tx.commit().await?;
        Ok(product)
    }
}
