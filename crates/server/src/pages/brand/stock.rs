//! The brand's stock: a table of numbers to be counted and typed in.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::console::list::ListHead;
use crate::pages::parts::{Paging, Stock};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "brand/stock.html")]
pub struct StockPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// The head of the list.
    pub head: ListHead,
    /// Where the numbers are sent: `seen-ID` and `wanted-ID`.
    pub action: Link,
    /// Whether whoever looks may change them.
    pub may_change: bool,
    /// The counted variants.
    pub rows: Vec<StockLine>,
    /// What is wrong with the form as a whole; empty when nothing is.
    pub problem: String,
    /// Where in the list it is.
    pub paging: Paging,
}

/// A counted variant.
#[derive(Debug, Clone)]
pub struct StockLine {
    /// Its id, part of the form's field names.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its options and article number; may be empty.
    pub detail: String,
    /// Whether it can be had.
    pub state: Stock,
    /// How many there are.
    pub on_hand: i64,
    /// How many of them orders have reserved.
    pub reserved: i64,
    /// What stands in the field.
    pub typed: String,
    /// What is wrong with it; empty when nothing is.
    pub problem: String,
}
