//! Counting what the results can be narrowed to.

use base::Currency;

use crate::index::Index;
use crate::model::{BrandCount, BrandName, CategoryCount, Filters, Found, Offer, PriceCount};

/// Where a range of prices ends and the next begins, in whole units of a currency with hundredths.
const STEPS: [i64; 8] = [10, 25, 50, 100, 250, 500, 1000, 2500];

/// What was chosen, worked out once for a search.
pub(crate) struct Narrow<'a> {
    filters: Filters<'a>,
    brand: Option<usize>,
    /// By the place of a category: whether it is within the one that was chosen.
    categories: Option<Vec<bool>>,
    currency: Currency,
}

/// What a product has to pass. It counts for a facet when it passes the filters of all the others.
#[derive(Clone, Copy)]
pub(crate) struct Passes {
    brand: bool,
    category: bool,
    price: bool,
    available: bool,
}

impl Passes {
    pub(crate) const fn all(self) -> bool {
        self.brand && self.category && self.price && self.available
    }
}

impl<'a> Narrow<'a> {
    pub(crate) fn of(index: &Index, filters: Filters<'a>, currency: Currency) -> Self {
        let within = |slug: &str| index.categories.iter().map(|category| category.is_within(slug)).collect();
        // A brand that is not there has no place, and no product is at that one.
        let place = |id| index.brands.iter().position(|brand| brand.id == id).unwrap_or(usize::MAX);
        Self { filters, brand: filters.brand.map(place), categories: filters.category.map(within), currency }
    }

    pub(crate) fn passes(&self, brand: usize, category: usize, offer: Offer) -> Passes {
        let Filters { price_from, price_to, available, .. } = self.filters;
        let is_priced = price_from.is_some() || price_to.is_some();
        let in_range = price_from.is_none_or(|from| offer.price >= from) && price_to.is_none_or(|to| offer.price <= to);
        Passes {
            brand: self.brand.is_none_or(|chosen| chosen == brand),
            category: self.categories.as_ref().is_none_or(|within| within.get(category) == Some(&true)),
            price: !is_priced || (offer.currency == self.currency && in_range),
            available: available.is_none_or(|chosen| chosen == offer.available),
        }
    }
}

/// How many products of each kind.
pub(crate) struct Tally {
    currency: Currency,
    brands: Vec<u32>,
    categories: Vec<u32>,
    bounds: [i64; STEPS.len()],
    prices: [u32; STEPS.len() + 1],
    available: [u32; 2],
}

impl Tally {
    pub(crate) fn new(index: &Index, currency: Currency) -> Self {
        let (brands, categories) = (vec![0; index.brands.len()], vec![0; index.categories.len()]);
        let bounds = bounds(currency);
        Self { currency, brands, categories, bounds, prices: [0; STEPS.len() + 1], available: [0; 2] }
    }

    pub(crate) fn count(&mut self, passes: Passes, brand: usize, category: usize, offer: Offer) {
        let Passes { brand: by_brand, category: by_category, price, available } = passes;
        if by_category && price && available {
            add(&mut self.brands, brand);
        }
        if by_brand && price && available {
            add(&mut self.categories, category);
        }
        if by_brand && by_category && available && offer.currency == self.currency {
            let step = self.bounds.iter().filter(|bound| **bound <= offer.price).count();
            add(&mut self.prices, step);
        }
        if by_brand && by_category && price {
            add(&mut self.available, usize::from(offer.available));
        }
    }

    pub(crate) fn into_found(self, index: &Index, found: &mut Found) {
        [found.sold_out, found.available] = self.available;
        let brands = index.brands.iter().zip(self.brands).filter(|(_, count)| *count > 0);
        found.brands = brands
            .map(|(brand, count)| {
                let brand = BrandName { id: brand.id, name: brand.name.clone(), slug: brand.slug.clone() };
                BrandCount { brand, count }
            })
            .collect();
        found.brands.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.brand.name.cmp(&b.brand.name)));
        let named = index.categories.iter().zip(self.categories);
        let categories = named.filter(|(category, count)| *count > 0 && !category.slug().is_empty());
        found.categories = categories
            .map(|(category, count)| {
                let (path, slug) = (category.path.to_string(), category.slug().to_owned());
                CategoryCount { path, slug, count }
            })
            .collect();
        found.categories.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.path.cmp(&b.path)));
        let bounds = self.bounds;
        let range = |(step, count): (usize, u32)| PriceCount {
            from: step.checked_sub(1).and_then(|before| bounds.get(before)).copied().unwrap_or(0),
            to: bounds.get(step).map(|next| next - 1),
            count,
        };
        found.prices = self.prices.into_iter().enumerate().filter(|(_, count)| *count > 0).map(range).collect();
    }
}

fn add(counts: &mut [u32], place: usize) {
    if let Some(count) = counts.get_mut(place) {
        *count += 1;
    }
}

/// Where ranges of prices begin, in minor units. A currency without hundredths has larger numbers for the same things.
fn bounds(currency: Currency) -> [i64; STEPS.len()] {
    let unit = currency.units_per_one().max(100);
    STEPS.map(|step| step * unit)
}
