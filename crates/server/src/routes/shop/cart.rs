use std::collections::BTreeMap;

use askama::Template as _;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::VariantId;
use market::checkout::{Cart, CartLine, Change, CheckoutError};
use market::coupons::CouponProblem;
use market::people::Merchant;

use super::cards::figure;
use crate::i18n::Texts;
use crate::link;
use crate::pages::parts::{Flash, NamedLink, Totals};
use crate::pages::shop::cart::{self as view, Basket, CartPage, Parcel};
use crate::pages::shop::product::AddToCart;
use crate::web::{App, Fields, Visitor, WebError};

pub(super) async fn show(visitor: Visitor, State(app): State<App>) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let cx = visitor.shell(texts.t("cart-title")).await?;
    let carts = visitor.market(&app).checkout().carts(&visitor.hash()).await?;
    let baskets = carts.iter().map(|cart| basket(&texts, cart)).collect();
    Ok(Html(CartPage { cx, baskets }.render()?))
}

fn basket(texts: &Texts, cart: &Cart) -> Basket {
    let slug = cart.merchant.slug.to_string();
    let fine = cart.changes.is_empty() && !cart.lines.is_empty();
    Basket {
        shop: NamedLink { name: cart.merchant.name.clone(), href: link::shop(&slug) },
        changes: cart.changes.iter().map(|change| change_sentence(texts, change)).collect(),
        totals: totals(cart),
        coupon: cart.coupon.as_ref().map(|coupon| coupon.code.clone()).unwrap_or_default(),
        checkout: fine.then(|| link::checkout(&slug)),
        parcels: parcels(texts, cart),
        shop_slug: slug,
    }
}

/// What a cart comes to before delivery is known.
fn totals(cart: &Cart) -> Totals {
    let discount = cart.coupon.as_ref().map(|coupon| (coupon.code.clone(), cart.discount));
    Totals { discount, total: cart.total, ..Totals::goods_only(cart.goods) }
}

/// The lines of a cart by the brand that ships them, brands in the order they were first added.
#[must_use]
pub(crate) fn parcels(texts: &Texts, cart: &Cart) -> Vec<Parcel> {
    let mut order: Vec<_> = Vec::new();
    let mut by_brand: BTreeMap<_, Parcel> = BTreeMap::new();
    for line in &cart.lines {
        let offer = &line.offer;
        let parcel = by_brand.entry(offer.brand).or_insert_with(|| {
            order.push(offer.brand);
            let brand = NamedLink { name: offer.brand_name.clone(), href: link::brand(&offer.brand_slug) };
            Parcel { brand, delivery: String::new(), lines: Vec::new() }
        });
        parcel.lines.push(shown_line(texts, &cart.merchant, line));
    }
    order.into_iter().filter_map(|brand| by_brand.remove(&brand)).collect()
}

fn shown_line(texts: &Texts, merchant: &Merchant, line: &CartLine) -> view::CartLine {
    let offer = &line.offer;
    let whole = |number: i64| u32::try_from(number.max(0)).unwrap_or(u32::MAX);
    let problem = match line.available {
        Some(0) => texts.t("stock-sold-out").to_string(),
        Some(left) if left < line.quantity => texts.t("stock-few").with("left", left).to_string(),
        _ => String::new(),
    };
    view::CartLine {
        id: offer.variant.to_string(),
        href: link::product_in_shop(&merchant.slug, &offer.brand_slug, &offer.handle).and("variant", offer.variant),
        name: offer.title.clone(),
        variant: offer.options.clone(),
        figure: figure(offer.picture.as_deref(), &offer.title),
        quantity: whole(line.quantity),
        most: whole(line.available.unwrap_or(999)).min(999),
        unit: offer.price,
        total: line.total,
        seller: String::new(),
        problem,
    }
}

/// What has changed about a line, told and asked.
#[must_use]
pub(crate) fn change_sentence(texts: &Texts, change: &Change) -> String {
    match change {
        Change::Price { title, seen, now, .. } => {
            texts.t("change-price").with("title", title).with("seen", *seen).with("now", *now).to_string()
        }
        Change::Stock { title, left: 0, .. } => texts.t("change-sold-out").with("title", title).to_string(),
        Change::Stock { title, wanted, left, .. } => {
            texts.t("change-stock").with("title", title).with("left", *left).with("wanted", *wanted).to_string()
        }
        Change::Gone { .. } => texts.t("change-gone").to_string(),
        Change::Coupon { code, problem } => {
            let why = coupon_problem(texts, *problem);
            texts.t("change-coupon").with("code", code).with("why", why).to_string()
        }
    }
}

fn refused(texts: &Texts, problem: CouponProblem) -> Flash {
    Flash::bad(texts.t("coupon-refused").with("why", coupon_problem(texts, problem)))
}

