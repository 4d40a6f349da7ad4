use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use crate::link;
use crate::pages::parts::Flash;
use crate::web::{App, Fields, Visitor, WebError};

/// Ends the session. Somebody who is not signed in is told the same.
pub(super) async fn leave(visitor: Visitor, State(app): State<App>, _fields: Fields) -> Result<Response, WebError> {
    if let Some(session) = visitor.session() {
        app.market().people().sign_out(session).await?;
    }
    let mut response = Redirect::to(link::home().as_str()).into_response();
    visitor.drop_session(&mut response);
    visitor.say(&mut response, &Flash::good(visitor.texts().t("signed-out")));
    Ok(response)
}
