//! The keys with which programs act for a shop, a brand or a boutique. The three consoles share the page.

use askama::Template;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Form, Moment, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "keys.html")]
pub struct KeysPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where a new key is made.
    pub action: Link,
    /// A new key.
    pub form: Form<KeyForm, KeyField>,
    /// What a key can be allowed.
    pub scopes: Vec<Choice>,
    /// How long a key works.
    pub expiries: Vec<Choice>,
    /// The key that was just made: its name and itself. It is shown this once.
    pub made: Option<(String, String)>,
    /// The keys that are there.
    pub keys: Vec<KeyRow>,
}

/// A key that is there.
#[derive(Debug, Clone)]
pub struct KeyRow {
    /// What it is called.
    pub name: String,
    /// Its first characters.
    pub hint: String,
    /// What it may do, in words of the interface.
    pub scopes: String,
    /// When it was used last.
    pub used: Option<Moment>,
    /// Whether it works.
    pub state: StateWord,
    /// Until when, "until 3 March 2026"; may be empty.
    pub until: String,
    /// Where it is revoked, while it works.
    pub revoke: Option<Link>,
}

/// A new key.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct KeyForm {
    /// What it is called.
    pub name: String,
    /// How many days it works; empty until it is revoked.
    pub days: String,
}

fields! {
    /// The fields of [`KeyForm`], and the scopes beside it.
    KeyField { Name = "name", Days = "days", Scopes = "scopes" }
}
