//! Classes, products, brands and markets as numbers: a plan tells apart those it names, and no others.

use std::collections::BTreeMap;

/// A class, product, brand or market that a plan names, or any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Symbol(u32);

impl Symbol {
    /// Whatever the plan does not name.
    pub const OTHER: Self = Self(0);

    /// Where it stands among [`Symbols::all`].
    pub(super) const fn number(self) -> usize {
        self.0 as usize
    }
}

/// What a symbol is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribute {
    /// The class of an order.
    Class,
    /// A product.
    Product,
    /// A brand.
    Brand,
    /// A market.
    Market,
}

/// The texts a plan names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Symbols(BTreeMap<(Attribute, String), Symbol>);

impl Symbols {
    /// The symbol of a text.
    #[must_use]
    pub fn find(&self, attribute: Attribute, text: &str) -> Symbol {
        // A key that borrows would need a map for each attribute; who asks for every line of a file takes `named` instead.
        self.0.get(&(attribute, text.to_owned())).copied().unwrap_or_default()
    }

    /// The texts of an attribute that the plan names, with their symbols. Every other text is [`Symbol::OTHER`].
    pub fn named(&self, attribute: Attribute) -> impl Iterator<Item = (&str, Symbol)> {
        let of_it = self.0.iter().filter(move |((known, _), _)| *known == attribute);
        of_it.map(|((_, text), symbol)| (text.as_str(), *symbol))
    }

    /// Every symbol, the one for all others first.
    pub(super) fn all(&self) -> impl Iterator<Item = Symbol> {
        (0..=self.0.len()).map(|number| u32::try_from(number).map_or(Symbol::OTHER, Symbol))
    }

    /// The symbol of a text the plan names.
    pub(super) fn name(&mut self, attribute: Attribute, text: &str) -> Symbol {
        let next = u32::try_from(self.0.len() + 1).map_or(Symbol::OTHER, Symbol);
        *self.0.entry((attribute, text.to_owned())).or_insert(next)
    }
}

/// Some symbols.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SymbolSet(Vec<u64>);

impl SymbolSet {
    pub(super) fn add(&mut self, Symbol(number): Symbol) {
        let at = (number / 64) as usize;
        self.0.resize(self.0.len().max(at + 1), 0);
        self.0[at] |= 1 << (number % 64);
    }

    /// Whether it is one of them.
    #[must_use]
    pub fn has(&self, Symbol(number): Symbol) -> bool {
        self.0.get((number / 64) as usize).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }
}
