//! What lists in consoles have in common: a search, filters, an order, views to come back to, and a file to take along.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Paging};

/// The head of a list.
#[derive(Debug, Clone, Default)]
pub struct ListHead {
    /// Where search and filters are sent.
    pub action: Link,
    /// What can be looked for.
    pub find: String,
    /// What is looked for.
    pub query: String,
    /// The filters and the order: the name of the field, its label, and what to choose from.
    pub selects: Vec<(&'static str, String, Vec<Choice>)>,
    /// The state that was chosen by a tab above the list; empty when none was.
    pub state: String,
    /// The first and the last day, where the list is asked for by days.
    pub days: Option<(String, String)>,
    /// The list as a file.
    pub csv: Option<Link>,
    /// The views kept of it.
    pub views: Vec<SavedView>,
    /// Where a view is kept and forgotten; `None` where none are.
    pub keep: Option<Link>,
    /// The present filters, as they are kept.
    pub now: String,
}

/// A view that was kept.
#[derive(Debug, Clone)]
pub struct SavedView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The list as it was kept.
    pub href: Link,
    /// Whether it is what is shown.
    pub chosen: bool,
}

/// A list of plain cells.
#[derive(Debug, Template)]
#[template(path = "console/list.html")]
pub struct ListPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// What it is a list of.
    pub title: String,
    /// What it means, in a sentence.
    pub lead: String,
    /// Its head.
    pub head: ListHead,
    /// The columns: what each is called, and whether it holds numbers.
    pub columns: Vec<(String, bool)>,
    /// The rows, cell by cell; the first cell names the row.
    pub rows: Vec<Vec<String>>,
    /// What an empty list says.
    pub empty: (String, String),
    /// Where in the list it is.
    pub paging: Paging,
}
