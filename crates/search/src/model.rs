//! What goes in, what is asked, what is found.

use base::{Currency, Timestamp};

/// A product that may be sold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Product {
    /// Its id. Later ids are newer products.
    pub id: i64,
    /// Its brand's id.
    pub brand: i64,
    /// Its title.
    pub title: String,
    /// Its category, `Kitchen > Mugs`; may be empty.
    pub category: String,
    /// Other words to find it by: tags, what it is in a few words.
    pub labels: Vec<String>,
    /// Its description as plain text.
    pub description: String,
    /// Its lowest price in each currency, with whether a variant with a price in it can be had.
    pub offers: Vec<Offer>,
}

/// What a product costs in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// The currency.
    pub currency: Currency,
    /// The lowest price of its variants, in minor units.
    pub price: i64,
    /// Whether a variant can be had.
    pub available: bool,
}

/// A brand and who sells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its part of an address.
    pub slug: String,
    /// The shops that sell it.
    pub sales: Vec<Sale>,
}

/// A shop that sells a brand's products.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sale {
    /// The shop's id.
    pub shop: i64,
    /// The currency of its prices.
    pub currency: Currency,
    /// Until when, if that is known.
    pub until: Option<Timestamp>,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// What fits best first; without words the newest.
    #[default]
    Relevance,
    /// The newest first.
    Newest,
    /// What can be had before what is sold out, the newest first.
    InStock,
    /// The cheapest first.
    PriceUp,
    /// The dearest first.
    PriceDown,
    /// By title.
    Name,
}

/// What the products found are narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filters<'a> {
    /// Only of this brand.
    pub brand: Option<i64>,
    /// Only in the category with this address, or in one below it.
    pub category: Option<&'a str>,
    /// Only from this price on, in minor units of [`Found::currency`]. Products with another currency are left out.
    pub price_from: Option<i64>,
    /// Only up to this price.
    pub price_to: Option<i64>,
    /// Only what can be had, or only what cannot.
    pub available: Option<bool>,
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Query<'a> {
    /// Words; without any, everything is found.
    pub text: &'a str,
    /// Whether one of the words is enough; else all of them are needed.
    pub any_word: bool,
    /// Only what this shop sells, at its prices; else each product once, at the shop that has sold its brand longest (the
    /// lowest id).
    pub shop: Option<i64>,
    /// The present moment: what is sold now.
    pub now: Timestamp,
    /// What it is narrowed to.
    pub filters: Filters<'a>,
    /// In which order.
    pub sort: Sort,
    /// The page, from 1. A page beyond the last is the last.
    pub page: u32,
    /// How many a page, 1 to 100.
    pub size: u32,
}

impl Query<'_> {
    /// Everything that is sold at `now`, the first 24 of it.
    #[must_use]
    pub const fn at(now: Timestamp) -> Self {
        let filters = Filters { brand: None, category: None, price_from: None, price_to: None, available: None };
        Self { text: "", any_word: false, shop: None, now, filters, sort: Sort::Relevance, page: 1, size: 24 }
    }
}

/// A product that was found, and the shop it was found at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The product's id.
    pub product: i64,
    /// The shop's id.
    pub shop: i64,
}

/// What was found. The counts of a facet are those there would be without its own filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// How many products, all pages together.
    pub total: u32,
    /// The page these are, from 1.
    pub page: u32,
    /// The products of this page, in order.
    pub hits: Vec<Hit>,
    /// Brands among them, those with the most products first.
    pub brands: Vec<BrandCount>,
    /// Categories among them, those with the most products first.
    pub categories: Vec<CategoryCount>,
    /// Ranges of prices among them, the lowest first; ranges without a product are left out.
    pub prices: Vec<PriceCount>,
    /// How many can be had.
    pub available: u32,
    /// How many cannot.
    pub sold_out: u32,
    /// The currency of most of what the words find: that of the prices above. `None` when they find nothing.
    pub currency: Option<Currency>,
}

/// What a brand is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrandName {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its part of an address.
    pub slug: String,
}

/// A brand and how many products of it there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrandCount {
    /// The brand.
    pub brand: BrandName,
    /// How many.
    pub count: u32,
}

/// A category and how many products are in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryCount {
    /// Its full name.
    pub path: String,
    /// Its part of an address.
    pub slug: String,
    /// How many.
    pub count: u32,
}

/// An amount in minor units.
pub type Price = i64;

/// A range of prices and how many products are in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceCount {
    /// The lowest price in it.
    pub from: Price,
    /// The highest; `None` in the last range, which has no end.
    pub to: Option<Price>,
    /// How many.
    pub count: u32,
}
