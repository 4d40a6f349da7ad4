//! What somebody is called, and their password.

use askama::Template;
use serde::Deserialize;

use crate::pages::Shell;
use crate::pages::parts::{Form, PictureForm, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "account/profile.html")]
pub struct ProfilePage {
    /// What is around it.
    pub cx: Shell,
    /// Their e-mail address, which signs them in.
    pub email: String,
    /// The picture of them.
    pub portrait: PictureForm,
    /// What was typed about themselves.
    pub form: Form<ProfileForm, ProfileField>,
    /// What is wrong with a new password. Passwords are never given back.
    pub password: Form<PasswordForm, PasswordField>,
    /// The shortest password that is taken, in characters.
    pub password_least: usize,
}

/// What is sent by the first form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    /// What to call them.
    pub name: String,
    /// Their own words, shown in their boutique; may be empty.
    pub words: String,
}

fields! {
    /// The fields of [`ProfileForm`].
    ProfileField { Name = "name", Words = "words" }
}

/// What is sent by the second form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    /// The password they have.
    pub old: String,
    /// The one they want.
    pub new: String,
}

fields! {
    /// The fields of [`PasswordForm`].
    PasswordField { Old = "old", New = "new" }
}
