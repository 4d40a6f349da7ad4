//! The marketplace: what is here, for whom, and a search.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::parts::{Figure, NamedLink, Person, ProductCard};

/// Everything the marketplace shows.
#[derive(Debug, Template)]
#[template(path = "shop/home.html")]
pub struct HomePage {
    /// What is around it.
    pub cx: Shell,
    /// How many brands there are.
    pub brand_count: u32,
    /// How many products there are.
    pub product_count: u32,
    /// Three products whose pictures open the page; fewer are fine.
    pub window: Vec<ProductCard>,
    /// The categories with the most products, up to eight.
    pub categories: Vec<NamedLink>,
    /// Eight products of several brands.
    pub featured: Vec<ProductCard>,
    /// What the visitor looked at before.
    pub seen: Vec<ProductCard>,
    /// Three boutiques.
    pub boutiques: Vec<BoutiqueCard>,
    /// Up to eight brands.
    pub brands: Vec<BrandCard>,
    /// Up to six shops.
    pub shops: Vec<ShopCard>,
}

/// A brand in a grid.
#[derive(Debug, Clone)]
pub struct BrandCard {
    /// Where it leads.
    pub href: Link,
    /// Its name.
    pub name: String,
    /// What it makes, in a few words; may be empty.
    pub line: String,
    /// A picture of it, or of its best product.
    pub figure: Figure,
    /// How many products it has.
    pub products: u32,
}

/// A boutique in a grid: the person first, then what they chose.
#[derive(Debug, Clone)]
pub struct BoutiqueCard {
    /// Whose it is.
    pub person: Person,
    /// What they say about their choice, a sentence or two; may be empty.
    pub words: String,
    /// The shop that delivers.
    pub shop: String,
    /// Up to three pictures of what is in it.
    pub pictures: Vec<Figure>,
    /// How many products are in it.
    pub products: u32,
}

/// A merchant's shop in a list.
#[derive(Debug, Clone)]
pub struct ShopCard {
    /// Where it leads.
    pub href: Link,
    /// Its name.
    pub name: String,
    /// What it is about, in a sentence; may be empty.
    pub line: String,
    /// Its picture.
    pub figure: Figure,
    /// How many products it sells.
    pub products: u32,
    /// Of how many brands.
    pub brands: u32,
}
