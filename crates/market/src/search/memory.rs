//! What was found and shown a moment ago, kept for whoever asks for the same.
//!
//! A search is answered from memory while nothing in the index has changed. A product's card is kept until news of the
//! product or its brand arrives, and never longer than [`FRESH`]: what is about to be bought is read from the database again.

use std::collections::BTreeSet;
use std::sync::Arc;

use ::search::{Found, Query, Sort};
use base::{Span, Timestamp};
use quick_cache::sync::Cache;

use crate::storefront::Card;
use crate::{MerchantId, ProductId};

/// How many searches are kept; some 5 kB each.
const SEARCHES: usize = 2_000;
/// How many cards are kept; some 400 bytes each.
const CARDS: usize = 20_000;
/// How old a card may be.
const FRESH: Span = Span::seconds(5);
/// How long a search may be kept: what is sold ends by itself when an agreement does.
const SEARCH_FRESH: Span = Span::seconds(60);

/// The searches and cards of this node.
pub(super) struct Memory {
    searches: Cache<Asked, Answer>,
    cards: Cache<(ProductId, Option<MerchantId>), (Timestamp, Card)>,
}

impl Default for Memory {
    fn default() -> Self {
        Self { searches: Cache::new(SEARCHES), cards: Cache::new(CARDS) }
    }
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Memory of {} searches and {} cards", self.searches.len(), self.cards.len())
    }
}

/// A query without its moment.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    text: String,
    any_word: bool,
    shop: Option<i64>,
    brand: Option<i64>,
    category: Option<String>,
    prices: (Option<i64>, Option<i64>),
    available: Option<bool>,
    sort: Sort,
    page: (u32, u32),
}

impl Asked {
    fn of(query: &Query<'_>) -> Self {
        let filters = &query.filters;
        Self {
            text: query.text.to_owned(),
            any_word: query.any_word,
            shop: query.shop,
            brand: filters.brand,
            category: filters.category.map(str::to_owned),
            prices: (filters.price_from, filters.price_to),
            available: filters.available,
            sort: query.sort,
            page: (query.page, query.size),
        }
    }
}

#[derive(Debug, Clone)]
struct Answer {
    version: u64,
    at: Timestamp,
    found: Arc<Found>,
}

impl Memory {
    /// What `query` finds in an index of this version: what it found before, else what `find` says.
    pub(super) fn found(&self, version: u64, query: &Query<'_>, find: impl FnOnce() -> Found) -> Arc<Found> {
        let asked = Asked::of(query);
        let is_good = |answer: &Answer| {
            answer.version == version && answer.at <= query.now && query.now < answer.at + SEARCH_FRESH
        };
        if let Some(answer) = self.searches.get(&asked).filter(is_good) {
            return answer.found;
        }
        let found = Arc::new(find());
        self.searches.insert(asked, Answer { version, at: query.now, found: Arc::clone(&found) });
        found
    }

    /// The card of a product at a merchant, or anywhere, if it is fresh enough `now`.
    pub(super) fn card(&self, product: ProductId, merchant: Option<MerchantId>, now: Timestamp) -> Option<Card> {
        let (read_at, card) = self.cards.get(&(product, merchant))?;
        (read_at <= now && now < read_at + FRESH).then_some(card)
    }

    /// Keeps a card that was read at `read_at`.
    pub(super) fn keep_card(&self, card: &Card, merchant: Option<MerchantId>, read_at: Timestamp) {
        self.cards.insert((card.product, merchant), (read_at, card.clone()));
    }

    /// Forgets the cards of these products.
    pub(super) fn forget_products(&self, products: &BTreeSet<ProductId>) {
        if !products.is_empty() {
            self.cards.retain(|(product, _), _| !products.contains(product));
        }
    }

    /// Forgets all cards: a brand has another name, or is sold by others.
    pub(super) fn forget_cards(&self) {
        self.cards.clear();
    }
}
