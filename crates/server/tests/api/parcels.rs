//! Parcels and returns, handled by programs of a shop and of a brand.

use market::keys::{KeyOwner, Scope};
use serde_json::{Value, json};

use crate::program::Program;
use crate::support::TestShop;

async fn with_all(shop: &TestShop, address: &str, by: &str, owner: KeyOwner) -> Program {
    Program::at(shop, address).with_key(shop, by, owner, Scope::of_owner(owner)).await
}

#[tokio::test]
async fn a_brand_packs_and_sends_its_part_and_the_shop_sees_it() {
    let shop = TestShop::open().await;
    let brand = with_all(&shop, "10.10.0.1", "clara", KeyOwner::Brand(shop.clay)).await;
    let merchant = with_all(&shop, "10.10.0.2", "olga", KeyOwner::Merchant(shop.kiosk)).await;
    let order = shop.order("ana", &[("bowl", 2), ("sencha", 1)]).await;
    let path = format!("/v1/brand/orders/{order}");
    brand.get(&path).await.told_problem(404, "not-found");
    shop.pays(order).await;
    let listed = brand.get("/v1/brand/orders?state=to_pack").await.is(200);
    assert_eq!((listed.at("/data/0/id"), listed.number("/data/0/pieces")), (order.to_string().as_str(), 2));
    let seen = brand.get(&path).await.is(200);
    assert_eq!((seen.json["lines"].as_array().unwrap().len(), seen.at("/address/street")), (1, "Lindenweg 4"));
    assert!(!seen.text.contains("guest@example.com"), "a brand has no need of the e-mail address: {}", seen.text);
    let line = seen.at("/lines/0/id").to_owned();

    let parcels = format!("{path}/parcels");
    let one = json!({ "lines": [{ "line": line, "quantity": 1 }] });
    brand.post(&parcels, one.clone()).await.told_problem(400, "idempotency-key-needed");
    let keyed = brand.with("idempotency-key", "parcel-1");
    let packed = keyed.post(&parcels, one.clone()).await.is(201);
    assert_eq!(keyed.post(&parcels, one.clone()).await.is(201).json, packed.json);
    let many = json!({ "lines": [{ "line": line, "quantity": 2 }] });
    brand.with("idempotency-key", "parcel-2").post(&parcels, many).await.told_problem(409, "conflict");
    let tea = merchant.get(&format!("/v1/merchant/orders/{order}")).await.is(200).json["order"]["lines"].clone();
    let tea = tea.as_array().unwrap().iter().find(|line| line["title"] == "Sencha").unwrap()["id"].clone();
    let foreign = json!({ "lines": [{ "line": tea, "quantity": 1 }] });
    brand.with("idempotency-key", "parcel-3").post(&parcels, foreign).await.told_problem(422, "invalid");

    let parcel = format!("/v1/brand/parcels/{}", packed.at("/id"));
    let wrong = json!({ "url": "javascript:alert(1)" });
    brand.post(&format!("{parcel}/send"), wrong).await.told_problem(422, "invalid");
    let how = json!({ "carrier": "DHL", "number": "JD1", "url": "https://dhl.example/JD1" });
    for _ in 0..2 {
        assert_eq!(brand.post(&format!("{parcel}/send"), how.clone()).await.is(200).at("/status"), "shipped");
    }
    brand.post(&format!("{parcel}/unpack"), json!({})).await.told_problem(409, "conflict");
    assert_eq!(brand.post(&format!("{parcel}/deliver"), json!({})).await.is(200).at("/status"), "delivered");

    // The shop packs what is left, thinks better of it, and sends it at once.
    let rest = format!("/v1/merchant/orders/{order}/parcels");
    let packed = merchant.with("idempotency-key", "parcel-4").post(&rest, one.clone()).await.is(201);
    let unpack = format!("/v1/merchant/parcels/{}/unpack", packed.at("/id"));
    assert_eq!(merchant.post(&unpack, json!({})).await.is(200).at("/status"), "undone");
    let sent = json!({ "lines": [{ "line": line, "quantity": 1 }], "sent": { "carrier": "Post" } });
    merchant.with("idempotency-key", "parcel-5").post(&rest, sent).await.is(201);
    let all = merchant.get(&rest).await.is(200).json["data"].clone();
    let states: Vec<&Value> = all.as_array().unwrap().iter().map(|parcel| &parcel["status"]).collect();
    assert_eq!(states, ["delivered", "shipped"]);
    let lines = merchant.get(&format!("/v1/merchant/orders/{order}")).await.is(200).json["order"]["lines"].clone();
    let bowl = lines.as_array().unwrap().iter().find(|one| one["id"] == line.as_str()).unwrap().clone();
    assert_eq!((bowl["to_pack"].as_i64(), bowl["shipped"].as_i64()), (Some(0), Some(2)));
}

