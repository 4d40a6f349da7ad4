//! Search results, and everything there is when nothing is looked for.

use askama::Template;

use crate::link::{Link, SearchQuery};
use crate::pages::Shell;
use crate::pages::parts::{Choice, Paging, ProductCard};

/// Everything the results show.
#[derive(Debug, Template)]
#[template(path = "shop/search.html")]
pub struct SearchPage {
    /// What is around it.
    pub cx: Shell,
    /// What is looked for.
    pub query: SearchQuery,
    /// What it is called: the words, the category, "Everything".
    pub heading: String,
    /// How many products were found.
    pub found: u64,
    /// What has been narrowed to, each with a way to take it back.
    pub chosen: Vec<Filter>,
    /// Categories among the results.
    pub categories: Vec<Filter>,
    /// Brands among the results.
    pub brands: Vec<Filter>,
    /// The orders to read them in.
    pub sorts: Vec<Choice>,
    /// The products of this page.
    pub products: Vec<ProductCard>,
    /// Where in the list it is.
    pub paging: Paging,
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
