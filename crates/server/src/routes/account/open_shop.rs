use askama::Template as _;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Currency;
use market::Actor;
use market::people::{Email, Field, LatePayment, MerchantDetails, NewMerchant, PeopleError};
use plan::Plan;

use super::open_brand::slug_typed;
use crate::link;
use crate::pages::account::open::{OpenShopField, OpenShopForm, OpenShopPage};
use crate::pages::parts::{Choice, Flash, Form};
use crate::routes::consoles::people_problem;
use crate::web::{App, Fields, Limit, SignedInPerson, Visitor, WebError};

pub(super) async fn show(
    visitor: Visitor,
    SignedInPerson { person, .. }: SignedInPerson,
) -> Result<Html<String>, WebError> {
    let values = OpenShopForm {
        currency: Currency::EUR.code().into(),
        contact: person.email.to_string(),
        ..OpenShopForm::default()
    };
    page(&visitor, Form::of(values)).await
}

/// Opens the shop with whoever asks as its owner. Anybody with an account may.
pub(super) async fn open(
    visitor: Visitor,
    SignedInPerson { person, .. }: SignedInPerson,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    app.limits().count(Limit::Register, &visitor)?;
    let values: OpenShopForm = fields.read()?;
    let texts = visitor.texts();
    let Ok(currency) = values.currency.parse() else {
        let mut form = Form::of(values);
        form.blame(OpenShopField::Currency, texts.t("problem-choose"));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, form).await?).into_response());
    };
    let new = Email::parse(&values.contact).and_then(|contact| {
        let details = first_details(&values.name, contact, &values.payment);
        Ok(NewMerchant { slug: slug_typed(&values.slug)?, currency, details, plan: Plan::starter(currency) })
    });
    let opened = match new {
        Ok(new) => app.market().by(Actor::Merchant(person.id)).people().create_merchant(person.id, &new).await,
        Err(error) => Err(error),
    };
    match opened {
        Ok(id) => {
            let merchant = app.market().people().merchant(id).await?.ok_or(WebError::Internal)?;
            let mut response = Redirect::to(link::merchant_brands(&merchant.slug).as_str()).into_response();
            visitor.say(&mut response, &Flash::good(texts.t("open-shop-done").with("name", &merchant.name)));
            Ok(response)
        }
        Err(error) => {
            let Some(field) = blamed(&error) else { return Err(error.into()) };
            let mut form = Form::of(values);
            form.blame(field, people_problem(&texts, &error));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, form).await?).into_response())
        }
    }
}

/// How a new shop trades until its owner says otherwise: clicks count for 30 days, goods are kept for three days without
/// payment, and money waits for the two weeks in which things may be returned.
pub(super) fn first_details(name: &str, contact: Email, payment: &str) -> MerchantDetails {
    MerchantDetails {
        name: name.to_owned(),
        tagline: String::new(),
        story: String::new(),
        contact_email: contact,
        attribution_days: 30,
        hold_days: 14,
        reserve_minutes: 3 * 24 * 60,
        late_payment: LatePayment::Refund,
        payment_instructions: payment.to_owned(),
    }
}

/// The currencies a shop can keep its books in.
pub(in crate::routes) fn currency_choices(chosen: &str) -> Vec<Choice> {
    let choice = |currency: Currency| Choice {
        value: currency.code().to_owned(),
        label: currency.code().to_owned(),
        help: String::new(),
        chosen: currency.code() == chosen,
    };
    Currency::all().map(choice).collect()
}

fn blamed(error: &PeopleError) -> Option<OpenShopField> {
    match error {
        PeopleError::Slug | PeopleError::SlugTaken => Some(OpenShopField::Slug),
        PeopleError::Email => Some(OpenShopField::Contact),
        PeopleError::Text { field: Field::PaymentInstructions, .. } => Some(OpenShopField::Payment),
        PeopleError::Line { .. } => Some(OpenShopField::Name),
        _ => None,
    }
}

async fn page(visitor: &Visitor, form: Form<OpenShopForm, OpenShopField>) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(visitor.texts().t("open-shop-title")).await?;
    let currencies = currency_choices(&form.values.currency);
    Ok(Html(OpenShopPage { cx, form, currencies }.render()?))
}
