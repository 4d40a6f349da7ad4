//! What the boutique says and shows, for its owner to change.

use askama::Template;
use base::Money;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Form, Paging, ProductCard, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "seller/boutique.html")]
pub struct BoutiqueEditPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where both forms are sent.
    pub action: Link,
    /// What is said, and what is wrong with it.
    pub form: Form<BoutiqueForm, BoutiqueField>,
    /// The groups of products in it.
    pub collections: Link,
    /// How many people follow it.
    pub followers: u32,
    /// The brands the shop sells, with those shown whole.
    pub brands: Vec<Choice>,
    /// How many of the products in it are sold out.
    pub sold_out: u64,
    /// Where a link to a product is made.
    pub share: Link,
    /// The shop's products, this page of them, with those chosen.
    pub products: Vec<ChosenProduct>,
    /// How many are chosen altogether.
    pub chosen: u64,
    /// Where in the list it is.
    pub paging: Paging,
}

/// What is sent by the first form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct BoutiqueForm {
    /// The name over the door.
    pub name: String,
    /// Words over the boutique at this shop; may be empty.
    pub headline: String,
    /// Words to a visitor.
    pub words: String,
}

fields! {
    /// The fields of [`BoutiqueForm`].
    BoutiqueField { Name = "name", Headline = "headline", Words = "words" }
}

/// A product that can be in the boutique. The form sends `action` = `add-ID`, `remove-ID`, `first-ID`, `up-ID` or `down-ID`.
#[derive(Debug, Clone)]
pub struct ChosenProduct {
    /// Its id.
    pub id: String,
    /// What it looks like.
    pub card: ProductCard,
    /// What one piece earns, of the cheapest variant.
    pub earns: Money,
    /// Whether it is in the boutique.
    pub chosen: bool,
    /// Whether it is put first.
    pub first: bool,
    /// Whether it is put last.
    pub last: bool,
}
