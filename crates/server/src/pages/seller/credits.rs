//! The seller's orders and those that were lost, each with the reason.

use askama::Template;
use base::Money;

use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::parts::{Moment, Paging};
use crate::pages::shop::results::Filter;

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "seller/credits.html")]
pub struct CreditsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Yours, or lost.
    pub filters: Vec<Filter>,
    /// Whether those that were lost are shown.
    pub lost: bool,
    /// The orders, the latest first, this page of them.
    pub orders: Vec<CreditRow>,
    /// Where in the list it is.
    pub paging: Paging,
}

/// An order and where its credit went.
#[derive(Debug, Clone)]
pub struct CreditRow {
    /// What the order is called.
    pub number: String,
    /// When it was placed.
    pub at: Moment,
    /// Where it stands.
    pub state: StateWord,
    /// Why the credit is where it is, sentence by sentence.
    pub why: Vec<String>,
    /// Who has it instead, "@ben"; empty for nobody.
    pub winner: String,
    /// What the seller earns on it.
    pub earned: Money,
}
