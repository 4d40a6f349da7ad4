use base::Money;
use db::DbError;

use super::{Storefront, category_slug, store};
use crate::{BrandId, MemberId, MerchantId, ProductId};

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The newest first.
    #[default]
    Newest,
    /// The cheapest first.
    PriceUp,
    /// The dearest first.
    PriceDown,
}

/// Which products of which seller, merchant, brand and category.
#[derive(Debug, Clone, Default)]
pub struct Query<'a> {
    /// Only at this merchant; else each product at one merchant that sells it.
    pub merchant: Option<MerchantId>,
    /// Only what this member chose for the boutique; everything when nothing was chosen.
    pub chosen_by: Option<MemberId>,
    /// Only of this brand.
    pub brand: Option<BrandId>,
    /// Only in the category with this slug.
    pub category: Option<&'a str>,
    /// Words that all appear in title, subtitle, brand or category; capital letters do not matter.
    pub text: &'a str,
    /// In which order.
    pub sort: Sort,
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
    pub async fn list(&self, query: &Query<'_>) -> Result<Listing, DbError> {
        let now = self.desk.now();
        let mut tx = self.desk.read().await?;
        let category = match query.category {
            None => None,
            Some(slug) => {
                let known = store::categories(&mut tx, query.merchant, now).await?;
                let path = known.into_iter().map(|(path, _)| path).find(|path| category_slug(path) == slug);
                let Some(path) = path else { return Ok(Listing { cards: Vec::new(), total: 0 }) };
                Some(path)
            }
        };
        store::list(&mut tx, query, category.as_deref(), now).await
    }

    /// How much can be bought, at `merchant` or anywhere.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn counts(&self, merchant: Option<MerchantId>) -> Result<Counts, DbError> {
        store::counts(&mut self.desk.read().await?, merchant, self.desk.now()).await
    }
}
