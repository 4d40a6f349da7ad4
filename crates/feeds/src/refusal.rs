//! Files that are not read at all, each called by its name with what to do about it.

/// Why a file is refused as a whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No bytes, or only white space.
    #[error("the file is empty")]
    Empty,
    /// Something that is never a catalog.
    #[error("this is {0}, not a product catalog")]
    OtherKind(&'static str),
    /// A workbook.
    #[error("this is {0}; open it and save the sheet as \"CSV UTF-8\"")]
    Workbook(&'static str),
    /// A packed file.
    #[error("this is {0}; unpack it and import the file inside")]
    Packed(&'static str),
    /// Bytes that are no text.
    #[error("this is not a text file")]
    Binary,
    /// UTF-16, which only [`intake`](crate::intake) reads.
    #[error("the file is in UTF-16; save it as UTF-8")]
    Utf16,
    /// Text of an older encoding.
    #[error("line {line} is not UTF-8 (probably Windows-1252 or Latin-1); save the file as \"CSV UTF-8\"")]
    NotUtf8 {
        /// The first line that is not UTF-8.
        line: u64,
    },
    /// An XML file that says it is in another encoding.
    #[error("the file says it is in {0}; save it as UTF-8")]
    Encoding(String),
    /// A file of the right shop and the wrong kind.
    #[error("this is {kind}, not a product export; {mend}")]
    OtherExport {
        /// What it is.
        kind: &'static str,
        /// How to get the right one.
        mend: &'static str,
    },
    /// Products of a system we cannot read.
    #[error(
        "this is a product file of {0}, which cannot be read; export it for Shopify, WooCommerce or Google Merchant"
    )]
    OtherShop(&'static str),
    /// A feed without products.
    #[error("this is a blog or news feed ({0}), not a product feed: its entries have no g:id or g:price")]
    NewsFeed(&'static str),
    /// XML of some other kind.
    #[error("this is an XML file of another kind (its first element is <{0}>), not an RSS or Atom product feed")]
    OtherXml(String),
    /// A table without the headings of a catalog.
    #[error(
        "no heading of this file is one of a product catalog (found: {found}); the first line must name the columns"
    )]
    NoKnownColumns {
        /// The first headings.
        found: String,
    },
    /// A catalog that lacks what identifies a product.
    #[error("this looks like {format}, but the column {column} is missing")]
    ColumnMissing {
        /// The kind of file.
        format: &'static str,
        /// The column.
        column: &'static str,
    },
    /// More columns than [`Limits::columns`](crate::Limits::columns).
    #[error("the file has more than {0} columns")]
    TooManyColumns(usize),
    /// More rows than [`Limits::rows`](crate::Limits::rows).
    #[error("the file has more than {0} rows; split it")]
    TooManyRows(u64),
    /// A row or item beyond [`Limits::record_bytes`](crate::Limits::record_bytes), often one with a quote too many.
    #[error("the row on line {line} is longer than {limit} bytes; is there a quote too many?")]
    RowTooLong {
        /// Where it starts.
        line: u64,
        /// The limit.
        limit: u64,
    },
    /// A quoted cell that runs to the end of the file.
    #[error("the quote opened in the row on line {line} is never closed; the file is cut off or damaged")]
    QuoteNeverClosed {
        /// Where the row starts.
        line: u64,
    },
    /// XML that breaks the rules of XML.
    #[error("line {line} is not well-formed XML: {what}")]
    NotWellFormed {
        /// Where.
        line: u64,
        /// What is wrong there.
        what: String,
    },
    /// Headings and nothing below them.
    #[error("the file has headings but no products")]
    NoProducts,
    /// More bytes than the caller allows.
    #[error("the file is larger than {0} bytes")]
    TooLarge(u64),
    /// The input could not be read.
    #[error("the file could not be read: {0}")]
    Unreadable(String),
}

impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}
