use axum::extract::State;
use axum::response::{IntoResponse, Response};
use market::Language;

use super::back::back_to;
use crate::link;
use crate::web::{App, Fields, Visitor, WebError};

/// Keeps the choice of a language, in the browser and with the person signed in, and goes back to where it was made.
pub(super) async fn choose(visitor: Visitor, State(app): State<App>, fields: Fields) -> Result<Response, WebError> {
    let language = Language::of_word(fields.get("language")).ok_or(WebError::NotFound)?;
    if let Some(person) = visitor.person() {
        app.market().people().set_language(person.id, language).await?;
    }
    let mut response = back_to(fields.get("next"), &link::home()).into_response();
    visitor.keep_language(&mut response, language);
    Ok(response)
}
