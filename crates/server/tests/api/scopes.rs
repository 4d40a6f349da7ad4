//! Who may do what, for every operation of the document: none is forgotten, because none is listed here.

use market::keys::{KeyOwner, Scope};
use serde_json::{Value, json};
use server::api::document;

use crate::program::Program;
use crate::support::TestShop;

/// An operation that needs a key.
struct Keyed {
    method: String,
    path: String,
    scope: Scope,
    owner: &'static str,
    body: Option<Value>,
}

fn keyed() -> Vec<Keyed> {
    let mut found = Vec::new();
    for (path, methods) in document::document()["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let Some(scope) = operation["x-required-scope"].as_str() else { continue };
            let owner = path.split('/').nth(2).unwrap();
            found.push(Keyed {
                method: method.to_uppercase(),
                path: filled(path),
                scope: Scope::of_word(scope).unwrap(),
                owner: ["merchant", "brand", "seller"].into_iter().find(|known| *known == owner).unwrap_or("any"),
                body: operation["requestBody"]["content"]["application/json"].is_object().then(|| json!({})),
            });
        }
    }
    assert!(found.len() > 110, "only {} operations need a key", found.len());
    found
}

fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{code}" => "000000000000",
        "{agreement}" => "agr_0000000000001",
        "{campaign}" => "cmp_0000000000001",
        "{collection}" => "col_0000000000001",
        "{coupon}" => "cou_0000000000001",
        "{file}" => "pfl_0000000000001",
        "{import}" => "upl_0000000000001",
        "{invitation}" => "inv_0000000000001",
        "{list}" => "prl_0000000000001",
        "{member}" => "mem_0000000000001",
        "{method}" => "shm_0000000000001",
        "{order}" => "ord_0000000000001",
        "{parcel}" => "shp_0000000000001",
        "{payout}" => "pay_0000000000001",
        "{person}" => "per_0000000000001",
        "{product}" => "prd_0000000000001",
        "{return}" => "ret_0000000000001",
        "{run}" => "run_0000000000001",
        "{variant}" => "var_0000000000001",
        "{zone}" => "zon_0000000000001",
        part => part,
    });
    let path = parts.collect::<Vec<_>>().join("/");
    assert!(!path.contains('{'), "{path}: say in this test what belongs there");
    path
}

fn owner_of(shop: &TestShop, kind: &str) -> KeyOwner {
    match kind {
        "brand" => KeyOwner::Brand(shop.clay),
        "seller" => KeyOwner::Seller(shop.member("ana")),
        _ => KeyOwner::Merchant(shop.kiosk),
    }
}

#[tokio::test]
async fn nobody_gets_in_without_a_key_or_with_a_wrong_one() {
    let shop = TestShop::open().await;
    for (at, operation) in keyed().into_iter().enumerate() {
        // Each at an address of its own: trying keys is slowed down.
        let stranger = Program::at(&shop, &format!("10.8.1.{at}"));
        let Keyed { method, path, body, .. } = operation;
        stranger.sends(&method, &path, body.clone()).await.told_problem(401, "unauthorized");
        let guessed = format!("Bearer ast_{}", "0".repeat(64));
        for wrong in [guessed.as_str(), "Bearer ast_", "Bearer ", "Basic YTpi"] {
            let reply = stranger.with("authorization", wrong).sends(&method, &path, body.clone()).await;
            let reply = reply.told_problem(401, "unauthorized");
            assert_eq!(reply.header("www-authenticate"), "Bearer realm=\"astra\"");
        }
    }
}

#[tokio::test]
async fn a_key_of_another_kind_of_owner_is_refused() {
    let shop = TestShop::open().await;
    let mut programs = Vec::new();
    for kind in ["merchant", "brand", "seller"] {
        let owner = owner_of(&shop, kind);
        let program = Program::at(&shop, "10.8.2.1").with_key(&shop, "olga", owner, Scope::of_owner(owner)).await;
        programs.push((kind, program));
    }
    for operation in keyed().into_iter().filter(|operation| operation.owner != "any") {
        for (kind, program) in programs.iter().filter(|(kind, _)| *kind != operation.owner) {
            let reply = program.sends(&operation.method, &operation.path, operation.body.clone()).await;
            let _ = (kind, reply.told_problem(403, "wrong-owner"));
        }
    }
}

#[tokio::test]
async fn a_key_without_the_scope_is_told_which_one() {
    let shop = TestShop::open().await;
    for operation in keyed() {
        let owner = owner_of(&shop, operation.owner);
        let others: Vec<Scope> =
            Scope::of_owner(owner).iter().copied().filter(|scope| *scope != operation.scope).collect();
        let program = Program::at(&shop, "10.8.3.1").with_key(&shop, "olga", owner, &others).await;
        let reply = program.sends(&operation.method, &operation.path, operation.body).await;
        assert_eq!(reply.told_problem(403, "missing-scope").at("/scope"), operation.scope.word());
        let keys = shop.market.keys().of_owner(owner).await.unwrap();
        shop.market.keys().revoke(owner, keys[0].id).await.unwrap();
    }
}

#[tokio::test]
async fn with_the_scope_every_operation_is_reached() {
    let shop = TestShop::open().await;
    for kind in ["merchant", "brand", "seller"] {
        let owner = owner_of(&shop, kind);
        let program = Program::at(&shop, "10.8.4.1").with_key(&shop, "olga", owner, Scope::of_owner(owner)).await;
        for operation in keyed().into_iter().filter(|operation| operation.owner == kind) {
            let reply = program.sends(&operation.method, &operation.path, operation.body).await;
            let status = reply.status.as_u16();
            assert!(!matches!(status, 401 | 403 | 500..), "{} {}: {}", operation.method, operation.path, reply.text);
        }
    }
}

#[tokio::test]
async fn trying_keys_and_asking_too_often_is_slowed_down() {
    let shop = TestShop::open().await;
    let guesser = Program::at(&shop, "10.8.5.1").with("authorization", "Bearer ast_1");
    let mut tried = 0;
    let slowed = loop {
        let reply = guesser.get("/v1/merchant/orders").await;
        if reply.status == 429 {
            break reply.told_problem(429, "too-many-requests");
        }
        reply.told_problem(401, "unauthorized");
        tried += 1;
        assert!(tried < 100, "nobody slows this down");
    };
    assert!(tried >= 20 && slowed.header("retry-after").parse::<u64>().unwrap() > 0);
    let busy = Program::at(&shop, "10.8.5.2");
    let first = busy.get("/v1/shops/none").await.is(404);
    assert_eq!((first.header("ratelimit-limit"), first.header("ratelimit-remaining")), ("600", "599"));
    for _ in 0..1_500 {
        let reply = busy.get("/v1/shops/none").await;
        if reply.status == 429 {
            return;
        }
    }
    panic!("1,501 requests at once were answered");
}
