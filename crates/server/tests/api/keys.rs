//! Keys are made and revoked in the consoles, and what is made of them works.

use axum::http::StatusCode;
use market::people::{Organisation, Role};

use crate::program::Program;
use crate::support::TestShop;

#[tokio::test]
async fn a_key_is_made_in_the_console_shown_once_used_and_revoked() {
    let shop = TestShop::open().await;
    for (name, page, path) in [
        ("olga", "/manage/shops/kiosk/keys", "/v1/merchant/takings"),
        ("clara", "/manage/brands/clay/keys", "/v1/brand/balances"),
        ("ana", "/sell/kiosk/keys", "/v1/seller/earnings"),
    ] {
        let mut person = shop.signed_in(name).await;
        let empty = person.opens(page).await.form("/keys");
        let refused = person.sends(empty.clone().with("name", " ")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("A name of 1 to 60 characters."), "{}", refused.main());
        let refused = person.sends(empty.clone().with("name", "Books")).await;
        assert!(refused.says("Choose what the key may do."), "{}", refused.main());
        let made = person.sends(empty.with("name", "Books").with("days", "30").with("scope-money:read", "yes")).await;
        assert_eq!(made.status, StatusCode::OK);
        let key = made.attribute("input[readonly]", "value");
        assert!(key.starts_with("ast_"), "{key}");
        let program = Program::at(&shop, "10.6.0.1").with("authorization", &format!("Bearer {key}"));
        program.get(path).await.is(200);
        let listed = person.opens(page).await;
        assert!(listed.says("Books") && listed.says("money:read") && !listed.says(&key), "{}", listed.main());
        let revoke = listed.form("/revoke");
        let gone = person.submits(revoke).await;
        assert!(gone.says("Revoked"), "{}", gone.main());
        program.get(path).await.told_problem(401, "unauthorized");
    }
}

#[tokio::test]
async fn only_owners_make_keys() {
    let shop = TestShop::open().await;
    let kiosk = Organisation::Merchant(shop.kiosk);
    shop.market.people().grant_role(kiosk, shop.person("zoe"), Role::Staff).await.unwrap();
    let mut zoe = shop.signed_in("zoe").await;
    assert_eq!(zoe.opens("/manage/shops/kiosk").await.status, StatusCode::OK);
    assert_eq!(zoe.opens("/manage/shops/kiosk/keys").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_reference_is_made_of_what_runs() {
    let shop = TestShop::open().await;
    let mut reader = shop.browser();
    let index = reader.opens("/docs").await;
    assert!(index.says("/v1/shops/{shop}/cart/order") && index.says("Placing"), "{}", index.main());
    let group = reader.opens("/docs/carts").await;
    assert!(group.says("Idempotency-Key") && group.says("items[].quantity"), "{}", group.main());
    assert_eq!(reader.opens("/docs/nothing").await.status, StatusCode::NOT_FOUND);
    let problems = reader.opens("/docs/problems").await;
    assert!(problems.has("#cart-changed") && problems.has("#idempotency-key-reused"));
    let program = Program::at(&shop, "10.6.0.2");
    let document = reader.opens("/openapi.json").await;
    assert!(document.body.contains("\"openapi\": \"3.1.0\""));
    let llms = reader.opens("/llms.txt").await;
    assert!(llms.body.starts_with("# Astra") && llms.body.contains("POST /v1/shops/{shop}/carts"));
    program.get("/v1").await.is(404);
}
