use askama::Template as _;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use market::people::{LEAST_PASSWORD, PeopleError};

use super::back::back_to;
use super::sign_in::Next;
use crate::link;
use crate::pages::account::create::{CreateAccountField, CreateAccountForm, CreateAccountPage};
use crate::pages::parts::{Flash, Form};
use crate::routes::consoles::people_problem;
use crate::web::{App, Fields, Limit, Visitor, WebError};

pub(super) async fn show(visitor: Visitor, Query(Next { next }): Query<Next>) -> Result<Response, WebError> {
    if visitor.person().is_some() {
        return Ok(back_to(&next, &link::account()).into_response());
    }
    let form = Form::of(CreateAccountForm { next, ..CreateAccountForm::default() });
    Ok(page(&visitor, form).await?.into_response())
}

pub(super) async fn create(visitor: Visitor, State(app): State<App>, fields: Fields) -> Result<Response, WebError> {
    app.limits().count(Limit::Register, &visitor)?;
    let values: CreateAccountForm = fields.read()?;
    match app.market().people().register(&values.email, &values.name, &values.password).await {
        Ok(signed_in) => {
            let mut response = back_to(&values.next, &link::account()).into_response();
            visitor.keep_session(&mut response, &signed_in.secret);
            let welcome = visitor.texts().t("created").with("name", &signed_in.person.name).to_string();
            visitor.say(&mut response, &Flash::good(welcome));
            Ok(response)
        }
        Err(error) => {
            let Some(field) = blamed(&error) else { return Err(error.into()) };
            let mut form = Form::of(values);
            form.blame(field, people_problem(&visitor.texts(), &error));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, form).await?).into_response())
        }
    }
}

fn blamed(error: &PeopleError) -> Option<CreateAccountField> {
    match error {
        PeopleError::Email | PeopleError::EmailTaken => Some(CreateAccountField::Email),
        PeopleError::Line { .. } => Some(CreateAccountField::Name),
        PeopleError::PasswordTooShort(_) | PeopleError::PasswordTooLong(_) | PeopleError::PasswordIsKnown => {
            Some(CreateAccountField::Password)
        }
        _ => None,
    }
}

async fn page(visitor: &Visitor, form: Form<CreateAccountForm, CreateAccountField>) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(visitor.texts().t("create-title")).await?;
    Ok(Html(CreateAccountPage { cx, form, password_least: LEAST_PASSWORD }.render()?))
}
