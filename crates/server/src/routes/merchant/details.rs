use askama::Template as _;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Span;
use market::people::{Email, Field, LatePayment, Merchant, MerchantDetails, PeopleError};

use crate::i18n::Texts;
use crate::link;
use crate::pages::merchant::details::{ShopDetailsField, ShopDetailsForm, ShopDetailsPage};
use crate::pages::parts::{Choice, Flash, Form};
use crate::routes::consoles::{merchant_console, people_problem};
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, Form::of(typed(&desk.merchant))).await
}

pub(super) async fn save(
    visitor: Visitor,
    desk: May<may::Settings, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let values: ShopDetailsForm = fields.read()?;
    let texts = visitor.texts();
    let mut form = Form::of(values);
    if let Some(details) = details(&texts, &mut form) {
        match desk.market(&app).people().set_merchant_details(desk.merchant.id, &details).await {
            Ok(()) => {
                let here = link::merchant_details(&desk.merchant.slug);
                let mut response = Redirect::to(here.as_str()).into_response();
                visitor.say(&mut response, &Flash::good(texts.t("details-saved")));
                return Ok(response);
            }
            Err(error) => match blamed(&error) {
                Some(field) => form.blame(field, people_problem(&texts, &error)),
                None => return Err(error.into()),
            },
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &desk, form).await?).into_response())
}

/// What was typed, as details; `None`, with the fields blamed, where it is no number, address or choice at all.
fn details(texts: &Texts, form: &mut Form<ShopDetailsForm, ShopDetailsField>) -> Option<MerchantDetails> {
    let values = form.values.clone();
    let contact = Email::parse(&values.contact);
    if let Err(error) = &contact {
        form.blame(ShopDetailsField::Contact, people_problem(texts, error));
    }
    let mut number = |field, text: &str| {
        let number = text.trim().parse().ok();
        if number.is_none() {
            form.blame(field, texts.t("problem-whole-number"));
        }
        number
    };
    let attribution_days = number(ShopDetailsField::AttributionDays, &values.attribution_days);
    let hold_days = number(ShopDetailsField::HoldDays, &values.hold_days);
    let reserve_minutes = number(ShopDetailsField::ReserveMinutes, &values.reserve_minutes);
    let late_payment = LatePayment::of_word(&values.late_payment);
    if late_payment.is_none() {
        form.blame(ShopDetailsField::LatePayment, texts.t("problem-choose"));
    }
    Some(MerchantDetails {
        name: values.name,
        tagline: values.tagline,
        story: values.story,
        contact_email: contact.ok()?,
        attribution_days: attribution_days?,
        hold_days: hold_days?,
        reserve_minutes: reserve_minutes?,
        late_payment: late_payment?,
        payment_instructions: values.payment,
    })
}

fn blamed(error: &PeopleError) -> Option<ShopDetailsField> {
    let field = match error {
        PeopleError::Line { field, .. } | PeopleError::Text { field, .. } | PeopleError::Number { field, .. } => field,
        _ => return None,
    };
    Some(match field {
        Field::Tagline => ShopDetailsField::Tagline,
        Field::Story => ShopDetailsField::Story,
        Field::PaymentInstructions => ShopDetailsField::Payment,
        Field::AttributionDays => ShopDetailsField::AttributionDays,
        Field::HoldDays => ShopDetailsField::HoldDays,
        Field::ReserveMinutes => ShopDetailsField::ReserveMinutes,
        _ => ShopDetailsField::Name,
    })
}

fn typed(shop: &Merchant) -> ShopDetailsForm {
    let minutes = shop.reserve.as_millis() / Span::minutes(1).as_millis();
    ShopDetailsForm {
        name: shop.name.clone(),
        tagline: shop.tagline.clone(),
        story: shop.story.clone(),
        contact: shop.contact_email.to_string(),
        payment: shop.payment_instructions.clone(),
        attribution_days: shop.attribution.as_days().to_string(),
        hold_days: shop.hold.as_days().to_string(),
        reserve_minutes: minutes.to_string(),
        late_payment: shop.late_payment.word().to_owned(),
    }
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    form: Form<ShopDetailsForm, ShopDetailsField>,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let choice = |late: LatePayment, label: String| Choice {
        value: late.word().to_owned(),
        label,
        help: String::new(),
        chosen: form.values.late_payment == late.word(),
    };
    let late_payments = vec![
        choice(LatePayment::Refund, texts.t("details-late-refund").to_string()),
        choice(LatePayment::Backorder, texts.t("details-late-backorder").to_string()),
    ];
    let cx = visitor.shell(texts.t("details-title")).await?;
    let page = ShopDetailsPage {
        console: merchant_console(app, &cx, &desk.merchant).await?,
        action: link::merchant_details(&desk.merchant.slug),
        late_payments,
        form,
        cx,
    };
    Ok(Html(page.render()?))
}
