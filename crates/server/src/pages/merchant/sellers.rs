//! The shop's sellers.

use askama::Template;
use base::Money;
use market::people::Right;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::console::list::ListHead;
use crate::pages::parts::{Form, Moment, Paging, Person};
use crate::pages::seller::invitations::{InvitationField, InvitationForm, InvitationRow};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "merchant/sellers.html")]
pub struct SellersPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// How many there are.
    pub count: u64,
    /// Search, filters, kept views and the file.
    pub head: ListHead,
    /// Where something is done with the ticked ones.
    pub several: Link,
    /// This page of them.
    pub sellers: Vec<SellerRow>,
    /// Where in the list it is.
    pub paging: Paging,
    /// Where an invitation in the shop's own name is made.
    pub action: Link,
    /// What was typed.
    pub form: Form<InvitationForm, InvitationField>,
    /// The shop's own invitations, the latest first.
    pub invitations: Vec<InvitationRow>,
}

/// A seller in the list.
#[derive(Debug, Clone)]
pub struct SellerRow {
    /// The id of the membership, for its box.
    pub id: String,
    /// Who.
    pub person: Person,
    /// Who introduced them; empty when the shop did.
    pub introduced_by: String,
    /// Since when.
    pub joined: Moment,
    /// Sold this month.
    pub sold: Money,
    /// Earned this month.
    pub earned: Money,
    /// Active or deactivated.
    pub state: StateWord,
    /// Whether they may earn.
    pub active: bool,
    /// Where `action` = `deactivate` or `reactivate` is sent.
    pub action: Link,
}
