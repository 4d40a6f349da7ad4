//! A search: words, then what is sold, then what was chosen, then the page.

use base::Currency;

use crate::facets::{Narrow, Tally};
use crate::index::Index;
use crate::matching::wanted;
use crate::model::{Found, Hit, Query};
use crate::order::{Ranked, sort_part};

impl Index {
    /// The products that answer `query`, one page of them, and what they could be narrowed to. What is sold is judged at
    /// [`Query::now`]; whether it still is when it is shown is for the caller to see.
    #[must_use]
    pub fn find(&self, query: &Query<'_>) -> Found {
        let sold = self.sold(query);
        let Some(currency) = most_common(&sold) else { return Found { page: 1, ..Found::default() } };
        let narrow = Narrow::of(self, query.filters, currency);
        let mut tally = Tally::new(self, currency);
        let mut found = Found { currency: Some(currency), ..Found::default() };
        let mut shown: Vec<Ranked<'_>> = Vec::with_capacity(sold.len());
        for one in sold {
            let (brand, category) = (one.entry.brand, one.entry.category);
            let passes = narrow.passes(brand, category, one.offer);
            tally.count(passes, brand, category, one.offer);
            if passes.all() {
                shown.push(one);
            }
        }
        tally.into_found(self, &mut found);
        found.total = u32::try_from(shown.len()).unwrap_or(u32::MAX);
        let size = query.size.clamp(1, 100);
        found.page = query.page.clamp(1, found.total.div_ceil(size).max(1));
        let (start, length) = ((found.page - 1) as usize * size as usize, size as usize);
        sort_part(&mut shown, query.sort, currency, start, length);
        let page = shown.iter().skip(start).take(length);
        found.hits = page.map(|one| Hit { product: one.entry.id, shop: one.shop }).collect();
        found
    }

    /// What the words find of what is sold, whatever it is narrowed to.
    fn sold(&self, query: &Query<'_>) -> Vec<Ranked<'_>> {
        let words = wanted(query.text);
        if words.is_empty() && !query.text.trim().is_empty() {
            // Something was looked for that has no letters: nothing has it.
            return Vec::new();
        }
        let counts = self.counted(&words, query.any_word);
        let mut sold = Vec::new();
        for (slot, entry) in self.slots.iter().enumerate() {
            let count = match &counts {
                None => 0,
                Some(counts) => counts.get(slot).copied().unwrap_or_default(),
            };
            if count == 0 && counts.is_some() {
                continue;
            }
            let Some(entry) = entry else { continue };
            let sale = self.brands.get(entry.brand).and_then(|brand| brand.sale(query.shop, query.now));
            let Some(sale) = sale else { continue };
            if let Some(offer) = entry.offer(sale.currency) {
                sold.push(Ranked { entry, shop: sale.shop, offer, count });
            }
        }
        sold
    }
}

/// The currency of most of `sold`; of those that are alike, the first by its code.
fn most_common(sold: &[Ranked<'_>]) -> Option<Currency> {
    let mut counts: Vec<(Currency, usize)> = Vec::new();
    for currency in sold.iter().map(|one| one.offer.currency) {
        match counts.iter_mut().find(|(known, _)| *known == currency) {
            Some((_, count)) => *count += 1,
            None => counts.push((currency, 1)),
        }
    }
    counts.sort_by_key(|(currency, count)| (std::cmp::Reverse(*count), currency.code()));
    counts.first().map(|(currency, _)| *currency)
}
