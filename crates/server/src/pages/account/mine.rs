//! The signed-in person's own page: orders first, then the places they run.

use askama::Template;
use base::Money;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::parts::{Figure, Moment, NamedLink, Paging};

/// Everything the page shows. The consoles come from the shell's person.
#[derive(Debug, Template)]
#[template(path = "account/mine.html")]
pub struct AccountPage {
    /// What is around it.
    pub cx: Shell,
    /// Their e-mail address.
    pub email: String,
    /// Their orders, the latest first, this page of them.
    pub orders: Vec<OrderRow>,
    /// What they may still spend, shop by shop.
    pub credits: Vec<CreditRow>,
    /// Where they have things sent to.
    pub addresses: Vec<AddressRow>,
    /// The boutiques they follow, the latest first.
    pub following: Vec<FollowedRow>,
    /// Where in the list it is.
    pub paging: Paging,
}

/// A boutique somebody follows.
#[derive(Debug, Clone)]
pub struct FollowedRow {
    /// Whose, and where it is.
    pub person: NamedLink,
    /// The portrait, or the initials.
    pub portrait: Figure,
    /// The shop it is at.
    pub shop: String,
    /// Whether they still sell there.
    pub sells: bool,
    /// Where following is stopped.
    pub stop: Link,
}

/// An order in the customer's list.
#[derive(Debug, Clone)]
pub struct OrderRow {
    /// Its page.
    pub href: Link,
    /// What it is called.
    pub number: String,
    /// When it was placed.
    pub placed: Moment,
    /// The shop it is from.
    pub shop: String,
    /// What it is doing.
    pub state: StateWord,
    /// What it came to.
    pub total: Money,
    /// Up to three pictures of what is in it.
    pub pictures: Vec<Figure>,
}

/// What somebody may still spend at a shop.
#[derive(Debug, Clone)]
pub struct CreditRow {
    /// The shop.
    pub shop: NamedLink,
    /// How much.
    pub amount: Money,
}

/// A place somebody has things sent to.
#[derive(Debug, Clone)]
pub struct AddressRow {
    /// The address, line by line.
    pub lines: Vec<String>,
    /// Where it is forgotten.
    pub forget: Link,
}
