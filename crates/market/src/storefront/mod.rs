//! What can be bought where, ready to show: lists with filters, a product with its variants, what a seller earns on it.

mod category;
mod earns;
mod error;
mod listing;
mod offer;
mod product;
mod store;

use crate::Desk;

pub use category::{Category, category_slug};
pub use error::StorefrontError;
pub use listing::{Card, Counts, Listing, Query, Sort};
pub use offer::Offer;
pub(crate) use offer::offer_in;
pub use product::{Picture, Product, Variant};

/// What can be bought where.
#[derive(Debug, Clone)]
pub struct Storefront {
    desk: Desk,
}

impl Storefront {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }
}
