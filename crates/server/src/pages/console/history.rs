//! What happened, and who did it.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Moment, Paging};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "console/history.html")]
pub struct HistoryPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where the filters are sent.
    pub action: Link,
    /// The kinds of things, to choose one or all of.
    pub things: Vec<Choice>,
    /// The people, to choose one or all of.
    pub people: Vec<Choice>,
    /// The day asked for, "2026-03-01"; empty for all.
    pub day: String,
    /// What happened, the latest first.
    pub rows: Vec<HistoryRow>,
    /// Where in the list it is.
    pub paging: Paging,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct HistoryRow {
    /// What, in a sentence.
    pub what: String,
    /// More about it; may be empty.
    pub detail: String,
    /// Who did it.
    pub who: String,
    /// When.
    pub at: Moment,
}
