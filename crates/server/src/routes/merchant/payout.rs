use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::PayoutId;
use market::payouts::{PayoutError, PayoutStatus};

use crate::link;
use crate::pages::parts::{Flash, Form};
use crate::pages::payouts::{Act, FailField, FailForm};
use crate::routes::consoles::merchant_console;
use crate::routes::payouts::{Reader, filled, statement_csv};
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

type Failed = Form<FailForm, FailField>;

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::SeeMoney, MerchantDesk>,
    State(app): State<App>,
    Path((_, payout)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, read(&payout)?, Form::default()).await
}

/// Says that a payout arrived, or that it did not.
pub(super) async fn say(
    visitor: Visitor,
    desk: May<may::Payouts, MerchantDesk>,
    State(app): State<App>,
    Path((_, payout)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (texts, payout) = (visitor.texts(), read(&payout)?);
    let (shop, payouts) = (desk.merchant.id, desk.market(&app).payouts());
    let typed: FailForm = fields.read()?;
    let said = match fields.get("action") {
        "paid" => payouts.mark_paid(shop, payout).await.map(|()| texts.t("payouts-paid-done")),
        "failed" => payouts.mark_failed(shop, payout, &typed.reason).await.map(|()| texts.t("payouts-failed-done")),
        _ => return Err(WebError::NotFound),
    };
    let flash = match said {
        Ok(sentence) => Flash::good(sentence),
        Err(PayoutError::WrongState(_)) => Flash::bad(texts.t("payouts-wrong-state")),
        Err(PayoutError::Reason) => {
            let mut form: Failed = Form::of(typed);
            form.blame(FailField::Reason, texts.t("payouts-problem-reason"));
            let page = page(&visitor, &app, &desk, payout, form).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    let mut response = Redirect::to(link::merchant_payout(&desk.merchant.slug, payout).as_str()).into_response();
    visitor.say(&mut response, &flash);
    Ok(response)
}

pub(super) async fn csv(
    visitor: Visitor,
    desk: May<may::SeeMoney, MerchantDesk>,
    State(app): State<App>,
    Path((_, payout)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (payout, lines) = app.market().payouts().payout(desk.merchant.id, read(&payout)?).await?;
    statement_csv(&visitor.texts(), &payout, &lines)
}

fn read(payout: &str) -> Result<PayoutId, WebError> {
    payout.parse().map_err(|_| WebError::NotFound)
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    payout: PayoutId,
    form: Failed,
) -> Result<Html<String>, WebError> {
    let (payout, lines) = app.market().payouts().payout(desk.merchant.id, payout).await?;
    let (texts, shop) = (visitor.texts(), desk.merchant.slug.as_str());
    let cx = visitor.shell(texts.t("payouts-title")).await?;
    let frame = (cx.clone(), merchant_console(app, &cx, &desk.merchant).await?);
    let ways = (link::merchant_payouts(shop), link::merchant_payout_csv(shop, payout.id));
    let mut page = filled(frame, (&texts, app.now()), (&payout, &lines), Reader::Merchant { shop }, ways);
    if !matches!(payout.status, PayoutStatus::Failed | PayoutStatus::Returned) {
        let can_be_paid = payout.status == PayoutStatus::Sent;
        page.act = Some(Act { action: link::merchant_payout(shop, payout.id), can_be_paid, form });
    }
    Ok(Html(page.render()?))
}
