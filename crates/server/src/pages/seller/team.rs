//! The seller's team: a tree that starts with oneself, expanded in place.

use askama::Template;
use askama::filters::HtmlSafe;
use base::Money;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{NamedLink, Person};

/// Everything the team page shows.
#[derive(Debug, Template)]
#[template(path = "seller/team.html")]
pub struct TeamPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// How many people there are below, on all levels.
    pub people: u64,
    /// How many of them sold something this month.
    pub active: u64,
    /// What the team sold this month.
    pub sold: Money,
    /// What that earned.
    pub earned: Money,
    /// The way from oneself to the top of what is shown, when looking further down; empty at the top.
    pub path: Vec<NamedLink>,
    /// The frontline of whoever is at the top.
    pub members: Vec<TeamMember>,
    /// Where the rest of a long frontline is.
    pub more: Option<Link>,
}

/// A member of the team with the people below, ready to print: a branch opens in place.
#[derive(Debug, Clone, Template)]
#[template(path = "seller/team_member.html")]
pub struct TeamMember {
    /// Who.
    pub person: Person,
    /// The words of the way to their boutique.
    pub visit: String,
    /// Since when, "since March 2026".
    pub since: String,
    /// What they sold this month, "412.00 EUR this month", or that they rest.
    pub sold: String,
    /// Whether they sold something this month.
    pub active: bool,
    /// How many people are below them, in words; empty when nobody is.
    pub below: String,
    /// The people right below them that are shown here.
    pub members: Vec<TeamMember>,
    /// Where the rest of their team is, with its words; when not all of it is shown here.
    pub more: Option<NamedLink>,
}

impl HtmlSafe for TeamMember {}
