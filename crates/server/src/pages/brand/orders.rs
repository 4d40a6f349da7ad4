//! The brand's orders: what is to be packed first.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::parts::{Moment, Paging};
use crate::pages::shop::results::Filter;

/// Everything the list shows.
#[derive(Debug, Template)]
#[template(path = "brand/orders.html")]
pub struct BrandOrdersPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// What waits, each a way to narrow the list.
    pub filters: Vec<Filter>,
    /// What is looked for: a number or a name.
    pub query: String,
    /// Where the search is sent.
    pub action: Link,
    /// The orders, the latest first, this page of them.
    pub orders: Vec<BrandOrderRow>,
    /// Where in the list it is.
    pub paging: Paging,
}

/// An order in the brand's list.
#[derive(Debug, Clone)]
pub struct BrandOrderRow {
    /// Its page.
    pub href: Link,
    /// What it is called.
    pub number: String,
    /// When it was paid.
    pub paid: Moment,
    /// Who bought.
    pub customer: String,
    /// Where.
    pub shop: String,
    /// How many pieces of the brand.
    pub pieces: i64,
    /// Where the brand's part stands.
    pub state: StateWord,
}
