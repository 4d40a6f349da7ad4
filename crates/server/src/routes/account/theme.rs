use axum::response::{IntoResponse, Response};

use super::back::back_to;
use crate::link;
use crate::pages::shell::Theme;
use crate::web::{Fields, Visitor};

/// Keeps the choice of light or dark, and goes back to where it was made.
pub(super) async fn choose(visitor: Visitor, fields: Fields) -> Response {
    let mut response = back_to(fields.get("next"), &link::home()).into_response();
    visitor.keep_theme(&mut response, Theme::from_word(fields.get("theme")));
    response
}
