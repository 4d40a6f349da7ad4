use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Money;
use market::Secret;
use market::checkout::{Address, Cart, CheckoutError, FieldProblem, PlaceOrder, payment_methods};
use market::people::Merchant;

use crate::i18n::{Texts, key};
use crate::link;
use crate::pages::checkout::form::{CheckoutField, CheckoutForm};
use crate::pages::checkout::page::CheckoutPage;
use crate::pages::parts::{Choice, Form, NamedLink, Totals};
use crate::routes::shop::{cart_parcels, change_sentence};
use crate::web::{App, Fields, Limit, Visitor, WebError, countries};

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path(shop): Path<String>,
) -> Result<Response, WebError> {
    let merchant = app.market().people().merchant_by_slug(&shop).await?.ok_or(WebError::NotFound)?;
    let cart = app.market().checkout().cart(&visitor.hash(), merchant.id).await?;
    let Some(cart) = cart.filter(|cart| cart.changes.is_empty() && !cart.lines.is_empty()) else {
        // An empty cart, or one with changes to agree to: the cart says which.
        return Ok(Redirect::to(link::cart().as_str()).into_response());
    };
    let mut values = CheckoutForm {
        key: Secret::generate()?.reveal().to_owned(),
        seen: cart.total.decimal(),
        payment: payment_methods().first().map(|method| method.code().to_owned()).unwrap_or_default(),
        ..CheckoutForm::default()
    };
    if let Some(person) = visitor.person() {
        values.email = person.email.to_string();
        values.name.clone_from(&person.name);
    }
    Ok(render(&visitor, &merchant, &cart, Form::of(values), Vec::new()).await?.into_response())
}

