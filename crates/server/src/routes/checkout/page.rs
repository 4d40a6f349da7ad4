use std::collections::BTreeMap;

use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Money;
use market::checkout::{
    Address, Cart, CheckoutError, Destination, FieldProblem, PlaceOrder, Quote, SavedAddress, payment_methods,
};
use market::people::Merchant;
use market::{BrandId, MethodId, Secret};
use serde::Deserialize;

use super::charges;

use crate::i18n::{Texts, key};
use crate::link;
use crate::pages::checkout::form::{CheckoutField, CheckoutForm};
use crate::pages::checkout::page::{CheckoutPage, CreditOffer};
use crate::pages::parts::{Choice, Form, NamedLink};
use crate::routes::shop::{cart_parcels, change_sentence};
use crate::web::{App, Fields, Limit, Visitor, WebError, countries};

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path(shop): Path<String>,
    Query(To { to }): Query<To>,
) -> Result<Response, WebError> {
    let merchant = app.market().people().merchant_by_slug(&shop).await?.ok_or(WebError::NotFound)?;
    let mut values = CheckoutForm {
        key: Secret::generate()?.reveal().to_owned(),
        country: app.market().storefront().home_country(merchant.id).await?,
        payment: payment_methods().first().map(|method| method.code().to_owned()).unwrap_or_default(),
        ..CheckoutForm::default()
    };
    if let Some(person) = visitor.person() {
        values.email = person.email.to_string();
        values.name.clone_from(&person.name);
    }
    let saved = saved_addresses(&visitor, &app).await?;
    // The one that was asked for, else the last used.
    if let Some(known) = saved.iter().find(|saved| saved.id.to_string() == to).or(saved.first()) {
        fill_in(&mut values, known);
    }
    let ways = BTreeMap::new();
    match quote(&visitor, &app, &merchant, &values, &ways).await? {
        Some((cart, quote)) if cart.changes.is_empty() => {
            app.market().network().open_checkout(&visitor.hash(), merchant.id).await?;
            values.seen = quote.total.decimal();
            values.credit = offered(&visitor, &app, &merchant, quote.total)
                .await?
                .map_or(String::new(), |offer| offer.most.decimal());
            let sheet = Sheet { merchant: &merchant, cart: &cart, quote: &quote };
            Ok(render(&visitor, &app, &sheet, Form::of(values), Vec::new()).await?.into_response())
        }
        // An empty cart, or one with changes to agree to: the cart says which.
        _ => Ok(Redirect::to(link::cart().as_str()).into_response()),
    }
}

/// Which of the saved addresses is meant.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct To {
    to: String,
}

async fn saved_addresses(visitor: &Visitor, app: &App) -> Result<Vec<SavedAddress>, WebError> {
    match visitor.person() {
        Some(person) => Ok(visitor.market(app).checkout().addresses(person.id).await?),
        None => Ok(Vec::new()),
    }
}

fn fill_in(values: &mut CheckoutForm, known: &SavedAddress) {
    let SavedAddress { name, address, .. } = known.clone();
    let Address { street, extra, postcode, city, region, country } = address;
    values.name = name;
    values.line1 = street;
    values.line2 = extra;
    values.postal_code = postcode;
    values.city = city;
    values.region = region;
    values.country = country;
}

/// The cart and what it comes to where the form says.
async fn quote(
    visitor: &Visitor,
    app: &App,
    merchant: &Merchant,
    values: &CheckoutForm,
    methods: &BTreeMap<BrandId, MethodId>,
) -> Result<Option<(Cart, Quote)>, WebError> {
    let country = countries::find(&values.country).unwrap_or_default();
    let to = Destination { country, region: values.region.trim(), methods };
    Ok(visitor.market(app).checkout().quote(&visitor.hash(), merchant.id, to).await?)
}

/// The chosen way of each brand's parcel.
fn chosen_ways(fields: &Fields) -> BTreeMap<BrandId, MethodId> {
    let ways = fields.starting_with("way-");
    ways.filter_map(|(brand, method)| Some((brand.parse().ok()?, method.parse().ok()?))).collect()
}

