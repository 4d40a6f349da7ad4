//! What the brand says of itself.

use askama::Template;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Form, PictureForm, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "brand/details.html")]
pub struct BrandDetailsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where the form is sent.
    pub action: Link,
    /// What was typed.
    pub form: Form<BrandDetailsForm, BrandDetailsField>,
    /// Its logo and its banner.
    pub pictures: [PictureForm; 2],
}

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct BrandDetailsForm {
    /// Its name.
    pub name: String,
    /// The line under the name; may be empty.
    pub tagline: String,
    /// Who it is, at length; may be empty.
    pub story: String,
    /// Where it ships from; may be empty.
    pub ships_from: String,
    /// What it promises about delivery; may be empty.
    pub promise: String,
}

fields! {
    /// The fields of [`BrandDetailsForm`].
    BrandDetailsField {
        Name = "name",
        Tagline = "tagline",
        Story = "story",
        ShipsFrom = "ships_from",
        Promise = "promise",
    }
}
