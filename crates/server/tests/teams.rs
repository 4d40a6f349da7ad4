//! People who work for a shop or a brand: invited by letter, with a role, until they leave.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use axum::http::StatusCode;
use market::people::{Organisation, Role};
use support::{Form, TestShop};

/// The link in the last letter to `email`.
fn link_to(shop: &TestShop, email: &str) -> String {
    let letters = shop.letters();
    let letter =
        letters.iter().rev().find(|letter| letter.contains(email)).unwrap_or_else(|| panic!("no letter to {email}"));
    // A line that is too long is broken in mail.
    let plain = letter.replace("=\r\n", "").replace("=3D", "=");
    let at = plain.find("/team/").unwrap();
    plain[at..at + "/team/".len() + 64].to_owned()
}

#[tokio::test]
async fn somebody_is_invited_and_sees_the_orders_alone() {
    let shop = TestShop::open().await;
    let mut olga = shop.signed_in("olga").await;
    let page = olga.opens("/manage/shops/kiosk/team").await;
    let invite = page.form("/kiosk/team").with("email", "Zoe@Example.com").with("role", "staff");
    let answer = olga.sends(invite).await;
    assert_eq!(answer.location(), "/manage/shops/kiosk/team");
    shop.works().await;
    let link = link_to(&shop, "zoe@example.com");

    // Who is not signed in is shown the way, and comes back.
    let seen = shop.browser().opens(&link).await;
    assert!(seen.says("Olga invites you to work for Kiosk"), "{}", seen.main());
    let mut zoe = shop.signed_in("zoe").await;
    assert_eq!(zoe.opens("/manage/shops/kiosk").await.status, StatusCode::NOT_FOUND);
    let accept = zoe.opens(&link).await.form(&link);
    assert_eq!(zoe.sends(accept.clone()).await.location(), "/manage/shops/kiosk");
    let orders = zoe.opens("/manage/shops/kiosk").await;
    assert_eq!(orders.texts(".console-nav a"), ["Orders", "Returns", "People"]);
    for closed in ["plan", "sellers", "coupons", "details", "history"] {
        let status = zoe.opens(&format!("/manage/shops/kiosk/{closed}")).await.status;
        assert_eq!(status, StatusCode::FORBIDDEN, "{closed}");
    }
    // The link worked once.
    let mut rita = shop.signed_in("rita").await;
    assert_eq!(rita.opens(&link).await.status, StatusCode::NOT_FOUND);
    let again = Form::forged(&link).with("csrf", &rita.token().await);
    assert_eq!(rita.sends(again).await.status, StatusCode::NOT_FOUND);
    // Who is in the team is not invited again.
    let invite = page.form("/kiosk/team").with("email", "zoe@example.com").with("role", "owner");
    let refused = olga.sends(invite).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("works here already"));
    assert_eq!(refused.attribute("#email", "value"), "zoe@example.com");
}

