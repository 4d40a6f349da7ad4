//! The groups of products in a boutique, for their owner to make and change.

use askama::Template;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Form, NamedLink, ProductCard, fields};

/// Everything the list shows.
#[derive(Debug, Template)]
#[template(path = "seller/collections.html")]
pub struct CollectionsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Back to the boutique.
    pub back: NamedLink,
    /// Where its forms are sent.
    pub action: Link,
    /// The collections in their order.
    pub collections: Vec<CollectionRow>,
    /// A new one, and what is wrong with it.
    pub form: Form<CollectionForm, CollectionField>,
}

/// A collection in the list. The form sends `action` = `up-ID` or `down-ID`.
#[derive(Debug, Clone)]
pub struct CollectionRow {
    /// Its id.
    pub id: String,
    /// Its page in the console.
    pub href: Link,
    /// What it is called.
    pub title: String,
    /// How many products are in it.
    pub count: usize,
}

/// What is sent about a collection.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CollectionForm {
    /// What it is called.
    pub title: String,
    /// A few words about it.
    pub words: String,
}

fields! {
    /// The fields of [`CollectionForm`].
    CollectionField { Title = "title", Words = "words" }
}

/// Everything the page of one collection shows.
#[derive(Debug, Template)]
#[template(path = "seller/collection.html")]
pub struct CollectionPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Back to the list.
    pub back: NamedLink,
    /// What it is called.
    pub title: String,
    /// Where its forms are sent.
    pub action: Link,
    /// Its place in the boutique.
    pub public: Link,
    /// What is said of it, and what is wrong with that.
    pub form: Form<CollectionForm, CollectionField>,
    /// What is in it, in order.
    pub products: Vec<CollectedProduct>,
    /// What else is in the boutique.
    pub others: Vec<CollectedProduct>,
}

/// A product that is or can be in a collection. The form sends `action` = `add-ID`, `remove-ID`, `up-ID` or `down-ID`.
#[derive(Debug, Clone)]
pub struct CollectedProduct {
    /// Its id.
    pub id: String,
    /// What it looks like.
    pub card: ProductCard,
}
