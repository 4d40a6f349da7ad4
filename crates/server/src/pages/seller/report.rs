//! What came of the seller's links.

use askama::Template;
use base::Money;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::NamedLink;
use crate::pages::shop::results::Filter;

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "seller/report.html")]
pub struct ReportPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Back to the links.
    pub back: NamedLink,
    /// Ways to put it together: by link, campaign, product, source.
    pub kinds: Vec<Choice>,
    /// Periods.
    pub filters: Vec<Filter>,
    /// What each row is, "Link".
    pub kind: String,
    /// All together.
    pub total: FigureRow,
    /// The rows, the one that earned most first.
    pub rows: Vec<FigureRow>,
}

/// One of a few ways, as a link.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What it is called.
    pub label: String,
    /// Where it leads.
    pub href: Link,
    /// Whether it is shown.
    pub chosen: bool,
}

/// What came of something.
#[derive(Debug, Clone)]
pub struct FigureRow {
    /// Of what.
    pub name: String,
    /// Clicks of people.
    pub clicks: u32,
    /// Browsers they came from.
    pub visitors: u32,
    /// Orders.
    pub orders: u32,
    /// What they earn.
    pub earned: Money,
}
