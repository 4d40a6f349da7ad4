//! Delivery, tax and coupons: what the customer sees before ordering, and how the shop sets it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use axum::http::StatusCode;
use support::{Browser, Form, TestShop};

/// Somebody with a bowl for 34.00 in the cart.
async fn with_a_bowl(shop: &TestShop) -> Browser {
    let mut guest = shop.browser();
    let page = guest.opens("/shops/kiosk/clay/bowl").await;
    guest.submits(page.form("/cart/add")).await;
    guest
}

fn filled(form: Form) -> Form {
    let typed = [
        ("email", "greta@example.com"),
        ("name", "Greta Guest"),
        ("line1", "Lindenweg 4"),
        ("postal_code", "10115"),
        ("city", "Berlin"),
    ];
    typed.into_iter().fold(form, |form, (name, value)| form.with(name, value))
}

#[tokio::test]
async fn a_price_says_what_it_contains() {
    let shop = TestShop::open().await;
    let mut guest = shop.browser();
    assert!(guest.opens("/shops/kiosk/clay/bowl").await.says("delivery is free"));
    shop.charges().await;
    assert!(guest.opens("/shops/kiosk/clay/bowl").await.says("incl. VAT, plus delivery"));
    shop.market.tax().set_kind(shop.kiosk, "Sales tax", false).await.unwrap();
    assert!(guest.opens("/shops/kiosk/clay/bowl").await.says("plus Sales tax, plus delivery"));
}

#[tokio::test]
async fn a_customer_sees_delivery_tax_and_coupon_before_ordering() {
    let shop = TestShop::open().await;
    shop.charges().await;
    let mut guest = with_a_bowl(&shop).await;
    let cart = guest.opens("/cart").await;
    let refused = guest.submits(cart.form("/cart").with("action", "coupon").with("coupon", "NOPE")).await;
    assert!(refused.flash().contains("no such coupon"), "{}", refused.flash());
    let cart = guest.submits(cart.form("/cart").with("action", "coupon").with("coupon", "ten")).await;
    assert!(cart.says("Coupon TEN is in."), "{}", cart.main());

    let page = guest.opens("/checkout/kiosk").await;
    // 34.00 less 10 %, and 4.90 for the parcel: Germany is where the shop's parcels go first.
    assert_eq!(page.text("form .place-total"), "35.50 EUR", "{}", page.main());
    assert!(page.says("incl. VAT"), "{}", page.main());
    let elsewhere = filled(page.form("/checkout/kiosk")).with("country", "FR");
    let refused = guest.sends(elsewhere).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text("#country-problem").contains("sends nothing to this country"), "{}", refused.main());

    let order = guest.submits(filled(page.form("/checkout/kiosk")).with("gift_note", "For Jon")).await;
    assert_eq!(order.status, StatusCode::OK, "{}", order.main());
    assert!(order.says("Coupon TEN") && order.says("Post, 2 to 4 days"), "{}", order.main());
}

#[tokio::test]
async fn a_total_that_is_not_what_was_seen_is_told_and_asked() {
    let shop = TestShop::open().await;
    let mut guest = with_a_bowl(&shop).await;
    let page = guest.opens("/checkout/kiosk").await;
    shop.charges().await;
    let form = filled(page.form("/checkout/kiosk")).with("country", "DE");
    let asked = guest.sends(form).await;
    assert_eq!(asked.status, StatusCode::CONFLICT);
    assert!(asked.says("The total is 38.90 EUR now."), "{}", asked.main());
    let order = guest.submits(asked.form("/checkout/kiosk")).await;
    assert_eq!(order.status, StatusCode::OK, "{}", order.main());
}

#[tokio::test]
async fn looking_at_the_total_orders_nothing() {
    let shop = TestShop::open().await;
    shop.charges().await;
    let mut guest = with_a_bowl(&shop).await;
    let page = guest.opens("/checkout/kiosk").await;
    let looked = guest.sends(page.form("/checkout/kiosk").with("step", "look").with("city", "Berlin")).await;
    assert_eq!((looked.status, looked.form("/checkout/kiosk").value("city")), (StatusCode::OK, "Berlin"));
    assert!(!looked.has("#problems"), "an unfinished form is no mistake");
    assert!(guest.opens("/cart").await.has(".basket"), "the cart is still there");
}

