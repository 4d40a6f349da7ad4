//! What a reader noticed on its way: how much there was, what was dropped, what is odd.

use std::collections::BTreeMap;
use std::fmt;

/// What a file held and what of it was left behind. Nothing is dropped without being counted here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Data rows or feed items.
    pub rows: u64,
    /// Products read so far.
    pub products: u64,
    /// Variants read so far.
    pub variants: u64,
    /// Pictures read so far.
    pub images: u64,
    /// Columns whose cells are not imported, in the order of the file.
    pub dropped_columns: Vec<DroppedColumn>,
    /// Oddities that stop nothing.
    pub warnings: Warnings,
    /// Row errors that were not listed, beyond the first hundred found before the products were read.
    pub unlisted_errors: u64,
}

/// A column whose cells are not imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DroppedColumn {
    /// Its heading, as the file writes it.
    pub name: String,
    /// Why.
    pub why: Why,
    /// How many of its cells say something.
    pub filled: u64,
}

/// Why a column is not imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// We know the column and have no place for it.
    NotKept,
    /// A field the shop or an app of it has added.
    Metafield,
    /// A price or permission of one of the shop's markets.
    Market,
    /// A second column of the same meaning.
    Repeated,
    /// We do not know the column.
    Unknown,
}

/// What may be odd about a row that is imported nevertheless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Warning {
    /// A picture whose address cannot be used.
    UnusableImage,
    /// A stock number used before in the file.
    RepeatedSku,
    /// A barcode that seems to have lost leading zeros.
    LostZeros,
    /// A variant without price.
    NoPrice,
    /// A variant that costs nothing.
    ZeroPrice,
    /// An earlier price that is not above the price, dropped.
    EarlierPriceNotHigher,
    /// A sale price that does not apply: not lower, or not now.
    SaleNotApplied,
    /// A weight with fractions of a gram, rounded.
    WeightRounded,
    /// A gift card: imported as a draft.
    GiftCard,
    /// A list of other products: imported as a draft.
    Grouped,
    /// A product sold elsewhere: imported as a draft.
    SoldElsewhere,
    /// A kind of product only a plug-in knows: imported as a simple product.
    UnusualKind,
    /// A parent without a single variation: there is nothing to buy.
    NoVariations,
    /// A choice every variation leaves open, dropped.
    OpenChoice,
    /// A variation that is switched off, left out.
    SwitchedOff,
    /// A variation that shares its parent's stock; its own is unknown.
    SharedStock,
    /// An attribute that only informs, dropped.
    AttributeNotKept,
    /// A product whose rows do not stand together, joined.
    RowsApart,
    /// A product field said twice differently, the first kept.
    SaidTwice,
    /// Items of one group that differ in nothing we know, told apart by title or id.
    NotTellingApart,
    /// A long and a short description, the short one dropped.
    ShortDescription,
}

impl Warning {
    /// The warning as a sentence about one row.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::UnusableImage => "the picture's address cannot be used; the picture is dropped",
            Self::RepeatedSku => "the SKU is used more than once; the variants are told apart by their options",
            Self::LostZeros => "the barcode has probably lost leading zeros in a spreadsheet",
            Self::NoPrice => "the variant has no price",
            Self::ZeroPrice => "the variant costs nothing",
            Self::EarlierPriceNotHigher => "the compare-at price is not above the price and is dropped",
            Self::SaleNotApplied => "the sale price does not apply (not lower, or not now); the regular price is used",
            Self::WeightRounded => "the weight is rounded to whole grams",
            Self::GiftCard => "gift cards cannot be sold here; it is imported as a draft",
            Self::Grouped => "a grouped product is a list without a price; it is imported as a draft",
            Self::SoldElsewhere => "an external product is sold elsewhere; it is imported as a draft",
            Self::UnusualKind => "this kind of product is unknown; it is read as a simple product",
            Self::NoVariations => "the product has no variation in the file; there is nothing to buy",
            Self::OpenChoice => "no variation says which value of this attribute it has; the choice is dropped",
            Self::SwitchedOff => "the variation is switched off and left out",
            Self::SharedStock => "the variation shares its parent's stock; give it a number of its own",
            Self::AttributeNotKept => "the attribute tells no variations apart and is dropped",
            Self::RowsApart => "the product's rows do not stand together; they are joined",
            Self::SaidTwice => "a later row says something else about the product; the first row counts",
            Self::NotTellingApart => "nothing tells the items of this group apart but title or id",
            Self::ShortDescription => "there is a long and a short description; the short one is dropped",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

/// Warnings, counted by kind, with the first few of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Warnings(BTreeMap<Warning, Tally>);

/// How often a warning came, and where first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How often.
    pub count: u64,
    /// Line and text of the first [`Warnings::EXAMPLES`].
    pub examples: Vec<(u64, String)>,
}

impl Warnings {
    /// How many examples of each kind are kept.
    pub const EXAMPLES: usize = 5;

    /// Every kind that came, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (Warning, &Tally)> {
        self.0.iter().map(|(warning, tally)| (*warning, tally))
    }

    /// How often `warning` came.
    #[must_use]
    pub fn count(&self, warning: Warning) -> u64 {
        self.0.get(&warning).map_or(0, |tally| tally.count)
    }

    /// Counts `warning` once, about `text` on `line`.
    pub(crate) fn add(&mut self, warning: Warning, line: u64, text: &str) {
        let tally = self.0.entry(warning).or_default();
        tally.count += 1;
        if tally.examples.len() < Self::EXAMPLES {
            tally.examples.push((line, crate::problem::shown(text)));
        }
    }
}
