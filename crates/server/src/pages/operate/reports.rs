//! What visitors reported.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Moment, Tone};
use crate::pages::shop::results::Filter;

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "operate/reports.html")]
pub struct ReportsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Open and decided.
    pub filters: Vec<Filter>,
    /// The reports.
    pub rows: Vec<ReportRow>,
}

/// A report.
#[derive(Debug, Clone)]
pub struct ReportRow {
    /// Its id, part of the form's field names.
    pub id: String,
    /// What is at the page.
    pub name: String,
    /// What kind of page it is.
    pub kind: String,
    /// The page.
    pub page: Link,
    /// Why it should not be there.
    pub reason: String,
    /// More about it; may be empty.
    pub words: String,
    /// When it was reported.
    pub at: Moment,
    /// What became of it, once something did.
    pub decision: Option<(String, Tone)>,
    /// Where `action` = `take_down` (with `why`) or `dismiss` is sent.
    pub action: Link,
    /// The page where it is suspended instead, for a brand.
    pub suspend: Option<Link>,
    /// Where it is put back, when it was taken down.
    pub put_back: Option<Link>,
}
