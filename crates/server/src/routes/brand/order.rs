//! One order, for one of its brands: what to pack, what was sent, what comes back.

use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use market::checkout::{Fulfilment, OrderStatus};
use market::returns::Return;
use market::shipments::BrandOrder;
use market::terms::Party;
use market::{Actor, OrderId, ReturnId, ShipmentId};

use crate::i18n::Texts;
use crate::link;
use crate::pages::brand::order::BrandOrderPage;
use crate::pages::orders::slip::SlipPage;
use crate::pages::parts::{Moment, NamedLink};
use crate::routes::checkout::{address_lines, goods_state, order_line, way};
use crate::routes::consoles::brand_console;
use crate::routes::orders;
use crate::routes::orders::{
    Names, OrderDesk, ReturnLinks, TypedParcel, TypedTracking, change_parcel, desk_parcels, packs, return_view, story,
};
use crate::web::{App, BrandDesk, Fields, May, Visitor, WebError, may};

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::SeeOrders, BrandDesk>,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    let order = find(&app, &desk, &id).await?;
    page(&visitor, &app, &desk, &order, Typed::default()).await
}

pub(super) async fn pack(
    visitor: Visitor,
    desk: May<may::Orders, BrandDesk>,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let order = find(&app, &desk, &id).await?;
    match orders::pack(&visitor, &app, OrderDesk::Brand(&desk), order.id, &fields).await? {
        Ok(done) => Ok(done),
        Err(parcel) => again(&visitor, &app, &desk, &order, Typed { parcel: Some(parcel), tracking: None }).await,
    }
}

