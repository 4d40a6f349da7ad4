//! A brand: who makes this, what there is, which shops sell it.

use askama::Template;

use crate::i18n::SafeHtml;
use crate::pages::Shell;
use crate::pages::parts::{Figure, NamedLink, Paging, ProductCard};

/// Everything a brand's page shows.
#[derive(Debug, Template)]
#[template(path = "shop/brand.html")]
pub struct BrandPage {
    /// What is around it.
    pub cx: Shell,
    /// Its name.
    pub name: String,
    /// What it makes, in a few words; may be empty.
    pub line: String,
    /// Its story.
    pub story: SafeHtml,
    /// Its picture.
    pub figure: Figure,
    /// How many products it has.
    pub product_count: u64,
    /// The shops that sell it.
    pub shops: Vec<NamedLink>,
    /// Its products, this page of them.
    pub products: Vec<ProductCard>,
    /// Where in the list it is.
    pub paging: Paging,
}
