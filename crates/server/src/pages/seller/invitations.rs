//! Invitations: bring somebody in, see what is open.

use askama::Template;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Form, Moment, fields};

/// Everything the seller's invitations show.
#[derive(Debug, Template)]
#[template(path = "seller/invitations.html")]
pub struct InvitationsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where a new one is made.
    pub action: Link,
    /// What was typed.
    pub form: Form<InvitationForm, InvitationField>,
    /// The shop people are invited to sell for.
    pub shop: String,
    /// Those that are open, the latest first.
    pub invitations: Vec<InvitationRow>,
}

/// What is sent to make one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct InvitationForm {
    /// A note for oneself: for whom it is; may be empty.
    pub note: String,
}

fields! {
    /// The fields of [`InvitationForm`].
    InvitationField { Note = "note" }
}

/// An invitation.
#[derive(Debug, Clone)]
pub struct InvitationRow {
    /// Its full address, to be sent to somebody.
    pub address: String,
    /// For whom it was meant; may be empty.
    pub note: String,
    /// When it was made.
    pub made: Moment,
    /// When it ends.
    pub ends: Moment,
    /// Where it is withdrawn.
    pub withdraw: Link,
}
