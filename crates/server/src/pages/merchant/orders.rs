//! The merchant's orders: what waits for a hand first.

use askama::Template;
use base::Money;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::parts::{Moment, Paging};
use crate::pages::shop::results::Filter;

/// Everything the order list shows.
#[derive(Debug, Template)]
#[template(path = "merchant/orders.html")]
pub struct OrdersPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// What waits, each a way to narrow the list: to be paid, to be shipped, all.
    pub filters: Vec<Filter>,
    /// What is looked for: a number, a name, an e-mail address.
    pub query: String,
    /// Where the search is sent.
    pub action: Link,
    /// Sold this month.
    pub sold: Money,
    /// Waiting to be paid.
    pub unpaid: Money,
    /// Paid back this month.
    pub refunded: Money,
    /// The orders, the latest first, this page of them.
    pub orders: Vec<OrderRow>,
    /// Where in the list it is.
    pub paging: Paging,
}

/// An order in the merchant's list.
#[derive(Debug, Clone)]
pub struct OrderRow {
    /// Its page.
    pub href: Link,
    /// What it is called.
    pub number: String,
    /// When it was placed.
    pub placed: Moment,
    /// Who bought.
    pub customer: String,
    /// The brands in it, "Stille Keramik, Vesper Bath".
    pub brands: String,
    /// Through whom; may be empty.
    pub seller: String,
    /// What it came to.
    pub total: Money,
    /// What it is doing.
    pub state: StateWord,
}
