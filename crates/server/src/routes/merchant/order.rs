use askama::Template as _;
use axum::extract::{Path, State};
use axum::response::Html;
use market::checkout::{Order, OrderStatus};
use market::people::{LatePayment, Merchant};
use market::returns::Return;
use market::{Actor, OrderId};

use super::{credit, refund, shares};
use crate::i18n::Texts;
use crate::link;
use crate::pages::merchant::order::{OrderPage, RefundBox};
use crate::pages::orders::returns::ReturnView;
use crate::pages::parts::Moment;
use crate::routes::checkout::{address_lines, goods_state, order_totals, parcels, refund_note, steps};
use crate::routes::consoles::{MemberNames, merchant_console};
use crate::routes::orders::{
    Names, OrderDesk, ReturnLinks, TypedParcel, TypedTracking, desk_parcels, packs, return_view,
};
use crate::web::{App, May, MerchantDesk, Visitor, WebError, may};

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::SeeOrders, MerchantDesk>,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    let order = find(&app, &desk, &id).await?;
    let refund = refund::Typed::nothing()?.shown(&visitor.texts(), &desk, &order, None);
    page(&visitor, &app, &desk, &order, refund, Typed::default()).await
}

/// What was typed about parcels and refused.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) parcel: Option<TypedParcel>,
    pub(super) tracking: Option<TypedTracking>,
}

/// The order with this id, if it is this shop's.
pub(super) async fn find(app: &App, desk: &MerchantDesk, id: &str) -> Result<Order, WebError> {
    let id: OrderId = id.parse().map_err(|_| WebError::NotFound)?;
    Ok(app.market().checkout().order_of_merchant(desk.merchant.id, id).await?)
}

/// The page of `order`, with the forms to pay back and to pack as they were left.
pub(super) async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    order: &Order,
    refund: RefundBox,
    typed: Typed,
) -> Result<Html<String>, WebError> {
    let (texts, now, shop) = (visitor.texts(), app.now(), &desk.merchant);
    let refunds = app.market().checkout().refunds(order).await?;
    let sits = OrderDesk::Merchant(desk);
    let shipments = app.market().shipments().of_order(order.id).await?;
    let returns = app.market().returns().of_order(order.id).await?;
    let who = Names::of(app, &order.events, |actor| !matches!(actor, Actor::Customer(_))).await?;
    let mut names = MemberNames::default();
    names.learn(app, shares::members_named(order).chain(credit::members_named(order))).await?;
    let reference = order.id.reference();
    let cx = visitor.shell(texts.t("order-number").with("number", &reference)).await?;
    let page = OrderPage {
        console: merchant_console(app, &cx, shop).await?,
        placed: Moment::new(&texts, order.placed_at, now),
        state: goods_state(&texts, order.status, order.fulfilment),
        customer: order.name.clone(),
        email: order.email.clone(),
        address: address_lines(&texts, &order.name, &order.address),
        note: order.note.clone(),
        gift_note: order.gift_note.clone(),
        parcels: parcels(&texts, order, shop.slug.as_str()),
        packs: match order.status {
            OrderStatus::Paid => packs(&texts, sits, order.id, &order.lines, typed.parcel.as_ref())?,
            _ => Vec::new(),
        },
        shipments: desk_parcels(&texts, sits, &shipments, now, typed.tracking.as_ref()),
        returns: returns.iter().map(|of| own_return(&texts, desk, of, now)).collect(),
        totals: order_totals(order)?,
        mark_paid: may_still_be_paid(order).then(|| link::merchant_mark_paid(&shop.slug, order.id)),
        payment_note: payment_note(&texts, shop, order, reference.clone()),
        fill: (order.status == OrderStatus::Backordered).then(|| link::merchant_fill(&shop.slug, order.id)),
        cancel: (order.status == OrderStatus::Placed).then(|| link::merchant_cancel(&shop.slug, order.id)),
        refund: may_be_refunded(order).then_some(refund),
        refunds: refunds.iter().map(|refund| refund_note(&texts, refund, now)).collect(),
        credit: credit::words(&texts, order, &names),
        shares: shares::rows(&texts, shop, order, &names)?,
        steps: steps(&texts, order, &who, now),
        number: reference,
        cx,
    };
    Ok(Html(page.render()?))
}

/// A return, with the way to where it is decided.
fn own_return(texts: &Texts, desk: &MerchantDesk, of: &Return, now: base::Timestamp) -> ReturnView {
    let photo = |photo| OrderDesk::Merchant(desk).photo(of.id, photo);
    let decide = Some(link::merchant_return(&desk.merchant.slug, of.id));
    return_view(texts, of, now, ReturnLinks { photo: &photo, withdraw: None, decide })
}

/// Money may come for an order that was closed unpaid, too: then the shop's rule decides.
fn may_still_be_paid(order: &Order) -> bool {
    matches!(order.status, OrderStatus::Placed | OrderStatus::Expired | OrderStatus::Cancelled)
}

fn may_be_refunded(order: &Order) -> bool {
    matches!(order.status, OrderStatus::Paid | OrderStatus::Backordered)
}

fn payment_note(texts: &Texts, shop: &Merchant, order: &Order, reference: String) -> String {
    match (order.status, shop.late_payment) {
        (OrderStatus::Placed, _) => texts.t("order-waiting-payment-text").with("number", reference).to_string(),
        (_, LatePayment::Refund) => texts.t("order-late-payment-refund").to_string(),
        (_, LatePayment::Backorder) => texts.t("order-late-payment-backorder").to_string(),
    }
}