/// Places the order, or shows what it comes to. Whatever is wrong, everything typed is still there.
pub(super) async fn place(
    visitor: Visitor,
    State(app): State<App>,
    Path(shop): Path<String>,
    fields: Fields,
) -> Result<Response, WebError> {
    app.limits().count(Limit::Order, &visitor)?;
    let merchant = app.market().people().merchant_by_slug(&shop).await?.ok_or(WebError::NotFound)?;
    let (values, ways): (CheckoutForm, _) = (fields.read()?, chosen_ways(&fields));
    if fields.get("step") == "look" {
        return look(&visitor, &app, &merchant, values, &ways).await;
    }
    let request = request(&visitor, &merchant, &values, ways);
    let blame = match visitor.market(&app).checkout().place(&request).await {
        Ok(placed) => {
            let order = link::order(placed.order);
            let order = placed.access.map_or(order.clone(), |secret| order.and("key", secret.reveal()));
            return Ok(Redirect::to(order.as_str()).into_response());
        }
        Err(CheckoutError::EmptyCart) => return Ok(Redirect::to(link::cart().as_str()).into_response()),
        Err(CheckoutError::CartChanged(changes)) => {
            let sentences = changes.iter().map(|change| change_sentence(&visitor.texts(), change)).collect();
            return show_changes(&visitor, &app, &merchant, (values, &request.methods), sentences).await;
        }
        Err(CheckoutError::CreditChanged { left }) => {
            let left = visitor.texts().money(&left);
            (CheckoutField::Credit, visitor.texts().t("credit-problem").with("left", left).to_string())
        }
        Err(CheckoutError::NotSent(brands)) => {
            let brands = brands.join(", ");
            (CheckoutField::Country, visitor.texts().t("checkout-not-sent").with("brands", brands).to_string())
        }
        Err(CheckoutError::Field { field, problem }) => match blamed(field) {
            Some(blamed) => (blamed, visitor.texts().t(problem_key(problem)).to_string()),
            None => return Err(WebError::Unusable(problem.to_string())),
        },
        Err(error) => return Err(error.into()),
    };
    let (cart, quote) = quote(&visitor, &app, &merchant, &values, &request.methods).await?.ok_or(WebError::NotFound)?;
    let mut form = Form::of(values);
    form.blame(blame.0, blame.1);
    let sheet = Sheet { merchant: &merchant, cart: &cart, quote: &quote };
    let page = render(&visitor, &app, &sheet, form, Vec::new()).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn request(
    visitor: &Visitor,
    merchant: &Merchant,
    values: &CheckoutForm,
    methods: BTreeMap<BrandId, MethodId>,
) -> PlaceOrder {
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
            country: countries::find(&values.country).unwrap_or_default().to_owned(),
        },
        note: text(&values.note),
        gift_note: text(&values.gift_note),
        language: visitor.language(),
        methods,
        remember_address: values.remember == "yes",
        payment_method: text(&values.payment),
        idempotency_key: text(&values.key),
        agreed_total: Money::parse(&values.seen, merchant.currency).unwrap_or(Money::zero(merchant.currency)),
        credit: Money::parse(&values.credit, merchant.currency).unwrap_or(Money::zero(merchant.currency)),
    }
}

/// The form as it was typed, with what it comes to there. Nothing is ordered, nothing is complained about.
async fn look(
    visitor: &Visitor,
    app: &App,
    merchant: &Merchant,
    mut values: CheckoutForm,
    ways: &BTreeMap<BrandId, MethodId>,
) -> Result<Response, WebError> {
    let found = quote(visitor, app, merchant, &values, ways).await?;
    let Some((cart, quote)) = found.filter(|(cart, _)| cart.changes.is_empty()) else {
        return Ok(Redirect::to(link::cart().as_str()).into_response());
    };
    app.market().network().open_checkout(&visitor.hash(), merchant.id).await?;
    values.seen = quote.total.decimal();
    // It is another order than the one that was asked for before.
    values.key = Secret::generate()?.reveal().to_owned();
    let mut form = Form::of(values);
    if !quote.not_sent_by.is_empty() {
        let brands = quote.not_sent_by.join(", ");
        form.blame(CheckoutField::Country, visitor.texts().t("checkout-not-sent").with("brands", brands));
    }
    let sheet = Sheet { merchant, cart: &cart, quote: &quote };
    Ok(render(visitor, app, &sheet, form, Vec::new()).await?.into_response())
}

