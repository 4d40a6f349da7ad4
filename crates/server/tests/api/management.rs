//! Shops, brands and sellers run by programs.

use market::Actor;
use market::keys::{KeyOwner, Scope};
use serde_json::{Value, json};

use crate::program::Program;
use crate::support::TestShop;

async fn with_all(shop: &TestShop, address: &str, owner: KeyOwner) -> Program {
    Program::at(shop, address).with_key(shop, "olga", owner, Scope::of_owner(owner)).await
}

async fn of_kiosk(shop: &TestShop) -> Program {
    with_all(shop, "10.7.0.1", KeyOwner::Merchant(shop.kiosk)).await
}

#[tokio::test]
async fn a_merchant_sees_an_order_takes_its_money_and_gives_some_back() {
    let shop = TestShop::open().await;
    let program = of_kiosk(&shop).await;
    let order = shop.order("ana", &[("bowl", 2)]).await;
    let list = program.get("/v1/merchant/orders?status=placed").await.is(200);
    assert_eq!((list.at("/data/0/id"), list.at("/data/0/seller")), (order.to_string().as_str(), "ana"));
    let path = format!("/v1/merchant/orders/{order}");
    let refund = json!({ "amount": { "amount": 1000, "currency": "EUR" }, "reason": "a scratch" });
    program.post(&format!("{path}/refund-preview"), refund.clone()).await.told_problem(409, "conflict");
    assert_eq!(program.post(&format!("{path}/mark-paid"), json!({})).await.is(200).at("/outcome"), "accepted");
    assert_eq!(program.post(&format!("{path}/mark-paid"), json!({})).await.is(200).at("/outcome"), "already_paid");
    let preview = program.post(&format!("{path}/refund-preview"), refund.clone()).await.is(200);
    assert_eq!(preview.number("/amount/amount"), 1000);

    let refunds = format!("{path}/refunds");
    program.post(&refunds, refund.clone()).await.told_problem(400, "idempotency-key-needed");
    let keyed = program.with("idempotency-key", "scratched-bowl");
    let made = keyed.post(&refunds, refund.clone()).await.is(201);
    let again = keyed.post(&refunds, refund).await.is(201);
    assert_eq!((again.header("idempotent-replayed"), &again.json), ("true", &made.json));
    let more = json!({ "amount": { "amount": 2000, "currency": "EUR" } });
    keyed.post(&refunds, more).await.told_problem(422, "idempotency-key-reused");
    let other = program.with("idempotency-key", "beyond-the-total");
    let beyond = json!({ "amount": { "amount": 999_999, "currency": "EUR" } });
    other.post(&refunds, beyond).await.told_problem(422, "invalid");
    let line = program.get(&path).await.is(200).at("/order/lines/0/id").to_owned();
    let twice = json!({ "lines": [{ "line": line, "quantity": 1 }, { "line": line, "quantity": 1 }] });
    other.post(&refunds, twice).await.told_problem(422, "invalid");
    let piece = json!({ "lines": [{ "line": line, "quantity": 1 }], "restock": true });
    other.post(&refunds, piece).await.is(201);
    let seen = program.get(&path).await.is(200);
    assert_eq!(
        seen.number("/order/refunded/amount"),
        seen.number("/refunds/0/amount/amount") + seen.number("/refunds/1/amount/amount")
    );
    let by_key = shop.market.checkout().order_of_merchant(shop.kiosk, order).await.unwrap();
    assert!(matches!(by_key.events[1].actor, Actor::Key(_)));
    shop.assert_books_balance().await;
}

#[tokio::test]
async fn a_refund_sent_many_times_at_once_is_one() {
    let shop = TestShop::open().await;
    let order = shop.order("ana", &[("bowl", 1)]).await;
    shop.pays(order).await;
    let program = of_kiosk(&shop).await.with("idempotency-key", "one-refund-only");
    let body = json!({ "amount": { "amount": 500, "currency": "EUR" } });
    let path = format!("/v1/merchant/orders/{order}/refunds");
    let sent = (0..8).map(|_| program.post(&path, body.clone()));
    let replies = futures::future::join_all(sent).await;
    for reply in &replies {
        assert!(matches!(reply.status.as_u16(), 201 | 409), "{}", reply.text);
    }
    assert!(replies.iter().any(|reply| reply.status == 201));
    program.post(&path, body).await.is(201);
    let seen = shop.market.checkout().order_of_merchant(shop.kiosk, order).await.unwrap();
    assert_eq!(seen.refunded.minor(), 500);
}

