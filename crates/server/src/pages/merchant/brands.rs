//! The brands a shop sells, by agreement.

use askama::Template;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Form, Moment, NamedLink, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "merchant/brands.html")]
pub struct BrandsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Offers that wait for an answer first, then those in force, then those that ended.
    pub agreements: Vec<Agreement>,
    /// Where an offer is sent.
    pub action: Link,
    /// What was typed.
    pub form: Form<AskForm, AskField>,
    /// The brands that can be asked.
    pub brands: Vec<Choice>,
}

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct AskForm {
    /// The brand's slug.
    pub brand: String,
    /// The least commission asked for, in per cent.
    pub floor: String,
    /// The notice in days.
    pub notice_days: String,
}

fields! {
    /// The fields of [`AskForm`].
    AskField { Brand = "brand", Floor = "floor", NoticeDays = "notice_days" }
}

/// An agreement, seen from either side.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// The other side: a brand's or a shop's page.
    pub partner: NamedLink,
    /// Offered, in force, ending, ended.
    pub state: StateWord,
    /// The commission, "22 % of the price, on 4 products more".
    pub commission: String,
    /// How long the notice is, "30 days".
    pub notice: String,
    /// How many products it covers.
    pub products: u32,
    /// Since when it has been in its state.
    pub since: Moment,
    /// When it ends, once notice is given.
    pub ends: Option<Moment>,
    /// Where `action` = `accept`, `decline` (also of one's own offer) or `end` is sent.
    pub action: Link,
    /// Whether it can be accepted or declined.
    pub can_answer: bool,
    /// Whether it is one's own offer and can be taken back.
    pub can_withdraw: bool,
    /// Whether it can be ended with notice.
    pub can_end: bool,
}
