//! Payouts by program: preparing, sending, what became of them, and what payees see.

use market::keys::{KeyOwner, Scope};
use serde_json::json;

use crate::program::Program;
use crate::support::TestShop;

async fn with_all(shop: &TestShop, address: &str, by: &str, owner: KeyOwner) -> Program {
    Program::at(shop, address).with_key(shop, by, owner, Scope::of_owner(owner)).await
}

const IBAN: &str = "DE89370400440532013000";

#[tokio::test]
async fn a_shop_sees_marks_and_fails_its_payouts() {
    let shop = TestShop::open().await;
    let made = shop.payouts().await;
    let program = with_all(&shop, "10.11.0.1", "olga", KeyOwner::Merchant(shop.kiosk)).await;
    let run = made.run.to_string();
    assert_eq!(program.get("/v1/merchant/payout-runs").await.is(200).at("/data/0/id"), run);
    let sent = program.get(&format!("/v1/merchant/payout-runs/{run}")).await.is(200).number("/sent");
    let listed = program.get(&format!("/v1/merchant/payouts?run={run}&status=sent&limit=1")).await.is(200);
    assert!(sent >= 2 && listed.json["next_cursor"].is_string(), "{}", listed.text);
    program.get("/v1/merchant/payouts?run=nonsense").await.told_problem(422, "invalid");
    let file = format!("/v1/merchant/payout-files/{}", made.file);
    assert_eq!(program.get("/v1/merchant/payout-files").await.is(200).at("/data/0/id"), made.file.to_string());
    let transfers = program.get(&format!("{file}/transfers")).await.is(200);
    assert!(transfers.text.contains(IBAN) && transfers.at("/data/0/purpose").ends_with("Kiosk"), "{}", transfers.text);
    assert!(!program.get("/v1/merchant/payouts").await.is(200).text.contains(IBAN));
    // Whoever may see the money may not read the numbers.
    let owner = KeyOwner::Merchant(shop.kiosk);
    let reader = Program::at(&shop, "10.11.0.2").with_key(&shop, "olga", owner, &[Scope::MoneyRead]).await;
    reader.get("/v1/merchant/payouts").await.is(200);
    reader.get(&format!("{file}/transfers")).await.told_problem(403, "missing-scope");

    let payout = format!("/v1/merchant/payouts/{}", made.of_seller);
    for _ in 0..2 {
        assert_eq!(program.post(&format!("{payout}/paid"), json!({})).await.is(200).at("/payout/status"), "paid");
    }
    assert!(!program.get(&payout).await.is(200).json["lines"].as_array().unwrap().is_empty());
    program.post(&format!("{payout}/failed"), json!({ "reason": "a\nb" })).await.told_problem(422, "invalid");
    let failed = program.post(&format!("{payout}/failed"), json!({ "reason": "account closed" })).await.is(200);
    assert_eq!((failed.at("/payout/status"), failed.at("/payout/reason")), ("returned", "account closed"));
    program.post(&format!("{payout}/paid"), json!({})).await.told_problem(409, "conflict");
    assert_eq!(program.post(&format!("{file}/paid"), json!({})).await.is(200).number("/paid"), sent - 1);
    shop.assert_books_balance().await;
}