#[tokio::test]
async fn a_return_is_accepted_received_and_paid_back_once() {
    let shop = TestShop::open().await;
    let merchant = with_all(&shop, "10.10.1.1", "olga", KeyOwner::Merchant(shop.kiosk)).await;
    let brand = with_all(&shop, "10.10.1.2", "clara", KeyOwner::Brand(shop.clay)).await;
    let (order, _, asked, _) = shop.returned_order().await;
    let listed = merchant.get("/v1/merchant/returns?status=asked").await.is(200);
    assert_eq!((listed.at("/data/0/id"), listed.at("/data/0/reason")), (asked.to_string().as_str(), "damaged"));
    assert_eq!(merchant.get("/v1/merchant/returns?status=received").await.is(200).json["data"], json!([]));
    let path = format!("/v1/merchant/returns/{asked}");
    let seen = merchant.get(&path).await.is(200);
    assert_eq!((seen.at("/words"), seen.number("/photos")), ("It has a crack.", 1));
    let line = seen.at("/lines/0/line").to_owned();
    let receipt = json!({ "lines": [{ "line": line, "quantity": 1, "restock": false }], "reason": "Sorry." });
    let receive = format!("{path}/receive");
    merchant.post(&receive, receipt.clone()).await.told_problem(409, "conflict");
    let accepted = merchant.post(&format!("{path}/accept"), json!({ "instructions": "To the kiosk." })).await.is(200);
    assert_eq!((accepted.at("/status"), accepted.at("/answer")), ("accepted", "To the kiosk."));
    let twice = json!({ "lines": [{ "line": line, "quantity": 1 }, { "line": line, "quantity": 1 }] });
    merchant.post(&receive, twice).await.told_problem(422, "invalid");
    let many = json!({ "lines": [{ "line": line, "quantity": 2 }] });
    merchant.post(&receive, many).await.told_problem(422, "invalid");
    let made = merchant.post(&receive, receipt.clone()).await.is(200);
    assert_eq!(made.number("/amount/amount"), 3400);
    assert_eq!(merchant.post(&receive, receipt).await.is(200).json, made.json, "the same again is the same refund");
    let seen = merchant.get(&path).await.is(200);
    assert_eq!((seen.at("/status"), seen.number("/refunded/amount")), ("received", 3400));
    merchant.post(&format!("{path}/decline"), json!({ "reason": "no" })).await.told_problem(409, "conflict");
    let of_brand = brand.get(&format!("/v1/brand/returns/{asked}")).await.is(200);
    assert_eq!((of_brand.at("/status"), &of_brand.json["refunded"]), ("received", &Value::Null));
    assert_eq!(brand.get("/v1/brand/returns").await.is(200).at("/data/0/order"), order.to_string());
    assert_eq!(merchant.get("/v1/merchant/return-days").await.is(200).number("/days"), 30);
    assert_eq!(merchant.put("/v1/merchant/return-days", json!({ "days": 14 })).await.is(200).number("/days"), 14);
    merchant.put("/v1/merchant/return-days", json!({ "days": 400 })).await.told_problem(422, "invalid");
    let story = shop.market.checkout().order_of_merchant(shop.kiosk, order).await.unwrap().events;
    assert!(matches!(story.last().unwrap().actor, market::Actor::Key(_)), "{:?}", story.last());
    shop.assert_books_balance().await;
}

#[tokio::test]
async fn parcels_and_returns_of_others_are_not_found() {
    let shop = TestShop::open().await;
    let (order, parcel, asked, _) = shop.returned_order().await;
    let rival = with_all(&shop, "10.10.2.1", "rita", KeyOwner::Merchant(shop.rival)).await;
    let rivals = with_all(&shop, "10.10.2.2", "rita", KeyOwner::Brand(shop.rivals)).await;
    let tea = with_all(&shop, "10.10.2.3", "theo", KeyOwner::Brand(shop.tea)).await;
    let lines = json!({ "lines": [{ "line": "lin_0000000000001", "quantity": 1 }] });
    for (program, side) in [(&rival, "merchant"), (&rivals, "brand"), (&tea, "brand")] {
        let program = program.with("idempotency-key", "not-mine-at-all");
        for path in [format!("orders/{order}/parcels"), format!("parcels/{parcel}"), format!("returns/{asked}")] {
            program.get(&format!("/v1/{side}/{path}")).await.told_problem(404, "not-found");
        }
        program.post(&format!("/v1/{side}/orders/{order}/parcels"), lines.clone()).await.told_problem(404, "not-found");
        for step in ["send", "deliver", "unpack"] {
            let path = format!("/v1/{side}/parcels/{parcel}/{step}");
            program.post(&path, json!({})).await.told_problem(404, "not-found");
        }
    }
    for (step, body) in [
        ("accept", json!({ "instructions": "" })),
        ("decline", json!({ "reason": "no" })),
        ("receive", json!({ "lines": [{ "line": "lin_0000000000001", "quantity": 1 }] })),
    ] {
        let path = format!("/v1/merchant/returns/{asked}/{step}");
        rival.post(&path, body).await.told_problem(404, "not-found");
    }
}
