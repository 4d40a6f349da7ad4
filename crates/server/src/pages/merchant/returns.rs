//! What customers give back: what is to be decided first.

use askama::Template;
use base::Money;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::orders::returns::ReturnView;
use crate::pages::parts::{Form, Moment, NamedLink, Paging, fields};
use crate::pages::shop::results::Filter;

/// Everything the list shows.
#[derive(Debug, Template)]
#[template(path = "merchant/returns.html")]
pub struct ReturnsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// What waits, each a way to narrow the list.
    pub filters: Vec<Filter>,
    /// The returns, the latest first, this page of them.
    pub returns: Vec<ReturnRow>,
    /// Where in the list it is.
    pub paging: Paging,
    /// Where the window is sent.
    pub action: Link,
    /// For how many days customers may ask.
    pub form: Form<WindowForm, WindowField>,
}

/// A return in the list.
#[derive(Debug, Clone)]
pub struct ReturnRow {
    /// Its page.
    pub href: Link,
    /// The order's number.
    pub number: String,
    /// When it was asked for.
    pub asked: Moment,
    /// Who gives back.
    pub customer: String,
    /// Whom it goes back to.
    pub brand: String,
    /// How many pieces.
    pub pieces: i64,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: StateWord,
}

/// The return window.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct WindowForm {
    /// In days.
    pub days: String,
}

fields! {
    /// The fields of [`WindowForm`].
    WindowField { Days = "days" }
}

/// One return, for the merchant who decides about it.
#[derive(Debug, Template)]
#[template(path = "merchant/return.html")]
pub struct ReturnPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// The return.
    pub item: ReturnView,
    /// The order it is of.
    pub order: NamedLink,
    /// Who gives back.
    pub customer: String,
    /// Where decisions are sent: `action` = `accept`, `decline` or `receive`.
    pub action: Link,
    /// What to decide, while it is to be decided.
    pub decide: Option<Decide>,
    /// What has arrived, while it is awaited.
    pub receive: Option<Receive>,
    /// What was wrong with what was sent; may be empty.
    pub problem: String,
}

/// The answer, as typed.
#[derive(Debug, Clone, Default)]
pub struct Decide {
    /// Where and how to send it; may be empty.
    pub instructions: String,
    /// Why not.
    pub refusal: String,
    /// What is wrong with that; may be empty.
    pub problem: String,
    /// Whether it was accepted before and can only be refused now.
    pub accepted: bool,
}

/// The form for what has arrived. Sends `quantity-LINE` and `shelf-LINE` = `restock` or `off` for each line.
#[derive(Debug, Clone)]
pub struct Receive {
    /// The lines.
    pub lines: Vec<ReceiveLine>,
    /// Whether the customer has an account, so that the money can become credit, and whether it is to.
    pub credit: Option<bool>,
    /// What all of it is worth to the customer.
    pub worth: Money,
}

/// A line that is awaited.
#[derive(Debug, Clone)]
pub struct ReceiveLine {
    /// Its id.
    pub id: String,
    /// What it is.
    pub name: String,
    /// How many are awaited.
    pub most: i64,
    /// How many have arrived, as typed.
    pub quantity: String,
    /// Whether they go back on the shelf.
    pub restock: bool,
}