#[tokio::test]
async fn a_shop_prepares_sends_and_says_when_it_pays_out() {
    let shop = TestShop::open().await;
    shop.payouts().await;
    let program = with_all(&shop, "10.11.1.1", "olga", KeyOwner::Merchant(shop.kiosk)).await;
    let order = shop.order("ana", &[("bowl", 3)]).await;
    shop.pays(order).await;
    shop.days_pass(15).await;
    let run = program.post("/v1/merchant/payout-runs", json!({})).await.is(200).at("/run").to_owned();
    let funds = program.get("/v1/merchant/payout-funds").await.is(200);
    assert!(funds.number("/ready/amount") > 0 && funds.number("/ready_count") > 0, "{}", funds.text);
    program.post("/v1/merchant/payout-files", json!({})).await.told_problem(400, "idempotency-key-needed");
    let keyed = program.with("idempotency-key", "nothing-there");
    let none = json!({ "money": { "amount": 0, "currency": "EUR" } });
    let came = keyed.post("/v1/merchant/payout-files", none).await.is(201);
    assert!(came.json["file"].is_null() && came.number("/short") > 0, "{}", came.text);
    let keyed = program.with("idempotency-key", "everything-now");
    let dollars = json!({ "money": { "amount": 100, "currency": "USD" } });
    keyed.post("/v1/merchant/payout-files", dollars).await.told_problem(422, "invalid");
    let all = json!({ "money": { "amount": 100_000, "currency": "EUR" } });
    let came = keyed.post("/v1/merchant/payout-files", all.clone()).await.is(201);
    assert!(came.number("/sent") > 0, "{}", came.text);
    assert_eq!(keyed.post("/v1/merchant/payout-files", all).await.is(201).json, came.json);
    assert!(program.get(&format!("/v1/merchant/payout-runs/{run}")).await.is(200).number("/sent") > 0);

    let mut settings = program.get("/v1/merchant/payout-settings").await.is(200).json;
    assert_eq!((settings["schedule"].as_str(), settings["day"].as_i64()), (Some("monthly"), Some(1)));
    settings["schedule"] = "weekly".into();
    settings["day"] = 5.into();
    let set = program.put("/v1/merchant/payout-settings", settings.clone()).await.is(200);
    assert_eq!(set.json, settings);
    settings["day"] = 8.into();
    program.put("/v1/merchant/payout-settings", settings.clone()).await.told_problem(422, "invalid");
    settings["day"] = 5.into();
    settings["minimum"]["amount"] = (-1).into();
    program.put("/v1/merchant/payout-settings", settings).await.told_problem(422, "invalid");
    shop.assert_books_balance().await;
}

#[tokio::test]
async fn payees_see_their_own_payouts_and_nobody_else_s() {
    let shop = TestShop::open().await;
    let made = shop.payouts().await;
    let seller = with_all(&shop, "10.11.2.1", "ana", KeyOwner::Seller(shop.member("ana"))).await;
    let brand = with_all(&shop, "10.11.2.2", "clara", KeyOwner::Brand(shop.clay)).await;
    for (program, side, own, other) in
        [(&seller, "seller", made.of_seller, made.of_brand), (&brand, "brand", made.of_brand, made.of_seller)]
    {
        let listed = program.get(&format!("/v1/{side}/payouts")).await.is(200);
        assert_eq!(listed.at("/data/0/id"), own.to_string());
        let seen = program.get(&format!("/v1/{side}/payouts/{own}")).await.is(200);
        assert_eq!(seen.at("/payout/merchant_name"), "Kiosk");
        program.get(&format!("/v1/{side}/payouts/{other}")).await.told_problem(404, "not-found");
    }
    let sales = brand.get("/v1/brand/sales").await.is(200);
    assert_eq!((sales.at("/data/0/merchant_name"), sales.number("/data/0/pieces")), ("Kiosk", 3));
    assert_eq!(brand.get("/v1/brand/sales?until=2020-01-01T00:00:00Z").await.is(200).json["data"], json!([]));
    let rival = with_all(&shop, "10.11.2.3", "rita", KeyOwner::Merchant(shop.rival)).await;
    for path in [
        format!("payouts/{}", made.of_seller),
        format!("payout-runs/{}", made.run),
        format!("payout-files/{}/transfers", made.file),
    ] {
        rival.get(&format!("/v1/merchant/{path}")).await.told_problem(404, "not-found");
    }
    for path in [format!("payouts/{}/paid", made.of_seller), format!("payout-files/{}/paid", made.file)] {
        rival.post(&format!("/v1/merchant/{path}"), json!({})).await.told_problem(404, "not-found");
    }
    let failed = format!("/v1/merchant/payouts/{}/failed", made.of_seller);
    rival.post(&failed, json!({ "reason": "mine" })).await.told_problem(404, "not-found");
}
