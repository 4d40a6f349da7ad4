//! The brand's commission: one rate for the catalog.

use askama::Template;
use base::Money;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Form, Moment, Share, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "brand/terms.html")]
pub struct TermsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where the form is sent.
    pub action: Link,
    /// What was typed.
    pub form: Form<TermsForm, TermsField>,
    /// Where the part that shops may take off is sent.
    pub most_off_action: Link,
    /// The part that shops may take off the prices.
    pub most_off: Form<MostOffForm, MostOffField>,
    /// How many products have a rate of their own.
    pub own: u32,
    /// Those products.
    pub own_href: Link,
    /// An example price.
    pub price: Money,
    /// What becomes of it at the present rate; the sum is the price.
    pub example: Vec<Share>,
    /// The rates there have been, the latest first.
    pub history: Vec<TermsRow>,
}

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct TermsForm {
    /// The rate in per cent, `22` or `22.5`.
    pub commission: String,
}

fields! {
    /// The fields of [`TermsForm`].
    TermsField { Commission = "commission" }
}

/// How much shops may take off.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct MostOffForm {
    /// The most in per cent; empty for as much as they like.
    pub most_off: String,
}

fields! {
    /// The fields of [`MostOffForm`].
    MostOffField { MostOff = "most_off" }
}

/// A rate and since when it has held.
#[derive(Debug, Clone)]
pub struct TermsRow {
    /// The rate, "22 %".
    pub rate: String,
    /// Since when.
    pub since: Moment,
}
