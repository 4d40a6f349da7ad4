//! What a brand changes by hand, for several products at once: status, prices, stock.

mod prices;
mod stock;
mod store;

use super::{Catalog, CatalogError};
use crate::events::{self, EventKind, NewEvent};
use crate::words::stored_words;
use crate::{BrandId, ProductId, changes};

pub use prices::{PriceChange, PricePlan};
pub use stock::{StockEdit, StockPage, StockQuery, StockRow, StockSort, StockTaken, WhichStock};

/// The most products that are changed at once.
const MOST: usize = 500;

/// Whether a product is sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProductStatus {
    /// It is sold.
    Active,
    /// It is not sold yet.
    Draft,
    /// It is not sold any more.
    Archived,
}

stored_words!(ProductStatus, "the status of a product", {
    Active = "active",
    Draft = "draft",
    Archived = "archived",
});

impl Catalog {
    /// Puts products of `brand` on sale, or away; how many have another status now. What the operator took down stays
    /// down, and what is not the brand's stays as it is.
    ///
    /// # Errors
    /// When there are more than 500.
    pub async fn set_status(
        &self,
        brand: BrandId,
        products: &[ProductId],
        status: ProductStatus,
    ) -> Result<u32, CatalogError> {
        if products.len() > MOST {
            return Err(CatalogError::TooMany(MOST));
        }
        let (mut tx, mut changed) = (self.desk.begin().await?, 0);
        for &product in &sorted(products) {
            let Some((title, before)) = store::status(&mut tx, brand, product).await? else { continue };
            if before == status || !store::set_status(&mut tx, product, status, self.desk.now()).await? {
                continue;
            }
            changes::products_in(&mut tx, &[product]).await?;
            let event = NewEvent::new(EventKind::ProductStatusSet, product).at_brand(brand).with("title", title);
            events::note_in(&self.desk, &mut tx, &event.changed(before.word(), status.word())).await?;
            changed += 1;
        }
        tx.commit().await?;
        Ok(changed)
    }
}

/// Each once, in the order of their ids, so that two who change the same things wait for each other.
fn sorted<T: Ord + Copy>(ids: &[T]) -> Vec<T> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    ids
}
