//! The client of the interface, and its example, against a server that runs.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may stop where it fails")]

#[allow(dead_code, reason = "its main is for the command line")]
#[path = "../../sdk/examples/buy.rs"]
mod buy;
mod support;

use market::Actor;
use market::keys::{KeyOwner, NewKey, Scope, Scopes};
use sdk::api::{Api, ApiError};
use sdk::v1::{Money, NewRefund, OrderStatus};
use support::TestShop;
use tokio::net::TcpListener;

/// The interface of the shop, over a real connection.
async fn api(shop: &TestShop) -> Api {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(axum::serve(listener, shop.router.clone()).into_future());
    Api::new(server).unwrap()
}

#[tokio::test]
async fn the_example_buys_and_the_merchant_is_paid_and_pays_back() {
    let shop = TestShop::open().await;
    let api = api(&shop).await;
    let said = buy::buy(&api).await.unwrap();
    assert!(said.ends_with("EUR is Placed"), "{said}");

    let scopes = Scopes::new(Scope::of_owner(KeyOwner::Merchant(shop.kiosk)).iter().copied());
    let new = NewKey { name: "books".into(), scopes, expires_at: None };
    let by = shop.market.by(Actor::Merchant(shop.person("olga")));
    let key = by.keys().make(KeyOwner::Merchant(shop.kiosk), &new).await.unwrap();
    assert!(matches!(api.orders(&[]).await, Err(ApiError::Refused(problem)) if problem.status == 401));
    let api = api.with_key(key.text);
    let orders = api.orders(&[("status", "placed")]).await.unwrap();
    let id = &orders.data[0].id;
    assert_eq!(api.mark_paid(id).await.unwrap().status, OrderStatus::Paid);
    let amount = Some(Money { amount: 100, currency: "EUR".into() });
    let refund = NewRefund { amount, ..NewRefund::default() };
    let made = api.refund(id, &refund, "goodwill-1").await.unwrap();
    assert_eq!(api.refund(id, &refund, "goodwill-1").await.unwrap(), made);
    assert_eq!(api.merchant_order(id).await.unwrap().order.refunded.amount, 100);
    shop.market.events().number().await.unwrap();
    let told = api.events(0).await.unwrap().data.into_iter().map(|event| event.r#type);
    let told: Vec<_> = told.filter(|kind| kind.starts_with("order.")).collect();
    assert_eq!(told, ["order.placed", "order.paid", "order.refunded"]);
}
