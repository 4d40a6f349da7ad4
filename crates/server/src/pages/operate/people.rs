//! The people of the platform.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Moment, Paging, Tone};
use crate::pages::shop::results::Filter;

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "operate/people.html")]
pub struct PeoplePage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// All, and those who are suspended.
    pub filters: Vec<Filter>,
    /// Where the search is sent.
    pub action: Link,
    /// The list that is shown, sent with the search.
    pub show: String,
    /// What is looked for.
    pub query: String,
    /// The people, the newest first.
    pub rows: Vec<PersonRow>,
    /// Where in the list it is.
    pub paging: Paging,
}

/// A person.
#[derive(Debug, Clone)]
pub struct PersonRow {
    /// Their name.
    pub name: String,
    /// Where they read mail.
    pub email: String,
    /// Since when they have an account.
    pub since: Moment,
    /// What they are here, in words; may be empty.
    pub roles: String,
    /// Why they are suspended; empty when they are not.
    pub suspended: String,
    /// Whether they can be suspended: whoever runs the platform cannot.
    pub may_suspend: bool,
    /// Where `action` = `suspend` (with `why`) or `reinstate` is sent.
    pub action: Link,
}
