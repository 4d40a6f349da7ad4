//! All brands, all boutiques, all shops.

use askama::Template;

use crate::pages::Shell;
use crate::pages::parts::Paging;
use crate::pages::shop::home::{BoutiqueCard, BrandCard, ShopCard};

/// Every brand, by name.
#[derive(Debug, Template)]
#[template(path = "shop/brands.html")]
pub struct BrandsPage {
    /// What is around it.
    pub cx: Shell,
    /// The brands of this page.
    pub brands: Vec<BrandCard>,
    /// Where in the list it is.
    pub paging: Paging,
}

/// Every boutique, those with news first.
#[derive(Debug, Template)]
#[template(path = "shop/boutiques.html")]
pub struct BoutiquesPage {
    /// What is around it.
    pub cx: Shell,
    /// The boutiques of this page.
    pub boutiques: Vec<BoutiqueCard>,
    /// Where in the list it is.
    pub paging: Paging,
}

/// Every shop, by name.
#[derive(Debug, Template)]
#[template(path = "shop/shops.html")]
pub struct ShopsPage {
    /// What is around it.
    pub cx: Shell,
    /// The shops of this page.
    pub shops: Vec<ShopCard>,
    /// Where in the list it is.
    pub paging: Paging,
}
