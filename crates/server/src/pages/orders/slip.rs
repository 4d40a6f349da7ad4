//! The page that is put into a parcel.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;

/// Everything the packing slip shows.
#[derive(Debug, Template)]
#[template(path = "orders/slip.html")]
pub struct SlipPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// The order's page.
    pub back: Link,
    /// The order's number.
    pub number: String,
    /// Who sends it.
    pub brand: String,
    /// The shop it was bought at.
    pub shop: String,
    /// Where customers write to; may be empty.
    pub shop_email: String,
    /// Where it goes, line by line.
    pub address: Vec<String>,
    /// What goes with it as a gift; may be empty.
    pub gift_note: String,
    /// What is in it.
    pub lines: Vec<SlipLine>,
}

/// A line of a packing slip.
#[derive(Debug, Clone)]
pub struct SlipLine {
    /// How many.
    pub quantity: i64,
    /// What.
    pub name: String,
    /// The brand's article number; may be empty.
    pub sku: String,
}