pub(super) async fn change(
    visitor: Visitor,
    desk: May<may::Orders, BrandDesk>,
    State(app): State<App>,
    Path((_, id, parcel)): Path<(String, String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let order = find(&app, &desk, &id).await?;
    let parcel = parcel_of(&order, &parcel)?;
    match change_parcel(&visitor, &app, OrderDesk::Brand(&desk), (order.id, parcel), &fields).await? {
        Ok(done) => Ok(done),
        Err(tracking) => again(&visitor, &app, &desk, &order, Typed { parcel: None, tracking: Some(tracking) }).await,
    }
}

/// The page to put into a parcel.
pub(super) async fn slip(
    visitor: Visitor,
    desk: May<may::SeeOrders, BrandDesk>,
    State(app): State<App>,
    Path((_, id, parcel)): Path<(String, String, String)>,
) -> Result<Html<String>, WebError> {
    let order = find(&app, &desk, &id).await?;
    let parcel = parcel_of(&order, &parcel)?;
    let shipment = order.shipments.iter().find(|shipment| shipment.id == parcel).ok_or(WebError::NotFound)?;
    let shop = app.market().people().merchant(order.merchant).await?.ok_or(WebError::NotFound)?;
    let number = order.id.reference();
    let cx = visitor.shell(visitor.texts().t("slip-title").with("number", &number)).await?;
    let page = SlipPage {
        console: brand_console(&app, &cx, &desk.brand).await?,
        back: link::brand_order(&desk.brand.slug, order.id),
        brand: desk.brand.name.clone(),
        shop: shop.name,
        shop_email: shop.contact_email.to_string(),
        address: goes_to(&cx.texts, &order),
        gift_note: order.gift_note.clone(),
        lines: orders::slip(shipment),
        number,
        cx,
    };
    Ok(Html(page.render()?))
}

/// A picture that a customer sent with a return of the brand's things.
pub(super) async fn photo(
    desk: May<may::SeeOrders, BrandDesk>,
    State(app): State<App>,
    Path((_, id, photo)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let id: ReturnId = id.parse().map_err(|_| WebError::NotFound)?;
    let found = app.market().returns().find(Party::Brand(desk.brand.id), id).await?;
    orders::photo(&app, found.id, &photo).await
}

/// Whose it is and where it goes; the name alone when nothing goes there any more.
fn goes_to(texts: &Texts, order: &BrandOrder) -> Vec<String> {
    match &order.address {
        Some(address) => address_lines(texts, &order.name, address),
        None => vec![order.name.clone()],
    }
}

/// What was typed and refused.
#[derive(Debug, Default)]
struct Typed {
    parcel: Option<TypedParcel>,
    tracking: Option<TypedTracking>,
}

async fn find(app: &App, desk: &BrandDesk, id: &str) -> Result<BrandOrder, WebError> {
    let id: OrderId = id.parse().map_err(|_| WebError::NotFound)?;
    Ok(app.market().shipments().order_of_brand(desk.brand.id, id).await?)
}

/// A parcel of this order, and no other.
fn parcel_of(order: &BrandOrder, id: &str) -> Result<ShipmentId, WebError> {
    let id: ShipmentId = id.parse().map_err(|_| WebError::NotFound)?;
    order.shipments.iter().map(|shipment| shipment.id).find(|known| *known == id).ok_or(WebError::NotFound)
}

async fn again(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    order: &BrandOrder,
    typed: Typed,
) -> Result<Response, WebError> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(visitor, app, desk, order, typed).await?).into_response())
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    order: &BrandOrder,
    typed: Typed,
) -> Result<Html<String>, WebError> {
    let (texts, now, brand) = (visitor.texts(), app.now(), &desk.brand);
    let shop = app.market().people().merchant(order.merchant).await?.ok_or(WebError::NotFound)?;
    let sits = OrderDesk::Brand(desk);
    let returns = app.market().returns().of_order(order.id).await?;
    let returns = returns.iter().filter(|of| of.brand == brand.id);
    let shown_return = |of: &Return| {
        let photo = |photo| sits.photo(of.id, photo);
        return_view(&texts, of, now, ReturnLinks { photo: &photo, withdraw: None, decide: None })
    };
    // Of the merchant's people the brand need not know the names.
    let names = Names::of(app, &order.events, |actor| matches!(actor, Actor::Brand(_))).await?;
    let packs = match order.status {
        OrderStatus::Paid => packs(&texts, sits, order.id, &order.lines, typed.parcel.as_ref())?,
        _ => Vec::new(),
    };
    let number = order.id.reference();
    let cx = visitor.shell(texts.t("order-number").with("number", &number)).await?;
    let page = BrandOrderPage {
        console: brand_console(app, &cx, brand).await?,
        list: NamedLink { name: texts.t("console-orders").to_string(), href: link::brand_orders(&brand.slug) },
        paid: Moment::new(&texts, order.paid_at, now),
        state: goods_state(&texts, order.status, own_fulfilment(order)),
        customer: order.name.clone(),
        address: goes_to(&texts, order),
        note: order.note.clone(),
        gift_note: order.gift_note.clone(),
        delivery: order.delivery.as_ref().map(|delivery| way(&texts, delivery)).unwrap_or_default(),
        shop: NamedLink { href: link::shop(&shop.slug), name: shop.name },
        lines: order.lines.iter().map(|line| order_line(shop.slug.as_str(), line)).collect(),
        packs,
        shipments: desk_parcels(&texts, sits, &order.shipments, now, typed.tracking.as_ref()),
        returns: returns.map(shown_return).collect(),
        own_share: order.own_share,
        steps: story(&texts, &order.events, &names, now),
        number,
        cx,
    };
    Ok(Html(page.render()?))
}

/// How far the brand's own things are.
fn own_fulfilment(order: &BrandOrder) -> Fulfilment {
    let lines = &order.lines;
    if lines.iter().all(|line| line.shipped == 0) {
        Fulfilment::Unfulfilled
    } else if lines.iter().any(|line| line.owed() > line.shipped) {
        Fulfilment::Partly
    } else if lines.iter().any(|line| line.shipped > line.delivered) {
        Fulfilment::Shipped
    } else {
        Fulfilment::Delivered
    }
}
