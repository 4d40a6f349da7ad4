use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::checkout::{OrderFilter, SavedAddress};
use market::store_credit::Credit;
use market::{OrderId, SavedAddressId};
use serde::Deserialize;

use crate::i18n::Texts;
use crate::link;
use crate::pages::account::mine::{AccountPage, AddressRow, CreditRow, OrderRow};
use crate::pages::parts::{Flash, Moment, NamedLink, Paging};
use crate::routes::checkout::{address_lines, goods_state};
use crate::routes::shop::figure;
use crate::web::{App, Fields, SignedInPerson, Visitor, WebError};

const PER_PAGE: usize = 20;

/// Where in the list of orders: the last one of the page before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Before {
    before: String,
}

pub(super) async fn show(
    visitor: Visitor,
    SignedInPerson { person, .. }: SignedInPerson,
    State(app): State<App>,
    Query(Before { before }): Query<Before>,
) -> Result<Html<String>, WebError> {
    let (texts, now) = (visitor.texts(), app.now());
    let before: Option<OrderId> = before.parse().ok();
    // One more than is shown tells whether there is another page.
    let limit = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let filter = OrderFilter { before, limit, ..OrderFilter::default() };
    let found = app.market().checkout().orders_of_person(person.id, filter).await?;
    let more = found.len() > PER_PAGE;
    let orders: Vec<OrderRow> = found
        .iter()
        .take(PER_PAGE)
        .map(|order| OrderRow {
            href: link::order(order.id),
            number: order.id.reference(),
            placed: Moment::new(&texts, order.placed_at, now),
            shop: order.merchant_name.clone(),
            state: goods_state(&texts, order.status, order.fulfilment),
            total: order.total,
            pictures: order.pictures.iter().map(|hash| figure(Some(hash), "")).collect(),
        })
        .collect();
    let credits = app.market().store_credit().of_person(person.id).await?;
    let addresses = app.market().checkout().addresses(person.id).await?;
    let last = found.get(PER_PAGE - 1).map(|order| order.id).filter(|_| more);
    let page = AccountPage {
        cx: visitor.shell(texts.t("mine-title")).await?,
        email: person.email.to_string(),
        orders,
        credits: credits.into_iter().map(credit_row).collect(),
        following: super::following::rows(&app, person.id).await?,
        addresses: addresses.iter().map(|saved| address_row(&texts, saved)).collect(),
        paging: Paging::onwards(before.map(|_| link::account()), last.map(|last| link::account().and("before", last))),
    };
    Ok(Html(page.render()?))
}

fn credit_row(credit: Credit) -> CreditRow {
    let href = link::shop(&credit.merchant_slug);
    CreditRow { shop: NamedLink { name: credit.merchant_name, href }, amount: credit.amount }
}

fn address_row(texts: &Texts, saved: &SavedAddress) -> AddressRow {
    AddressRow { lines: address_lines(texts, &saved.name, &saved.address), forget: link::forget_address(saved.id) }
}

/// Forgets a place the person has had things sent to.
pub(super) async fn forget_address(
    visitor: Visitor,
    SignedInPerson { person, .. }: SignedInPerson,
    State(app): State<App>,
    Path(address): Path<String>,
    _fields: Fields,
) -> Result<Response, WebError> {
    let address: SavedAddressId = address.parse().map_err(|_| WebError::NotFound)?;
    app.market().checkout().forget_address(person.id, address).await?;
    let mut response = Redirect::to(link::account().as_str()).into_response();
    visitor.say(&mut response, &Flash::good(visitor.texts().t("address-forgotten")));
    Ok(response)
}
