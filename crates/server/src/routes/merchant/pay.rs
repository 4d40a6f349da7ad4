//! What a merchant does with an order besides paying back: confirms its payment, its goods, or calls it off.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use market::OrderId;
use market::checkout::{CheckoutError, Payment};

use crate::i18n::Texts;
use crate::link;
use crate::pages::parts::Flash;
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

pub(super) async fn mark_paid(
    visitor: Visitor,
    desk: May<may::Payments, MerchantDesk>,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    _fields: Fields,
) -> Result<Response, WebError> {
    let order = order_id(&id)?;
    let texts = visitor.texts();
    let done = desk.market(&app).checkout().mark_paid(desk.merchant.id, order).await;
    let flash = match done {
        Ok(Payment::Accepted) => Flash::good(texts.t("order-paid-done")),
        Ok(Payment::AlreadyPaid) => Flash::good(texts.t("order-paid-before")),
        Ok(Payment::LateRefunded) => Flash::bad(texts.t("order-paid-late-refunded")),
        Ok(Payment::LateBackordered) => Flash::bad(texts.t("order-paid-late-backordered")),
        Err(error) => refused(&texts, error)?,
    };
    Ok(back(&visitor, &desk, order, &flash))
}

pub(super) async fn fill(
    visitor: Visitor,
    desk: May<may::Orders, MerchantDesk>,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    _fields: Fields,
) -> Result<Response, WebError> {
    let order = order_id(&id)?;
    let texts = visitor.texts();
    let flash = match desk.market(&app).checkout().fill_backorder(desk.merchant.id, order).await {
        Ok(()) => Flash::good(texts.t("order-fill-done")),
        Err(error) => refused(&texts, error)?,
    };
    Ok(back(&visitor, &desk, order, &flash))
}

pub(super) async fn cancel(
    visitor: Visitor,
    desk: May<may::Orders, MerchantDesk>,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    _fields: Fields,
) -> Result<Response, WebError> {
    let order = order_id(&id)?;
    let texts = visitor.texts();
    let flash = match desk.market(&app).checkout().cancel(desk.merchant.id, order).await {
        Ok(()) => Flash::good(texts.t("order-cancel-done")),
        Err(error) => refused(&texts, error)?,
    };
    Ok(back(&visitor, &desk, order, &flash))
}

fn order_id(text: &str) -> Result<OrderId, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

/// Somebody was faster, or the page was old: the order's page shows how it is now.
fn refused(texts: &Texts, error: CheckoutError) -> Result<Flash, WebError> {
    match error {
        CheckoutError::WrongState(_) => Ok(Flash::bad(texts.t("order-wrong-state"))),
        other => Err(other.into()),
    }
}

fn back(visitor: &Visitor, desk: &MerchantDesk, order: OrderId, flash: &Flash) -> Response {
    let mut response = Redirect::to(link::merchant_order(&desk.merchant.slug, order).as_str()).into_response();
    visitor.say(&mut response, flash);
    response
}