#[tokio::test]
async fn another_one_s_things_are_not_found() {
    let shop = TestShop::open().await;
    let rival = with_all(&shop, "10.7.0.2", KeyOwner::Merchant(shop.rival)).await;
    let order = shop.order("ana", &[("bowl", 1)]).await;
    let (coupon, zone, method) = shop.charges().await;
    let member = shop.member("ana");
    rival.get(&format!("/v1/merchant/orders/{order}")).await.told_problem(404, "not-found");
    for step in ["mark-paid", "fill", "cancel"] {
        rival.post(&format!("/v1/merchant/orders/{order}/{step}"), json!({})).await.told_problem(404, "not-found");
    }
    rival.patch(&format!("/v1/merchant/coupons/{coupon}"), json!({ "active": false })).await.is(404);
    rival.delete(&format!("/v1/merchant/shipping/zones/{zone}")).await.is(404);
    rival.delete(&format!("/v1/merchant/shipping/methods/{method}")).await.is(404);
    rival.get(&format!("/v1/merchant/members/{member}")).await.is(404);
    rival.put(&format!("/v1/merchant/members/{member}/status"), json!({ "status": "inactive" })).await.is(404);
    let rivals = with_all(&shop, "10.7.0.3", KeyOwner::Brand(shop.rivals)).await;
    rivals.get(&format!("/v1/brand/products/{}", shop.product_id("bowl"))).await.is(404);
    let price = json!({ "price": { "amount": 1, "currency": "EUR" } });
    rivals.put(&format!("/v1/brand/variants/{}/price", shop.variant("bowl")), price).await.is(404);
    rivals.post(&format!("/v1/brand/variants/{}/stock", shop.variant("bowl")), json!({ "set": 0 })).await.is(404);
    for party in [&rival, &rivals] {
        let side = if std::ptr::eq(party, &rival) { "merchant" } else { "brand" };
        let path = format!("/v1/{side}/agreements/{}/end", shop.agreement("clay"));
        party.post(&path, json!({})).await.told_problem(404, "not-found");
    }
}

#[tokio::test]
async fn a_merchant_sets_its_charges_its_network_and_its_settings() {
    let shop = TestShop::open().await;
    let program = of_kiosk(&shop).await;
    let coupon = json!({ "code": "spring", "kind": "percent", "percent_bps": 1000, "max_uses": 5 });
    let made = program.post("/v1/merchant/coupons", coupon.clone()).await.is(201);
    program.post("/v1/merchant/coupons", coupon).await.told_problem(409, "conflict");
    program
        .post("/v1/merchant/coupons", json!({ "code": "NONE", "kind": "amount" }))
        .await
        .told_problem(422, "invalid");
    program.patch(&format!("/v1/merchant/coupons/{}", made.at("/id")), json!({ "active": false })).await.is(204);
    let coupons = program.get("/v1/merchant/coupons").await.is(200);
    assert_eq!((coupons.at("/data/0/code"), &coupons.json["data"][0]["active"]), ("SPRING", &json!(false)));

    let zone =
        program.post("/v1/merchant/shipping/zones", json!({ "name": "Near", "countries": ["DE"] })).await.is(201);
    let methods = format!("/v1/merchant/shipping/zones/{}/methods", zone.at("/id"));
    let method =
        json!({ "name": "Post", "price": { "amount": 490, "currency": "EUR" }, "days_least": 2, "days_most": 4 });
    program.post(&methods, method).await.is(201);
    let foreign = json!({ "name": "Post", "price": { "amount": 490, "currency": "USD" } });
    let refused = program.post(&methods, foreign).await.told_problem(422, "invalid");
    assert_eq!(refused.at("/errors/0/pointer"), "/price/currency");
    assert_eq!(program.get("/v1/merchant/shipping/zones").await.is(200).at("/data/0/methods/0/name"), "Post");
    let rate = json!({ "country": "DE", "rate_ppm": 190_000 });
    assert_eq!(program.put("/v1/merchant/tax/rates", rate).await.is(200).number("/rates/0/rate_ppm"), 190_000);
    program.post("/v1/merchant/tax/rates/remove", json!({ "country": "DE" })).await.is(204);
    program.post("/v1/merchant/tax/rates/remove", json!({ "country": "DE" })).await.told_problem(404, "not-found");

    let members = program.get("/v1/merchant/members?limit=2").await.is(200);
    assert_eq!(members.at("/data/0/handle"), "ana");
    let next = format!("/v1/merchant/members?limit=2&cursor={}", members.at("/next_cursor"));
    assert_eq!(program.get(&next).await.is(200).at("/data/0/handle"), "cem");
    let status = format!("/v1/merchant/members/{}/status", shop.member("cem"));
    assert_eq!(program.put(&status, json!({ "status": "inactive" })).await.is(200).at("/status"), "inactive");
    let invited = program.post("/v1/merchant/invitations", json!({ "note": "Dora" })).await.is(201);
    assert!(invited.at("/link").starts_with("http://shop.test/join/"));
    program.delete(&format!("/v1/merchant/invitations/{}", invited.at("/code"))).await.is(204);

    let mut settings = program.get("/v1/merchant/settings").await.is(200).json;
    settings["tagline"] = "Open late".into();
    assert_eq!(program.put("/v1/merchant/settings", settings.clone()).await.is(200).json, settings);
    settings["currency"] = "USD".into();
    program.put("/v1/merchant/settings", settings).await.told_problem(422, "invalid");
    let plan = program.get("/v1/merchant/plan").await.is(200);
    program.put("/v1/merchant/plan", json!({ "document": "nonsense" })).await.told_problem(422, "invalid");
    assert_eq!(program.get("/v1/merchant/plan").await.is(200).json, plan.json);
    assert_eq!(program.get("/v1/merchant/takings").await.is(200).number("/sold/amount"), 0);
}

