use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Currency;
use market::people::{Email, Field, LEAST_PASSWORD, NewMerchant, PeopleError, Slug};
use plan::Plan;

use super::currency_choices;
use super::open_shop::first_details;
use crate::i18n::Texts;
use crate::link;
use crate::pages::parts::{Flash, Form};
use crate::pages::system::setup::{SetupField, SetupForm, SetupPage};
use crate::routes::consoles::people_problem;
use crate::web::{App, Fields, Limit, Visitor, WebError};

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path(token): Path<String>,
) -> Result<Html<String>, WebError> {
    if !app.market().people().setup_link_works(&token).await? {
        return Err(spent(&visitor.texts()));
    }
    let values = SetupForm { currency: Currency::EUR.code().into(), ..SetupForm::default() };
    page(&visitor, &token, Form::of(values)).await
}

/// Makes the operator and the first shop, and signs the operator in.
pub(super) async fn open(
    visitor: Visitor,
    State(app): State<App>,
    Path(token): Path<String>,
    fields: Fields,
) -> Result<Response, WebError> {
    app.limits().count(Limit::Register, &visitor)?;
    let values: SetupForm = fields.read()?;
    let texts = visitor.texts();
    let Ok(currency) = values.currency.parse() else {
        return wrong(&visitor, &token, values, SetupField::Currency, texts.t("problem-choose").to_string()).await;
    };
    let shop = Slug::parse(&values.slug).and_then(|slug| {
        let details = first_details(&values.shop, Email::parse(&values.email)?, "");
        Ok(NewMerchant { slug: Some(slug), currency, details, plan: Plan::starter(currency) })
    });
    let opened = match shop {
        Ok(shop) => {
            let people = app.market().people();
            people.set_up(&token, &values.email, &values.name, &values.password, &shop).await
        }
        Err(error) => Err(error),
    };
    match opened {
        Ok((signed_in, _)) => {
            let mut response = Redirect::to(link::merchant_details(&values.slug).as_str()).into_response();
            visitor.keep_session(&mut response, &signed_in.secret);
            visitor.say(&mut response, &Flash::good(texts.t("setup-done").with("name", &values.shop)));
            Ok(response)
        }
        Err(PeopleError::SetupLinkSpent) => Err(spent(&texts)),
        Err(error) => match blamed(&error, &values) {
            Some(field) => wrong(&visitor, &token, values, field, people_problem(&texts, &error)).await,
            None => Err(error.into()),
        },
    }
}

fn spent(texts: &Texts) -> WebError {
    WebError::Unusable(texts.t("setup-spent").to_string())
}

fn blamed(error: &PeopleError, values: &SetupForm) -> Option<SetupField> {
    match error {
        PeopleError::Email | PeopleError::EmailTaken => Some(SetupField::Email),
        PeopleError::PasswordTooShort(_) | PeopleError::PasswordTooLong(_) | PeopleError::PasswordIsKnown => {
            Some(SetupField::Password)
        }
        PeopleError::Slug | PeopleError::SlugTaken => Some(SetupField::Slug),
        // Person and shop both have a name; the person's is read first.
        PeopleError::Line { field: Field::Name, most } => {
            let name = values.name.trim();
            let fine = !name.is_empty() && name.chars().count() <= *most && !name.chars().any(char::is_control);
            Some(if fine { SetupField::Shop } else { SetupField::Name })
        }
        _ => None,
    }
}

async fn wrong(
    visitor: &Visitor,
    token: &str,
    values: SetupForm,
    field: SetupField,
    problem: String,
) -> Result<Response, WebError> {
    let mut form = Form::of(values);
    form.blame(field, problem);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(visitor, token, form).await?).into_response())
}

async fn page(visitor: &Visitor, token: &str, form: Form<SetupForm, SetupField>) -> Result<Html<String>, WebError> {
    let page = SetupPage {
        cx: visitor.shell(visitor.texts().t("setup-title")).await?,
        action: link::setup(token),
        currencies: currency_choices(&form.values.currency),
        password_least: LEAST_PASSWORD,
        form,
    };
    Ok(Html(page.render()?))
}