#[tokio::test]
async fn a_shop_sets_its_tax() {
    let shop = TestShop::open().await;
    let mut olga = shop.signed_in("olga").await;
    let at = "/manage/shops/kiosk/tax";
    let page = olga.opens(at).await;
    let rate = |country: &str, percent: &str| {
        page.form(at).with("action", "rate").with("country", country).with("region", "").with("percent", percent)
    };
    let page = olga.submits(rate("DE", "19").with("category", "")).await;
    assert_eq!(page.texts("tbody tr th"), ["Germany"], "{}", page.main());
    for (country, percent, problem) in [("DE", "nineteen", "#percent-problem"), ("XX", "7", "#country-problem")] {
        let refused = olga.sends(rate(country, percent).with("category", "books")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has(problem), "{}", refused.main());
    }
    let kind = page.form(at).with("action", "kind").with("name", "MwSt").without("included");
    olga.submits(kind).await;
    let table = shop.market.tax().table(shop.kiosk).await.unwrap();
    assert_eq!((table.name.as_str(), table.included, table.rates.len()), ("MwSt", false, 1));
    let remove = page.form(at).with("action", "remove").with("country", "DE").with("region", "").with("category", "");
    assert!(olga.submits(remove).await.says("nothing is taxed"));
}

#[tokio::test]
async fn a_shop_sets_where_its_parcels_go() {
    let shop = TestShop::open().await;
    let mut olga = shop.signed_in("olga").await;
    let at = "/manage/shops/kiosk/shipping";
    let page = olga.opens(at).await;
    let refused = olga.sends(page.form(at).with("name", "Near").with("countries", "DE, Mars")).await;
    assert!(refused.text("#countries-problem").contains("Mars"), "{}", refused.main());
    assert_eq!(refused.form(at).value("name"), "Near", "what was typed is still there");
    let page = olga.submits(refused.form(at).with("countries", "de, at")).await;
    assert!(page.says("Germany, Austria"), "{}", page.main());
    let zone = shop.market.shipping().zones(shop.kiosk).await.unwrap()[0].id;
    let at_zone = format!("{at}/{zone}");
    let method = |price: &str| page.form(&at_zone).with("action", "method").with("name", "Post").with("price", price);
    let refused = olga.sends(method("cheap")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.has("#price-problem") && refused.has("details[open]"), "{}", refused.main());
    let page =
        olga.submits(method("4,90").with("free_from", "50").with("days_least", "2").with("days_most", "4")).await;
    assert!(page.says("4.90 EUR · free from 50.00 EUR · 2 to 4 days"), "{}", page.main());
    let found = shop.market.shipping().zones(shop.kiosk).await.unwrap()[0].methods[0].id;
    let page = olga.submits(page.form(&format!("{at}/methods/{found}/remove"))).await;
    assert!(page.says("nothing is sold to these countries"), "{}", page.main());
    let page = olga.submits(page.form(&at_zone).with("action", "remove")).await;
    assert!(page.says("everything is sent everywhere"), "{}", page.main());
}

