//! A guest buys through a program.

use market::Actor;
use market::checkout::OrderStatus;
use serde_json::{Value, json};

use crate::program::{Program, Reply};
use crate::support::TestShop;

/// What a guest sends to place the cart.
pub(crate) fn order(total: i64) -> Value {
    json!({
        "email": "Greta@example.com",
        "name": "Greta Guest",
        "address": { "street": "Lindenweg 4", "postcode": "10115", "city": "Berlin", "country": "DE" },
        "total": { "amount": total, "currency": "EUR" },
    })
}

/// A cart with a bowl in it, and whoever holds it.
pub(crate) async fn cart_with(shop: &TestShop, thing: &str, quantity: i64) -> (Program, Reply) {
    let guest = Program::at(shop, "10.9.0.1");
    let items = json!([{ "variant": shop.variant(thing).to_string(), "quantity": quantity }]);
    let body = json!({ "items": items, "destination": { "country": "DE" } });
    let opened = guest.post("/v1/shops/kiosk/carts", body).await.is(201);
    (guest.with("cart-token", opened.at("/token")), opened)
}

#[tokio::test]
async fn a_guest_finds_a_product_and_buys_it() {
    let shop = TestShop::open().await;
    shop.charges().await;
    let guest = Program::at(&shop, "10.9.0.2");
    assert_eq!(guest.get("/v1/shops").await.is(200).at("/data/0/slug"), "kiosk");
    let found = guest.get("/v1/shops/kiosk/products?q=bowl").await.is(200);
    assert_eq!((found.number("/total"), found.at("/data/0/handle")), (1, "bowl"));
    let path = format!("/v1/shops/kiosk/products/{}", found.at("/data/0/id"));
    let product = guest.get(&path).await.is(200);
    assert_eq!(guest.get("/v1/shops/kiosk/products/clay:bowl").await.is(200).json, product.json);
    assert_eq!(product.number("/variants/0/price/amount"), 3400);

    let opened = guest.post("/v1/shops/kiosk/carts", json!({})).await.is(201);
    let guest = guest.with("cart-token", opened.at("/token"));
    let item = format!("/v1/shops/kiosk/cart/items/{}", product.at("/variants/0/id"));
    let cart = guest.put(&item, json!({ "quantity": 2 })).await.is(200);
    assert_eq!(guest.put(&item, json!({ "quantity": 2 })).await.is(200).json, cart.json, "a PUT twice is one");
    guest.put("/v1/shops/kiosk/cart/coupon", json!({ "code": "ten" })).await.is(200);
    let quote = guest.post("/v1/shops/kiosk/cart/quote", json!({ "country": "DE" })).await.is(200);
    assert_eq!(quote.number("/total/amount"), 6800 - 680 + 490);
    assert_eq!(quote.at("/deliveries/0/ways/0/name"), "Post");

    let guest = guest.with("idempotency-key", "greta-order-1");
    let placed = guest.post("/v1/shops/kiosk/cart/order", order(6610)).await.is(201);
    assert_eq!(placed.header("idempotent-replayed"), "");
    let again = guest.post("/v1/shops/kiosk/cart/order", order(6610)).await.is(201);
    assert_eq!((again.header("idempotent-replayed"), &again.json), ("true", &placed.json));

    let customer = Program::at(&shop, "10.9.0.3").with("order-token", placed.at("/token"));
    let path = format!("/v1/orders/{}", placed.at("/id"));
    let seen = customer.get(&path).await.is(200);
    assert_eq!((seen.at("/status"), seen.at("/email")), ("placed", "greta@example.com"));
    assert_eq!(seen.at("/payment/reference"), placed.at("/number"));
    assert_eq!(customer.post(&format!("{path}/cancel"), json!({})).await.is(200).at("/status"), "cancelled");
    // The link in the answer opens the page as well.
    let page = shop.browser().opens(placed.at("/page")).await;
    assert_eq!(page.status.as_u16(), 200);
    shop.assert_books_balance().await;
}

