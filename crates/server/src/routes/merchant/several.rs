//! Several things of a list at once: each is done by itself, and what could not be done is counted.

use axum::extract::State;
use axum::response::Response;
use market::checkout::CheckoutError;
use market::network::NetworkError;
use market::{CouponId, MemberId, OrderId};

use crate::link;
use crate::routes::consoles::{picked, said_of_several};
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

/// The payments of several orders arrived.
pub(super) async fn pay(
    visitor: Visitor,
    desk: May<may::Payments, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (checkout, orders) = (desk.market(&app).checkout(), picked::<OrderId>(&fields));
    let mut done = 0;
    for &order in &orders {
        done += one(checkout.mark_paid(desk.merchant.id, order).await.map(drop))?;
    }
    Ok(said_of_several(&visitor, &link::merchant_orders(&desk.merchant.slug), done, orders.len() - done))
}

/// Several orders are called off.
pub(super) async fn cancel(
    visitor: Visitor,
    desk: May<may::Orders, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (checkout, orders) = (desk.market(&app).checkout(), picked::<OrderId>(&fields));
    let mut done = 0;
    for &order in &orders {
        done += one(checkout.cancel(desk.merchant.id, order).await.map(drop))?;
    }
    Ok(said_of_several(&visitor, &link::merchant_orders(&desk.merchant.slug), done, orders.len() - done))
}

/// 1 for an order that was changed, 0 for one that cannot be; what is our fault ends it all.
fn one(outcome: Result<(), CheckoutError>) -> Result<usize, WebError> {
    match outcome {
        Ok(()) => Ok(1),
        Err(error @ (CheckoutError::Db(_) | CheckoutError::Ledger(_) | CheckoutError::Broken(_))) => Err(error.into()),
        Err(_) => Ok(0),
    }
}

/// Several sellers are deactivated or may sell again.
pub(super) async fn sellers(
    visitor: Visitor,
    desk: May<may::Selling, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (network, members, shop) = (desk.market(&app).network(), picked::<MemberId>(&fields), desk.merchant.id);
    let mut done = 0;
    for &member in &members {
        let outcome = match fields.get("action") {
            "deactivate" => network.deactivate(shop, member).await,
            "reactivate" => network.reactivate(shop, member).await,
            _ => return Err(WebError::NotFound),
        };
        match outcome {
            Ok(()) => done += 1,
            Err(error @ NetworkError::Db(_)) => return Err(error.into()),
            Err(_) => {}
        }
    }
    Ok(said_of_several(&visitor, &link::merchant_sellers(&desk.merchant.slug), done, members.len() - done))
}

/// Several coupons are switched off or may be used again.
pub(super) async fn coupons(
    visitor: Visitor,
    desk: May<may::Selling, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (coupons, picked) = (desk.market(&app).coupons(), picked::<CouponId>(&fields));
    let active = match fields.get("action") {
        "stop" => false,
        "allow" => true,
        _ => return Err(WebError::NotFound),
    };
    let mut done = 0;
    for &coupon in &picked {
        match coupons.set_active(desk.merchant.id, coupon, active).await {
            Ok(()) => done += 1,
            Err(market::coupons::CouponError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(said_of_several(&visitor, &link::merchant_coupons(&desk.merchant.slug), done, picked.len() - done))
}
