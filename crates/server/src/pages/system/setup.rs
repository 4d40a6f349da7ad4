//! The first start: the operator's account and the first shop.

use askama::Template;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::parts::{Choice, Form, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "system/setup.html")]
pub struct SetupPage {
    /// What is around it.
    pub cx: Shell,
    /// Where the form is sent.
    pub action: Link,
    /// What was typed. The password is never given back.
    pub form: Form<SetupForm, SetupField>,
    /// The currencies a shop can keep its books in.
    pub currencies: Vec<Choice>,
    /// The shortest password that is taken, in characters.
    pub password_least: usize,
}

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SetupForm {
    /// The operator's name.
    pub name: String,
    /// The operator's e-mail address.
    pub email: String,
    /// The operator's password.
    pub password: String,
    /// The first shop's name.
    pub shop: String,
    /// The first shop's address, the last part of its path.
    pub slug: String,
    /// The currency of the first shop.
    pub currency: String,
}

fields! {
    /// The fields of [`SetupForm`].
    SetupField {
        Name = "name",
        Email = "email",
        Password = "password",
        Shop = "shop",
        Slug = "slug",
        Currency = "currency",
    }
}
