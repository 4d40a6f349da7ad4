//! In which order products are shown.

use std::cmp::{Ordering, Reverse};

use base::Currency;

use crate::entry::Entry;
use crate::model::{Offer, Sort};

/// A product among the results.
pub(crate) struct Ranked<'a> {
    pub(crate) entry: &'a Entry,
    pub(crate) shop: i64,
    pub(crate) offer: Offer,
    pub(crate) count: u16,
}

/// Sorts the part of `all` from `start` on that has `length` places, as if everything were sorted.
pub(crate) fn sort_part(all: &mut [Ranked<'_>], sort: Sort, currency: Currency, start: usize, length: usize) {
    let compare = |a: &Ranked<'_>, b: &Ranked<'_>| compare(a, b, sort, currency);
    let end = (start + length).min(all.len());
    if end < all.len() {
        all.select_nth_unstable_by(end, compare);
    }
    let Some(shown) = all.get_mut(..end) else { return };
    if start > 0 && start < shown.len() {
        shown.select_nth_unstable_by(start, compare);
    }
    if let Some(page) = shown.get_mut(start..) {
        page.sort_unstable_by(compare);
    }
}

/// Of two products that are alike the newer comes first, so that no order leaves anything open.
fn compare(a: &Ranked<'_>, b: &Ranked<'_>, sort: Sort, currency: Currency) -> Ordering {
    let newest = || b.entry.id.cmp(&a.entry.id);
    // Prices in another currency say nothing beside these: they come last.
    let foreign = |one: &Ranked<'_>| (one.offer.currency != currency, one.offer.currency.code());
    match sort {
        Sort::Newest => newest(),
        Sort::Relevance => {
            let fit = |one: &Ranked<'_>| Reverse((one.count, one.count > 0 && one.offer.available));
            fit(a).cmp(&fit(b)).then_with(newest)
        }
        Sort::PriceUp => (foreign(a), a.offer.price).cmp(&(foreign(b), b.offer.price)).then_with(newest),
        Sort::PriceDown => {
            (foreign(a), Reverse(a.offer.price)).cmp(&(foreign(b), Reverse(b.offer.price))).then_with(newest)
        }
        Sort::Name => a.entry.name.cmp(&b.entry.name).then_with(newest),
    }
}
