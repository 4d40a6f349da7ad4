//! What the index keeps of a product and of a brand.

use base::Timestamp;

use crate::model::{Brand, Offer, Sale};
use crate::words::folded;

/// What every search looks at, of a product in its slot. Kept apart from the rest: a search goes through all of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) id: i64,
    /// Places in the lists of brands and categories.
    pub(crate) brand: u32,
    pub(crate) category: u32,
    /// The first of its offers: nearly every product has no other.
    pub(crate) first: Offer,
    /// Whether a product is in the slot.
    pub(crate) is_taken: bool,
}

/// The rest of a product.
#[derive(Default, PartialEq, Eq)]
pub(crate) struct Rest {
    pub(crate) others: Box<[Offer]>,
    pub(crate) name: Name,
    /// Packed words and fields, in order.
    pub(crate) words: Box<[u32]>,
}

/// A title as it is sorted. The first letters are beside it, so that few comparisons go anywhere else.
#[derive(Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    first: u128,
    all: Box<str>,
}

impl Name {
    pub(crate) fn of(title: &str) -> Self {
        let all = folded(title).into_boxed_str();
        let mut first = [0; 16];
        for (to, from) in first.iter_mut().zip(all.bytes()) {
            *to = from;
        }
        Self { first: u128::from_be_bytes(first), all }
    }
}

/// A brand in its place. One that is not known by name yet sells nothing.
#[derive(Default, PartialEq, Eq)]
pub(crate) struct Seller {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) slug: String,
    /// In the order of the shops.
    sales: Box<[Sale]>,
}

impl Seller {
    pub(crate) fn unknown(id: i64) -> Self {
        Self { id, ..Self::default() }
    }

    pub(crate) fn of(brand: Brand) -> Self {
        let mut sales = brand.sales;
        sales.sort_by_key(|sale| sale.shop);
        Self { id: brand.id, name: brand.name, slug: brand.slug, sales: sales.into() }
    }

    /// The sale that counts: at `shop`, else at the shop with the lowest id.
    pub(crate) fn sale(&self, shop: Option<i64>, now: Timestamp) -> Option<Sale> {
        let running = |sale: &&Sale| sale.until.is_none_or(|until| until > now);
        self.sales.iter().filter(running).find(|sale| shop.is_none_or(|shop| shop == sale.shop)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn names_sort_as_people_read_them() {
        let mut titles = ["Zebra", "äpfel", "Apfelmus and much more of it", "Apfelmus and much less of it", "Äpfel 2"];
        titles.sort_by_key(|title| Name::of(title).all);
        let mut again = titles;
        again.sort_by_cached_key(|title| Name::of(title));
        assert_eq!(titles, again);
        assert_eq!(titles[4], "Zebra");
    }
}
