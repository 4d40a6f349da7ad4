//! Pictures of a brand that live on other servers, and pictures of one product.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Figure, Moment, NamedLink, Watch};

/// What became of fetching them.
#[derive(Debug, Template)]
#[template(path = "brand/pictures.html")]
pub struct PicturesPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where the wish to try again is sent.
    pub action: Link,
    /// The page of imports.
    pub back: Link,
    /// How far it is, in a sentence.
    pub summary: String,
    /// How far it is, as (fetched, all), while pictures are being fetched.
    pub progress: Option<(u64, u64)>,
    /// Whether the page follows.
    pub watch: Watch,
    /// Whether there is anything to try again.
    pub can_retry: bool,
    /// Those that could not be fetched, the first of them.
    pub problems: Vec<ProblemRow>,
}

/// A picture that could not be fetched.
#[derive(Debug, Clone)]
pub struct ProblemRow {
    /// Of which product.
    pub product: String,
    /// Its address.
    pub address: String,
    /// Why not, in a sentence.
    pub reason: String,
    /// When it is tried again by itself, if it is.
    pub next: Option<Moment>,
}

/// The pictures of one product.
#[derive(Debug, Template)]
#[template(path = "brand/product_pictures.html")]
pub struct ProductPicturesPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// The products.
    pub back: NamedLink,
    /// What the product is called.
    pub product: String,
    /// Where a picture is sent, in parts: `file` and `alt`; and as `action` what happens to one that is there:
    /// `first-ID` or `remove-ID`.
    pub action: Link,
    /// What may be sent.
    pub help: String,
    /// What was wrong with the last file; may be empty.
    pub problem: String,
    /// The pictures, in order.
    pub pictures: Vec<PictureRow>,
}

/// A picture of a product.
#[derive(Debug, Clone)]
pub struct PictureRow {
    /// Its id, part of the buttons' values.
    pub id: String,
    /// The picture, or what stands in for it.
    pub figure: Figure,
    /// What it shows; may be empty.
    pub alt: String,
    /// Where it will be fetched from, while we do not have it; may be empty.
    pub waiting: String,
}
