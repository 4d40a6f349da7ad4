//! The merchant's orders: what waits for a hand first.

use askama::Template;
use base::Money;
use market::people::Right;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::console::list::ListHead;
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
    /// Search, days, kept views and the file.
    pub head: ListHead,
    /// Where the ticked orders are marked as paid.
    pub pay: Link,
    /// Where the ticked orders are cancelled.
    pub cancel: Link,
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
    /// Its id, for its box.
    pub id: String,
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
