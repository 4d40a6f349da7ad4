use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::PayoutId;
use market::payouts::{DetailsOf, Payee};
use market::terms::{AgreementStatus, Party};
use serde::Deserialize;

use crate::link;
use crate::pages::parts::{Flash, Form};
use crate::routes::consoles::brand_console;
use crate::routes::payouts::{Mine, Reader, change_details as change, filled, mine, statement_csv};
use crate::web::{App, BrandDesk, Fields, May, Visitor, WebError, may};

/// Where in the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Narrowed {
    before: String,
}

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::SeeMoney, BrandDesk>,
    State(app): State<App>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(visitor.texts().t("payouts-title")).await?;
    let frame = (cx.clone(), brand_console(&app, &cx, &desk.brand).await?);
    let of = of(&app, &desk, narrowed.before.parse().ok()).await?;
    mine(&visitor, &app, frame, of, Form::default()).await
}

/// Stores where the brand's money goes.
pub(super) async fn change_details(
    visitor: Visitor,
    desk: May<may::Settings, BrandDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (whose, by) = (DetailsOf::Brand(desk.brand.id), desk.person.id);
    let Some(form) = change(&visitor, (&app, &desk.market(&app)), &fields, whose, by).await? else {
        let mut response = Redirect::to(link::brand_payouts(&desk.brand.slug).as_str()).into_response();
        visitor.say(&mut response, &Flash::good(visitor.texts().t("payouts-details-saved")));
        return Ok(response);
    };
    let cx = visitor.shell(visitor.texts().t("payouts-title")).await?;
    let frame = (cx.clone(), brand_console(&app, &cx, &desk.brand).await?);
    let page = mine(&visitor, &app, frame, of(&app, &desk, None).await?, form).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// A brand is paid by every shop that sells or has sold it.
async fn of(app: &App, desk: &BrandDesk, before: Option<PayoutId>) -> Result<Mine, WebError> {
    let mut ids = Vec::new();
    for agreement in app.market().terms().agreements_of(Party::Brand(desk.brand.id)).await? {
        let is_real = matches!(agreement.status, AgreementStatus::Accepted | AgreementStatus::Ended);
        if is_real && !ids.contains(&agreement.merchant) {
            ids.push(agreement.merchant);
        }
    }
    let mut shops = Vec::new();
    for id in ids {
        shops.extend(app.market().people().merchant(id).await?);
    }
    let brand = desk.brand.slug.clone();
    Ok(Mine {
        payee: Payee::Brand(desk.brand.id),
        details: DetailsOf::Brand(desk.brand.id),
        shops,
        here: link::brand_payouts(&desk.brand.slug),
        one: Box::new(move |payout| link::brand_payout(&brand, payout)),
        before,
    })
}

pub(super) async fn statement(
    visitor: Visitor,
    desk: May<may::SeeMoney, BrandDesk>,
    State(app): State<App>,
    Path((_, payout)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    let payout: PayoutId = payout.parse().map_err(|_| WebError::NotFound)?;
    let (payout, lines) = app.market().payouts().statement(Payee::Brand(desk.brand.id), payout).await?;
    let (texts, brand) = (visitor.texts(), &desk.brand.slug);
    let cx = visitor.shell(texts.t("payouts-title")).await?;
    let frame = (cx.clone(), brand_console(&app, &cx, &desk.brand).await?);
    let ways = (link::brand_payouts(brand), link::brand_payout_csv(brand, payout.id));
    let page = filled(frame, (&texts, app.now()), (&payout, &lines), Reader::Payee, ways);
    Ok(Html(page.render()?))
}

pub(super) async fn csv(
    visitor: Visitor,
    desk: May<may::SeeMoney, BrandDesk>,
    State(app): State<App>,
    Path((_, payout)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let payout: PayoutId = payout.parse().map_err(|_| WebError::NotFound)?;
    let (payout, lines) = app.market().payouts().statement(Payee::Brand(desk.brand.id), payout).await?;
    statement_csv(&visitor.texts(), &payout, &lines)
}
