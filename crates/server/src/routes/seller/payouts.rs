use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::PayoutId;
use market::payouts::{DetailsOf, Payee};
use serde::Deserialize;

use crate::link;
use crate::pages::parts::{Flash, Form};
use crate::routes::consoles::seller_console;
use crate::routes::payouts::{Mine, Reader, change_details as change, filled, mine, statement_csv};
use crate::web::{App, Fields, SellerDesk, Visitor, WebError};

/// Where in the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Narrowed {
    before: String,
}

pub(super) async fn show(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(visitor.texts().t("payouts-title")).await?;
    let frame = (cx.clone(), seller_console(&cx, &desk));
    mine(&visitor, &app, frame, of(&desk, narrowed.before.parse().ok()), Form::default()).await
}

/// Stores where the seller's money goes.
pub(super) async fn change_details(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (whose, by) = (DetailsOf::Person(desk.person.id), desk.person.id);
    let Some(form) = change(&visitor, (&app, &desk.market(&app)), &fields, whose, by).await? else {
        let mut response = Redirect::to(link::seller_payouts(&desk.merchant.slug).as_str()).into_response();
        visitor.say(&mut response, &Flash::good(visitor.texts().t("payouts-details-saved")));
        return Ok(response);
    };
    let cx = visitor.shell(visitor.texts().t("payouts-title")).await?;
    let frame = (cx.clone(), seller_console(&cx, &desk));
    let page = mine(&visitor, &app, frame, of(&desk, None), form).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn of(desk: &SellerDesk, before: Option<PayoutId>) -> Mine {
    let shop = desk.merchant.slug.clone();
    Mine {
        payee: Payee::Member(desk.member),
        details: DetailsOf::Person(desk.person.id),
        shops: vec![desk.merchant.clone()],
        here: link::seller_payouts(&desk.merchant.slug),
        one: Box::new(move |payout| link::seller_payout(&shop, payout)),
        before,
    }
}

pub(super) async fn statement(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Path((_, payout)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    let payout: PayoutId = payout.parse().map_err(|_| WebError::NotFound)?;
    let (payout, lines) = app.market().payouts().statement(Payee::Member(desk.member), payout).await?;
    let (texts, shop) = (visitor.texts(), &desk.merchant.slug);
    let cx = visitor.shell(texts.t("payouts-title")).await?;
    let frame = (cx.clone(), seller_console(&cx, &desk));
    let ways = (link::seller_payouts(shop), link::seller_payout_csv(shop, payout.id));
    let page = filled(frame, (&texts, app.now()), (&payout, &lines), Reader::Payee, ways);
    Ok(Html(page.render()?))
}

pub(super) async fn csv(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Path((_, payout)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let payout: PayoutId = payout.parse().map_err(|_| WebError::NotFound)?;
    let (payout, lines) = app.market().payouts().statement(Payee::Member(desk.member), payout).await?;
    statement_csv(&visitor.texts(), &payout, &lines)
}
