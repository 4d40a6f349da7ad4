//! Making an account.

use askama::Template;
use serde::Deserialize;

use crate::pages::Shell;
use crate::pages::parts::{Form, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "account/create.html")]
pub struct CreateAccountPage {
    /// What is around it.
    pub cx: Shell,
    /// What was typed. The password is never given back.
    pub form: Form<CreateAccountForm, CreateAccountField>,
    /// The shortest password that is taken, in characters.
    pub password_least: usize,
}

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CreateAccountForm {
    /// What to call the person.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// Their password.
    pub password: String,
    /// Where to go afterwards, a path of this site; may be empty.
    pub next: String,
}

fields! {
    /// The fields of [`CreateAccountForm`].
    CreateAccountField { Name = "name", Email = "email", Password = "password" }
}
