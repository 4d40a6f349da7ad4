//! The shops that sell the brand, by agreement.

use askama::Template;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::merchant::brands::Agreement;
use crate::pages::parts::{Choice, Form, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "brand/shops.html")]
pub struct ShopsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Offers first, then those in force, then those that ended.
    pub agreements: Vec<Agreement>,
    /// Where an offer is sent.
    pub action: Link,
    /// What was typed.
    pub form: Form<OfferForm, OfferField>,
    /// The shops that can be offered to.
    pub shops: Vec<Choice>,
}

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct OfferForm {
    /// The shop's slug.
    pub shop: String,
    /// The least commission promised, in per cent.
    pub floor: String,
    /// The notice in days.
    pub notice_days: String,
}

fields! {
    /// The fields of [`OfferForm`].
    OfferField { Shop = "shop", Floor = "floor", NoticeDays = "notice_days" }
}
