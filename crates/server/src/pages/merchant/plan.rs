//! The shop's plan: who gets which part of a commission, in a table one can read.

use askama::Template;
use base::Money;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Form, Moment, fields};

/// Everything the plan page shows.
#[derive(Debug, Template)]
#[template(path = "merchant/plan.html")]
pub struct PlanPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// What it is called, "Unilevel, 3 levels".
    pub name: String,
    /// Since when it holds.
    pub since: Moment,
    /// A price, for the example.
    pub price: Money,
    /// The commission on it.
    pub pot: Money,
    /// The commission's rate, "22 %".
    pub rate: String,
    /// Who gets what; the sum is the pot.
    pub rows: Vec<PlanRow>,
    /// What else holds, in sentences: compression, rounding, who counts as active.
    pub rules: Vec<String>,
    /// What it pays for a month besides, if it says so.
    pub month: Option<PlanMonth>,
    /// Where a new version is sent.
    pub action: Link,
    /// The document in force, or what was typed in its place, and what is wrong with that.
    pub form: Form<PlanForm, PlanField>,
}

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PlanForm {
    /// The plan document, TOML.
    pub document: String,
}

fields! {
    /// The fields of [`PlanForm`].
    PlanField { Document = "document" }
}

/// What a plan pays for a month.
#[derive(Debug, Clone)]
pub struct PlanMonth {
    /// Its ranks, from the lowest to the highest.
    pub ranks: Vec<String>,
    /// Its bonuses, by name.
    pub bonuses: Vec<String>,
}

/// One payee of the plan.
#[derive(Debug, Clone)]
pub struct PlanRow {
    /// Who, "The seller", "Who introduced them".
    pub who: String,
    /// The level, "0", "1"; a dash for the shop, the fee and the pool.
    pub level: String,
    /// The part, "50 %".
    pub rate: String,
    /// What that is in the example.
    pub example: Money,
}
