//! Signing in with e-mail and password.

use askama::Template;
use serde::Deserialize;

use crate::pages::Shell;
use crate::pages::parts::{Form, fields};

/// Everything the sign-in page shows.
#[derive(Debug, Template)]
#[template(path = "account/sign_in.html")]
pub struct SignInPage {
    /// What is around it.
    pub cx: Shell,
    /// What was typed. The password is never given back.
    pub form: Form<SignInForm, SignInField>,
}

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    /// The account's e-mail address.
    pub email: String,
    /// Its password.
    pub password: String,
    /// Where to go afterwards, a path of this site; may be empty.
    pub next: String,
}

fields! {
    /// The fields of [`SignInForm`].
    SignInField { Email = "email", Password = "password" }
}
