use askama::Template as _;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use market::people::PeopleError;
use serde::Deserialize;

use super::back::back_to;
use crate::link;
use crate::pages::account::sign_in::{SignInField, SignInForm, SignInPage};
use crate::pages::parts::Form;
use crate::routes::consoles::people_problem;
use crate::web::{App, Fields, Limit, Visitor, WebError};

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Next {
    pub(super) next: String,
}

pub(super) async fn show(visitor: Visitor, Query(Next { next }): Query<Next>) -> Result<Response, WebError> {
    if visitor.person().is_some() {
        return Ok(back_to(&next, &link::account()).into_response());
    }
    Ok(page(&visitor, Form::of(SignInForm { next, ..SignInForm::default() })).await?.into_response())
}

pub(super) async fn enter(visitor: Visitor, State(app): State<App>, fields: Fields) -> Result<Response, WebError> {
    app.limits().count(Limit::SignIn, &visitor)?;
    let values: SignInForm = fields.read()?;
    match app.market().people().sign_in(&values.email, &values.password).await {
        Ok(signed_in) => {
            let mut response = back_to(&values.next, &link::account()).into_response();
            visitor.keep_session(&mut response, &signed_in.secret);
            Ok(response)
        }
        Err(error @ PeopleError::WrongPassword) => {
            let mut form = Form::of(values);
            form.blame(SignInField::Password, people_problem(&visitor.texts(), &error));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, form).await?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(visitor: &Visitor, form: Form<SignInForm, SignInField>) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(visitor.texts().t("nav-sign-in")).await?;
    Ok(Html(SignInPage { cx, form }.render()?))
}
