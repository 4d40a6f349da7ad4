//! Finding an order again by its number and e-mail address.

use askama::Template;
use serde::Deserialize;

use crate::pages::Shell;
use crate::pages::parts::{Form, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "checkout/find.html")]
pub struct FindOrderPage {
    /// What is around it.
    pub cx: Shell,
    /// What was typed.
    pub form: Form<FindOrderForm, FindOrderField>,
}

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct FindOrderForm {
    /// The order's number.
    pub number: String,
    /// The e-mail address it was placed with.
    pub email: String,
}

fields! {
    /// The fields of [`FindOrderForm`].
    FindOrderField { Number = "number", Email = "email" }
}
