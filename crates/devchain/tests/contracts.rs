//! Our contracts run on it: an order is paid, held and released.

#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

#[path = "support/shop.rs"]
mod shop;
mod support;

use alloy_primitives::U256;
use devchain::{CallError, Filter};
use shop::{BRAND, BUYER, FOUNDER, HOLD, MERCHANT, Shop, releaseCall};

#[test]
fn all_contracts_are_deployed_and_an_order_is_paid_held_and_released() {
    let mut shop = Shop::opened(None);
    let order = shop.order();
    let pay = shop.payment(&order);
    assert!(shop.does(BUYER, shop.market, &pay) >= 2, "a transfer and a payment");
    assert_eq!(shop.balance(BRAND), U256::ZERO);

    let release = releaseCall { order };
    let early = shop.asks(FOUNDER, shop.market, &release).map(|_| ()).unwrap_err();
    assert!(matches!(early, CallError::Reverted(data) if data.len() >= 4), "an error of the market's");
    shop.chain.advance_time(HOLD).unwrap();
    shop.asks(FOUNDER, shop.market, &release).unwrap();
    shop.does(FOUNDER, shop.market, &release);
    assert_eq!([BRAND, FOUNDER, MERCHANT].map(|who| shop.balance(who)), [500, 200, 200].map(U256::from));
    assert!(!shop.chain.logs(&Filter::new().from_block(0).address(shop.market)).unwrap().is_empty());
}
