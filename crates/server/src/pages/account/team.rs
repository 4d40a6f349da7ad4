//! An invitation to act for a shop or a brand.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "account/team.html")]
pub struct TeamInvitationPage {
    /// What is around it.
    pub cx: Shell,
    /// What the shop or the brand is called.
    pub name: String,
    /// As what one would act.
    pub role: String,
    /// Who invites.
    pub inviter: String,
    /// What somebody in this role may do.
    pub rights: String,
    /// Where the form is sent.
    pub action: Link,
    /// What is wrong; empty when nothing is.
    pub problem: String,
}
