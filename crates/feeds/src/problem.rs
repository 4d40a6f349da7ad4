//! What is wrong with one row: named by line, column and reason.

use std::fmt;

use base::Currency;

use crate::Decimals;

/// A row that cannot be imported. Reading goes on after it; whether the file is imported without it is the caller's
/// decision (ours never does: a file is imported whole or not at all).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct RowError {
    /// The physical line of the file, from 1. In a table the line the row starts on, however many lines its quoted
    /// cells span; in XML the line of the item.
    pub line: u64,
    /// The column or attribute as the file names it, where one cell is to blame.
    pub column: Option<String>,
    /// What is wrong with it.
    pub reason: Reason,
}

impl fmt::Display for RowError {
    /// `line 12, column "Variant Price": "abc" is not an amount such as 12.50`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = &self.column {
            write!(f, ", column \"{column}\"")?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// What can be wrong with a row. Texts taken from the file are cut to 60 characters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Bytes that are not UTF-8, from the file of an older program.
    #[error("this text is not UTF-8; save the file as \"CSV UTF-8\"")]
    NotUtf8,
    /// A byte that no text contains.
    #[error("there is a zero byte in this text; the file is damaged")]
    ZeroByte,
    /// A row longer or shorter than the heading.
    #[error("the row has {found} cells, the heading has {expected}")]
    CellCount {
        /// How many columns the heading names.
        expected: usize,
        /// How many cells the row has.
        found: usize,
    },
    /// A cell beyond [`Limits::cell_bytes`](crate::Limits::cell_bytes).
    #[error("the cell is longer than {0} bytes")]
    CellTooLong(usize),
    /// A text beyond [`Limits::short_text_chars`](crate::Limits::short_text_chars).
    #[error("the text is longer than {0} characters")]
    TextTooLong(usize),
    /// A product whose rows are beyond [`Limits::product_bytes`](crate::Limits::product_bytes).
    #[error("the rows of this product are longer than {0} bytes together")]
    ProductTooLarge(usize),
    /// Not an amount of money.
    #[error("\"{0}\" is not an amount such as 12.50")]
    NotAnAmount(String),
    /// More decimals than the currency has.
    #[error("\"{text}\" has more decimals than {currency} allows ({})", currency.decimals())]
    TooPrecise {
        /// What was written.
        text: String,
        /// The currency it is in.
        currency: Currency,
    },
    /// An amount below zero.
    #[error("\"{0}\" is below zero")]
    NegativeAmount(String),
    /// An amount beyond [`Limits::price_minor`](crate::Limits::price_minor).
    #[error("\"{0}\" is more than any price may be")]
    AmountTooHigh(String),
    /// A number that may be one thousand or one.
    #[error("\"{0}\" may be thousands or decimals: say how the file writes decimals")]
    AmbiguousNumber(String),
    /// A number written the other way than the rest of the file.
    #[error("\"{text}\" does not fit {}, the way line {since} writes decimals", mark_name(*mark))]
    MixedDecimals {
        /// What was written.
        text: String,
        /// How the file writes decimals.
        mark: Decimals,
        /// The line that settled it.
        since: u64,
    },
    /// A currency we do not know.
    #[error("\"{0}\" is not a currency code such as EUR, USD or GMS")]
    UnknownCurrency(String),
    /// Two amounts of one variant in two currencies.
    #[error("this amount is in {found}, the price is in {expected}")]
    OtherCurrency {
        /// The currency of the price.
        expected: Currency,
        /// The currency of this amount.
        found: Currency,
    },
    /// Not a whole number.
    #[error("\"{0}\" is not a whole number")]
    NotAWholeNumber(String),
    /// A stock beyond [`Limits::stock`](crate::Limits::stock).
    #[error("\"{text}\" pieces cannot be right (the most is {most})")]
    AbsurdStock {
        /// What was written.
        text: String,
        /// The limit.
        most: i64,
    },
    /// Not a weight.
    #[error("\"{0}\" is not a weight such as 0.5")]
    NotAWeight(String),
    /// A unit of weight we do not know.
    #[error("\"{0}\" is not a unit of weight we know (g, kg, lb, oz)")]
    UnknownUnit(String),
    /// Neither yes nor no.
    #[error("\"{0}\" is neither yes nor no (expected TRUE or FALSE, 1 or 0)")]
    NeitherYesNorNo(String),
    /// A word this column does not use.
    #[error("\"{found}\" is none of {expected}")]
    UnknownWord {
        /// What was written.
        found: String,
        /// What the column may say.
        expected: &'static str,
    },
    /// A number that lost its digits in a spreadsheet.
    #[error(
        "\"{0}\" is a number a spreadsheet has rounded: its digits are lost; set the column to text and fill it again"
    )]
    LostDigits(String),
    /// A commission that is no rate.
    #[error("\"{0}\" is not a commission in basis points, 0 to 10000 (250 means 2.5 %)")]
    NotACommission(String),
    /// A product without name.
    #[error("the product has no title")]
    NoTitle,
    /// A row that says neither what it is nor what it belongs to.
    #[error("the row has no handle: give every row of a product the same handle")]
    NoHandle,
    /// An item without id.
    #[error("the item has no id")]
    NoId,
    /// A variant without a value for an option of its product.
    #[error("the variant has no value for the option \"{0}\"")]
    NoOptionValue(String),
    /// A value for an option that has no name.
    #[error("there is a value for option {0}, but the product's first row does not name that option")]
    NoOptionName(u8),
    /// Two variants a customer could not tell apart.
    #[error("the variant \"{variant}\" is already on line {first}")]
    SameVariant {
        /// Its option values.
        variant: String,
        /// Where it was first.
        first: u64,
    },
    /// A second item of the same id.
    #[error("the id \"{id}\" is already on line {first}")]
    SameId {
        /// The id.
        id: String,
        /// Where it was first.
        first: u64,
    },
    /// More variants than [`Limits::variants`](crate::Limits::variants).
    #[error("the product has more than {0} variants")]
    TooManyVariants(usize),
    /// More options than [`Limits::options`](crate::Limits::options).
    #[error("the product has more than {0} options")]
    TooManyOptions(usize),
    /// More of something than [`Limits::list`](crate::Limits::list).
    #[error("the product has more than {most} {what}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// The limit.
        most: usize,
    },
    /// A handle or id beyond [`Limits::key_chars`](crate::Limits::key_chars).
    #[error("the handle or id is longer than {0} characters")]
    KeyTooLong(usize),
    /// A variation whose product is nowhere in the file.
    #[error("the product \"{0}\" this variation belongs to is not in the file")]
    NoParent(String),
    /// The input could not be read to its end.
    #[error("the file could not be read: {0}")]
    Unreadable(String),
}

const fn mark_name(mark: Decimals) -> &'static str {
    match mark {
        Decimals::Comma => "a decimal comma",
        Decimals::Dot | Decimals::Auto => "a decimal point",
    }
}

/// A text of the file as an error shows it: at most 60 characters, without line breaks.
pub(crate) fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    short
}
