//! What kind of file this is, told from its first bytes.

mod bytes;
mod others;
mod table;
mod xml;

use std::fmt;

use crate::Refusal;

pub(crate) use table::meaning_of;

/// A kind of catalog file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A Shopify product export, in either dialect.
    Shopify {
        /// What stands between the cells.
        delimiter: Delimiter,
    },
    /// A WooCommerce product export, in any of the languages we know.
    WooCommerce {
        /// What stands between the cells.
        delimiter: Delimiter,
    },
    /// A Google Merchant feed as RSS 2.0.
    GoogleRss,
    /// A Google Merchant feed as Atom.
    GoogleAtom,
    /// A Google Merchant feed as a table.
    GoogleText {
        /// What stands between the cells.
        delimiter: Delimiter,
    },
}

/// What stands between the cells of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, which spreadsheets write in countries with a decimal comma.
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    pub(crate) const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The byte it is written as.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

impl fmt::Display for Format {
    /// `a Shopify product export`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shopify { .. } => "a Shopify product export",
            Self::WooCommerce { .. } => "a WooCommerce product export",
            Self::GoogleRss => "a Google Merchant feed (RSS)",
            Self::GoogleAtom => "a Google Merchant feed (Atom)",
            Self::GoogleText { delimiter: Delimiter::Tab } => "a Google Merchant feed (TSV)",
            Self::GoogleText { .. } => "a Google Merchant feed (CSV)",
        })
    }
}

/// Refuses what is no text, whatever anybody says it is.
pub(crate) fn must_be_text(head: &[u8]) -> Result<(), Refusal> {
    bytes::text(head).map(drop)
}

/// Tells the format of a file from `head`, its first bytes: 64 KiB are enough, and fewer than that are taken to be the
/// whole file. `file_name` decides nothing; where the bytes leave it open, it makes the message clearer.
///
/// # Errors
/// When the file is no product catalog, with what it is instead.
pub fn detect(head: &[u8], file_name: &str) -> Result<Format, Refusal> {
    let text = bytes::text(head)?;
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Refusal::Empty);
    }
    if start.starts_with('<') {
        return xml::detect(start);
    }
    if start.starts_with(['{', '[']) {
        return Err(Refusal::OtherKind("a JSON file"));
    }
    table::detect(text, file_name)
}
