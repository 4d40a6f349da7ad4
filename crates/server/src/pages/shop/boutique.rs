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
    /// What they say over the boutique at this shop; may be empty.
    pub headline: String,
    /// What they say to a visitor; may be empty.
    pub words: String,
    /// Where they live, since when they sell; may be empty.
    pub about: String,
    /// The shop that sells and delivers.
    pub shop: NamedLink,
    /// The product they put first, with why.
    pub favourite: Option<Favourite>,
    /// Named groups of products, on the first page.
    pub collections: Vec<CollectionSection>,
    /// The products they chose, this page of them.
    pub products: Vec<ProductCard>,
    /// Where in the list it is.
    pub paging: Paging,
    /// Their boutiques at other shops.
    pub elsewhere: Vec<NamedLink>,
    /// How to find it again; not for the owner.
    pub follow: Option<Follow>,
    /// Where the owner changes it; only for the owner.
    pub edit: Option<Link>,
}

/// A named group of products.
#[derive(Debug, Clone)]
pub struct CollectionSection {
    /// Its place in the page.
    pub anchor: String,
    /// What it is called.
    pub title: String,
    /// A few words about it; may be empty.
    pub words: String,
    /// What is in it.
    pub products: Vec<ProductCard>,
}

/// A way to find a boutique again.
#[derive(Debug, Clone)]
pub enum Follow {
    /// Signing in comes first.
    SignIn(Link),
    /// Following it, or stopping to; where that is sent.
    Change {
        /// Where.
        action: Link,
        /// Whether it is followed now.
        following: bool,
    },
}

/// The product a seller puts first.
#[derive(Debug, Clone)]
pub struct Favourite {
    /// The product.
    pub card: ProductCard,
    /// Why, in the seller's words; may be empty.
    pub why: String,
}