/// Places the order. Whatever is wrong, everything typed is still there.
pub(super) async fn place(
    visitor: Visitor,
    State(app): State<App>,
    Path(shop): Path<String>,
    fields: Fields,
) -> Result<Response, WebError> {
    app.limits().count(Limit::Order, &visitor)?;
    let merchant = app.market().people().merchant_by_slug(&shop).await?.ok_or(WebError::NotFound)?;
    let values: CheckoutForm = fields.read()?;
    let request = request(&visitor, &merchant, &values);
    match app.market().checkout().place(&request).await {
        Ok(placed) => {
            let order = link::order(placed.order);
            let order = placed.access.map_or(order.clone(), |secret| order.and("key", secret.reveal()));
            Ok(Redirect::to(order.as_str()).into_response())
        }
        Err(CheckoutError::EmptyCart) => Ok(Redirect::to(link::cart().as_str()).into_response()),
        Err(CheckoutError::CartChanged(changes)) => {
            let sentences = changes.iter().map(|change| change_sentence(&visitor.texts(), change)).collect();
            show_changes(&visitor, &app, &merchant, values, sentences).await
        }
        Err(CheckoutError::Field { field, problem }) => {
            let mut form = Form::of(values);
            match blamed(field) {
                Some(blamed) => form.blame(blamed, visitor.texts().t(problem_key(problem))),
                None => return Err(WebError::Unusable(problem.to_string())),
            }
            let cart = app.market().checkout().cart(&visitor.hash(), merchant.id).await?.ok_or(WebError::NotFound)?;
            let page = render(&visitor, &merchant, &cart, form, Vec::new()).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

fn request(visitor: &Visitor, merchant: &Merchant, values: &CheckoutForm) -> PlaceOrder {
    let text = |value: &str| value.trim().to_owned();
    PlaceOrder {
        merchant: merchant.id,
        visitor_hash: visitor.hash(),
        person: visitor.person().map(|person| person.id),
        email: text(&values.email).to_lowercase(),
        name: text(&values.name),
        address: Address {
            street: text(&values.line1),
            extra: text(&values.line2),
            postcode: text(&values.postal_code),
            city: text(&values.city),
            region: text(&values.region),
            // Only countries we offered; anything else is blamed on the field.
            country: countries::find(&values.country).map(|country| country.0.to_owned()).unwrap_or_default(),
        },
        note: text(&values.note),
        payment_method: text(&values.payment),
        idempotency_key: text(&values.key),
        agreed_total: Money::parse(&values.seen, merchant.currency).unwrap_or(Money::zero(merchant.currency)),
    }
}

/// The form again, with what has changed. Pressing the button then agrees to the new total, under a new key: it is another
/// order than the one that was asked for. Shortages are corrected in the cart, where quantities are.
async fn show_changes(
    visitor: &Visitor,
    app: &App,
    merchant: &Merchant,
    mut values: CheckoutForm,
    mut sentences: Vec<String>,
) -> Result<Response, WebError> {
    let checkout = app.market().checkout();
    checkout.accept_changes(&visitor.hash(), merchant.id).await?;
    let cart = checkout.cart(&visitor.hash(), merchant.id).await?;
    let Some(cart) = cart.filter(|cart| !cart.lines.is_empty()) else {
        let mut response = Redirect::to(link::cart().as_str()).into_response();
        visitor.say(&mut response, &crate::pages::parts::Flash::bad(sentences.join(" ")));
        return Ok(response);
    };
    if sentences.is_empty() {
        sentences.push(visitor.texts().t("change-total").with("now", cart.total).to_string());
    }
    values.seen = cart.total.decimal();
    values.key = Secret::generate()?.reveal().to_owned();
    let page = render(visitor, merchant, &cart, Form::of(values), sentences).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

async fn render(
    visitor: &Visitor,
    merchant: &Merchant,
    cart: &Cart,
    form: Form<CheckoutForm, CheckoutField>,
    changes: Vec<String>,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let page = CheckoutPage {
        cx: visitor.shell(texts.t("checkout-title")).await?,
        shop: NamedLink { name: merchant.name.clone(), href: link::shop(&merchant.slug) },
        action: link::checkout(&merchant.slug),
        countries: country_choices(&texts, &form.values.country),
        payments: payment_choices(&texts, &form.values.payment),
        parcels: cart_parcels(&texts, cart),
        totals: Totals::goods_only(cart.total),
        changes,
        form,
    };
    Ok(Html(page.render()?))
}

fn country_choices(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let choice = |value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
        help: String::new(),
        chosen: value == chosen,
    };
    let first = choice("", texts.t("checkout-country-choose").to_string());
    std::iter::once(first).chain(countries::ALL.iter().map(|(code, name)| choice(code, (*name).to_owned()))).collect()
}

fn payment_choices(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let choice = |code: &'static str| Choice {
        value: code.to_owned(),
        label: texts.t("payment-manual").to_string(),
        help: texts.t("payment-manual-help").to_string(),
        chosen: code == chosen,
    };
    payment_methods().iter().map(|method| choice(method.code())).collect()
}

fn blamed(field: &str) -> Option<CheckoutField> {
    Some(match field {
        "email" => CheckoutField::Email,
        "name" => CheckoutField::Name,
        "street" => CheckoutField::Line1,
        "extra" => CheckoutField::Line2,
        "postcode" => CheckoutField::PostalCode,
        "city" => CheckoutField::City,
        "region" => CheckoutField::Region,
        "country" => CheckoutField::Country,
        "note" => CheckoutField::Note,
        "payment" => CheckoutField::Payment,
        _ => return None,
    })
}

fn problem_key(problem: FieldProblem) -> &'static str {
    match problem {
        FieldProblem::Missing => key("problem-missing"),
        FieldProblem::TooLong => key("problem-too-long"),
        FieldProblem::Unprintable | FieldProblem::Key => key("problem-characters"),
        FieldProblem::Email => key("problem-email"),
        FieldProblem::Country => key("problem-country"),
        FieldProblem::Payment => key("problem-payment"),
    }
}
