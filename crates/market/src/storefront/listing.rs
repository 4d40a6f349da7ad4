use base::{Money, Timestamp};
use db::{DbError, Tx};

use super::{Storefront, store};
use crate::{BrandId, MemberId, MerchantId, ProductId};

/// Which products of which merchant and brand; the newest first. Words, prices and boutiques are for [`crate::search`].
#[derive(Debug, Clone, Copy, Default)]
pub struct Query {
    /// Only at this merchant; else each product at one merchant that sells it.
    pub merchant: Option<MerchantId>,
    /// Only of this brand.
    pub brand: Option<BrandId>,
    /// The page, from 1.
    pub page: u32,
    /// How many a page; 1 to 100.
    pub size: u32,
}

/// A product in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The product.
    pub product: ProductId,
    /// The merchant that sells it here.
    pub merchant: MerchantId,
    /// The merchant's part of the address.
    pub merchant_slug: String,
    /// The brand's part of the address.
    pub brand_slug: String,
    /// The brand's name.
    pub brand_name: String,
    /// The product's part of the address.
    pub handle: String,
    /// Its title.
    pub title: String,
    /// What it is, in a few words; may be empty.
    pub subtitle: String,
    /// Its first picture, when we have one.
    pub picture: Option<String>,
    /// The lowest price of its variants.
    pub price: Money,
    /// The highest.
    pub price_to: Money,
    /// What the cheapest variant cost before, when that was more.
    pub compare_at: Option<Money>,
    /// Whether no variant can be had.
    pub sold_out: bool,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The products of this page.
    pub cards: Vec<Card>,
    /// How many there are on all pages.
    pub total: i64,
}

/// How much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Products that can be bought somewhere.
    pub products: i64,
    /// Brands of which something can be bought.
    pub brands: i64,
}

impl Storefront {
    /// The products that answer `query`, one page of them.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn list(&self, query: &Query) -> Result<Listing, DbError> {
        store::list(&mut self.desk.read().await?, query, self.desk.now()).await
    }

    /// Those of `products` that can be bought, each at one merchant that sells it, in the order they are named.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn cards(&self, products: &[ProductId]) -> Result<Vec<Card>, DbError> {
        if products.is_empty() {
            return Ok(Vec::new());
        }
        let mut cards = store::cards(&mut self.desk.read().await?, products, None, self.desk.now()).await?;
        cards.sort_by_key(|card| products.iter().position(|product| *product == card.product));
        Ok(cards)
    }

    /// Those of `products` that `merchant` sells, in the order they are named.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn cards_at(&self, merchant: MerchantId, products: &[ProductId]) -> Result<Vec<Card>, DbError> {
        let mut cards = store::cards(&mut self.desk.read().await?, products, Some(merchant), self.desk.now()).await?;
        cards.sort_by_key(|card| products.iter().position(|product| *product == card.product));
        Ok(cards)
    }

    /// How much can be bought, at `merchant` or anywhere.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn counts(&self, merchant: Option<MerchantId>) -> Result<Counts, DbError> {
        store::counts(&mut self.desk.read().await?, merchant, self.desk.now()).await
    }
}

/// A page of what `member` of `merchant` chose for the boutique: products in their order, then everything of whole brands,
/// the newest first; what is sold out stands at the end. `None` when nothing was chosen.
pub(crate) async fn chosen_in(
    tx: &mut Tx,
    (merchant, member): (MerchantId, MemberId),
    (page, size): (u32, u32),
    now: Timestamp,
) -> Result<Option<Listing>, DbError> {
    if !store::chose(tx, member).await? {
        return Ok(None);
    }
    store::chosen(tx, (merchant, member), (page, size), now).await.map(Some)
}

/// Those of `products` that are sold at `now`, by `merchant` or anywhere, in no order.
pub(crate) async fn cards_in(
    tx: &mut Tx,
    products: &[ProductId],
    merchant: Option<MerchantId>,
    now: Timestamp,
) -> Result<Vec<Card>, DbError> {
    store::cards(tx, products, merchant, now).await
}