#[tokio::test]
async fn a_shop_makes_and_stops_coupons() {
    let shop = TestShop::open().await;
    let mut olga = shop.signed_in("olga").await;
    let at = "/manage/shops/kiosk/coupons";
    let page = olga.opens(at).await;
    let coupon = |code: &str, value: &str, seller: &str| {
        page.form(at).with("code", code).with("kind", "percent").with("value", value).with("seller", seller)
    };
    for (form, problem) in [
        (coupon("A", "10", ""), "#code-problem"),
        (coupon("TEN", "-10", ""), "#value-problem"),
        (coupon("TEN", "101", ""), "#value-problem"),
        (coupon("TEN", "10", "nobody"), "#seller-problem"),
        (coupon("TEN", "10", "").with("until", "1999-01-01"), "#until-problem"),
        (coupon("TEN", "10", "").with("max_uses", "0"), "#max_uses-problem"),
    ] {
        let refused = olga.sends(form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert!(refused.has(problem), "{problem}: {}", refused.main());
    }
    let page = olga.submits(coupon("ten", "10", "@ana").with("max_uses", "5")).await;
    assert_eq!(
        page.texts("tbody td").iter().map(|text| text.trim()).take(4).collect::<Vec<_>>(),
        ["10 % off", "Ana", "0 of 5", "Open"]
    );
    let mut ana = shop.signed_in("ana").await;
    assert!(ana.opens("/sell/kiosk").await.says("10 % off"), "the seller sees the own coupon");
    let id = shop.market.coupons().of_merchant(shop.kiosk).await.unwrap()[0].id;
    let page = olga.submits(page.form(&format!("{at}/{id}")).with("action", "stop")).await;
    assert!(page.says("Stopped"), "{}", page.main());
    assert_eq!(shop.market.coupons().of_member(shop.member("ana")).await.unwrap().len(), 1);
}

#[tokio::test]
async fn an_order_is_found_again_by_its_number_and_address() {
    let shop = TestShop::open().await;
    let order = shop.order("ana", &[("bowl", 1)]).await;
    let mut stranger = shop.browser();
    let here = format!("/orders/{order}");
    assert_eq!(stranger.opens(&here).await.status, StatusCode::NOT_FOUND);
    let page = stranger.opens("/orders/find").await;
    let find = |number: &str, email: &str| page.form("/orders/find").with("number", number).with("email", email);
    let reference = order.reference();
    let refused = stranger.sends(find(&reference, "someone@example.com")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unknown = stranger.sends(find("AAAA-AAAA-AAAA", "someone@example.com")).await;
    assert_eq!(refused.text("#number-problem"), unknown.text("#number-problem"), "both sound alike");
    assert_eq!(stranger.opens(&here).await.status, StatusCode::NOT_FOUND);
    let found = stranger.submits(find(&reference.to_lowercase(), " Guest@Example.com ")).await;
    assert!(found.says(&reference), "{}", found.main());
    assert_eq!(stranger.opens(&here).await.status, StatusCode::OK);
    for _ in 0..10 {
        stranger.sends(find(&reference, "someone@example.com")).await;
    }
    let too_often = stranger.sends(find(&reference, "guest@example.com")).await;
    assert_eq!(too_often.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn an_address_is_kept_when_asked_for_and_forgotten_again() {
    let shop = TestShop::open().await;
    let mut zoe = shop.signed_in("zoe").await;
    for (street, remember) in [("Lindenweg 4", "yes"), ("Secret Lane 1", "")] {
        let page = zoe.opens("/shops/kiosk/clay/cup").await;
        zoe.submits(page.form("/cart/add")).await;
        let form = filled(zoe.opens("/checkout/kiosk").await.form("/checkout/kiosk"));
        let form = form.with("country", "DE").with("line1", street).with("remember", remember);
        assert!(zoe.submits(form).await.says("Thank you"));
    }
    let page = zoe.opens("/shops/kiosk/clay/cup").await;
    zoe.submits(page.form("/cart/add")).await;
    let form = zoe.opens("/checkout/kiosk").await.form("/checkout/kiosk");
    assert_eq!((form.value("line1"), form.value("city")), ("Lindenweg 4", "Berlin"));

    let account = zoe.opens("/account").await;
    assert!(account.says("Lindenweg 4") && !account.says("Secret Lane"), "{}", account.main());
    let saved = shop.market.checkout().addresses(shop.person("zoe")).await.unwrap()[0].id;
    let forget = format!("/account/addresses/{saved}/forget");
    let mut rita = shop.signed_in("rita").await;
    let token = rita.token().await;
    assert_eq!(rita.sends(Form::forged(&forget).with("csrf", &token)).await.status, StatusCode::NOT_FOUND);
    assert!(!zoe.submits(account.form(&forget)).await.says("Lindenweg 4"));
}
