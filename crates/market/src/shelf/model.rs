use base::{Bps, Money};

use crate::{BrandId, ProductId};

/// Up to how many free pieces a product counts as nearly sold out.
pub(super) const FEW: i64 = 5;

/// Which of a brand's products.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhichProducts {
    /// All of them.
    #[default]
    All,
    /// Those of which nothing can be had.
    SoldOut,
    /// Those of which 1 to 5 pieces can be had.
    NearlySoldOut,
    /// Those with a commission of their own.
    OwnRate,
}

/// What a brand looks for among its products.
#[derive(Debug, Clone, Copy)]
pub struct ShelfQuery<'a> {
    /// Whose products.
    pub brand: BrandId,
    /// Which of them.
    pub which: WhichProducts,
    /// Part of a title or an article number; empty for all.
    pub text: &'a str,
    /// The page, from 1.
    pub page: u32,
    /// How many a page; 1 to 100.
    pub size: u32,
}

/// A product as its brand sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnShelf {
    /// The product.
    pub id: ProductId,
    /// Its part of the address.
    pub handle: String,
    /// Its title.
    pub title: String,
    /// Whether it can be sold: a draft cannot.
    pub active: bool,
    /// Its first picture, by its hash in the media store.
    pub picture: Option<String>,
    /// How many variants it has.
    pub variants: u32,
    /// The first article number; may be empty.
    pub sku: String,
    /// The lowest and the highest price, in the currency most of its variants have one in.
    pub prices: Option<(Money, Money)>,
    /// How many pieces of all variants are free; `None` where at least one of them never runs out.
    pub free: Option<i64>,
    /// The commission of its own, if it has one.
    pub own_rate: Option<Bps>,
}

/// One page of a brand's products.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShelfPage {
    /// The products of this page.
    pub products: Vec<OnShelf>,
    /// How many there are on all pages.
    pub total: u64,
}

/// How many products of each kind a brand has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ShelfCounts {
    /// All of them.
    pub all: u64,
    /// [`WhichProducts::SoldOut`].
    pub sold_out: u64,
    /// [`WhichProducts::NearlySoldOut`].
    pub nearly_sold_out: u64,
    /// [`WhichProducts::OwnRate`].
    pub own_rate: u64,
}
