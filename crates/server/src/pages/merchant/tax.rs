//! What the shop's sales are taxed.

use askama::Template;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Form, fields};

/// Everything the page shows. Both forms are sent to `action`; their buttons are called `action` too: `kind`, `rate`,
/// `remove`.
#[derive(Debug, Template)]
#[template(path = "merchant/tax.html")]
pub struct TaxPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where the forms are sent.
    pub action: Link,
    /// What the tax is called.
    pub kind: Form<TaxKindForm, TaxKindField>,
    /// A rate to be set.
    pub rate: Form<TaxRateForm, TaxRateField>,
    /// Where goods can go.
    pub countries: Vec<Choice>,
    /// The rates that are set.
    pub rates: Vec<TaxRow>,
}

/// A rate that is set.
#[derive(Debug, Clone)]
pub struct TaxRow {
    /// The country's code, sent with the button.
    pub code: String,
    /// The country's name.
    pub country: String,
    /// The region; may be empty.
    pub region: String,
    /// The category; may be empty.
    pub category: String,
    /// How much, "19 %".
    pub rate: String,
}

/// What the tax is.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct TaxKindForm {
    /// What customers know it as.
    pub name: String,
    /// `yes` when prices contain it.
    pub included: String,
}

/// A rate.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct TaxRateForm {
    /// ISO 3166 code.
    pub country: String,
    /// May be empty.
    pub region: String,
    /// May be empty.
    pub category: String,
    /// In percent.
    pub percent: String,
}

fields! {
    /// The fields of [`TaxKindForm`].
    TaxKindField { Name = "name" }
}

fields! {
    /// The fields of [`TaxRateForm`].
    TaxRateField { Country = "country", Region = "region", Category = "category", Percent = "percent" }
}