/// Why a coupon cannot be used.
fn coupon_problem(texts: &Texts, problem: CouponProblem) -> String {
    match problem {
        CouponProblem::Unknown => texts.t("coupon-unknown"),
        CouponProblem::Stopped => texts.t("coupon-stopped"),
        CouponProblem::NotYet(from) => texts.t("coupon-not-yet").with("date", texts.date(from)),
        CouponProblem::Over(end) => texts.t("coupon-over").with("date", texts.date(end)),
        CouponProblem::UsedUp => texts.t("coupon-used-up"),
        CouponProblem::UsedByYou => texts.t("coupon-used-by-you"),
        CouponProblem::TooLittle(least) => texts.t("coupon-too-little").with("least", least),
        CouponProblem::FitsNothing => texts.t("coupon-fits-nothing"),
    }
    .to_string()
}

/// Puts a product into the cart.
pub(super) async fn add(
    visitor: Visitor,
    State(app): State<App>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let form: AddToCart = fields.read()?;
    let variant: VariantId = form.variant.parse().map_err(|_| WebError::NotFound)?;
    let merchant = app.market().people().merchant_by_slug(&form.shop).await?.ok_or(WebError::NotFound)?;
    let quantity = form.quantity.trim().parse().unwrap_or(0);
    let added = visitor.market(&app).checkout().add_to_cart(&visitor.hash(), merchant.id, variant, quantity).await;
    match added {
        Ok(()) => {
            let mut response = Redirect::to(link::cart().as_str()).into_response();
            visitor.say(&mut response, &Flash::good(texts.t("cart-added")));
            Ok(response)
        }
        Err(CheckoutError::Quantity) => {
            let mut response = Redirect::to(&back(&headers)).into_response();
            visitor.say(&mut response, &Flash::bad(texts.t("cart-quantity-problem")));
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

/// The page a form was sent from, as long as it is one of ours.
fn back(headers: &HeaderMap) -> String {
    let referer = headers.get("referer").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let path = referer.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    let local = path.filter(|path| path.starts_with('/') && !path.starts_with("//") && !path.contains('\\'));
    local.unwrap_or(link::cart().as_str()).to_owned()
}

/// Changes quantities, takes lines out, or agrees to what has changed.
pub(super) async fn change(visitor: Visitor, State(app): State<App>, fields: Fields) -> Result<Response, WebError> {
    let merchant = app.market().people().merchant_by_slug(fields.get("shop")).await?.ok_or(WebError::NotFound)?;
    let (checkout, hash) = (visitor.market(&app).checkout(), visitor.hash());
    let action = fields.get("action");
    let done = match action.split_once('-') {
        _ if action == "accept" => checkout.accept_changes(&hash, merchant.id).await,
        _ if action == "coupon" => checkout.set_coupon(&hash, merchant.id, fields.get("coupon")).await,
        _ if action == "no-coupon" => checkout.remove_coupon(&hash, merchant.id).await,
        Some((step @ ("less" | "more" | "remove"), line)) => {
            let variant: VariantId = line.parse().map_err(|_| WebError::NotFound)?;
            let typed = fields.get(&format!("quantity-{line}")).trim().parse::<i64>().unwrap_or(1);
            let quantity = match step {
                "less" => typed.saturating_sub(1),
                "more" => typed.saturating_add(1),
                _ => 0,
            };
            checkout.change_cart(&hash, merchant.id, variant, quantity).await
        }
        _ => update_all(&app, &visitor, &merchant, &fields).await,
    };
    let mut response = Redirect::to(link::cart().as_str()).into_response();
    match done {
        Ok(()) => {}
        Err(CheckoutError::Quantity) => {
            visitor.say(&mut response, &Flash::bad(visitor.texts().t("cart-quantity-problem")));
        }
        Err(CheckoutError::Coupon(problem)) => {
            visitor.say(&mut response, &refused(&visitor.texts(), problem));
        }
        // Somebody changed the cart in another tab: what is there now is shown.
        Err(CheckoutError::NotFound(_) | CheckoutError::EmptyCart) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(response)
}

async fn update_all(app: &App, visitor: &Visitor, merchant: &Merchant, fields: &Fields) -> Result<(), CheckoutError> {
    for (line, quantity) in fields.starting_with("quantity-") {
        let Ok(variant) = line.parse::<VariantId>() else { continue };
        let quantity = quantity.trim().parse().map_err(|_| CheckoutError::Quantity)?;
        visitor.market(app).checkout().change_cart(&visitor.hash(), merchant.id, variant, quantity).await?;
    }
    // Enter in the field of the code presses the first button, which is this one.
    match fields.get("coupon").trim() {
        "" => Ok(()),
        code => visitor.market(app).checkout().set_coupon(&visitor.hash(), merchant.id, code).await,
    }
}
