//! The brands and shops of the platform.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Moment, NamedLink, Paging, Tone};
use crate::pages::shop::results::Filter;

/// Everything the list shows.
#[derive(Debug, Template)]
#[template(path = "operate/organisations.html")]
pub struct OrganisationsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Shops, brands, and those that are suspended.
    pub filters: Vec<Filter>,
    /// Where the search is sent.
    pub action: Link,
    /// The list that is shown, sent with the search.
    pub show: String,
    /// What is looked for.
    pub query: String,
    /// The organisations.
    pub rows: Vec<OrganisationRow>,
    /// Where in the list it is.
    pub paging: Paging,
}

/// A brand or a shop.
#[derive(Debug, Clone)]
pub struct OrganisationRow {
    /// Its page.
    pub href: Link,
    /// Its name.
    pub name: String,
    /// Since when it is here.
    pub since: Moment,
    /// How large it is, in words.
    pub size: String,
    /// Why it is suspended; empty when it is not.
    pub suspended: String,
}

/// Everything the page of one of them shows.
#[derive(Debug, Template)]
#[template(path = "operate/organisation.html")]
pub struct OrganisationPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Its name.
    pub name: String,
    /// Its public page.
    pub public: NamedLink,
    /// Since when it is here.
    pub since: Moment,
    /// Who acts for it: name, e-mail address, role.
    pub team: Vec<(String, String, String)>,
    /// Where `action` = `suspend` (with `why`) or `reinstate` is sent.
    pub action: Link,
    /// Why it is suspended; `None` when it is not.
    pub suspended: Option<String>,
    /// What was typed as a reason.
    pub why: String,
    /// What is wrong with it; empty when nothing is.
    pub problem: String,
}
