use base::Money;

use crate::i18n::Texts;
use crate::link::Link;
use crate::pages::parts::{Figure, Tone};

/// A product in a grid.
#[derive(Debug, Clone)]
pub struct ProductCard {
    /// Where it leads.
    pub href: Link,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub brand: String,
    /// Its first picture.
    pub figure: Figure,
    /// What it costs.
    pub price: Price,
    /// Whether it can be had.
    pub stock: Stock,
}

/// What something costs.
#[derive(Debug, Clone)]
pub struct Price {
    /// The price, tax included.
    pub now: Money,
    /// What it cost before, when it has been reduced.
    pub was: Option<Money>,
    /// Whether other variants cost more.
    pub from: bool,
}

impl Price {
    /// One plain price.
    #[must_use]
    pub fn plain(now: Money) -> Self {
        Self { now, was: None, from: false }
    }
}

/// Whether something can be had, in the words people use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stock {
    /// Enough of it.
    Plenty,
    /// Only so many, 1 or more.
    Few(u32),
    /// Made or ordered when somebody buys it.
    ToOrder,
    /// None.
    SoldOut,
}

impl Stock {
    /// What to say about `left` pieces: the last five are counted.
    #[must_use]
    pub fn of(left: u32) -> Self {
        match left {
            0 => Self::SoldOut,
            1..=5 => Self::Few(left),
            _ => Self::Plenty,
        }
    }

    /// Whether it can be put into the cart.
    #[must_use]
    pub fn can_buy(self) -> bool {
        self != Self::SoldOut
    }

    /// The words.
    #[must_use]
    pub fn words(self, texts: &Texts) -> String {
        match self {
            Self::Plenty => texts.t("stock-plenty").to_string(),
            Self::Few(left) => texts.t("stock-few").with("left", left).to_string(),
            Self::ToOrder => texts.t("stock-to-order").to_string(),
            Self::SoldOut => texts.t("stock-sold-out").to_string(),
        }
    }

    /// The colour that goes with them.
    #[must_use]
    pub fn tone(self) -> Tone {
        match self {
            Self::Plenty => Tone::Good,
            Self::Few(_) => Tone::Warn,
            Self::ToOrder => Tone::Info,
            Self::SoldOut => Tone::Bad,
        }
    }

    /// Whether a grid mentions it: plenty is what one expects.
    #[must_use]
    pub fn is_news(self) -> bool {
        self != Self::Plenty
    }
}

#[cfg(test)]
mod tests {
    use super::Stock;
    use crate::i18n::Texts;

    #[test]
    fn the_last_ones_are_counted() {
        let texts = Texts::of(market::Language::English).unwrap();
        assert_eq!(Stock::of(6), Stock::Plenty);
        assert_eq!(Stock::of(2).words(&texts), "Only 2 left");
        assert!(!Stock::of(0).can_buy());
    }
}
