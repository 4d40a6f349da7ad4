//! An invitation to sell: who invites, for which shop, what it means, and a name for the boutique.

use askama::Template;
use base::Money;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::parts::{Figure, Form, NamedLink, Person, fields};

/// Everything an invitation shows.
#[derive(Debug, Template)]
#[template(path = "account/join.html")]
pub struct JoinPage {
    /// What is around it.
    pub cx: Shell,
    /// Who invites; a shop may invite in its own name.
    pub inviter: Option<Person>,
    /// The shop one would sell for.
    pub shop: NamedLink,
    /// Its picture.
    pub shop_figure: Figure,
    /// What the shop is about; may be empty.
    pub shop_line: String,
    /// How many brands it sells.
    pub brands: u32,
    /// What a sale brings.
    pub example: Option<JoinExample>,
    /// Where the form is sent.
    pub action: Link,
    /// Why it cannot be accepted, in a sentence; empty when it can.
    pub closed: String,
    /// The boutique the visitor already has at this shop.
    pub boutique: Option<Link>,
    /// What was typed; shown when somebody is signed in and the invitation is open.
    pub form: Form<JoinForm, JoinField>,
}

/// What a sale brings at this shop.
#[derive(Debug, Clone)]
pub struct JoinExample {
    /// A price.
    pub price: Money,
    /// What the seller earns from it.
    pub earned: Money,
}

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct JoinForm {
    /// The boutique's address, without the `@`.
    pub handle: String,
    /// The name over the door.
    pub name: String,
    /// `yes` when the terms are agreed to.
    pub agree: String,
}

fields! {
    /// The fields of [`JoinForm`].
    JoinField { Handle = "handle", Name = "name", Agree = "agree" }
}
