//! The index itself: putting in, taking out.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use crate::category::Category;
use crate::entry::{Name, Rest, Row, Seller};
use crate::model::{Brand, BrandName, Product};
use crate::vocabulary::{BRAND, DESCRIPTION, LABEL, TITLE, Vocabulary, packed, unpacked};
use crate::words::each_word;

/// Products by their words, and what they can be narrowed and sorted by. Finding is in [`Index::find`].
#[derive(Default)]
pub struct Index {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) rows: Vec<Row>,
    pub(crate) rests: Vec<Rest>,
    pub(crate) brands: Vec<Seller>,
    pub(crate) categories: Vec<Category>,
    by_product: BTreeMap<i64, usize>,
    by_brand: HashMap<i64, usize>,
    by_category: HashMap<Box<str>, usize>,
    free: Vec<usize>,
    version: u64,
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Index of {} products", self.len())
    }
}

impl Index {
    /// How many products are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_product.len()
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_product.is_empty()
    }

    /// Another number whenever something in it has become different: what was found before may be found again while it is
    /// the same.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Puts a product in, in place of what was known of it. One without an offer cannot be bought and is taken out. The
    /// words of its brand are those the brand has now: put brands in first.
    pub fn put(&mut self, product: &Product) {
        let Some((&first, others)) = product.offers.split_first() else {
            self.remove(product.id);
            return;
        };
        let words = self.words_of(product);
        let (brand, category) = (self.brand_place(product.brand), self.category_place(&product.category));
        let row = Row { id: product.id, brand: number(brand), category: number(category), first, is_taken: true };
        let slot = match self.by_product.get(&product.id) {
            Some(&slot) => slot,
            None => self.new_slot(row),
        };
        let (Some(place), Some(rest)) = (self.rows.get_mut(slot), self.rests.get_mut(slot)) else { return };
        let new = Rest { others: others.into(), name: Name::of(&product.title), words };
        if *place == row && *rest == new {
            return;
        }
        self.vocabulary.rewrite(number(slot), &rest.words, &new.words);
        (*place, *rest) = (row, new);
        self.version += 1;
    }

    /// Takes a product out, if it is in.
    pub fn remove(&mut self, product: i64) {
        let Some(slot) = self.by_product.remove(&product) else { return };
        let (Some(row), Some(rest)) = (self.rows.get_mut(slot), self.rests.get_mut(slot)) else { return };
        row.is_taken = false;
        self.vocabulary.rewrite(number(slot), &std::mem::take(rest).words, &[]);
        self.free.push(slot);
        self.version += 1;
    }

    /// Puts a brand in, in place of what was known of it. Whether it has another name now: then its products are found by
    /// the old one until they are put in again.
    pub fn put_brand(&mut self, brand: Brand) -> bool {
        let place = self.brand_place(brand.id);
        let seller = Seller::of(brand);
        let Some(known) = self.brands.get_mut(place) else { return false };
        let renamed = known.name != seller.name;
        if *known != seller {
            *known = seller;
            self.version += 1;
        }
        renamed
    }

    /// The products of a brand that are in it.
    #[must_use]
    pub fn products_of(&self, brand: i64) -> Vec<i64> {
        let Some(place) = self.by_brand.get(&brand).copied().map(number) else { return Vec::new() };
        self.rows.iter().filter(|row| row.is_taken && row.brand == place).map(|row| row.id).collect()
    }

    /// The products with an id above `after` and up to `last` that are in it.
    #[must_use]
    pub fn products_between(&self, after: i64, last: i64) -> Vec<i64> {
        if last <= after {
            return Vec::new();
        }
        self.by_product.range(after + 1..=last).map(|(&id, _)| id).collect()
    }

    /// The brand at this address.
    #[must_use]
    pub fn brand_at(&self, slug: &str) -> Option<BrandName> {
        let brand = self.brands.iter().find(|brand| brand.slug == slug)?;
        Some(BrandName { id: brand.id, name: brand.name.clone(), slug: brand.slug.clone() })
    }

    /// The full name of the category at this address, `Kitchen > Mugs`.
    #[must_use]
    pub fn category_at(&self, slug: &str) -> Option<&str> {
        let mut within = self.categories.iter().flat_map(|category| &category.within);
        within.find(|(known, _)| known == slug).map(|(_, path)| path.as_str())
    }

    fn new_slot(&mut self, row: Row) -> usize {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.rows.push(row);
            self.rests.push(Rest::default());
            self.rows.len() - 1
        });
        self.by_product.insert(row.id, slot);
        slot
    }

    fn brand_place(&mut self, id: i64) -> usize {
        *self.by_brand.entry(id).or_insert_with(|| {
            self.brands.push(Seller::unknown(id));
            self.brands.len() - 1
        })
    }

    fn category_place(&mut self, path: &str) -> usize {
        if let Some(&known) = self.by_category.get(path) {
            return known;
        }
        self.categories.push(Category::of(path));
        self.by_category.insert(path.into(), self.categories.len() - 1);
        self.categories.len() - 1
    }

    /// The words of a product, packed with the fields they stand in, in order.
    fn words_of(&mut self, product: &Product) -> Box<[u32]> {
        let place = self.brand_place(product.brand);
        let brand = self.brands.get(place).map(|brand| brand.name.clone()).unwrap_or_default();
        let labels = product.labels.iter().map(String::as_str).chain([product.category.as_str()]);
        let texts = [(product.title.as_str(), TITLE), (&brand, BRAND), (&product.description, DESCRIPTION)];
        let texts = texts.into_iter().chain(labels.map(|label| (label, LABEL)));
        let mut found = Vec::new();
        for (text, field) in texts {
            each_word(text, &mut |word| found.push(packed(self.vocabulary.number(word), field)));
        }
        found.sort_unstable();
        found.dedup_by(|next, kept| {
            let ((word, fields), (same, more)) = (unpacked(*kept), unpacked(*next));
            if word == same {
                *kept = packed(word, fields | more);
            }
            word == same
        });
        found.into_boxed_slice()
    }
}

/// A place in a list as it is kept. There are far fewer than there is room for.
pub(crate) fn number(slot: usize) -> u32 {
    u32::try_from(slot).unwrap_or(u32::MAX)
}
