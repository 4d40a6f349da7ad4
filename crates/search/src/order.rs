//! In which order products are shown.

use std::cmp::{Ordering, Reverse};

use base::Currency;

use crate::entry::{Rest, Row};
use crate::model::{Offer, Sort};

/// A product that is sold, among the results.
#[derive(Clone, Copy)]
pub(crate) struct Sold<'a> {
    pub(crate) row: &'a Row,
    pub(crate) rest: &'a Rest,
    pub(crate) shop: i64,
    pub(crate) offer: Offer,
    pub(crate) count: u16,
}

/// An order of products.
#[derive(Clone, Copy)]
pub(crate) struct Order {
    pub(crate) sort: Sort,
    /// The currency whose prices are compared.
    pub(crate) currency: Currency,
}

impl Order {
    /// Of two products that are alike the newer comes first, so that no order leaves anything open.
    fn compare(self, a: &Sold<'_>, b: &Sold<'_>) -> Ordering {
        let newest = || b.row.id.cmp(&a.row.id);
        // Prices in another currency say nothing beside these: they come last.
        let foreign = |one: &Sold<'_>| {
            let is_foreign = one.offer.currency != self.currency;
            is_foreign.then(|| one.offer.currency.code())
        };
        match self.sort {
            Sort::Newest => newest(),
            Sort::InStock => b.offer.available.cmp(&a.offer.available).then_with(newest),
            Sort::Relevance => {
                let fit = |one: &Sold<'_>| Reverse((one.count, one.count > 0 && one.offer.available));
                fit(a).cmp(&fit(b)).then_with(newest)
            }
            Sort::PriceUp => (foreign(a), a.offer.price).cmp(&(foreign(b), b.offer.price)).then_with(newest),
            Sort::PriceDown => {
                (foreign(a), Reverse(a.offer.price)).cmp(&(foreign(b), Reverse(b.offer.price))).then_with(newest)
            }
            Sort::Name => a.rest.name.cmp(&b.rest.name).then_with(newest),
        }
    }
}

/// The first of many products: what comes after them is dropped as soon as that is known.
pub(crate) struct First<'a> {
    order: Order,
    most: usize,
    kept: Vec<Sold<'a>>,
    /// When enough are kept: the last of them.
    last: Option<Sold<'a>>,
}

impl<'a> First<'a> {
    /// Keeps the first `most`.
    pub(crate) const fn new(order: Order, most: usize) -> Self {
        Self { order, most, kept: Vec::new(), last: None }
    }

    pub(crate) fn offer(&mut self, one: Sold<'a>) {
        if self.last.is_some_and(|last| self.order.compare(&one, &last) == Ordering::Greater) {
            return;
        }
        self.kept.push(one);
        if self.kept.len() >= self.most.saturating_mul(2) {
            let order = self.order;
            let at = self.most.saturating_sub(1);
            let (_, last, _) = self.kept.select_nth_unstable_by(at, |a, b| order.compare(a, b));
            self.last = Some(*last);
            self.kept.truncate(self.most);
        }
    }

    /// Those from place `start` on, in order.
    pub(crate) fn into_page(mut self, start: usize, length: usize) -> Vec<Sold<'a>> {
        let order = self.order;
        let compare = |a: &Sold<'_>, b: &Sold<'_>| order.compare(a, b);
        if start > 0 && start < self.kept.len() {
            self.kept.select_nth_unstable_by(start, compare);
        }
        let mut page = self.kept.split_off(start.min(self.kept.len()));
        page.sort_unstable_by(compare);
        page.truncate(length);
        page
    }
}
