//! A product with everything an import touches: as it is stored, or as it should be stored.

use std::collections::BTreeSet;

use base::{Bps, Currency, Money};

use crate::words::stored_words;
use crate::{ImageId, ProductId, VariantId};

/// A product.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::catalog) struct Shelved {
    /// `None`: not stored yet.
    pub(in crate::catalog) id: Option<ProductId>,
    pub(in crate::catalog) handle: String,
    pub(in crate::catalog) title: String,
    pub(in crate::catalog) description: String,
    pub(in crate::catalog) vendor: String,
    pub(in crate::catalog) product_type: String,
    /// `Kitchen > Mugs`
    pub(in crate::catalog) category: String,
    pub(in crate::catalog) status: Status,
    pub(in crate::catalog) seo_title: String,
    pub(in crate::catalog) seo_description: String,
    pub(in crate::catalog) option_names: Vec<String>,
    pub(in crate::catalog) tags: BTreeSet<String>,
    pub(in crate::catalog) images: Vec<ShelvedImage>,
    /// The commission of its own.
    pub(in crate::catalog) rate: Option<Bps>,
    pub(in crate::catalog) variants: Vec<ShelvedVariant>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::catalog) struct ShelvedImage {
    pub(in crate::catalog) id: Option<ImageId>,
    pub(in crate::catalog) url: Option<String>,
    /// Our copy.
    pub(in crate::catalog) media: Option<String>,
    pub(in crate::catalog) alt: String,
}

impl ShelvedImage {
    /// Whether `url` is the address of this picture: where it came from, or where an export of ours says it is.
    pub(in crate::catalog) fn is_at(&self, url: &str) -> bool {
        let ours = || self.media.as_ref().is_some_and(|hash| url.ends_with(&format!("/media/{hash}")));
        self.url.as_deref() == Some(url) || (self.url.is_none() && ours())
    }
}

/// A variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::catalog) struct ShelvedVariant {
    pub(in crate::catalog) id: Option<VariantId>,
    pub(in crate::catalog) options: Vec<String>,
    pub(in crate::catalog) sku: String,
    pub(in crate::catalog) barcode: String,
    pub(in crate::catalog) weight_grams: Option<i64>,
    pub(in crate::catalog) requires_shipping: bool,
    pub(in crate::catalog) taxable: bool,
    pub(in crate::catalog) hs_code: String,
    pub(in crate::catalog) origin: String,
    /// Which of the product's pictures shows it.
    pub(in crate::catalog) image: Option<usize>,
    /// One for each currency, by currency.
    pub(in crate::catalog) prices: Vec<ShelvedPrice>,
    pub(in crate::catalog) stock: ShelvedStock,
}

impl Default for ShelvedVariant {
    fn default() -> Self {
        Self {
            id: None,
            options: Vec::new(),
            sku: String::new(),
            barcode: String::new(),
            weight_grams: None,
            requires_shipping: true,
            taxable: true,
            hs_code: String::new(),
            origin: String::new(),
            image: None,
            prices: Vec::new(),
            stock: ShelvedStock::default(),
        }
    }
}

impl ShelvedVariant {
    /// What people call it: its choices, else its SKU.
    pub(in crate::catalog) fn name(&self) -> String {
        if self.options.is_empty() { self.sku.clone() } else { self.options.join(" / ") }
    }

    pub(in crate::catalog) fn price(&self, currency: Currency) -> Option<&ShelvedPrice> {
        self.prices.iter().find(|price| price.amount.currency() == currency)
    }
}

/// What a variant costs in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::catalog) struct ShelvedPrice {
    pub(in crate::catalog) amount: Money,
    pub(in crate::catalog) compare_at: Option<Money>,
    /// The commissionable value, when it is not the whole price.
    pub(in crate::catalog) cv: Option<Money>,
}

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::catalog) struct ShelvedStock {
    pub(in crate::catalog) tracked: bool,
    pub(in crate::catalog) on_hand: i64,
    /// Read only: reservations belong to orders.
    pub(in crate::catalog) reserved: i64,
    pub(in crate::catalog) oversell: bool,
}

/// Whether a product is on sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::catalog) enum Status {
    #[default]
    Active,
    Draft,
    Archived,
}

stored_words!(Status, "active, draft or archived", { Active = "active", Draft = "draft", Archived = "archived" });

impl From<feeds::Status> for Status {
    fn from(status: feeds::Status) -> Self {
        match status {
            feeds::Status::Active => Self::Active,
            feeds::Status::Draft => Self::Draft,
            feeds::Status::Archived => Self::Archived,
        }
    }
}

impl From<Status> for feeds::Status {
    fn from(status: Status) -> Self {
        match status {
            Status::Active => Self::Active,
            Status::Draft => Self::Draft,
            Status::Archived => Self::Archived,
        }
    }
}
