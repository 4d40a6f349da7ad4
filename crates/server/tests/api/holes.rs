//! What a program must not get at: with the key of somebody who was suspended, or as a brand, of an order.

use market::OrderId;
use market::checkout::RefundRequest;
use market::keys::{KeyOwner, Scope};
use market::people::Organisation;
use serde_json::Value;

use crate::program::Program;
use crate::support::{TestShop, eur};

async fn with_all(shop: &TestShop, by: &str, owner: KeyOwner) -> Program {
    Program::at(shop, "10.9.0.1").with_key(shop, by, owner, Scope::of_owner(owner)).await
}

#[tokio::test]
async fn the_keys_of_a_suspended_shop_or_brand_are_refused_until_it_is_back() {
    let shop = TestShop::open().await;
    for (by, owner, organisation, path) in [
        ("olga", KeyOwner::Merchant(shop.kiosk), Organisation::Merchant(shop.kiosk), "/v1/merchant/orders"),
        ("clara", KeyOwner::Brand(shop.clay), Organisation::Brand(shop.clay), "/v1/brand/products"),
    ] {
        let program = with_all(&shop, by, owner).await;
        program.get(path).await.is(200);
        shop.market.moderation().suspend(organisation, "counterfeits").await.unwrap();
        // Keys are believed for some seconds; a node that looks again sees it.
        shop.app.known_keys().forget();
        for path in [path, "/v1/events", "/v1/shops"] {
            let refused = program.get(path).await.told_problem(403, "suspended");
            assert!(refused.at("/detail").contains(owner.word()), "{}", refused.text);
        }
        shop.market.moderation().reinstate(organisation).await.unwrap();
        shop.app.known_keys().forget();
        program.get(path).await.is(200);
    }
}

#[tokio::test]
async fn the_keys_that_a_suspended_person_made_are_refused() {
    let shop = TestShop::open().await;
    let of_shop = with_all(&shop, "olga", KeyOwner::Merchant(shop.kiosk)).await;
    let of_seller = with_all(&shop, "ana", KeyOwner::Seller(shop.member("ana"))).await;
    // Somebody else's key for the same seller: what counts is who sells, too.
    let of_friend = with_all(&shop, "zoe", KeyOwner::Seller(shop.member("ana"))).await;
    for (name, programs, path) in
        [("olga", vec![&of_shop], "/v1/merchant/orders"), ("ana", vec![&of_seller, &of_friend], "/v1/seller/earnings")]
    {
        shop.market.moderation().suspend_person(shop.person(name), "threats").await.unwrap();
        shop.app.known_keys().forget();
        for program in &programs {
            program.get(path).await.told_problem(403, "suspended");
        }
        shop.market.moderation().reinstate_person(shop.person(name)).await.unwrap();
        shop.app.known_keys().forget();
        for program in &programs {
            program.get(path).await.is(200);
        }
    }
}

/// Gives back a sum of the whole order.
async fn gives_back(shop: &TestShop, order: OrderId, amount: &str) {
    let request = RefundRequest {
        idempotency_key: format!("{order} {amount}"),
        lines: Vec::new(),
        deliveries: Vec::new(),
        amount: Some(eur(amount)),
        restock: false,
        to_credit: false,
        reason: "late".into(),
    };
    shop.market.checkout().refund(shop.kiosk, order, &request).await.unwrap();
}

#[tokio::test]
async fn a_brand_hears_of_its_own_part_of_a_refund_alone() {
    let shop = TestShop::open().await;
    // 34.00 of clay and 9.00 of tea.
    let order = shop.order("ana", &[("bowl", 1), ("sencha", 1)]).await;
    shop.pays(order).await;
    gives_back(&shop, order, "4.30").await;
    shop.market.events().number().await.unwrap();
    let refunded = async |by: &str, owner| {
        let events = with_all(&shop, by, owner).await.get("/v1/events?limit=100").await.is(200).json["data"].clone();
        let mut found = events.as_array().unwrap().clone();
        found.retain(|event| event["type"] == "order.refunded");
        assert_eq!(found.len(), 1, "{events}");
        found[0]["detail"].clone()
    };
    let words = |detail: &Value| serde_json::to_string(detail).unwrap();
    let whole = refunded("olga", KeyOwner::Merchant(shop.kiosk)).await;
    assert_eq!(whole["amount"], "4.30 EUR");
    for (by, brand, own) in [("clara", shop.clay, "3.40 EUR"), ("theo", shop.tea, "0.90 EUR")] {
        let detail = refunded(by, KeyOwner::Brand(brand)).await;
        assert_eq!(words(&detail), format!(r#"{{"amount":"{own}"}}"#));
        let seen = shop.market.shipments().order_of_brand(brand, order).await.unwrap();
        assert_eq!(seen.events.last().unwrap().text("amount"), own);
    }
    let sellers = refunded("ana", KeyOwner::Seller(shop.member("ana"))).await;
    assert!(!words(&sellers).contains("brd_"), "{sellers}");
}

#[tokio::test]
async fn a_brand_does_not_see_where_an_order_was_to_go_that_was_paid_back() {
    let shop = TestShop::open().await;
    let order = shop.order("ana", &[("bowl", 1), ("sencha", 1)]).await;
    shop.pays(order).await;
    let mut clara = shop.signed_in("clara").await;
    let path = format!("/manage/brands/clay/orders/{order}");
    let page = clara.opens(&path).await;
    assert!(page.says("Greta Guest") && page.says("Lindenweg"), "{}", page.main());
    gives_back(&shop, order, "43.00").await;
    let page = clara.opens(&path).await;
    assert!(page.says("Greta Guest") && !page.says("Lindenweg"), "{}", page.main());
}
