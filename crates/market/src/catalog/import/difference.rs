//! What a file would change, or has changed: whole numbers of everything, and the first few of each in detail.

use std::collections::BTreeMap;
use std::fmt;

use base::{Bps, Money};

/// What a file would change in a catalog, or has changed.
#[derive(Debug, Clone)]
pub struct Difference {
    /// What kind of file it is.
    pub format: feeds::Format,
    /// How many of everything.
    pub counts: Counts,
    /// New products.
    pub new: Examples<New>,
    /// Products that are different, with every field that is.
    pub changed: Examples<Changed>,
    /// Stored values that blank cells erase; empty unless that was asked for.
    pub erased: Examples<Erased>,
    /// Stored variants of products in the file that the file does not mention. They stay.
    pub not_in_file: Examples<NotInFile>,
    /// What of the file finds no place.
    pub dropped: Dropped,
    /// What is odd and stops nothing.
    pub warnings: feeds::Warnings,
    /// What is wrong. With a single mistake nothing of the file is written.
    pub mistakes: Mistakes,
    /// Whether it was written, and not only compared.
    pub written: bool,
}

/// How many of everything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Data rows or items of the file.
    pub rows: u64,
    /// Products of the file that are new.
    pub new: u64,
    /// Products of the file that are different from what is stored.
    pub changed: u64,
    /// Products of the file that are as they are stored.
    pub unchanged: u64,
    /// New variants, those of new products among them.
    pub new_variants: u64,
    /// New pictures, those of new products among them. They are shown once they have been fetched.
    pub new_images: u64,
}

/// The first of many, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examples<T> {
    /// The first of them.
    pub first: Vec<T>,
    /// How many there are.
    pub total: u64,
}

impl<T> Default for Examples<T> {
    fn default() -> Self {
        Self { first: Vec::new(), total: 0 }
    }
}

impl<T> Examples<T> {
    /// How many are kept.
    pub const KEPT: usize = 50;

    /// How many there are beyond the first.
    #[must_use]
    pub fn not_shown(&self) -> u64 {
        self.total.saturating_sub(self.first.len() as u64)
    }

    pub(super) fn add(&mut self, make: impl FnOnce() -> T) {
        self.total += 1;
        if self.first.len() < Self::KEPT {
            self.first.push(make());
        }
    }
}

/// A product that is not stored yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// The line of the file it starts on.
    pub line: u64,
    /// Its title.
    pub title: String,
    /// How many variants it has.
    pub variants: u64,
    /// Its lowest price, if it has one.
    pub price: Option<Money>,
}

/// A product that is different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The line of the file it starts on.
    pub line: u64,
    /// Its stored title.
    pub title: String,
    /// What is different.
    pub fields: Vec<FieldChange>,
}

/// A field that is different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Which.
    pub field: Field,
    /// The option values of the variant, `Large / Blue`; empty for a field of the product or its only variant.
    pub variant: String,
    /// What is stored, shortened; empty when nothing is.
    pub before: String,
    /// What the file says, shortened; empty when nothing.
    pub after: String,
}

/// A stored value that a blank cell erases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// The product's title.
    pub product: String,
    /// The option values of the variant; empty for a field of the product.
    pub variant: String,
    /// Which field.
    pub field: Field,
    /// What is stored, shortened.
    pub before: String,
}

/// A stored variant that the file does not mention although it has the product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotInFile {
    /// The product's title.
    pub product: String,
    /// The variant's option values, or its SKU.
    pub variant: String,
}

/// What of a file finds no place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dropped {
    /// Columns with something in them, in the order of the file.
    pub columns: Vec<feeds::DroppedColumn>,
    /// Pictures with an unusable address; where first is among the warnings.
    pub images: u64,
    /// Values of columns we read but do not keep.
    pub values: BTreeMap<Lost, u64>,
}

/// A kind of value that is read and not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lost {
    /// What the shop itself pays for a variant.
    Cost,
    /// A fixed reward for each piece sold: rates are used here.
    Reward,
    /// Categories beyond the first of a product.
    MoreCategories,
}

impl Lost {
    /// The kind in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cost => "cost per item",
            Self::Reward => "fixed reward per unit",
            Self::MoreCategories => "categories beyond the first",
        }
    }
}

/// What is wrong with a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mistakes {
    /// The first of them, in the order they were found.
    pub first: Vec<Mistake>,
    /// How many there are.
    pub total: u64,
}

impl Mistakes {
    /// How many are listed.
    pub const LISTED: usize = 100;

    pub(super) fn add(&mut self, mistake: Mistake) {
        self.total += 1;
        if self.first.len() < Self::LISTED {
            self.first.push(mistake);
        }
    }
}

/// What is wrong with a row, by itself or beside what is stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Blame {
    /// The row itself.
    #[error(transparent)]
    File(#[from] feeds::Reason),
    /// A new product without a title.
    #[error("the product is new and the file gives it no title")]
    NewWithoutTitle,
    /// A commission that an agreement forbids.
    #[error("{rate} is below the {floor} that an agreement guarantees")]
    BelowFloor {
        /// What the file says.
        rate: Bps,
        /// What is guaranteed.
        floor: Bps,
    },
    /// Other choices than the stored ones, while variants with the stored ones stay.
    #[error("the product's choices change from {from} to {to}, and {left} of its stored variants are not in the file")]
    ChoicesChange {
        /// The stored choices.
        from: String,
        /// Those of the file.
        to: String,
        /// How many variants would stay.
        left: usize,
    },
}

/// A row that cannot be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line of the file, from 1.
    pub line: u64,
    /// The column as the file names it, where one cell is to blame.
    pub column: Option<String>,
    /// What is wrong.
    pub reason: Blame,
}

impl fmt::Display for Mistake {
    /// `12: Variant Price: "abc" is not an amount such as 12.50`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.line)?;
        if let Some(column) = &self.column {
            write!(f, "{column}: ")?;
        }
        write!(f, "{}", self.reason)
    }
}

impl From<feeds::RowError> for Mistake {
    fn from(error: feeds::RowError) -> Self {
        Self { line: error.line, column: error.column, reason: Blame::File(error.reason) }
    }
}

/// Fields of a stored product, with their names.
macro_rules! fields {
    ($($field:ident = $name:literal),+ $(,)?) => {
        /// A field of a product or of a variant.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field {
            $(#[doc = $name] $field),+
        }

        impl Field {
            /// What it is called.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$field => $name),+ }
            }
        }
    };
}

fields! {
    Title = "title",
    Description = "description",
    Vendor = "vendor",
    ProductType = "type",
    Category = "category",
    Status = "status",
    SeoTitle = "search title",
    SeoDescription = "search description",
    Options = "choices",
    Tags = "tags",
    Images = "pictures",
    Commission = "commission",
    NewVariant = "new variant",
    VariantOrder = "order of the variants",
    OptionValues = "choice",
    Sku = "SKU",
    Barcode = "barcode",
    Price = "price",
    CompareAt = "price before",
    Commissionable = "commissionable value",
    Weight = "weight",
    Stock = "stock",
    Tracked = "stock is counted",
    Oversell = "sold when out of stock",
    Shipping = "needs shipping",
    Taxable = "taxable",
    HsCode = "customs tariff number",
    Origin = "country of origin",
    VariantImage = "picture of the variant",
}
