//! Giving something back: what, why, and pictures of it.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::parts::{Choice, Figure, NamedLink};

/// Everything the form shows. Sends `quantity-LINE` for each line, `reason`, `words` and up to four pictures as `photo`.
#[derive(Debug, Template)]
#[template(path = "checkout/give_back.html")]
pub struct GiveBackPage {
    /// What is around it.
    pub cx: Shell,
    /// The order.
    pub order: NamedLink,
    /// Whom it goes back to.
    pub brand: String,
    /// The shop that decides.
    pub shop: String,
    /// Where the form is sent.
    pub action: Link,
    /// What can be given back.
    pub lines: Vec<GiveBackLine>,
    /// The reasons to choose from.
    pub reasons: Vec<Choice>,
    /// What was typed.
    pub words: String,
    /// What may be sent as a picture.
    pub photo_help: String,
    /// Made with the page; the same key never asks twice.
    pub key: String,
    /// What is wrong with the whole; may be empty.
    pub problem: String,
    /// What is wrong with the reason; may be empty.
    pub reason_problem: String,
    /// What is wrong with the pictures; may be empty.
    pub photo_problem: String,
}

/// A line that can be given back.
#[derive(Debug, Clone)]
pub struct GiveBackLine {
    /// Its id.
    pub id: String,
    /// What it is.
    pub name: String,
    /// Its picture.
    pub figure: Figure,
    /// How many can be given back.
    pub most: i64,
    /// Until when, "1 March 2026".
    pub until: String,
    /// How many, as typed.
    pub quantity: String,
}
