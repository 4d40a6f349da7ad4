//! A search: words, then what is sold, then what was chosen, then the page.

use std::cmp::Reverse;

use base::Currency;

use crate::facets::{Narrow, Tally};
use crate::index::Index;
use crate::matching::wanted;
use crate::model::{Found, Hit, Query, Sale};
use crate::order::{First, Order, Sold};

/// What a query comes to before anything is chosen.
struct Asked {
    /// What each slot counts; `None` without words.
    counts: Option<Vec<u16>>,
    /// By the place of a brand, where it is sold.
    sales: Vec<Option<Sale>>,
}

impl Index {
    /// The products that answer `query`, one page of them, and what they could be narrowed to. What is sold is judged at
    /// [`Query::now`]; whether it still is when it is shown is for the caller to see.
    #[must_use]
    pub fn find(&self, query: &Query<'_>) -> Found {
        let nothing = || Found { page: 1, ..Found::default() };
        let Some(asked) = self.asked(query) else { return nothing() };
        let Some(currency) = self.currency_of(&asked) else { return nothing() };
        let narrow = Narrow::of(self, query.filters, currency);
        let mut tally = Tally::new(self, currency);
        let size = query.size.clamp(1, 100);
        let most = (query.page.max(1) as usize).saturating_mul(size as usize);
        let mut first = First::new(Order { sort: query.sort, currency }, most);
        let mut found = Found::default();
        for one in self.sold(&asked) {
            found.currency = Some(currency);
            let (brand, category) = (one.row.brand as usize, one.row.category as usize);
            let passes = narrow.passes(brand, category, one.offer);
            tally.count(passes, brand, category, one.offer);
            if passes.all() {
                found.total += 1;
                first.offer(one);
            }
        }
        tally.into_found(self, &mut found);
        found.page = query.page.clamp(1, found.total.div_ceil(size).max(1));
        let page = first.into_page((found.page - 1) as usize * size as usize, size as usize);
        found.hits = page.iter().map(|one| Hit { product: one.row.id, shop: one.shop }).collect();
        found
    }

    /// The currency of [`Found::currency`], whatever `query` is narrowed to; perhaps also one where nothing is found.
    #[must_use]
    pub fn currency(&self, query: &Query<'_>) -> Option<Currency> {
        self.currency_of(&self.asked(query)?)
    }

    /// Whether the words of `query` find anything, whatever it is narrowed to.
    pub(crate) fn finds_any(&self, query: &Query<'_>) -> bool {
        self.asked(query).is_some_and(|asked| self.sold(&asked).next().is_some())
    }

    /// `None` when nothing can be found: something was looked for that has no letters.
    fn asked(&self, query: &Query<'_>) -> Option<Asked> {
        let words = wanted(query.text);
        if words.is_empty() && !query.text.trim().is_empty() {
            return None;
        }
        let sales = self.brands.iter().map(|brand| brand.sale(query.shop, query.now)).collect();
        Some(Asked { counts: self.counted(&words, query.any_word), sales })
    }

    /// What the words find of what is sold.
    fn sold<'a>(&'a self, asked: &'a Asked) -> impl Iterator<Item = Sold<'a>> {
        self.rows.iter().zip(&self.rests).enumerate().filter_map(|(slot, (row, rest))| {
            let count = match &asked.counts {
                None => 0,
                Some(counts) => counts.get(slot).copied().filter(|count| *count > 0)?,
            };
            if !row.is_taken {
                return None;
            }
            let sale = asked.sales.get(row.brand as usize).copied().flatten()?;
            let offer = if row.first.currency == sale.currency {
                row.first
            } else {
                rest.others.iter().find(|offer| offer.currency == sale.currency).copied()?
            };
            Some(Sold { row, rest, shop: sale.shop, offer, count })
        })
    }

    /// The currency of all shops that come into question, when they have the same; else that of most of what is found.
    fn currency_of(&self, asked: &Asked) -> Option<Currency> {
        let mut all = asked.sales.iter().flatten().map(|sale| sale.currency);
        let first = all.next()?;
        if all.all(|other| other == first) { Some(first) } else { self.most_common_currency(asked) }
    }

    /// The currency of most of what the words find; of those that are alike, the first by its code.
    fn most_common_currency(&self, asked: &Asked) -> Option<Currency> {
        let mut counts: Vec<(Currency, usize)> = Vec::new();
        for currency in self.sold(asked).map(|one| one.offer.currency) {
            match counts.iter_mut().find(|(known, _)| *known == currency) {
                Some((_, count)) => *count += 1,
                None => counts.push((currency, 1)),
            }
        }
        counts.sort_by_key(|(currency, count)| (Reverse(*count), currency.code()));
        counts.first().map(|(currency, _)| *currency)
    }
}
