use askama::Template as _;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::Actor;
use market::people::{LEAST_PASSWORD, PeopleError, Person, Profile};

use crate::link;
use crate::pages::account::profile::{PasswordField, PasswordForm, ProfileField, ProfileForm, ProfilePage};
use crate::pages::parts::{Flash, Form, PictureForm};
use crate::routes::consoles::people_problem;
use crate::routes::pictures::{Sent, picture_help, receive};
use crate::routes::shop::figure;
use crate::web::{App, Fields, Limit, Parts, SignedInPerson, Visitor, WebError};

pub(super) async fn show(visitor: Visitor, signed_in: SignedInPerson) -> Result<Html<String>, WebError> {
    let person = signed_in.person;
    page(&visitor, &person, Form::of(typed(&person)), Form::default(), String::new()).await
}

/// Stores a new portrait, or takes the old one away.
pub(super) async fn save_portrait(
    visitor: Visitor,
    SignedInPerson { person, .. }: SignedInPerson,
    State(app): State<App>,
    parts: Parts,
) -> Result<Response, WebError> {
    let (portrait, said) = match receive(&app, &visitor, parts).await? {
        Sent::Picture(picture, _) => {
            (Some(app.market().media().keep(&picture).await?), visitor.texts().t("picture-saved").to_string())
        }
        Sent::Remove(_) | Sent::First(_) => (None, visitor.texts().t("picture-removed").to_string()),
        Sent::Unusable(status, problem) => {
            let page = page(&visitor, &person, Form::of(typed(&person)), Form::default(), problem).await?;
            return Ok((status, page).into_response());
        }
    };
    let profile = Profile { name: person.name.clone(), bio: person.bio.clone(), portrait };
    app.market().by(Actor::Customer(Some(person.id))).people().set_profile(person.id, &profile).await?;
    Ok(done(&visitor, said))
}

/// Stores name and words.
pub(super) async fn save(
    visitor: Visitor,
    SignedInPerson { person, .. }: SignedInPerson,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let values: ProfileForm = fields.read()?;
    let profile = Profile { name: values.name.clone(), bio: values.words.clone(), portrait: person.portrait.clone() };
    let field = match app.market().by(Actor::Customer(Some(person.id))).people().set_profile(person.id, &profile).await
    {
        Ok(()) => return Ok(done(&visitor, visitor.texts().t("profile-saved").to_string())),
        Err(error @ PeopleError::Line { .. }) => (ProfileField::Name, error),
        Err(error @ PeopleError::Text { .. }) => (ProfileField::Words, error),
        Err(error) => return Err(error.into()),
    };
    let mut form = Form::of(values);
    form.blame(field.0, people_problem(&visitor.texts(), &field.1));
    let page = page(&visitor, &person, form, Form::default(), String::new()).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Stores a new password. Guessing the old one is limited as signing in is.
pub(super) async fn change_password(
    visitor: Visitor,
    SignedInPerson { person, .. }: SignedInPerson,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    app.limits().count(Limit::SignIn, &visitor)?;
    let values: PasswordForm = fields.read()?;
    let session = visitor.session().unwrap_or_default();
    let field = match app
        .market()
        .by(Actor::Customer(Some(person.id)))
        .people()
        .change_password(session, &values.old, &values.new)
        .await
    {
        Ok(()) => return Ok(done(&visitor, visitor.texts().t("password-changed").to_string())),
        Err(error @ PeopleError::WrongPassword) => (PasswordField::Old, error),
        Err(
            error @ (PeopleError::PasswordTooShort(_) | PeopleError::PasswordTooLong(_) | PeopleError::PasswordIsKnown),
        ) => (PasswordField::New, error),
        Err(error) => return Err(error.into()),
    };
    let mut form = Form::of(PasswordForm::default());
    form.blame(field.0, people_problem(&visitor.texts(), &field.1));
    let page = page(&visitor, &person, Form::of(typed(&person)), form, String::new()).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn typed(person: &Person) -> ProfileForm {
    ProfileForm { name: person.name.clone(), words: person.bio.clone() }
}

fn done(visitor: &Visitor, sentence: String) -> Response {
    let mut response = Redirect::to(link::profile().as_str()).into_response();
    visitor.say(&mut response, &Flash::good(sentence));
    response
}

async fn page(
    visitor: &Visitor,
    person: &Person,
    form: Form<ProfileForm, ProfileField>,
    password: Form<PasswordForm, PasswordField>,
    problem: String,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let cx = visitor.shell(texts.t("profile-title")).await?;
    let email = person.email.to_string();
    let portrait = PictureForm {
        id: "portrait",
        action: link::portrait(),
        title: texts.t("picture-portrait").to_string(),
        help: picture_help(&texts),
        figure: figure(person.portrait.as_deref(), &person.name),
        shape: "is-round",
        has: person.portrait.is_some(),
        problem,
    };
    Ok(Html(ProfilePage { cx, email, portrait, form, password, password_least: LEAST_PASSWORD }.render()?))
}
