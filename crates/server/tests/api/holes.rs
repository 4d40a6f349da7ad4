//! What a program must not get at: with the key of somebody who was suspended, or as a brand, of an order.

use market::keys::{KeyOwner, Scope};
use market::people::Organisation;

use crate::program::Program;
use crate::support::TestShop;

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
