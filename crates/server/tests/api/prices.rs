//! Price lists by program.

use market::keys::{KeyOwner, Scope};
use serde_json::{Value, json};

use crate::program::Program;
use crate::support::TestShop;

async fn with_all(shop: &TestShop, address: &str, by: &str, owner: KeyOwner) -> Program {
    Program::at(shop, address).with_key(shop, by, owner, Scope::of_owner(owner)).await
}

fn eur(amount: i64) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}

#[tokio::test]
async fn a_shop_makes_a_sale_sets_prices_and_stops_it() {
    let shop = TestShop::open().await;
    let program = with_all(&shop, "10.12.0.1", "olga", KeyOwner::Merchant(shop.kiosk)).await;
    let guest = Program::at(&shop, "10.12.0.2");
    let costs =
        async || guest.get("/v1/shops/kiosk/products/clay:bowl").await.is(200).number("/variants/0/price/amount");
    let new = json!({ "name": "Spring", "audience": "everybody" });
    let made = program.post("/v1/merchant/price-lists", new.clone()).await.is(201);
    assert_eq!((made.at("/name"), &made.json["active"]), ("Spring", &json!(true)));
    let mut early = new;
    early["ends_at"] = "2020-01-01T00:00:00Z".into();
    let refused = program.post("/v1/merchant/price-lists", early).await.told_problem(422, "invalid");
    assert_eq!(refused.at("/errors/0/pointer"), "/ends_at");
    let list = format!("/v1/merchant/price-lists/{}", made.at("/id"));

    let off = program.put(&format!("{list}/off"), json!({ "off_bps": 1000 })).await.is(200);
    assert_eq!(off.number("/offs/0/off_bps"), 1000);
    assert_eq!(costs().await, 3060);
    let rock = json!({ "product": shop.product_id("rock").to_string(), "off_bps": 1000 });
    program.put(&format!("{list}/off"), rock).await.told_problem(422, "invalid");
    assert_eq!(program.put(&format!("{list}/off"), json!({ "off_bps": 0 })).await.is(200).json["offs"], json!([]));

    let prices = format!("{list}/prices");
    let two =
        json!({ "prices": [{ "sku": "SKU-bowl", "price": eur(3000) }, { "sku": "SKU-cup", "price": eur(99_999) }] });
    let refused = program.patch(&prices, two).await.told_problem(422, "invalid");
    assert_eq!(refused.at("/errors/0/pointer"), "/prices/1/price");
    assert_eq!(program.get(&prices).await.is(200).json["data"], json!([]), "everything or nothing");
    let other = json!({ "prices": [{ "sku": "SKU-rock", "price": eur(1) }] });
    assert_eq!(program.patch(&prices, other).await.is(422).at("/errors/0/pointer"), "/prices/0/sku");
    let bowl = json!({ "prices": [{ "brand": "clay", "sku": "SKU-bowl", "price": eur(3000) }] });
    assert_eq!(program.patch(&prices, bowl).await.is(200).number("/set"), 1);
    assert_eq!(costs().await, 3000);
    assert_eq!(program.get(&prices).await.is(200).number("/data/0/standard/amount"), 3400);
    let none = json!({ "prices": [{ "sku": "SKU-bowl" }] });
    assert_eq!(program.patch(&prices, none).await.is(200).number("/removed"), 1);
    assert_eq!(costs().await, 3400);
    program.put(&format!("{list}/customers"), json!({ "emails": [] })).await.told_problem(409, "conflict");
    assert_eq!(program.patch(&list, json!({ "active": false })).await.is(200).json["active"], json!(false));
    assert_eq!(program.get("/v1/merchant/price-lists").await.is(200).at("/data/0/name"), "Spring");
    let history = shop.market.events();
    history.number().await.unwrap();
    let events = program.get("/v1/events?limit=100").await.is(200).text;
    assert!(events.contains("price_list.changed") && events.contains("\"by\":\"key\""), "{events}");
}

#[tokio::test]
async fn a_list_for_a_group_names_its_customers() {
    let shop = TestShop::open().await;
    let program = with_all(&shop, "10.12.1.1", "olga", KeyOwner::Merchant(shop.kiosk)).await;
    let made = program.post("/v1/merchant/price-lists", json!({ "name": "Cafés", "audience": "group" })).await.is(201);
    let customers = format!("/v1/merchant/price-lists/{}/customers", made.at("/id"));
    program.put(&customers, json!({ "emails": ["nobody"] })).await.told_problem(422, "invalid");
    let named = program.put(&customers, json!({ "emails": ["zoe@example.com"] })).await.is(200);
    assert_eq!(named.json["emails"], json!(["zoe@example.com"]));
    assert_eq!(program.get(&customers).await.is(200).json, named.json);
}

#[tokio::test]
async fn another_shop_s_list_is_not_found() {
    let shop = TestShop::open().await;
    let list = format!("/v1/merchant/price-lists/{}", shop.price_list().await);
    let rival = with_all(&shop, "10.12.2.1", "rita", KeyOwner::Merchant(shop.rival)).await;
    for path in ["", "/prices", "/customers"] {
        rival.get(&format!("{list}{path}")).await.told_problem(404, "not-found");
    }
    rival.patch(&list, json!({ "active": false })).await.told_problem(404, "not-found");
    rival.put(&format!("{list}/off"), json!({ "off_bps": 1 })).await.told_problem(404, "not-found");
    let bowl = json!({ "prices": [{ "sku": "SKU-bowl", "price": eur(1) }] });
    rival.patch(&format!("{list}/prices"), bowl).await.told_problem(404, "not-found");
    rival.put(&format!("{list}/customers"), json!({ "emails": [] })).await.told_problem(404, "not-found");
}
