use std::collections::BTreeMap;

use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::checkout::{Address, CheckoutError, Delivery, Fulfilment, Order, OrderStatus, RefundRow, payment_method};
use market::people::Merchant;
use market::returns::{Return, Returnable};
use market::{Actor, BrandId, OrderId};
use serde::Deserialize;

use super::charges::{days, order_totals};
use super::states::{goods_state, steps};
use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::checkout::order::{OrderLine, OrderPage, OrderParcel, PaymentAdvice, RefundNote};
use crate::pages::orders::returns::ReturnView;
use crate::pages::parts::{Flash, Moment, NamedLink};
use crate::pages::shop::product::Fact;
use crate::routes::orders::{Names, ReturnLinks, customer_parcels, return_view};
use crate::routes::shop::figure;
use crate::web::{App, Fields, Visitor, WebError, countries};

/// The secret of a guest's link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Access {
    key: Option<String>,
}

impl Access {
    /// The secret, if one was sent.
    pub(super) fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// An address that is opened in the same way.
    pub(super) fn on(&self, address: Link) -> Link {
        match &self.key {
            Some(key) => address.and("key", key),
            None => address,
        }
    }
}

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path(id): Path<String>,
    Query(access): Query<Access>,
) -> Result<Html<String>, WebError> {
    let order = own_order(&visitor, &app, &id, access.key.as_deref()).await?;
    let merchant = app.market().people().merchant(order.merchant).await?.ok_or(WebError::NotFound)?;
    let refunds = app.market().checkout().refunds(&order).await?;
    let returns = app.market().returns();
    let (days, open) = (returns.days(merchant.id).await?, returns.returnable(&order).await?);
    let given_back = returns.of_order(order.id).await?;
    let shipments = app.market().shipments().of_order(order.id).await?;
    let (texts, now) = (visitor.texts(), app.now());
    let reference = order.id.reference();
    let page = OrderPage {
        cx: visitor.shell(texts.t("order-number").with("number", &reference)).await?,
        number: reference,
        placed: Moment::new(&texts, order.placed_at, now),
        state: goods_state(&texts, order.status, order.fulfilment),
        headline: headline(&texts, &order),
        next: next(&texts, &order, &merchant, days),
        payment: payment(&texts, &order, &merchant, now),
        steps: steps(&texts, &order, &Names::default(), now),
        parcels: with_ways_back(parcels(&texts, &order, merchant.slug.as_str()), &order, &open, &access),
        shipments: customer_parcels(&texts, &shipments, now),
        returns: given_back.iter().map(|of| own_return(&texts, of, &access, now)).collect(),
        totals: order_totals(&order)?,
        refunds: refunds.iter().map(|refund| refund_note(&texts, refund, now)).collect(),
        address: address_lines(&texts, &order.name, &order.address),
        email: order.email.clone(),
        shop: NamedLink { name: merchant.name.clone(), href: link::shop(&merchant.slug) },
        shop_email: merchant.contact_email.to_string(),
        earner: earner(&app, &texts, &order).await?,
        cancel: (order.status == OrderStatus::Placed).then(|| access.on(link::order_cancel(order.id))),
    };
    Ok(Html(page.render()?))
}

/// The customer takes an unpaid order back.
pub(super) async fn cancel(
    visitor: Visitor,
    State(app): State<App>,
    Path(id): Path<String>,
    Query(access): Query<Access>,
    _fields: Fields,
) -> Result<Response, WebError> {
    let order = own_order(&visitor, &app, &id, access.key.as_deref()).await?;
    let mut response = Redirect::to(access.on(link::order(order.id)).as_str()).into_response();
    let actor = Actor::Customer(visitor.person().map(|person| person.id));
    match app.market().by(actor).checkout().cancel_by_customer(order.id).await {
        Ok(()) => visitor.say(&mut response, &Flash::good(visitor.texts().t("order-cancelled"))),
        Err(CheckoutError::WrongState(_)) => {
            visitor.say(&mut response, &Flash::bad(visitor.texts().t("order-not-cancelled")));
        }
        Err(error) => return Err(error.into()),
    }
    Ok(response)
}

/// Adds to each brand's part of an order where something of it can be given back, while it can.
fn with_ways_back(
    mut parcels: Vec<OrderParcel>,
    order: &Order,
    open: &[Returnable],
    access: &Access,
) -> Vec<OrderParcel> {
    for line in order.lines.iter().filter(|line| open.iter().any(|open| open.line == line.id)) {
        let brand = link::brand(&line.brand_slug);
        let way = access.on(link::order_give_back(order.id, &line.brand_slug));
        parcels.iter_mut().filter(|parcel| parcel.brand.href == brand).for_each(|parcel| {
            parcel.give_back = Some(way.clone());
        });
    }
    parcels
}

/// A return, as the customer sees it.
fn own_return(texts: &Texts, of: &Return, access: &Access, now: base::Timestamp) -> ReturnView {
    let photo = |photo| access.on(link::order_return_photo(of.order, of.id, photo));
    let withdraw = Some(access.on(link::order_withdraw_return(of.order, of.id)));
    return_view(texts, of, now, ReturnLinks { photo: &photo, withdraw, decide: None })
}

/// The order with this id, if the visitor may see it.
pub(super) async fn own_order(visitor: &Visitor, app: &App, id: &str, key: Option<&str>) -> Result<Order, WebError> {
    let id: OrderId = id.parse().map_err(|_| WebError::NotFound)?;
    let person = visitor.person().map(|person| person.id);
    Ok(app.market().checkout().order_of_customer(id, key, Some(&visitor.hash()), person).await?)
}