#[tokio::test]
async fn a_brand_keeps_its_catalog_and_its_terms() {
    let shop = TestShop::open().await;
    let program = with_all(&shop, "10.7.0.4", KeyOwner::Brand(shop.clay)).await;
    let price = |amount: i64| json!({ "amount": amount, "currency": "EUR" });
    let jug =
        json!({ "handle": "jug", "title": "Jug", "variants": [{ "sku": "J1", "price": price(2400), "stock": 3 }] });
    let made = program.post("/v1/brand/products", jug.clone()).await.is(201);
    program.post("/v1/brand/products", jug).await.told_problem(409, "conflict");
    let path = format!("/v1/brand/products/{}", made.at("/id"));
    let variant = format!("/v1/brand/variants/{}", made.at("/variants/0/id"));
    program.put(&format!("{variant}/price"), json!({ "price": price(2500) })).await.is(200);
    let keyed = program.with("idempotency-key", "two-more-jugs");
    for _ in 0..2 {
        let reply = keyed.post(&format!("{variant}/stock"), json!({ "delta": 2 })).await.is(200);
        assert_eq!(reply.number("/variants/0/stock/on_hand"), 5);
    }
    program.post(&format!("{variant}/stock"), json!({ "delta": -9 })).await.told_problem(422, "invalid");
    program.post(&format!("{variant}/stock"), json!({})).await.told_problem(422, "invalid");
    program.patch(&path, json!({ "title": "Big jug" })).await.is(200);
    let seen = program.get(&path).await.is(200);
    assert_eq!((seen.at("/title"), seen.number("/variants/0/prices/0/amount")), ("Big jug", 2500));
    let guest = Program::at(&shop, "10.7.0.5");
    assert_eq!(guest.get("/v1/shops/kiosk/products/clay:jug").await.is(200).at("/title"), "Big jug");
    program.patch(&path, json!({ "status": "archived" })).await.is(200);
    guest.get("/v1/shops/kiosk/products/clay:jug").await.told_problem(404, "not-found");
    let listed = program.get("/v1/brand/products?limit=1").await.is(200);
    assert_eq!(listed.json["data"].as_array().unwrap().len(), 1);
    assert!(listed.json["next_cursor"].is_string());

    assert_eq!(
        program.put("/v1/brand/rates", json!({ "rate_bps": 3500 })).await.is(200).number("/data/0/rate_bps"),
        3500
    );
    program.put("/v1/brand/rates", json!({ "rate_bps": 500 })).await.told_problem(409, "conflict");
    let agreements = program.get("/v1/brand/agreements").await.is(200);
    let end = format!("/v1/brand/agreements/{}/end", agreements.at("/data/0/id"));
    assert!(program.post(&end, json!({})).await.is(200).json["ends_at"].is_string());
    program.post(&end, json!({})).await.told_problem(409, "conflict");
    let mut settings = program.get("/v1/brand/settings").await.is(200).json;
    settings["promise"] = "Tomorrow".into();
    program.put("/v1/brand/settings", settings).await.is(200);
    assert_eq!(program.get("/v1/brand/balances").await.is(200).json["data"], json!([]));
}

