//! A cart that is there, for whoever holds its token.

use std::collections::BTreeMap;

use market::checkout::{self as from, CheckoutError};
use market::{BrandId, MethodId, VariantId};
use sdk::v1::{Cart, CartItem, CouponCode, DeliveryWay, Destination, ItemQuantity, Quote, QuotedDelivery};

use crate::api::access::WithCart;
use crate::api::answer::Found;
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery, id};
use crate::api::money::money;
use crate::api::problem::{Code, Problem};
use crate::api::problems::change;
use crate::api::shops::ShopKey;
use crate::web::{App, countries};

type Shown = Result<Found<Cart>, Problem>;

pub(super) async fn get(call: Call<WithCart, NoQuery, Empty>) -> Shown {
    Ok(Found(shown(&call.app, &call.who.hash, call.shop_key().await?).await?))
}

pub(super) async fn put(call: Call<WithCart, NoQuery, Json<ItemQuantity>>) -> Shown {
    let (merchant, variant) = (call.shop_key().await?, call.id::<VariantId>("variant")?);
    let quantity = i64::from(call.body.0.quantity);
    call.app.market().checkout().set_in_cart(&call.who.hash, merchant.id, variant, quantity).await?;
    Ok(Found(shown(&call.app, &call.who.hash, merchant).await?))
}

pub(super) async fn remove(call: Call<WithCart, NoQuery, Empty>) -> Shown {
    let (merchant, variant) = (call.shop_key().await?, call.id::<VariantId>("variant")?);
    call.app.market().checkout().change_cart(&call.who.hash, merchant.id, variant, 0).await?;
    Ok(Found(shown(&call.app, &call.who.hash, merchant).await?))
}

pub(super) async fn put_coupon(call: Call<WithCart, NoQuery, Json<CouponCode>>) -> Shown {
    let merchant = call.shop_key().await?;
    let set = call.app.market().checkout().set_coupon(&call.who.hash, merchant.id, call.body.0.code.trim()).await;
    set.map_err(|error| coupon_problem(error, "/code"))?;
    Ok(Found(shown(&call.app, &call.who.hash, merchant).await?))
}

pub(super) async fn remove_coupon(call: Call<WithCart, NoQuery, Empty>) -> Shown {
    let merchant = call.shop_key().await?;
    call.app.market().checkout().remove_coupon(&call.who.hash, merchant.id).await?;
    Ok(Found(shown(&call.app, &call.who.hash, merchant).await?))
}

pub(super) async fn accept(call: Call<WithCart, NoQuery, Empty>) -> Shown {
    let merchant = call.shop_key().await?;
    call.app.market().checkout().accept_changes(&call.who.hash, merchant.id).await?;
    Ok(Found(shown(&call.app, &call.who.hash, merchant).await?))
}

pub(super) async fn quote(call: Call<WithCart, NoQuery, Json<Destination>>) -> Result<Found<Quote>, Problem> {
    let merchant = call.shop_key().await?;
    Ok(Found(quoted(&call.app, &call.who.hash, merchant, &call.body.0).await?))
}

/// A coupon that cannot be used is a problem of the field it was sent in.
pub(super) fn coupon_problem(error: CheckoutError, pointer: &str) -> Problem {
    match error {
        CheckoutError::Coupon(problem) => Problem::field(pointer, problem),
        other => other.into(),
    }
}

/// The cart as it is now.
async fn shown(app: &App, hash: &str, merchant: ShopKey) -> Result<Cart, Problem> {
    let found = app.market().checkout().any_cart(hash, merchant.id).await?;
    Ok(wire_cart(&found.ok_or_else(|| Problem::not_found("cart"))?))
}

/// What the cart comes to at a destination.
async fn quoted(app: &App, hash: &str, merchant: ShopKey, to: &Destination) -> Result<Quote, Problem> {
    let methods = methods(&to.methods)?;
    let to = destination(to, "", &methods)?;
    let checkout = app.market().checkout();
    match checkout.quote(hash, merchant.id, to).await? {
        Some((_, quote)) => Ok(wire_quote(&quote)),
        None if checkout.any_cart(hash, merchant.id).await?.is_some() => {
            Err(Problem::new(Code::Conflict, "the cart is empty"))
        }
        None => Err(Problem::not_found("cart")),
    }
}

/// Where it goes, by the ways that were read by [`methods`]; it was sent at the pointer `at`.
pub(super) fn destination<'a>(
    sent: &'a Destination,
    at: &str,
    methods: &'a BTreeMap<BrandId, MethodId>,
) -> Result<from::Destination<'a>, Problem> {
    let country = countries::find(&sent.country);
    let country = country.ok_or_else(|| Problem::field(format!("{at}/country"), "an ISO 3166 code such as DE"))?;
    Ok(from::Destination { country, region: sent.region.trim(), methods })
}

/// The chosen way of each brand's parcel.
pub(super) fn methods(sent: &BTreeMap<String, String>) -> Result<BTreeMap<BrandId, MethodId>, Problem> {
    let mut methods = BTreeMap::new();
    for (brand, method) in sent {
        methods.insert(id(brand, "/methods")?, id(method, format!("/methods/{}", brand.replace('/', "~1")))?);
    }
    Ok(methods)
}

pub(super) fn wire_cart(cart: &from::Cart) -> Cart {
    Cart {
        id: cart.id.to_string(),
        shop: cart.merchant.slug.to_string(),
        items: cart.lines.iter().map(item).collect(),
        changes: cart.changes.iter().map(change).collect(),
        coupon: cart.coupon.as_ref().map(|coupon| coupon.code.clone()),
        goods: money(cart.goods),
        discount: money(cart.discount),
        total: money(cart.total),
    }
}

fn item(line: &from::CartLine) -> CartItem {
    let offer = &line.offer;
    CartItem {
        variant: offer.variant.to_string(),
        product: offer.product.to_string(),
        brand: offer.brand.to_string(),
        brand_name: offer.brand_name.clone(),
        title: offer.title.clone(),
        options: offer.options.clone(),
        quantity: line.quantity,
        price: money(offer.price),
        total: money(line.total),
        discount: money(line.discount),
        available: line.available,
    }
}

pub(super) fn wire_quote(quote: &from::Quote) -> Quote {
    Quote {
        goods: money(quote.goods),
        discount: money(quote.discount),
        delivery: money(quote.delivery),
        tax_name: quote.tax_name.clone(),
        tax_included: quote.tax_included,
        tax: money(quote.tax),
        total: money(quote.total),
        deliveries: quote.deliveries.iter().map(delivery).collect(),
        not_sent_by: quote.not_sent_by.clone(),
    }
}

fn delivery(delivery: &from::QuotedDelivery) -> QuotedDelivery {
    let way = |way: &from::DeliveryWay| DeliveryWay {
        method: way.method.to_string(),
        name: way.name.clone(),
        days_least: way.days.0,
        days_most: way.days.1,
        price: money(way.price),
    };
    QuotedDelivery {
        brand: delivery.brand.to_string(),
        method: delivery.way().map(|way| way.method.to_string()),
        ways: delivery.ways.iter().map(way).collect(),
    }
}
