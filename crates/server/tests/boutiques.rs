//! Sellers share links, people come by them, and everybody is told what came of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use axum::http::{Method, StatusCode};
use base::Span;
use market::network::Clicks;
use support::{Answer, Browser, TestShop};

async fn clicks(shop: &TestShop, seller: &str) -> Clicks {
    let since = base::Timestamp::from_millis(0);
    shop.market.network().clicks(shop.member(seller), since).await.unwrap()
}

/// Somebody orders what is in the cart, as a guest.
async fn orders(guest: &mut Browser) -> Answer {
    let page = guest.opens("/checkout/kiosk").await;
    let typed = [
        ("email", "greta@example.com"),
        ("name", "Greta Guest"),
        ("line1", "Lindenweg 4"),
        ("postal_code", "10115"),
        ("city", "Berlin"),
        ("country", "DE"),
    ];
    let form = typed.into_iter().fold(page.form("/checkout/kiosk"), |form, (name, value)| form.with(name, value));
    guest.submits(form).await
}

async fn puts_a_bowl_into_the_cart(guest: &mut Browser, page: &str) {
    let page = guest.opens(page).await;
    guest.submits(page.form("/cart/add")).await;
}

/// The short address of a new link of Ana's, and its page.
async fn new_link(shop: &TestShop, ana: &mut Browser, product: &str) -> (String, Answer) {
    let page = ana.opens("/sell/kiosk/links").await;
    let product = if product.is_empty() { String::new() } else { shop.product_id(product).to_string() };
    let made = ana.submits(page.form("/links").with("product", &product)).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.main());
    let address = made.attribute("#address", "value");
    (address.strip_prefix("http://shop.test").unwrap().to_owned(), made)
}

#[tokio::test]
async fn robots_previews_and_looks_ahead_are_no_clicks() {
    let shop = TestShop::open().await;
    let mut ana = shop.signed_in("ana").await;
    let (link, _) = new_link(&shop, &mut ana, "").await;
    for page in ["/@ana", "/@ana/clay/bowl", &link] {
        for said in [
            ("user-agent", "WhatsApp/2.23.20.0"),
            ("user-agent", "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"),
            ("purpose", "prefetch"),
            ("sec-purpose", "prefetch;prerender"),
            ("sec-fetch-dest", "image"),
        ] {
            let answer = shop.browser().opens_as(Method::GET, page, &[said]).await;
            assert!(answer.status.is_success() || answer.status.is_redirection(), "{page} {said:?} {}", answer.status);
        }
        shop.browser().opens_as(Method::HEAD, page, &[]).await;
    }
    assert_eq!(clicks(&shop, "ana").await, Clicks::default());
    shop.browser().opens("/@ana").await;
    shop.browser().follows(&link).await;
    ana.follows(&link).await;
    assert_eq!(clicks(&shop, "ana").await, Clicks { clicks: 2, visitors: 2 }, "and one's own is none");
}

#[tokio::test]
async fn looking_around_in_a_boutique_is_one_click_and_a_flood_ends() {
    let shop = TestShop::open().await;
    let mut guest = shop.browser();
    for page in ["/@ana", "/@ana/clay/bowl", "/@ana", "/@ana/tea/sencha"] {
        guest.opens(page).await;
    }
    assert_eq!(clicks(&shop, "ana").await, Clicks { clicks: 1, visitors: 1 });
    // Somebody throws the cookie away and comes again and again from one address.
    for _ in 0..100 {
        guest.set_cookie("astra_visitor", "none");
        assert_eq!(guest.opens("/@ben").await.status, StatusCode::OK);
    }
    let counted = clicks(&shop, "ben").await.clicks;
    assert!((50..=60).contains(&counted), "{counted}");
}

