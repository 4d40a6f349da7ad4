//! What a reader must be told, and how much it will swallow.

use base::{Currency, Timestamp};

use crate::Format;

/// What the file itself does not say.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// The currency of amounts that come without one: always in Shopify and WooCommerce files, sometimes in feeds.
    pub currency: Currency,
    /// The format, where somebody knows better than [`detect`](crate::detect); `None` to find out.
    pub format: Option<Format>,
    /// How decimals are written.
    pub decimals: Decimals,
    /// The present, to know whether a dated sale price applies. Without it dated sales are passed over, with a warning.
    pub now: Option<Timestamp>,
    /// How much is too much.
    pub limits: Limits,
}

impl ReadOptions {
    /// Amounts without currency are in `currency`; everything else is found out from the file.
    #[must_use]
    pub fn new(currency: Currency) -> Self {
        Self { currency, format: None, decimals: Decimals::Auto, now: None, limits: Limits::default() }
    }
}

/// How a file writes decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Decimals {
    /// As the first number does that leaves no doubt: `9,99` and `1.299,00` do, `1.299` does not.
    #[default]
    Auto,
    /// `1,299.00`
    Dot,
    /// `1.299,00`
    Comma,
}

/// How much is too much. Memory stays within a few times `product_bytes` plus about 100 bytes for each product and 24
/// for each row that stands apart from its product, whatever the file.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Data rows or items in the file.
    pub rows: u64,
    /// Columns of a table, or kinds of attributes of a feed.
    pub columns: usize,
    /// Bytes of one cell.
    pub cell_bytes: usize,
    /// Bytes of one row or item.
    pub record_bytes: u64,
    /// Bytes of all rows of one product together.
    pub product_bytes: usize,
    /// Variants of one product.
    pub variants: usize,
    /// Options of one product.
    pub options: usize,
    /// Tags, categories or pictures of one product, each.
    pub list: usize,
    /// Characters of a handle or another key.
    pub key_chars: usize,
    /// Characters of a title, vendor, tag, option value and other texts of one line.
    pub short_text_chars: usize,
    /// The highest price, in minor units.
    pub price_minor: i64,
    /// The highest number of pieces in stock, either way.
    pub stock: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            rows: 1_000_000,
            columns: 2_000,
            cell_bytes: 1 << 20,
            record_bytes: 4 << 20,
            product_bytes: 32 << 20,
            variants: 5_000,
            options: 6,
            list: 500,
            key_chars: 255,
            short_text_chars: 1_000,
            price_minor: 1_000_000_000_000,
            stock: 1_000_000_000,
        }
    }
}
