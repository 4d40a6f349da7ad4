//! A merchant's shop: what it stands for, whose goods it sells, who recommends them.

use askama::Template;

use crate::pages::Shell;
use crate::pages::parts::{Figure, Paging, Person, ProductCard};
use crate::pages::shop::search::Filter;

/// Everything a shop's page shows.
#[derive(Debug, Template)]
#[template(path = "shop/merchant.html")]
pub struct ShopPage {
    /// What is around it.
    pub cx: Shell,
    /// Its name.
    pub name: String,
    /// What it is about, in a sentence or two; may be empty.
    pub line: String,
    /// Its picture.
    pub figure: Figure,
    /// Where to ask; may be empty.
    pub email: String,
    /// Its brands, as ways to narrow the products.
    pub brands: Vec<Filter>,
    /// How many products it sells.
    pub product_count: u64,
    /// Some of its sellers.
    pub sellers: Vec<Person>,
    /// Its products, this page of them.
    pub products: Vec<ProductCard>,
    /// Where in the list it is.
    pub paging: Paging,
}
