//! What can be bought where, ready to show: lists with filters, a product with its variants, what a seller earns on it.

mod earns;
mod error;
mod gone;
mod home;
mod listing;
mod offer;
mod product;
mod sitemap;
mod store;

use crate::Desk;

pub use error::StorefrontError;
pub use gone::Gone;
pub use home::OnePiece;
pub use listing::{Card, Counts, Listing, Query};
pub(crate) use listing::{cards_in, chosen_in};
pub use offer::Offer;
pub(crate) use offer::offer_in;
pub use product::{Picture, Product, Variant};
pub use search::category_slug;
pub use sitemap::{PART, SiteEntry, SiteKind};

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
