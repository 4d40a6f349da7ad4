//! What somebody looks for, and what there is to show for it.

use std::collections::HashMap;
use std::sync::Arc;

use ::search::{BrandName, Filters, Found, Hit, Query, Sort};
use base::{Currency, Money};
use db::DbError;

use super::Search;
use crate::storefront::{Card, cards_in};
use crate::{MerchantId, ProductId};

/// What is looked for, as an address says it. What cannot be understood of it is left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// Words; without any, everything is found.
    pub text: &'a str,
    /// Whether one of the words is enough.
    pub any_word: bool,
    /// Only at this merchant; else each product at one merchant that sells it.
    pub merchant: Option<MerchantId>,
    /// Only of the brand at this address; empty for all.
    pub brand: &'a str,
    /// Only in the category at this address and those below it; empty for all.
    pub category: &'a str,
    /// Only from this price on, in whole units of the currency of most results, `12.50`; may be empty.
    pub price_from: &'a str,
    /// Only up to this price; may be empty.
    pub price_to: &'a str,
    /// Only what can be had, or only what cannot.
    pub available: Option<bool>,
    /// In which order.
    pub sort: Sort,
    /// The page, from 1.
    pub page: u32,
    /// How many a page; 1 to 100.
    pub size: u32,
}

/// What was found, ready to show.
#[derive(Debug, Clone, Default)]
pub struct Results {
    /// Counts, facets and the products of this page.
    pub found: Found,
    /// The products of this page as they are sold now. One that is not sold any more since the index knew it is left out.
    pub cards: Vec<Card>,
    /// The brand that was chosen.
    pub brand: Option<BrandName>,
    /// The full name of the category that was chosen.
    pub category: Option<String>,
    /// The lowest price that was chosen.
    pub price_from: Option<Money>,
    /// The highest.
    pub price_to: Option<Money>,
    /// When nothing was found: ways on.
    pub instead: Instead,
}

/// What there is instead of nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Instead {
    /// The nearest words that find something.
    pub meant: Option<String>,
    /// How many products there are for the same words, whatever they are narrowed to.
    pub unfiltered: u32,
    /// The words that find something each by itself, when they find nothing together.
    pub apart: Vec<String>,
}

impl Search {
    /// What `wanted` finds, one page of it.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn find(&self, wanted: &Wanted<'_>) -> Result<Results, DbError> {
        self.ready().await?;
        let mut results = self.look_up(wanted);
        results.cards = self.cards(&results.found.hits, wanted.merchant).await?;
        Ok(results)
    }

    /// The products that fit the words in an address or a title best, whether all of them do or not.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn near(&self, words: &str, merchant: Option<MerchantId>, most: u32) -> Result<Vec<Card>, DbError> {
        if search::words(words).is_empty() {
            return Ok(Vec::new());
        }
        let wanted = Wanted { text: words, any_word: true, merchant, size: most, ..Wanted::default() };
        Ok(self.find(&wanted).await?.cards)
    }

    fn look_up(&self, wanted: &Wanted<'_>) -> Results {
        let index = self.finder.read();
        let brand = Some(wanted.brand).filter(|slug| !slug.is_empty()).and_then(|slug| index.brand_at(slug));
        let category = Some(wanted.category).filter(|slug| !slug.is_empty());
        let path = category.and_then(|slug| index.category_at(slug)).map(str::to_owned);
        let filters = Filters {
            brand: brand.as_ref().map(|brand| brand.id),
            category,
            available: wanted.available,
            ..Filters::default()
        };
        let mut query = Query {
            text: wanted.text,
            any_word: wanted.any_word,
            shop: wanted.merchant.map(MerchantId::number),
            now: self.desk.now(),
            filters,
            sort: wanted.sort,
            page: wanted.page,
            size: wanted.size,
        };
        let is_priced = !wanted.price_from.is_empty() || !wanted.price_to.is_empty();
        let currency = if is_priced { index.currency(&query) } else { None };
        let price = |text: &str| currency.and_then(|currency| amount(text, currency));
        let (price_from, price_to) = (price(wanted.price_from), price(wanted.price_to));
        query.filters.price_from = price_from.map(Money::minor);
        query.filters.price_to = price_to.map(Money::minor);
        let found = self.finder.memory.found(index.version(), &query, || index.find(&query));
        let instead = if found.total == 0 { instead(&index, &query) } else { Instead::default() };
        Results { found: Arc::unwrap_or_clone(found), cards: Vec::new(), brand, category: path, price_from, price_to, instead }
    }

    /// What is at those places, in the same order, as it was a few seconds ago at most.
    pub(super) async fn cards(&self, hits: &[Hit], merchant: Option<MerchantId>) -> Result<Vec<Card>, DbError> {
        let (memory, now) = (&self.finder.memory, self.desk.now());
        let products = hits.iter().map(|hit| ProductId::from_number(hit.product));
        let (mut known, mut unknown) = (HashMap::with_capacity(hits.len()), Vec::new());
        for product in products.clone() {
            match memory.card(product, merchant, now) {
                Some(card) => drop(known.insert(product, card)),
                None => unknown.push(product),
            }
        }
        if !unknown.is_empty() {
            let mut tx = self.desk.read().await?;
            for card in cards_in(&mut tx, &unknown, merchant, now).await? {
                memory.keep_card(&card, merchant, now);
                known.insert(card.product, card);
            }
        }
        Ok(products.filter_map(|product| known.remove(&product)).collect())
    }
}

fn instead(index: &search::Index, query: &Query<'_>) -> Instead {
    let unfiltered = Query { filters: Filters::default(), page: 1, size: 1, ..*query };
    let total = index.find(&unfiltered).total;
    if total > 0 {
        return Instead { unfiltered: total, ..Instead::default() };
    }
    Instead { meant: index.did_you_mean(query), unfiltered: 0, apart: index.apart(query) }
}

/// An amount as people type it into a box for whole units; `None` when it is none.
fn amount(text: &str, currency: Currency) -> Option<Money> {
    Money::parse(text.trim().replace(',', ".").as_str(), currency).ok().filter(|amount| !amount.is_negative())
}
