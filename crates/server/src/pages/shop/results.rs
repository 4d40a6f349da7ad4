//! A list of products with ways to narrow and sort it: of the marketplace, or of one shop.

use crate::link::{Link, SearchQuery};
use crate::pages::parts::{Choice, NamedLink, Paging, ProductCard};

/// Everything the list shows.
#[derive(Debug, Clone)]
pub struct ResultList {
    /// Where its forms lead.
    pub action: Link,
    /// What is looked for.
    pub query: SearchQuery,
    /// How many products were found.
    pub found: u64,
    /// What has been narrowed to, each with a way to take it back.
    pub chosen: Vec<Filter>,
    /// Categories among the results.
    pub categories: Vec<Filter>,
    /// Brands among the results.
    pub brands: Vec<Filter>,
    /// Ranges of prices among the results.
    pub prices: Vec<Filter>,
    /// What can be had, and what cannot.
    pub stock: Vec<Filter>,
    /// The currency of the prices; empty when there are none.
    pub currency: String,
    /// The orders to read them in.
    pub sorts: Vec<Choice>,
    /// The products of this page.
    pub products: Vec<ProductCard>,
    /// Where in the list it is.
    pub paging: Paging,
    /// What to do about it, when nothing was found.
    pub nothing: Option<Nothing>,
}

/// A way to narrow the results, or to take it back.
#[derive(Debug, Clone)]
pub struct Filter {
    /// What it is called.
    pub label: String,
    /// The results with it (or, when chosen, without it).
    pub href: Link,
    /// How many products it leaves.
    pub count: u64,
    /// Whether it is in force.
    pub chosen: bool,
}

/// What is said and offered instead of products.
#[derive(Debug, Clone)]
pub struct Nothing {
    /// What was looked for.
    pub title: String,
    /// The nearest words that find something.
    pub meant: Option<NamedLink>,
    /// Other ways on.
    pub ways: Vec<NamedLink>,
}
