//! The brand's products: stock problems first.

use askama::Template;
use market::people::Right;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Figure, Paging, Price, Stock};
use crate::pages::shop::results::Filter;

/// Everything the product list shows.
#[derive(Debug, Template)]
#[template(path = "brand/products.html")]
pub struct ProductsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Ways to narrow the list: all, sold out, nearly sold out, own commission.
    pub filters: Vec<Filter>,
    /// What is looked for.
    pub query: String,
    /// Where the search is sent.
    pub action: Link,
    /// The catalog's commission, "22 %".
    pub commission: String,
    /// Where a file is brought in.
    pub import: Link,
    /// Where something is done with the ticked ones.
    pub several: Link,
    /// This page of them.
    pub products: Vec<ProductRow>,
    /// Where in the list it is.
    pub paging: Paging,
    /// What the operator of the platform took down: what, and why.
    pub taken_down: Vec<(String, String)>,
}

/// A product in the brand's list.
#[derive(Debug, Clone)]
pub struct ProductRow {
    /// Its id, part of the form's field names.
    pub id: String,
    /// Its public page.
    pub href: Link,
    /// Its name.
    pub name: String,
    /// Its picture.
    pub figure: Figure,
    /// Its article number, or how many variants it has.
    pub detail: String,
    /// What it costs, when it has a price.
    pub price: Option<Price>,
    /// Whether it can be had.
    pub stock: Stock,
    /// How many there are of all variants, "48"; "not counted" where stock is not kept.
    pub pieces: String,
    /// The commission that holds for it, "22 %".
    pub commission: String,
    /// Whether that is its own.
    pub own: bool,
    /// What was typed for its own, "30"; empty when it has none.
    pub typed: String,
    /// What was wrong with that; may be empty.
    pub problem: String,
    /// Its pictures.
    pub pictures: Link,
    /// Where its own commission is sent: `commission` in per cent, empty to follow the catalog.
    pub set: Link,
}