#[tokio::test]
async fn the_seller_whose_link_led_here_has_the_credit() {
    let shop = TestShop::open().await;
    let guest = Program::at(&shop, "10.9.0.4");
    let items = json!([{ "variant": shop.variant("cup").to_string(), "quantity": 1 }]);
    let opened = guest.post("/v1/shops/kiosk/carts", json!({ "items": items, "ref": "@ana" })).await.is(201);
    let guest = guest.with("cart-token", opened.at("/token")).with("idempotency-key", "through-ana-1");
    let placed = guest.post("/v1/shops/kiosk/cart/order", order(1250)).await.is(201);
    let id = placed.at("/id").parse().unwrap();
    let order = shop.market.checkout().order_of_merchant(shop.kiosk, id).await.unwrap();
    assert_eq!(order.seller, Some(shop.member("ana")));
    assert_eq!(order.events[0].actor, Actor::Customer(None));
}

#[tokio::test]
async fn what_changed_is_told_and_asked_and_never_charged() {
    let shop = TestShop::open().await;
    let (guest, opened) = cart_with(&shop, "bowl", 1).await;
    assert_eq!(opened.number("/quote/total/amount"), 3400);
    shop.sql("UPDATE price SET amount = 3600").await;
    let guest = guest.with("idempotency-key", "changed-price-1");
    let refused = guest.post("/v1/shops/kiosk/cart/order", order(3400)).await.told_problem(409, "cart-changed");
    assert_eq!(refused.at("/changes/0/what"), "price");
    guest.post("/v1/shops/kiosk/cart/accept", json!({})).await.is(200);
    // Nothing was kept of the refusal: the same key places the order now.
    guest.post("/v1/shops/kiosk/cart/order", order(3600)).await.is(201);
}

#[tokio::test]
async fn an_order_needs_a_key_and_a_key_belongs_to_one_order() {
    let shop = TestShop::open().await;
    let (guest, _) = cart_with(&shop, "bowl", 1).await;
    guest.post("/v1/shops/kiosk/cart/order", order(3400)).await.told_problem(400, "idempotency-key-needed");
    for bad in ["short", "with space in it", &"x".repeat(129)] {
        let refused = guest.with("idempotency-key", bad).post("/v1/shops/kiosk/cart/order", order(3400)).await;
        assert_eq!(refused.told_problem(422, "invalid").at("/errors/0/pointer"), "#header/idempotency-key");
    }
    let guest = guest.with("idempotency-key", "one-order-only");
    guest.post("/v1/shops/kiosk/cart/order", order(3400)).await.is(201);
    let mut other = order(3400);
    other["name"] = "Somebody Else".into();
    guest.post("/v1/shops/kiosk/cart/order", other).await.told_problem(422, "idempotency-key-reused");
    // The same key with another cart is another order.
    let (neighbour, _) = cart_with(&shop, "bowl", 1).await;
    let neighbour = neighbour.with("idempotency-key", "one-order-only");
    neighbour.post("/v1/shops/kiosk/cart/order", order(3400)).await.is(201);
}

#[tokio::test]
async fn the_same_order_sent_many_times_at_once_is_one() {
    let shop = TestShop::open().await;
    let (guest, _) = cart_with(&shop, "bowl", 1).await;
    let guest = guest.with("idempotency-key", "pressed-eight-times");
    let sent = (0..8).map(|_| guest.post("/v1/shops/kiosk/cart/order", order(3400)));
    let replies = futures::future::join_all(sent).await;
    let first = &replies[0].json;
    assert!(replies.iter().all(|reply| reply.status == 201 && reply.json == *first), "{replies:?}");
    assert_eq!(replies.iter().filter(|reply| reply.header("idempotent-replayed").is_empty()).count(), 1);
    let counts = shop.market.checkout().count_by_status(shop.kiosk).await.unwrap();
    assert_eq!(counts, [(OrderStatus::Placed, 1)]);
}

#[tokio::test]
async fn nobody_looks_into_another_one_s_cart_or_order() {
    let shop = TestShop::open().await;
    let (guest, _) = cart_with(&shop, "bowl", 1).await;
    let stranger = Program::at(&shop, "10.9.0.5");
    stranger.get("/v1/shops/kiosk/cart").await.told_problem(401, "unauthorized");
    stranger.with("cart-token", "guessed").get("/v1/shops/kiosk/cart").await.told_problem(404, "not-found");
    guest.get("/v1/shops/rival/cart").await.told_problem(404, "not-found");
    let placed = guest.with("idempotency-key", "order-of-mine").post("/v1/shops/kiosk/cart/order", order(3400)).await;
    let path = format!("/v1/orders/{}", placed.is(201).at("/id"));
    stranger.get(&path).await.told_problem(401, "unauthorized");
    stranger.with("order-token", &"0".repeat(64)).get(&path).await.told_problem(404, "not-found");
    stranger.with("order-token", "x").post(&format!("{path}/cancel"), json!({})).await.told_problem(404, "not-found");
}

