//! A brand's own look at its products: what is short, what it costs, and what commission holds for it.

mod edit;
mod model;
mod store;

use db::DbError;

use crate::{BrandId, Desk, ProductId};

pub use edit::{Kept, KeptVariant, ProductChange, ProductStatus, ShelfError, StockStep};
pub use model::{OnShelf, ShelfCounts, ShelfPage, ShelfQuery, WhichProducts};

/// A brand's products, whether anybody sells them or not.
#[derive(Debug, Clone)]
pub struct Shelf {
    desk: Desk,
}

impl Shelf {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// The brand's products that answer `query`, one page of them: sold out ones first, then those that nearly are, then
    /// the others by title. Archived products are left out.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn products(&self, query: &ShelfQuery<'_>) -> Result<ShelfPage, DbError> {
        store::products(&mut self.desk.read().await?, query, self.desk.now()).await
    }

    /// How many products of each kind the brand has.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn counts(&self, brand: BrandId) -> Result<ShelfCounts, DbError> {
        store::counts(&mut self.desk.read().await?, brand, self.desk.now()).await
    }

    /// The title of one of the brand's products; `None` when it has no such product.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn title(&self, brand: BrandId, product: ProductId) -> Result<Option<String>, DbError> {
        store::title(&mut self.desk.read().await?, brand, product).await
    }

    /// How many products the brand has that can be sold.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn active_products(&self, brand: BrandId) -> Result<u32, DbError> {
        store::active_products(&mut self.desk.read().await?, brand).await
    }
}