#[tokio::test]
async fn a_short_link_leads_into_the_site_and_nowhere_else() {
    let shop = TestShop::open().await;
    let mut ana = shop.signed_in("ana").await;
    let (to_boutique, _) = new_link(&shop, &mut ana, "").await;
    let (to_bowl, page) = new_link(&shop, &mut ana, "bowl").await;
    assert_eq!(page.text(".link-look p.strong"), "Bowl");
    assert!(page.says("34.00 EUR") && page.has("img.qr"));
    let (again, _) = new_link(&shop, &mut ana, "bowl").await;
    assert_eq!(again, to_bowl, "there is one for each thing");

    let mut guest = shop.browser();
    let answer = guest.opens(&to_bowl).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::TEMPORARY_REDIRECT, "/@ana/clay/bowl"));
    assert_eq!(answer.headers["cache-control"], "no-store");
    assert_eq!(guest.opens(&format!("{to_boutique}?next=//evil.example")).await.location(), "/@ana");
    let typed = to_bowl.replace("/l/", "/q/").to_uppercase().replace("/Q/", "/q/");
    assert_eq!(guest.opens(&typed).await.location(), "/@ana/clay/bowl", "as typed from paper");
    for nothing in ["/l/00000000", "/l/..%2F..%2Fadmin", "/q/%F0%9F%A4%96", &format!("/l/{}", "x".repeat(5000))] {
        assert_eq!(guest.opens(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
    // A product that is not sold any more leads to the boutique.
    shop.sql("UPDATE product SET status = 'archived' WHERE handle = 'bowl'").await;
    assert_eq!(guest.opens(&to_bowl).await.location(), "/@ana");
}

#[tokio::test]
async fn a_deactivated_sellers_link_leads_to_the_shop_and_counts_nothing() {
    let shop = TestShop::open().await;
    let mut ana = shop.signed_in("ana").await;
    let (link, _) = new_link(&shop, &mut ana, "bowl").await;
    shop.market.network().deactivate(shop.kiosk, shop.member("ana")).await.unwrap();
    assert_eq!(shop.browser().opens(&link).await.location(), "/shops/kiosk");
    assert_eq!(clicks(&shop, "ana").await, Clicks::default());
    let page = ana.opens("/sell/kiosk/links").await;
    let refused = ana.submits(page.form("/links").with("product", "")).await;
    assert!(refused.flash().starts_with("You are deactivated here"), "{}", refused.main());
}

#[tokio::test]
async fn the_code_is_a_drawing_and_a_picture() {
    let shop = TestShop::open().await;
    let mut ana = shop.signed_in("ana").await;
    let (_, page) = new_link(&shop, &mut ana, "").await;
    let drawing = ana.opens(&page.attribute("img.qr", "src")).await;
    assert_eq!((drawing.status, drawing.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "image/svg+xml"));
    assert!(drawing.body.starts_with("<svg "));
    let picture = ana.opens(&page.attribute("a[href$='png']", "href")).await;
    assert_eq!(picture.headers["content-type"], "image/png");
    assert!(picture.body.contains("PNG"));
    let mut ben = shop.signed_in("ben").await;
    assert_eq!(ben.opens(&page.attribute("img.qr", "src")).await.status, StatusCode::NOT_FOUND, "it is Ana's");
}

#[tokio::test]
async fn a_campaign_is_made_changed_and_counted() {
    let shop = TestShop::open().await;
    let mut ana = shop.signed_in("ana").await;
    let page = ana.opens("/sell/kiosk/links").await;
    let fill = |name: &str, until: &str| {
        let form = page.form("/links").without("product").without("campaign");
        form.with("action", "campaign").with("name", name).with("note", "by the river").with("until", until)
    };
    let wrong = ana.sends(fill("Market day", "tomorrow")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.has("#until-problem") && wrong.body.contains("by the river"), "what was typed is kept");
    assert!(ana.sends(fill("", "")).await.has("#name-problem"));
    let campaign = ana.submits(fill("Market day", "2026-03-25")).await;
    assert_eq!(campaign.text("h1"), "Market day", "{}", campaign.main());
    // The first form of its page makes a link for it.
    let made = ana.submits(campaign.form(campaign.attribute("form.inline-form", "action").as_str())).await;
    let link = made.attribute("#address", "value").replace("http://shop.test", "");
    assert!(made.says("Market day"));

    let mut guest = shop.browser();
    guest.follows(&link.replace("/l/", "/q/")).await;
    puts_a_bowl_into_the_cart(&mut guest, "/@ana/clay/bowl").await;
    assert!(orders(&mut guest).await.status.is_success());
    let report = ana.opens("/sell/kiosk/links/report?by=campaign").await;
    assert_eq!(report.texts("tbody th"), ["Market day"], "{}", report.main());
    assert_eq!(report.texts("tbody td"), ["1", "1", "1", "0.00 EUR"], "not paid yet");
    let by_way = ana.opens("/sell/kiosk/links/report?by=source&days=7").await;
    assert_eq!(by_way.texts("tbody th"), ["Scanned code"]);

    // After its last day clicks count for Ana alone.
    shop.clock.advance(Span::days(20));
    shop.browser().follows(&link).await;
    let report = ana.opens("/sell/kiosk/links/report?by=campaign&days=7").await;
    assert_eq!(report.texts("tbody th"), ["Without a campaign"], "{}", report.main());
}

#[tokio::test]
async fn orders_tell_their_seller_why_and_the_others_why_not() {
    let shop = TestShop::open().await;
    shop.charges().await;
    let mut guest = shop.browser();
    guest.opens("/@ben").await;
    puts_a_bowl_into_the_cart(&mut guest, "/@ben/clay/bowl").await;
    let cart = guest.opens("/cart").await;
    guest.submits(cart.form("/cart").with("action", "coupon").with("coupon", "TEN")).await;
    orders(&mut guest).await;

    let mut ana = shop.signed_in("ana").await;
    assert!(ana.opens("/sell/kiosk/credits").await.says("It was placed with your coupon TEN."));
    let mut ben = shop.signed_in("ben").await;
    let lost = ben.opens("/sell/kiosk/credits?show=lost").await;
    assert!(lost.says("A coupon of @ana came after your link of"), "{}", lost.main());
    for secret in ["Greta", "greta@example.com", "Lindenweg", "TEN", "34.00"] {
        assert!(!lost.body.contains(secret), "{secret} is nobody's business");
    }
    assert_eq!(lost.texts(".chip .count"), ["0", "1"]);
    let mut cem = shop.signed_in("cem").await;
    assert!(cem.opens("/sell/kiosk/credits?show=lost").await.says("Nothing lost"));
    let order = shop.market.credits().orders(shop.member("ana"), market::credits::Outcome::Won, None, 1).await.unwrap();
    let mut olga = shop.signed_in("olga").await;
    let page = olga.opens(&format!("/manage/shops/kiosk/orders/{}", order[0].order)).await;
    assert!(page.says("Ben does not have it: the coupon came after the click of"), "{}", page.main());
}

#[tokio::test]
async fn what_is_swapped_in_at_checkout_does_not_overwrite() {
    let shop = TestShop::open().await;
    let mut guest = shop.browser();
    puts_a_bowl_into_the_cart(&mut guest, "/@ana/clay/bowl").await;
    guest.opens("/checkout/kiosk").await;
    // A browser extension opens its own link behind the checkout.
    guest.opens("/@ben").await;
    orders(&mut guest).await;
    let mut ben = shop.signed_in("ben").await;
    let lost = ben.opens("/sell/kiosk/credits?show=lost").await;
    assert!(lost.says("when the checkout was open already"), "{}", lost.main());
    let mut ana = shop.signed_in("ana").await;
    assert!(ana.opens("/sell/kiosk/credits").await.says("The customer came by you on"));
}

#[tokio::test]
async fn somebody_who_sells_for_two_shops_has_a_boutique_at_each() {
    let shop = TestShop::open().await;
    shop.clock.advance(Span::minutes(1));
    let there = shop.market.network().enrol(shop.rival, shop.person("ana"), None).await.unwrap();
    let mut guest = shop.browser();
    let first = guest.opens("/@ana").await;
    assert!(first.says("Bowl") && !first.says("Rock"), "{}", first.main());
    let other = guest.opens("/@ana?shop=rival").await;
    assert!(other.says("Rock") && !other.says("Bowl"), "{}", other.main());
    assert_eq!(other.attribute(".tile a", "href"), "/@ana/rivals/rock?shop=rival");
    let rock = guest.opens("/@ana/rivals/rock?shop=rival").await;
    assert_eq!(rock.status, StatusCode::OK);
    assert_eq!(guest.opens("/@ana/rivals/rock").await.status, StatusCode::NOT_FOUND);
    assert_eq!(guest.opens("/@ana?shop=nowhere").await.status, StatusCode::NOT_FOUND);
    assert_eq!(guest.opens("/@ben?shop=rival").await.status, StatusCode::NOT_FOUND);
    let since = base::Timestamp::from_millis(0);
    assert_eq!(shop.market.network().clicks(there, since).await.unwrap().clicks, 1);
    let mut ana = shop.signed_in("ana").await;
    assert_eq!(ana.opens("/sell/rival").await.attribute("#address", "value"), "http://shop.test/@ana?shop=rival");
    // She stops at the first: the other is at the plain address from then on.
    shop.market.network().deactivate(shop.kiosk, shop.member("ana")).await.unwrap();
    assert!(guest.opens("/@ana").await.says("Rock"));
}

#[tokio::test]
async fn a_seller_makes_a_collection_and_puts_it_in_order() {
    let shop = TestShop::open().await;
    let mut ana = shop.signed_in("ana").await;
    let page = ana.opens("/sell/kiosk/boutique/collections").await;
    let wrong = ana.sends(page.form("/collections").with("title", "").with("words", "For slow ones")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.has("#title-problem") && wrong.body.contains("For slow ones"), "{}", wrong.main());
    let made =
        ana.submits(page.form("/collections").with("title", "Mornings <b>").with("words", "For slow ones")).await;
    assert_eq!(made.text("h1"), "Mornings <b>");
    let here = made.attribute("form.form-card", "action");
    let act = |page: &Answer, what: &str, handle: &str| {
        let action = format!("{what}-{}", shop.product_id(handle));
        page.form(&here).without("title").without("words").with("action", &action)
    };
    for handle in ["bowl", "sencha"] {
        ana.submits(act(&made, "add", handle)).await;
    }
    let page = ana.submits(act(&made, "up", "sencha")).await;
    assert_eq!(page.texts("section:has(#products) .pick p.strong"), ["Sencha", "Bowl"], "{}", page.main());
    assert_eq!(ana.sends(act(&made, "add", "rock")).await.status, StatusCode::NOT_FOUND, "the shop does not sell it");

    let boutique = shop.browser().opens("/@ana").await;
    let anchor = boutique.attribute(".chips a[href^='#col_']", "href");
    assert_eq!(boutique.texts(&format!("section:has({anchor}) .tile h3")), ["Sencha", "Bowl"]);
    assert!(boutique.says("For slow ones") && !boutique.body.contains("<b>"), "what is typed is text");
    // What is sold out goes to the end; nothing is lost.
    shop.sql("UPDATE stock SET on_hand = 0 WHERE variant_id IN (SELECT id FROM variant WHERE sku = 'SKU-sencha')")
        .await;
    let boutique = shop.browser().opens("/@ana").await;
    assert_eq!(boutique.texts(&format!("section:has({anchor}) .tile h3")), ["Bowl", "Sencha"]);
    let removed = ana.submits(made.form(&here).with("action", "delete")).await;
    assert!(removed.flash().starts_with("Mornings <b> is removed"), "{}", removed.flash());
    assert!(!shop.browser().opens("/@ana").await.has(".chips a[href^='#col_']"));
}

#[tokio::test]
async fn a_seller_arranges_products_brands_and_words_and_is_told_what_is_sold_out() {
    let shop = TestShop::open().await;
    let mut ana = shop.signed_in("ana").await;
    let page = ana.opens("/sell/kiosk/boutique").await;
    let act = |what: &str, handle: &str| {
        let action = format!("{what}-{}", shop.product_id(handle));
        page.form("/boutique").without("name").without("words").without("headline").with("action", &action)
    };
    for handle in ["bowl", "cup", "sencha"] {
        ana.submits(act("add", handle)).await;
    }
    ana.submits(act("down", "bowl")).await;
    ana.submits(act("up", "sencha")).await;
    let chosen = shop.market.network().boutique_products(shop.member("ana")).await.unwrap();
    assert_eq!(chosen, ["cup", "sencha", "bowl"].map(|handle| shop.product_id(handle)));
    ana.submits(act("remove", "sencha")).await;
    let words = page.form("/boutique").with("headline", "By the sea").with("words", "x");
    assert_eq!(ana.submits(words).await.flash(), "Saved. It is visible at once.");
    let brands = page.form("/boutique").without("name").without("words").without("headline").with("action", "brands");
    let foreign = brands.clone().with(&format!("brand-{}", shop.rivals), "yes");
    assert_eq!(ana.sends(foreign).await.status, StatusCode::NOT_FOUND);
    ana.submits(brands.with(&format!("brand-{}", shop.tea), "yes")).await;
    let boutique = shop.browser().opens("/@ana").await;
    assert!(boutique.says("By the sea"));
    assert_eq!(boutique.texts("section:has(#choice) .tile h3"), ["Cup", "Bowl", "Sencha"]);

    shop.sql("UPDATE stock SET on_hand = 0 WHERE variant_id IN (SELECT id FROM variant WHERE sku = 'SKU-cup')").await;
    let boutique = shop.browser().opens("/@ana").await;
    assert_eq!(boutique.texts("section:has(#choice) .tile h3"), ["Bowl", "Sencha", "Cup"]);
    assert!(ana.opens("/sell/kiosk/boutique").await.says("1 product in your boutique is sold out"));
    assert!(ana.opens("/sell/kiosk").await.says("1 product in your boutique is sold out"));
}

#[tokio::test]
async fn a_customer_follows_a_boutique_and_finds_it_again() {
    let shop = TestShop::open().await;
    let guest = shop.browser().opens("/@ana").await;
    assert_eq!(guest.attribute(".portrait-head a[href^='/sign-in']", "href"), "/sign-in?next=%2F@ana");
    let mut zoe = shop.signed_in("zoe").await;
    let member = shop.member("ana").to_string();
    let page = zoe.opens("/@ana").await;
    let followed = zoe.submits(page.form(&member).with("action", "follow")).await;
    assert_eq!(followed.flash(), "You follow Ana. The way here is on your page.");
    assert!(followed.says("You follow this boutique"));
    let mut ana = shop.signed_in("ana").await;
    let own = ana.opens("/sell/kiosk/boutique").await;
    assert!(own.says("1 person follows it") && !own.body.contains("Zoe") && !own.body.contains("zoe@"));
    assert!(!ana.opens("/@ana").await.has(&format!("form[action$='{member}']")), "nobody follows themselves");
    let account = zoe.opens("/account").await;
    assert_eq!(account.texts("#following + ul .who a"), ["Ana"], "{}", account.main());
    let account = zoe.submits(account.form(&member).with("action", "stop")).await;
    assert!(account.flash().starts_with("You do not follow Ana") && !account.has("#following"));
    let token = zoe.token().await;
    for nobody in ["mem_0000000000001", "1", "mem_x"] {
        let form = support::Form::forged(&format!("/account/following/{nobody}")).with("csrf", &token);
        assert_eq!(zoe.sends(form.with("action", "follow")).await.status, StatusCode::NOT_FOUND, "{nobody}");
    }
}