#[tokio::test]
async fn bad_input_is_named_and_changes_nothing() {
    let shop = TestShop::open().await;
    let (guest, _) = cart_with(&shop, "bowl", 1).await;
    let guest = guest.with("idempotency-key", "never-used-up");
    let path = "/v1/shops/kiosk/cart/order";
    let wrong = |pointer: &str, value: Value| {
        let mut body = order(3400);
        *body.pointer_mut(pointer).unwrap() = value;
        body
    };
    for (pointer, value) in [
        ("/email", json!("nobody")),
        ("/name", json!(" ")),
        ("/name", json!("x".repeat(201))),
        ("/address/country", json!("XX")),
        ("/address/street", json!("a\u{0}b")),
        ("/total/currency", json!("USD")),
        ("/total/amount", json!(i64::MAX)),
    ] {
        let refused = guest.post(path, wrong(pointer, value)).await.told_problem(422, "invalid");
        assert_eq!(refused.at("/errors/0/pointer"), pointer, "{}", refused.text);
    }
    let nowhere = json!({ "items": [], "destination": { "country": "XX" } });
    let refused = guest.post("/v1/shops/kiosk/carts", nowhere).await.told_problem(422, "invalid");
    assert_eq!(refused.at("/errors/0/pointer"), "/destination/country");
    // Fields nobody offers are refused, not passed over.
    let mut more = order(3400);
    more["status"] = "paid".into();
    let refused = guest.post(path, more).await.told_problem(422, "invalid");
    assert_eq!(refused.at("/errors/0/pointer"), "/status");
    guest.sends_bytes("POST", path, Some("application/json"), b"{".to_vec()).await.told_problem(400, "malformed");
    guest
        .sends_bytes("POST", path, Some("text/plain"), b"{}".to_vec())
        .await
        .told_problem(415, "unsupported-media-type");
    let huge = vec![b' '; 300_000];
    guest.sends_bytes("POST", path, Some("application/json"), huge).await.told_problem(413, "too-large");
    let deep = "[".repeat(100_000).into_bytes();
    guest.sends_bytes("POST", path, Some("application/json"), deep).await.told_problem(400, "malformed");
    let mut list = order(3400);
    list["address"] = json!(["Lindenweg 4", "", "10115", "Berlin", "", "DE"]);
    let refused = guest.post(path, list).await.told_problem(422, "invalid");
    assert_eq!(refused.at("/errors/0/pointer"), "/address");
    guest.get("/v1/shops?limit=0").await.told_problem(422, "invalid");
    guest.get("/v1/shops?colour=red").await.told_problem(422, "invalid");
    guest.get("/v1/shops?cursor=c_2e2e").await.told_problem(422, "invalid");
    guest.get("/v1/nothing").await.told_problem(404, "not-found");
    let refused = guest.sends("PUT", "/v1/shops", None).await.told_problem(405, "method-not-allowed");
    assert_eq!(refused.header("allow"), "GET,HEAD");
    guest.post(path, order(3400)).await.is(201);
}

#[tokio::test]
async fn lists_are_read_on_and_unchanged_answers_are_not_sent_again() {
    let shop = TestShop::open().await;
    let program = Program::at(&shop, "10.9.0.6");
    let first = program.get("/v1/shops?limit=1").await.is(200);
    assert_eq!(first.at("/data/0/slug"), "kiosk");
    let next = format!("/v1/shops?limit=1&cursor={}", first.at("/next_cursor"));
    let second = program.get(&next).await.is(200);
    assert_eq!((second.at("/data/0/slug"), &second.json["next_cursor"]), ("rival", &Value::Null));
    let tag = first.header("etag").to_owned();
    assert!(!first.header("x-request-id").is_empty() && !first.header("ratelimit-remaining").is_empty());
    program.with("if-none-match", &tag).get("/v1/shops?limit=1").await.is(304);
    program.with("if-none-match", "W/\"other\"").get("/v1/shops?limit=1").await.is(200);
}
