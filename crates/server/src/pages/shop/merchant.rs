//! A merchant's shop: what it stands for, whose goods it sells, who recommends them.

use askama::Template;

use crate::pages::Shell;
use crate::pages::parts::{Figure, Person};
use crate::pages::shop::results::ResultList;

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
    /// Some of its sellers.
    pub sellers: Vec<Person>,
    /// Whether something is looked for: then the results come first, and who the shop is stands in one line.
    pub is_search: bool,
    /// Whether it sells nothing yet: then there is nothing to look for.
    pub is_empty: bool,
    /// Its products and the ways to narrow them.
    pub list: ResultList,
}