/// The form again, with what has changed. Pressing the button then agrees to the new total, under a new key: it is another
/// order than the one that was asked for. Shortages are corrected in the cart, where quantities are.
async fn show_changes(
    visitor: &Visitor,
    app: &App,
    merchant: &Merchant,
    (mut values, ways): (CheckoutForm, &BTreeMap<BrandId, MethodId>),
    mut sentences: Vec<String>,
) -> Result<Response, WebError> {
    visitor.market(app).checkout().accept_changes(&visitor.hash(), merchant.id).await?;
    let found = quote(visitor, app, merchant, &values, ways).await?;
    let Some((cart, quote)) = found.filter(|(cart, _)| !cart.lines.is_empty()) else {
        let mut response = Redirect::to(link::cart().as_str()).into_response();
        visitor.say(&mut response, &crate::pages::parts::Flash::bad(sentences.join(" ")));
        return Ok(response);
    };
    if sentences.is_empty() {
        sentences.push(visitor.texts().t("change-total").with("now", quote.total).to_string());
    }
    values.seen = quote.total.decimal();
    values.key = Secret::generate()?.reveal().to_owned();
    let sheet = Sheet { merchant, cart: &cart, quote: &quote };
    let page = render(visitor, app, &sheet, Form::of(values), sentences).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// What is being bought, and what it comes to.
struct Sheet<'a> {
    merchant: &'a Merchant,
    cart: &'a Cart,
    quote: &'a Quote,
}

async fn render(
    visitor: &Visitor,
    app: &App,
    sheet: &Sheet<'_>,
    form: Form<CheckoutForm, CheckoutField>,
    changes: Vec<String>,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let Sheet { merchant, cart, quote } = sheet;
    let here = link::checkout(&merchant.slug);
    let other = |saved: &SavedAddress| saved.address.street != form.values.line1 || saved.name != form.values.name;
    let saved = saved_addresses(visitor, app).await?;
    let addresses = saved.iter().filter(|saved| other(saved)).map(|saved| NamedLink {
        name: [&saved.name, &saved.address.street, &saved.address.city].map(String::as_str).join(", "),
        href: here.clone().and("to", saved.id),
    });
    let credit = offered(visitor, app, merchant, quote.total).await?;
    let credit = credit.map(|offer| CreditOffer { chosen: !form.values.credit.is_empty(), ..offer });
    let page = CheckoutPage {
        credit,
        addresses: addresses.collect(),
        cx: visitor.shell(texts.t("checkout-title")).await?,
        shop: NamedLink { name: merchant.name.clone(), href: link::shop(&merchant.slug) },
        action: link::checkout(&merchant.slug),
        countries: country_choices(&texts, &form.values.country),
        deliveries: charges::delivery_choices(&texts, cart, quote),
        payments: payment_choices(&texts, &form.values.payment),
        parcels: cart_parcels(&texts, cart),
        totals: charges::totals(cart, quote),
        changes,
        form,
    };
    Ok(Html(page.render()?))
}

/// What the signed-in customer's credit at the shop can pay of `total`; `None` when there is nothing.
async fn offered(
    visitor: &Visitor,
    app: &App,
    merchant: &Merchant,
    total: Money,
) -> Result<Option<CreditOffer>, WebError> {
    let Some(person) = visitor.person() else { return Ok(None) };
    let balance = app.market().store_credit().balance(merchant.id, person.id, merchant.currency).await?;
    let most = if balance.checked_sub(total)?.is_negative() { balance } else { total };
    let left = total.checked_sub(most)?;
    Ok(most.is_positive().then_some(CreditOffer { balance, most, left, chosen: false }))
}

/// Every country, with an empty choice before.
#[must_use]
pub(crate) fn country_choices(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let choice = |value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
        help: String::new(),
        chosen: value == chosen,
    };
    let first = choice("", texts.t("checkout-country-choose").to_string());
    std::iter::once(first)
        .chain(countries::all(texts.language()).iter().map(|(code, name)| choice(code, (*name).to_owned())))
        .collect()
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
        "gift_note" => CheckoutField::GiftNote,
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