fn headline(texts: &Texts, order: &Order) -> String {
    let first = order.name.split_whitespace().next().unwrap_or(&order.name).to_owned();
    match order.status {
        OrderStatus::Placed => texts.t("order-headline-placed").with("name", first),
        OrderStatus::Paid => match order.fulfilment {
            Fulfilment::Unfulfilled => texts.t("order-headline-paid").with("name", first),
            Fulfilment::Partly => texts.t("order-headline-partly"),
            Fulfilment::Shipped => texts.t("order-headline-shipped"),
            Fulfilment::Delivered => texts.t("order-headline-delivered"),
        },
        OrderStatus::Backordered => texts.t("order-headline-backordered"),
        OrderStatus::Cancelled => texts.t("order-headline-cancelled"),
        OrderStatus::Expired => texts.t("order-headline-expired"),
        OrderStatus::Refunded => texts.t("order-headline-refunded"),
    }
    .to_string()
}

fn next(texts: &Texts, order: &Order, merchant: &Merchant, days: u32) -> String {
    let shop = merchant.name.as_str();
    match order.status {
        OrderStatus::Placed => texts.t("order-next-placed").with("shop", shop),
        OrderStatus::Paid => match order.fulfilment {
            Fulfilment::Unfulfilled => texts.t("order-next-paid").with("shop", shop),
            Fulfilment::Partly => texts.t("order-next-partly").with("shop", shop),
            Fulfilment::Shipped => texts.t("order-next-shipped").with("shop", shop),
            Fulfilment::Delivered => texts.t("order-next-delivered").with("shop", shop),
        }
        .with("days", days),
        OrderStatus::Backordered => texts.t("order-next-backordered").with("shop", shop),
        OrderStatus::Cancelled => texts.t("order-next-cancelled"),
        OrderStatus::Expired => texts.t("order-next-expired"),
        OrderStatus::Refunded => texts.t("order-next-refunded").with("shop", shop),
    }
    .to_string()
}

fn payment(texts: &Texts, order: &Order, merchant: &Merchant, now: base::Timestamp) -> Option<PaymentAdvice> {
    if order.status != OrderStatus::Placed {
        return None;
    }
    let advice = payment_method(&order.payment_method)?.instructions(merchant, order.id, order.due().ok()?);
    let rows = [(texts.t("pay-to"), advice.text), (texts.t("pay-reference"), advice.reference)];
    let filled = rows.into_iter().filter(|(_, value)| !value.is_empty());
    Some(PaymentAdvice {
        amount: advice.amount,
        text: texts.t("pay-how").to_string(),
        details: filled.map(|(label, value)| Fact { label: label.to_string(), value }).collect(),
        until: Some(Moment::new(texts, order.reserved_until, now)),
    })
}

/// The lines of an order at `shop` by the brand that ships them.
#[must_use]
pub(crate) fn parcels(texts: &Texts, order: &Order, shop: &str) -> Vec<OrderParcel> {
    let mut names = Vec::new();
    let mut by_brand: BTreeMap<_, OrderParcel> = BTreeMap::new();
    for line in &order.lines {
        let parcel = by_brand.entry(line.brand).or_insert_with(|| {
            names.push(line.brand);
            let href = link::brand(&line.brand_slug);
            let brand = NamedLink { name: line.brand_name.clone(), href };
            OrderParcel { brand, delivery: delivery(texts, order, line.brand), lines: Vec::new(), give_back: None }
        });
        parcel.lines.push(order_line(shop, line));
    }
    names.into_iter().filter_map(|brand| by_brand.remove(&brand)).collect()
}

/// A line of an order at `shop`, as it was when it was bought.
#[must_use]
pub(crate) fn order_line(shop: &str, line: &market::checkout::OrderLine) -> OrderLine {
    let whole = |number: i64| u32::try_from(number.max(0)).unwrap_or(u32::MAX);
    OrderLine {
        href: line.handle.as_ref().map(|handle| link::product_in_shop(shop, &line.brand_slug, handle)),
        name: line.title.clone(),
        variant: line.options.clone(),
        figure: figure(line.picture.as_deref(), &line.title),
        quantity: whole(line.quantity),
        returned: whole(line.refunded_quantity),
        total: line.unit_price.times(line.quantity).unwrap_or(line.total),
    }
}

/// How a brand's parcel is sent; empty when nothing was said.
fn delivery(texts: &Texts, order: &Order, brand: BrandId) -> String {
    let delivery = order.deliveries.iter().find(|delivery| delivery.brand == brand);
    delivery.map(|delivery| way(texts, delivery)).unwrap_or_default()
}

/// How a parcel is sent, "Post, 2 to 4 days".
#[must_use]
pub(crate) fn way(texts: &Texts, delivery: &Delivery) -> String {
    let days = days(texts, delivery.days);
    if days.is_empty() { delivery.method.clone() } else { format!("{}, {days}", delivery.method) }
}

/// A refund in an order's history.
#[must_use]
pub(crate) fn refund_note(texts: &Texts, refund: &RefundRow, now: base::Timestamp) -> RefundNote {
    RefundNote { at: Moment::new(texts, refund.made_at, now), amount: refund.amount, text: refund.reason.clone() }
}

/// An address as it is written on a parcel.
#[must_use]
pub(crate) fn address_lines(texts: &Texts, name: &str, address: &Address) -> Vec<String> {
    let town = format!("{} {}", address.postcode, address.city).trim().to_owned();
    let country = countries::name(&address.country, texts.language()).to_owned();
    let lines = [name.to_owned(), address.street.clone(), address.extra.clone(), town, address.region.clone(), country];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

async fn earner(app: &App, texts: &Texts, order: &Order) -> Result<String, WebError> {
    let Some(seller) = order.seller else { return Ok(String::new()) };
    let member = app.market().network().member(seller).await?;
    Ok(member.map_or_else(String::new, |member| texts.t("order-earner").with("name", member.name).to_string()))
}
