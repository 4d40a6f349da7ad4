//! A boutique: who is this person, why these products, buy.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::parts::{Figure, NamedLink, Paging, Person, ProductCard};

/// Everything a boutique shows.
#[derive(Debug, Template)]
#[template(path = "shop/boutique.html")]
pub struct BoutiquePage {
    /// What is around it.
    pub cx: Shell,
    /// Whose it is.
    pub person: Person,
    /// A large portrait, or the initials.
    pub portrait: Figure,
    /// What they say to a visitor; may be empty.
    pub words: String,
    /// Where they live, since when they sell; may be empty.
    pub about: String,
    /// The shop that sells and delivers.
    pub shop: NamedLink,
    /// The product they put first, with why.
    pub favourite: Option<Favourite>,
    /// The products they chose, this page of them.
    pub products: Vec<ProductCard>,
    /// Where in the list it is.
    pub paging: Paging,
    /// Where the owner changes it; only for the owner.
    pub edit: Option<Link>,
}

/// The product a seller puts first.
#[derive(Debug, Clone)]
pub struct Favourite {
    /// The product.
    pub card: ProductCard,
    /// Why, in the seller's words; may be empty.
    pub why: String,
}
