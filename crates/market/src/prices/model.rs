use base::{Bps, Money, Timestamp};

use super::PriceError;
use crate::words::stored_words;
use crate::{BrandId, PriceListId, ProductId};

/// Whom a price list is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Everybody: a sale.
    Everybody,
    /// The signed-in customers it names.
    Group,
    /// The merchant's active sellers, for their own use.
    Sellers,
}

stored_words!(Audience, "whom a price list is for", {
    Everybody = "everybody",
    Group = "group",
    Sellers = "sellers",
});

/// A price list to be made.
#[derive(Debug, Clone)]
pub struct NewPriceList {
    /// What it is called.
    pub name: String,
    /// Whom it is for.
    pub audience: Audience,
    /// From when on.
    pub starts_at: Timestamp,
    /// Until when; the moment itself is no longer in it.
    pub ends_at: Option<Timestamp>,
}

impl NewPriceList {
    pub(super) fn checked(&self) -> Result<Self, PriceError> {
        let name = self.name.trim().to_owned();
        if !(1..=60).contains(&name.chars().count()) || name.chars().any(char::is_control) {
            return Err(PriceError::Name);
        }
        if self.ends_at.is_some_and(|end| end <= self.starts_at) {
            return Err(PriceError::Ends);
        }
        Ok(Self { name, ..self.clone() })
    }
}

/// A price list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceList {
    /// Its id.
    pub id: PriceListId,
    /// What it is called.
    pub name: String,
    /// Whom it is for.
    pub audience: Audience,
    /// From when on.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Option<Timestamp>,
    /// Whether the merchant lets it be used.
    pub is_active: bool,
    /// How many variants have a price of their own in it.
    pub prices: i64,
    /// How many customers it names.
    pub customers: i64,
    /// The parts it takes off.
    pub offs: Vec<Off>,
}

impl PriceList {
    /// Whether it counts at `at`.
    #[must_use]
    pub fn runs_at(&self, at: Timestamp) -> bool {
        self.is_active && self.starts_at <= at && self.ends_at.is_none_or(|end| at < end)
    }
}

/// A part off the brand's price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Off {
    /// Of what.
    pub of: OffWhat,
    /// How much.
    pub off: Bps,
}

/// What a part is taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OffWhat {
    /// Everything the merchant sells.
    Everything,
    /// Everything of a brand.
    Brand(BrandId),
    /// One product.
    Product(ProductId),
}

/// What a list's own prices come to in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceRow {
    /// The brand's part of the address.
    pub brand: String,
    /// The brand's article number.
    pub sku: String,
    /// What it is.
    pub title: String,
    /// The brand's own price.
    pub standard: Money,
    /// The price in the list.
    pub price: Money,
}

/// A price to be set in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPrice {
    /// The brand's part of the address; empty where the number alone says which article is meant.
    pub brand: String,
    /// The brand's article number.
    pub sku: String,
    /// What it costs, in the merchant's currency; `None` takes it out of the list.
    pub price: Option<Money>,
}

/// What came of bringing in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// How many prices were set.
    pub set: u32,
    /// How many were taken out.
    pub removed: u32,
    /// What is wrong, by the line of the file. When there is anything, nothing was changed.
    pub problems: Vec<(usize, RowProblem)>,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowProblem {
    /// No article with this number that the merchant sells; or several, and no brand is named.
    Unknown(String),
    /// No amount, or below nothing.
    Amount(String),
    /// The same article again.
    Twice(String),
    /// Below what the brand allows.
    BelowFloor(Money),
    /// Above the brand's own price: a list makes nothing dearer.
    AboveStandard(Money),
}
