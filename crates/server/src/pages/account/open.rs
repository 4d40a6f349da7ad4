//! Opening a brand or a shop. Anybody with an account may open one, and owns it then.

use askama::Template;
use serde::Deserialize;

use crate::pages::Shell;
use crate::pages::parts::{Choice, Form, fields};

/// Everything the page to open a brand shows.
#[derive(Debug, Template)]
#[template(path = "account/open_brand.html")]
pub struct OpenBrandPage {
    /// What is around it.
    pub cx: Shell,
    /// What was typed.
    pub form: Form<OpenBrandForm, OpenBrandField>,
}

/// What is sent to open a brand.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct OpenBrandForm {
    /// Its name.
    pub name: String,
    /// Its address, the last part of its path; empty makes one of the name.
    pub slug: String,
    /// The line under the name; may be empty.
    pub tagline: String,
    /// Where it ships from; may be empty.
    pub ships_from: String,
    /// The commission on its catalog, in per cent.
    pub commission: String,
}

fields! {
    /// The fields of [`OpenBrandForm`].
    OpenBrandField {
        Name = "name",
        Slug = "slug",
        Tagline = "tagline",
        ShipsFrom = "ships_from",
        Commission = "commission",
    }
}

/// Everything the page to open a shop shows.
#[derive(Debug, Template)]
#[template(path = "account/open_shop.html")]
pub struct OpenShopPage {
    /// What is around it.
    pub cx: Shell,
    /// What was typed.
    pub form: Form<OpenShopForm, OpenShopField>,
    /// The currencies a shop can keep its books in.
    pub currencies: Vec<Choice>,
}

/// What is sent to open a shop.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct OpenShopForm {
    /// Its name.
    pub name: String,
    /// Its address, the last part of its path; empty makes one of the name.
    pub slug: String,
    /// The currency of its books.
    pub currency: String,
    /// Where customers write to.
    pub contact: String,
    /// Where customers send the money; may be empty.
    pub payment: String,
}

fields! {
    /// The fields of [`OpenShopForm`].
    OpenShopField {
        Name = "name",
        Slug = "slug",
        Currency = "currency",
        Contact = "contact",
        Payment = "payment",
    }
}
