//! Where the shop's parcels go, and what that costs.

use askama::Template;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Form, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "merchant/shipping.html")]
pub struct ShippingPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where a new zone is sent.
    pub action: Link,
    /// A new zone.
    pub form: Form<ZoneForm, ZoneField>,
    /// For whose parcels a zone can be.
    pub brands: Vec<Choice>,
    /// The zones that are there.
    pub zones: Vec<ZoneCard>,
    /// What amounts are in.
    pub currency: String,
}

/// A zone that is there.
#[derive(Debug, Clone)]
pub struct ZoneCard {
    /// Its id, part of the names in its form.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its countries in words.
    pub countries: String,
    /// The brand it is for; empty for all.
    pub brand: String,
    /// Its methods.
    pub methods: Vec<MethodRow>,
    /// Where its form is sent: `action` is `method` or `remove`.
    pub action: Link,
    /// A new method, as it was typed.
    pub form: Form<MethodForm, MethodField>,
}

/// A method that is there.
#[derive(Debug, Clone)]
pub struct MethodRow {
    /// What it is called.
    pub name: String,
    /// What it costs and how long it takes, in words.
    pub detail: String,
    /// Where it is removed.
    pub remove: Link,
}

/// A new zone.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ZoneForm {
    /// What it is called.
    pub name: String,
    /// Codes, separated by commas or spaces; empty for every other country.
    pub countries: String,
    /// The brand's id; empty for all.
    pub brand: String,
}

/// A new method.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct MethodForm {
    /// What it is called.
    pub name: String,
    /// For a parcel of up to a kilogram.
    pub price: String,
    /// For every kilogram more; may be empty.
    pub per_kg: String,
    /// Free from this amount of goods; may be empty.
    pub free_from: String,
    /// Days at least; may be empty.
    pub days_least: String,
    /// Days at most; may be empty.
    pub days_most: String,
}

fields! {
    /// The fields of [`ZoneForm`].
    ZoneField { Name = "name", Countries = "countries", Brand = "brand" }
}

fields! {
    /// The fields of [`MethodForm`].
    MethodField {
        Name = "name",
        Price = "price",
        PerKg = "per_kg",
        FreeFrom = "free_from",
        DaysLeast = "days_least",
        DaysMost = "days_most",
    }
}