#[tokio::test]
async fn a_file_is_sent_compared_confirmed_and_brought_in() {
    let shop = TestShop::open().await;
    let program = with_all(&shop, "10.7.0.6", KeyOwner::Brand(shop.clay)).await;
    let send = async |file: &str| {
        let bytes = file.as_bytes().to_vec();
        program.sends_bytes("POST", "/v1/brand/imports?name=jugs.csv", Some("application/octet-stream"), bytes).await
    };
    send("nothing of the kind").await.told_problem(422, "invalid");
    let bad = send("Handle,Title,Variant Price\njug,Jug,much\n").await.is(201);
    assert_eq!(bad.number("/mistakes"), 1);
    program
        .post(&format!("/v1/brand/imports/{}/confirm", bad.at("/id")), json!({}))
        .await
        .told_problem(409, "conflict");
    let sent = send("Handle,Title,Variant Price,Variant Inventory Qty\njug,Jug,24.00,3\n").await.is(201);
    assert_eq!((sent.at("/status"), sent.number("/new")), ("compared", 1));
    let path = format!("/v1/brand/imports/{}", sent.at("/id"));
    for _ in 0..2 {
        assert_eq!(program.post(&format!("{path}/confirm"), json!({})).await.is(202).at("/status"), "waiting");
    }
    shop.works().await;
    let done = program.get(&path).await.is(200);
    assert_eq!((done.at("/status"), done.number("/new")), ("done", 1));
    let tea = with_all(&shop, "10.7.0.7", KeyOwner::Brand(shop.tea)).await;
    tea.get(&path).await.told_problem(404, "not-found");
}

#[tokio::test]
async fn a_seller_sees_earnings_team_and_boutique() {
    let shop = TestShop::open().await;
    let program = with_all(&shop, "10.7.0.8", KeyOwner::Seller(shop.member("ana"))).await;
    let order = shop.order("ana", &[("bowl", 1)]).await;
    shop.pays(order).await;
    let earned = program.get("/v1/seller/earnings").await.is(200);
    assert!(earned.number("/pending/amount") > 0);
    let lines = program.get("/v1/seller/earnings/lines").await.is(200);
    assert_eq!((lines.at("/data/0/standing"), lines.number("/data/0/level")), ("pending", 0));
    let team = program.get("/v1/seller/team").await.is(200);
    assert_eq!((team.at("/data/0/member/handle"), team.number("/data/0/downline")), ("ben", 1));
    let bowl = shop.product_id("bowl").to_string();
    let chosen = program.put("/v1/seller/boutique/products", json!({ "products": [bowl] })).await.is(200);
    assert_eq!(chosen.json["products"], json!([bowl]));
    program.put("/v1/seller/boutique/products", json!({ "products": ["prd_0000000000001"] })).await.is(422);
    let invited = program.post("/v1/seller/invitations", json!({})).await.is(201);
    let ben = with_all(&shop, "10.7.0.9", KeyOwner::Seller(shop.member("ben"))).await;
    ben.delete(&format!("/v1/seller/invitations/{}", invited.at("/code"))).await.told_problem(404, "not-found");
    program.delete(&format!("/v1/seller/invitations/{}", invited.at("/code"))).await.is(204);
}

#[tokio::test]
async fn everything_that_happened_is_read_on_from_any_place() {
    let shop = TestShop::open().await;
    let program = of_kiosk(&shop).await;
    for _ in 0..3 {
        let order = shop.order("ana", &[("cup", 1)]).await;
        shop.pays(order).await;
    }
    shop.market.events().number().await.unwrap();
    let (mut after, mut types): (i64, Vec<Value>) = (0, Vec::new());
    loop {
        let part = program.get(&format!("/v1/events?after={after}&limit=4")).await.is(200);
        let data = part.json["data"].as_array().unwrap().clone();
        if data.is_empty() {
            assert_eq!(part.number("/next_after"), after);
            break;
        }
        after = part.number("/next_after");
        types.extend(data.iter().map(|event| event["type"].clone()));
    }
    let of_orders = |kind: &Value| kind.as_str().is_some_and(|kind| kind.starts_with("order."));
    assert_eq!(types[0], "merchant.opened", "it begins with the beginning");
    types.retain(of_orders);
    assert_eq!(types, ["order.placed", "order.paid", "order.placed", "order.paid", "order.placed", "order.paid"]);
    program.get("/v1/events?after=-1").await.told_problem(422, "invalid");
    let rival = with_all(&shop, "10.7.0.10", KeyOwner::Merchant(shop.rival)).await;
    let theirs = rival.get("/v1/events").await.is(200).json["data"].clone();
    assert!(theirs.as_array().unwrap().iter().all(|event| !of_orders(&event["type"])), "{theirs}");
}

#[test]
fn every_kind_of_event_is_documented() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(here.join("../market/src/events/model.rs")).unwrap();
    let documents = std::fs::read_to_string(here.join("../../docs/api.md")).unwrap();
    let kinds =
        source.lines().filter_map(|line| line.trim().strip_suffix("\",")?.split_once(" = \"").map(|(_, word)| word));
    let kinds: Vec<&str> = kinds.filter(|word| word.contains('.')).collect();
    assert!(kinds.len() > 20, "the scan found only {kinds:?}");
    for kind in kinds {
        assert!(documents.contains(&format!("`{kind}`")), "docs/api.md says nothing of {kind}");
    }
}
