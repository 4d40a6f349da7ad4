//! Parcels that a merchant packs and sends in place of a brand.

use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use market::ShipmentId;
use market::checkout::Order;
use market::shipments::Shipment;
use market::terms::Party;

use super::order::{self, Typed};
use crate::link;
use crate::pages::orders::slip::SlipPage;
use crate::routes::checkout::address_lines;
use crate::routes::consoles::merchant_console;
use crate::routes::orders::{self, OrderDesk, change_parcel};
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

pub(super) async fn pack(
    visitor: Visitor,
    desk: May<may::Orders, MerchantDesk>,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let order = order::find(&app, &desk, &id).await?;
    match orders::pack(&visitor, &app, OrderDesk::Merchant(&desk), order.id, &fields).await? {
        Ok(done) => Ok(done),
        Err(parcel) => again(&visitor, &app, &desk, &order, Typed { parcel: Some(parcel), tracking: None }).await,
    }
}

pub(super) async fn change(
    visitor: Visitor,
    desk: May<may::Orders, MerchantDesk>,
    State(app): State<App>,
    Path((_, id, parcel)): Path<(String, String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let order = order::find(&app, &desk, &id).await?;
    let parcel = find(&app, &desk, &order, &parcel).await?.id;
    match change_parcel(&visitor, &app, OrderDesk::Merchant(&desk), (order.id, parcel), &fields).await? {
        Ok(done) => Ok(done),
        Err(tracking) => again(&visitor, &app, &desk, &order, Typed { parcel: None, tracking: Some(tracking) }).await,
    }
}

/// The page to put into a parcel.
pub(super) async fn slip(
    visitor: Visitor,
    desk: May<may::SeeOrders, MerchantDesk>,
    State(app): State<App>,
    Path((_, id, parcel)): Path<(String, String, String)>,
) -> Result<Html<String>, WebError> {
    let order = order::find(&app, &desk, &id).await?;
    let shipment = find(&app, &desk, &order, &parcel).await?;
    let number = order.id.reference();
    let cx = visitor.shell(visitor.texts().t("slip-title").with("number", &number)).await?;
    let page = SlipPage {
        console: merchant_console(&app, &cx, &desk.merchant).await?,
        back: link::merchant_order(&desk.merchant.slug, order.id),
        brand: shipment.brand_name.clone(),
        shop: desk.merchant.name.clone(),
        shop_email: desk.merchant.contact_email.to_string(),
        address: address_lines(&cx.texts, &order.name, &order.address),
        gift_note: order.gift_note.clone(),
        lines: orders::slip(&shipment),
        number,
        cx,
    };
    Ok(Html(page.render()?))
}

/// A parcel of this order, and no other.
async fn find(app: &App, desk: &MerchantDesk, order: &Order, id: &str) -> Result<Shipment, WebError> {
    let id: ShipmentId = id.parse().map_err(|_| WebError::NotFound)?;
    let found = app.market().shipments().shipment(Party::Merchant(desk.merchant.id), id).await?;
    if found.order == order.id { Ok(found) } else { Err(WebError::NotFound) }
}

async fn again(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    order: &Order,
    typed: Typed,
) -> Result<Response, WebError> {
    let refund = super::refund::Typed::nothing()?.shown(&visitor.texts(), desk, order, None);
    let page = order::page(visitor, app, desk, order, refund, typed).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
