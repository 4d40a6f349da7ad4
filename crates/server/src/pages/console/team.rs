//! Who acts for a shop or a brand, and as what.

use askama::Template;
use market::people::{Right, Role};
use serde::Deserialize;

use crate::i18n::Texts;
use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Form, Moment, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "console/team.html")]
pub struct TeamPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// What the shop or the brand is called.
    pub name: String,
    /// Who acts for it, owners first.
    pub people: Vec<TeamRow>,
    /// The invitations that can still be accepted.
    pub invitations: Vec<InvitedRow>,
    /// Where an invitation is sent.
    pub action: Link,
    /// Where whoever looks leaves.
    pub leave: Link,
    /// What was typed.
    pub form: Form<TeamForm, TeamField>,
    /// The roles to choose from.
    pub roles: Vec<Choice>,
    /// What each role may do: the right, and whether each of the roles has it, in the order of the roles.
    pub rights: Vec<(String, Vec<bool>)>,
}

/// Somebody in the list.
#[derive(Debug, Clone)]
pub struct TeamRow {
    /// Their name.
    pub name: String,
    /// Where they read mail.
    pub email: String,
    /// As what they act.
    pub role: String,
    /// The roles to choose from, theirs chosen.
    pub roles: Vec<Choice>,
    /// Whether it is whoever looks.
    pub me: bool,
    /// Where `action` = `role` (with `role`) or `remove` is sent.
    pub change: Link,
}

/// An invitation in the list.
#[derive(Debug, Clone)]
pub struct InvitedRow {
    /// Where the letter went.
    pub email: String,
    /// As what.
    pub role: String,
    /// Until when it can be accepted.
    pub until: Moment,
    /// Where `action` = `withdraw` is sent.
    pub change: Link,
}

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct TeamForm {
    /// Who is invited.
    pub email: String,
    /// As what.
    pub role: String,
}

fields! {
    /// The fields of [`TeamForm`].
    TeamField { Email = "email", Role = "role" }
}

/// What a role is called.
#[must_use]
pub fn role_word(texts: &Texts, role: Role) -> String {
    match role {
        Role::Owner => texts.t("role-owner"),
        Role::Manager => texts.t("role-manager"),
        Role::Finance => texts.t("role-finance"),
        Role::Staff => texts.t("role-staff"),
    }
    .to_string()
}
