use db::DbError;

use super::{Storefront, store};
use crate::{BrandId, MerchantId, ProductId};

/// A product that has an address and is not sold there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Its title.
    pub title: String,
    /// Its category; may be empty.
    pub category: String,
    /// Whether its brand has put it away for good; else it is only not sold here now.
    pub archived: bool,
}

impl Storefront {
    /// What was at the address of a product, other than a draft, which nobody ever saw; `None` when nothing ever was.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn gone(&self, brand: BrandId, handle: &str) -> Result<Option<Gone>, DbError> {
        store::gone_product(&mut self.desk.read().await?, brand, handle).await
    }

    /// Where the product with this id is, whether it is sold or not: its brand and its handle.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn address_of(&self, product: ProductId) -> Result<Option<(BrandId, String)>, DbError> {
        store::address_of(&mut self.desk.read().await?, product).await
    }

    /// What was bought together with a product at `merchant`, the most frequent first.
    pub(crate) async fn bought_with(
        &self,
        merchant: MerchantId,
        product: ProductId,
        most: u32,
    ) -> Result<Vec<ProductId>, DbError> {
        store::bought_with(&mut self.desk.read().await?, merchant, product, most).await
    }
}