#[tokio::test]
async fn roles_change_and_the_last_owner_stays() {
    let shop = TestShop::open().await;
    let kiosk = Organisation::Merchant(shop.kiosk);
    shop.market.people().grant_role(kiosk, shop.person("zoe"), Role::Staff).await.unwrap();
    let mut olga = shop.signed_in("olga").await;
    let page = olga.opens("/manage/shops/kiosk/team").await;
    let zoe = shop.person("zoe").to_string();
    olga.sends(page.form(&zoe).with("role", "manager").with("action", "role")).await;
    let roles = shop.market.people().roles_of(shop.person("zoe")).await.unwrap();
    assert_eq!(roles.at_merchant(shop.kiosk), Some(Role::Manager));

    olga.sends(page.form("/leave")).await;
    assert!(olga.opens("/manage/shops/kiosk/team").await.flash().contains("stay owner"));
    let own = shop.person("olga").to_string();
    olga.sends(page.form(&own).with("role", "staff").with("action", "role")).await;
    assert!(olga.opens("/manage/shops/kiosk/team").await.flash().contains("stay owner"));

    let mut zoe = shop.signed_in("zoe").await;
    let page = zoe.opens("/manage/shops/kiosk/team").await;
    assert!(!page.has("select"), "who may not change roles is not asked to");
    assert_eq!(zoe.sends(page.form("/leave")).await.location(), "/account");
    assert_eq!(zoe.opens("/manage/shops/kiosk").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_invitation_is_withdrawn_or_grows_old() {
    let shop = TestShop::open().await;
    let mut olga = shop.signed_in("olga").await;
    let page = olga.opens("/manage/shops/kiosk/team").await;
    for (email, role) in [("one@example.com", "finance"), ("two@example.com", "manager")] {
        olga.sends(page.form("/kiosk/team").with("email", email).with("role", role)).await;
    }
    shop.works().await;
    let (one, two) = (link_to(&shop, "one@example.com"), link_to(&shop, "two@example.com"));
    let kiosk = Organisation::Merchant(shop.kiosk);
    let open = shop.market.people().team_invitations(kiosk).await.unwrap();
    let first = open.iter().find(|one| one.email.as_str() == "one@example.com").unwrap().id;

    // Another shop's owner withdraws nothing here.
    let mut rita = shop.signed_in("rita").await;
    let forged = Form::forged(&format!("/manage/shops/rival/team/{first}")).with("csrf", &rita.token().await);
    assert_eq!(rita.sends(forged.with("action", "withdraw")).await.status, StatusCode::NOT_FOUND);

    let withdraw = olga.opens("/manage/shops/kiosk/team").await.form(&first.to_string()).with("action", "withdraw");
    olga.sends(withdraw).await;
    let mut zoe = shop.signed_in("zoe").await;
    assert_eq!(zoe.opens(&one).await.status, StatusCode::NOT_FOUND);
    assert_eq!(zoe.opens(&two).await.status, StatusCode::OK);
    shop.clock.advance(base::Span::days(7));
    let mut zoe = shop.signed_in("zoe").await;
    assert_eq!(zoe.opens(&two).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_may_only_look_sees_values_and_no_forms() {
    let shop = TestShop::open().await;
    let kiosk = Organisation::Merchant(shop.kiosk);
    shop.market.people().grant_role(kiosk, shop.person("zoe"), Role::Finance).await.unwrap();
    let clay = Organisation::Brand(shop.clay);
    shop.market.people().grant_role(clay, shop.person("zoe"), Role::Finance).await.unwrap();
    let mut zoe = shop.signed_in("zoe").await;
    let (mut olga, mut clara) = (shop.signed_in("olga").await, shop.signed_in("clara").await);
    let posts = "main form[method=post]:not([action^='/language'])";
    for (place, pages) in [
        ("/manage/shops/kiosk", &["tax", "shipping", "plan", "brands", "details", "prices", "returns"][..]),
        ("/manage/brands/clay", &["terms", "details", "shops"][..]),
    ] {
        for page in pages {
            let path = format!("{place}/{page}");
            let seen = zoe.opens(&path).await;
            assert_eq!(seen.status, StatusCode::OK, "{path}");
            assert!(!seen.has(posts), "{path} asks for what would be refused: {}", seen.main());
            let owner = if place.ends_with("kiosk") { &mut olga } else { &mut clara };
            assert!(!owner.opens(&path).await.says("These roles can"), "{path}");
        }
    }
    let details = zoe.opens("/manage/shops/kiosk/details").await;
    assert!(
        details.says("You can look at this, not change it. These roles can: Owner, Manager."),
        "{}",
        details.main()
    );
    assert!(details.says("Kiosk"), "{}", details.main());
    assert!(zoe.opens("/manage/shops/kiosk/plan").await.says("version = 1"));
    // Whoever keeps the books pays out.
    assert!(zoe.opens("/manage/shops/kiosk/payouts").await.has(posts));
}
