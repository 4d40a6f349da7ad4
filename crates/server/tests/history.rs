//! Every change in a console leaves an event that says who made it; lists are kept, taken along and worked on.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use std::fs;
use std::path::Path;

use axum::http::StatusCode;
use base::Span;
use market::boutiques::NewCollection;
use market::events::HistoryFilter;
use market::links::NewCampaign;
use market::people::{Organisation, Role};
use support::{Answer, Browser, Form, TestShop};

/// Where nothing is changed that belongs to an organisation, and why.
const NO_EVENT: [(&str, &str); 15] = [
    ("/manage/shops/{shop}/orders/{order}/parcels", "the story of an order has tests of its own"),
    ("/manage/shops/{shop}/orders/{order}/parcels/{parcel}", "the story of an order has tests of its own"),
    ("/manage/shops/{shop}/returns/{return}", "the story of an order has tests of its own"),
    ("/manage/brands/{brand}/orders/{order}/parcels", "the story of an order has tests of its own"),
    ("/manage/brands/{brand}/orders/{order}/parcels/{parcel}", "the story of an order has tests of its own"),
    ("/manage/shops/{shop}/prices/{list}", "tests of the price lists go there"),
    ("/manage/shops/{shop}/payouts", "tests of the payouts go there"),
    ("/manage/shops/{shop}/payouts/files/{file}", "tests of the payouts go there"),
    ("/manage/shops/{shop}/payouts/{payout}", "tests of the payouts go there"),
    ("/manage/brands/{brand}/payouts", "asks for the password; tests of the payouts go there"),
    ("/manage/shops/{shop}/prices", "tests of the price lists go there"),
    ("/manage/shops/{shop}/lists/{name}/views", "a view is somebody's own"),
    ("/manage/brands/{brand}/lists/{name}/views", "a view is somebody's own"),
    ("/manage/shops/{shop}/orders/{order}/fill", "only for what is owed; the story of an order has tests of its own"),
    ("/manage/brands/{brand}/import/{upload}", "only for a file that was sent; tests of the import go there"),
];

/// What is to be done at an address: the page its form stands on (empty: none), and what is typed into it.
struct Deed {
    path: &'static str,
    page: &'static str,
    fields: Vec<(&'static str, String)>,
}

fn deed(path: &'static str, page: &'static str, fields: &[(&'static str, &str)]) -> Deed {
    Deed { path, page, fields: fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect() }
}

/// Every address of `file` to which something is sent.
fn posts_in(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes").join(file);
    let source = fs::read_to_string(path).unwrap();
    let declared = source.split(".route(\"").skip(1).filter_map(|rest| {
        let (path, handlers) = rest.split_once('"')?;
        let handlers = handlers.lines().next()?;
        (handlers.contains("post(") || handlers.contains("::route()")).then(|| path.to_owned())
    });
    declared.collect()
}

/// How many events there are of things `name` did.
async fn deeds_of(shop: &TestShop, name: &str) -> usize {
    shop.market.events().number().await.unwrap();
    let filter = HistoryFilter { person: Some(shop.person(name)), ..HistoryFilter::default() };
    shop.market.events().history(&filter, 1_000).await.unwrap().len()
}

/// Does it, and fails when nobody can tell afterwards who it was.
async fn does(shop: &TestShop, browser: &mut Browser, name: &str, path: &str, deed: &Deed) {
    let before = deeds_of(shop, name).await;
    let token = browser.token().await;
    let form = match deed.page {
        "" => Form::forged(path),
        page => browser.opens(page).await.form(path),
    };
    let form = deed.fields.iter().fold(form, |form, (field, value)| form.with(field, value)).with("csrf", &token);
    let picture = ["/logo", "/banner", "/pictures"].iter().any(|end| path.ends_with(end)) && !path.contains("/import/");
    let form = if picture { form.with_file("file", "a.png", PNG) } else { form };
    let form = if path.ends_with("/import") {
        form.with_file("file", "a.csv", "Handle,Title,Variant Price\nvase,Vase,5.00\n")
    } else {
        form
    };
    let answer = browser.sends(form).await;
    let after = deeds_of(shop, name).await;
    assert!(after > before, "{path} left no event of {name}: {} {}", answer.status, answer.main());
}

/// A red dot.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8,
    2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0,
    0, 3, 1, 1, 0, 0xc9, 0xfe, 0x92, 0xef, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

fn all_are_told(file: &str, deeds: &[Deed]) {
    for path in posts_in(file) {
        let known = deeds.iter().any(|deed| deed.path == path) || NO_EVENT.iter().any(|(none, _)| *none == path);
        assert!(known, "{path}: say in this test how it is used, so that its event can be looked for");
    }
}

#[tokio::test]
async fn every_change_in_a_shops_console_says_who_made_it() {
    let shop = TestShop::open().await;
    let (coupon, zone, method) = shop.charges().await;
    let kiosk = Organisation::Merchant(shop.kiosk);
    shop.market.people().grant_role(kiosk, shop.person("zoe"), Role::Staff).await.unwrap();
    let terms = market::network::InvitationTerms::default();
    let code = shop.market.network().invite_as_merchant(shop.kiosk, terms).await.unwrap().code;
    let (pay, call_off) = (shop.order("ana", &[("bowl", 1)]).await, shop.order("ana", &[("bowl", 1)]).await);
    let (pay_many, cancel_many) = (shop.order("ana", &[("bowl", 1)]).await, shop.order("ana", &[("bowl", 1)]).await);
    let (member, zoe) = (shop.member("ben").to_string(), shop.person("zoe").to_string());
    let key = key_of(&shop, "olga", market::keys::KeyOwner::Merchant(shop.kiosk)).await;
    let pick = |id: &dyn std::fmt::Display| -> &'static str { Box::leak(format!("pick-{id}").into_boxed_str()) };
    let base = "/manage/shops/kiosk";
    let deeds = vec![
        deed("/manage/shops/{shop}/orders/{order}/paid", "", &[]),
        deed("/manage/shops/{shop}/orders/several/paid", "", &[(pick(&pay_many), "on")]),
        deed("/manage/shops/{shop}/orders/several/cancel", "", &[(pick(&cancel_many), "on")]),
        deed("/manage/shops/{shop}/orders/{order}/refund", "", &REFUND),
        deed("/manage/shops/{shop}/orders/{order}/cancel", "", &[]),
        deed(
            "/manage/shops/{shop}/brands",
            "",
            &[("brand", "rivals"), ("floor", "0"), ("notice", "5"), ("notice_days", "5")],
        ),
        deed("/manage/shops/{shop}/brands/{agreement}", "", &[("action", "end")]),
        deed("/manage/shops/{shop}/plan", "", &[("document", PLAN_2)]),
        deed("/manage/shops/{shop}/sellers", "", &[("note", "for Nora")]),
        deed("/manage/shops/{shop}/sellers/several", "", &[(pick(&member), "on"), ("action", "deactivate")]),
        deed("/manage/shops/{shop}/sellers/{member}", "", &[("action", "reactivate")]),
        deed("/manage/shops/{shop}/invitations/{code}/withdraw", "", &[]),
        deed("/manage/shops/{shop}/coupons", "", &[("code", "NEW"), ("kind", "percent"), ("value", "5")]),
        deed("/manage/shops/{shop}/coupons/several", "", &[(pick(&coupon), "on"), ("action", "stop")]),
        deed("/manage/shops/{shop}/coupons/{coupon}", "", &[("action", "allow")]),
        deed("/manage/shops/{shop}/shipping", "", &[("name", "Far"), ("countries", "FR")]),
        deed("/manage/shops/{shop}/shipping/methods/{method}/remove", "", &[]),
        deed("/manage/shops/{shop}/shipping/{zone}", "", &[("action", "remove")]),
        deed("/manage/shops/{shop}/tax", "", &[("action", "kind"), ("name", "MwSt"), ("included", "yes")]),
        deed("/manage/shops/{shop}/team", "", &[("email", "nora@example.com"), ("role", "manager")]),
        deed("/manage/shops/{shop}/team/{whom}", "", &[("action", "role"), ("role", "finance")]),
        deed("/manage/shops/{shop}/returns", "", &[("days", "21")]),
        deed("/manage/shops/{shop}/keys", "", &[("name", "robot"), ("days", "30"), ("scope-orders:read", "yes")]),
        deed("/manage/shops/{shop}/keys/{key}/revoke", "", &[]),
        deed("/manage/shops/{shop}/details", "/manage/shops/kiosk/details", &[("name", "Kiosk on the corner")]),
    ];
    let mut olga = shop.signed_in("olga").await;
    for deed in &deeds {
        let order = if deed.path.ends_with("cancel") { call_off } else { pay };
        let path = deed.path.replace("/manage/shops/{shop}", base).replace("{order}", &order.to_string());
        let path = path.replace("{agreement}", &shop.agreement("tea").to_string()).replace("{member}", &member);
        let path = path.replace("{code}", &code).replace("{coupon}", &coupon.to_string()).replace("{whom}", &zoe);
        let path = path.replace("{zone}", &zone.to_string()).replace("{method}", &method.to_string());
        let path = path.replace("{key}", &key);
        does(&shop, &mut olga, "olga", &path, deed).await;
    }
    let leave = deed("/manage/shops/{shop}/team/leave", "", &[]);
    let mut zoe = shop.signed_in("zoe").await;
    does(&shop, &mut zoe, "zoe", "/manage/shops/kiosk/team/leave", &leave).await;
    all_are_told("merchant.rs", &deeds.into_iter().chain([leave]).collect::<Vec<_>>());
}

/// One euro goes back, as the form of a refund says it.
const REFUND: [(&str, &str); 5] = [
    ("action", "refund"),
    ("key", "0123456789abcdef0123456789abcdef"),
    ("amount", "1.00"),
    ("agreed", "1.00"),
    ("reason", "a crack"),
];

/// A key that somebody made, to be revoked.
async fn key_of(shop: &TestShop, name: &str, owner: market::keys::KeyOwner) -> String {
    let scopes = market::keys::Scopes::new([market::keys::Scope::TermsRead]);
    let new = market::keys::NewKey { name: "old".into(), scopes, expires_at: None };
    let by = shop.market.by(market::Actor::Operator(shop.person(name)));
    by.keys().make(owner, &new).await.unwrap().id.to_string()
}

const PLAN_2: &str = r#"
name = "Test plan"
version = 2

[sale]
compression = true
seller = "40 %"
levels = ["10 %", "5 %"]
platform_fee = "5 %"
pool = "2 %"
"#;

#[tokio::test]
async fn every_change_in_a_brands_console_says_who_made_it() {
    let shop = TestShop::open().await;
    shop.market.people().grant_role(Organisation::Brand(shop.clay), shop.person("zoe"), Role::Staff).await.unwrap();
    let (product, zoe) = (shop.product_id("bowl").to_string(), shop.person("zoe").to_string());
    let leaked = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let cup = shop.variant("cup");
    let pick = leaked(format!("pick-{}", shop.product_id("cup")));
    let plan = shop.market.catalog().plan_prices(shop.clay, &[shop.product_id("cup")], 1_000).await.unwrap();
    let deeds = vec![
        deed(
            "/manage/brands/{brand}/stock",
            "",
            &[(leaked(format!("seen-{cup}")), "3"), (leaked(format!("wanted-{cup}")), "9")],
        ),
        deed(
            "/manage/brands/{brand}/products/prices",
            "",
            &[(pick, "on"), ("percent", "10"), ("sealed", "10"), ("seal", &plan.seal), ("action", "change")],
        ),
        deed("/manage/brands/{brand}/products/several", "", &[(pick, "on"), ("action", "archive")]),
        deed("/manage/brands/{brand}/products/{product}/rate", "", &[("commission", "35")]),
        deed("/manage/brands/{brand}/products/{product}/pictures", "", &[]),
        deed("/manage/brands/{brand}/terms", "", &[("commission", "40")]),
        deed("/manage/brands/{brand}/terms/most-off", "", &[("most_off", "10")]),
        deed("/manage/brands/{brand}/keys", "", &[("name", "robot"), ("days", "30"), ("scope-terms:read", "yes")]),
        deed("/manage/brands/{brand}/keys/{key}/revoke", "", &[]),
        deed(
            "/manage/brands/{brand}/shops",
            "",
            &[("shop", "rival"), ("floor", "0"), ("notice", "5"), ("notice_days", "5")],
        ),
        deed("/manage/brands/{brand}/shops/{agreement}", "", &[("action", "end")]),
        deed("/manage/brands/{brand}/details", "/manage/brands/clay/details", &[("name", "Clay & Co")]),
        deed("/manage/brands/{brand}/details/logo", "", &[]),
        deed("/manage/brands/{brand}/details/banner", "", &[]),
        deed("/manage/brands/{brand}/import", "", &[("currency", "EUR")]),
        deed("/manage/brands/{brand}/import/pictures", "", &[]),
        deed("/manage/brands/{brand}/team", "", &[("email", "nora@example.com"), ("role", "manager")]),
        deed("/manage/brands/{brand}/team/{whom}", "", &[("action", "role"), ("role", "finance")]),
    ];
    let key = key_of(&shop, "clara", market::keys::KeyOwner::Brand(shop.clay)).await;
    let mut clara = shop.signed_in("clara").await;
    for deed in &deeds {
        let path = deed
            .path
            .replace("{key}", &key)
            .replace("{brand}", "clay")
            .replace("{product}", &product)
            .replace("{whom}", &zoe);
        let path = path.replace("{agreement}", &shop.agreement("clay").to_string());
        does(&shop, &mut clara, "clara", &path, deed).await;
    }
    let leave = deed("/manage/brands/{brand}/team/leave", "", &[]);
    let mut zoe = shop.signed_in("zoe").await;
    does(&shop, &mut zoe, "zoe", "/manage/brands/clay/team/leave", &leave).await;
    all_are_told("brand.rs", &deeds.into_iter().chain([leave]).collect::<Vec<_>>());
}

#[tokio::test]
async fn the_history_says_who_and_what_and_is_narrowed() {
    let shop = TestShop::open().await;
    let mut olga = shop.signed_in("olga").await;
    let page = olga.opens("/manage/shops/kiosk/details").await;
    olga.sends(page.form("/details").with("hold_days", "21").with("name", "Corner")).await;
    shop.market.events().number().await.unwrap();
    let history = olga.opens("/manage/shops/kiosk/history?kind=merchant").await;
    let first = history.text("tbody tr");
    assert!(first.contains("Olga") && first.contains("hold days 14 → 21") && first.contains("name"), "{first}");
    assert!(!history.says("agreement"), "{}", history.main());
    let other_day = olga.opens("/manage/shops/kiosk/history?day=2020-01-01").await;
    assert!(other_day.says("Nothing here"));
    let nobody = olga.opens(&format!("/manage/shops/kiosk/history?person={}", shop.person("zoe"))).await;
    assert!(nobody.says("Nothing here"));
    // Another shop's history tells nothing of it.
    let mut rita = shop.signed_in("rita").await;
    assert!(!rita.opens("/manage/shops/rival/history").await.says("Corner"));
    // The operator sees all of it.
    shop.operates("zoe").await;
    let all = shop.signed_in("zoe").await.opens("/operate/history?kind=merchant").await;
    assert!(all.says("Olga"), "{}", all.main());
}

#[tokio::test]
async fn what_a_seller_changes_is_in_the_shops_history() {
    let shop = TestShop::open().await;
    let (ana, person) = (shop.member("ana"), shop.person("ana"));
    let market = shop.market.by(market::Actor::Seller(person));
    let link = market.links().link_for(ana, None, None).await.unwrap();
    // The same link again is no change.
    market.links().link_for(ana, None, None).await.unwrap();
    let campaign = NewCampaign { name: "Spring".into(), ..NewCampaign::default() };
    let id = market.links().add_campaign(ana, &campaign).await.unwrap();
    market.links().change_campaign(ana, id, &NewCampaign { name: "Summer".into(), ..campaign }).await.unwrap();
    let collection = NewCollection { title: "For tea".into(), words: String::new() };
    let id = market.boutiques().add_collection(ana, &collection).await.unwrap();
    market.boutiques().set_collection_products(ana, id, &[shop.product_id("bowl")]).await.unwrap();
    market.boutiques().remove_collection(ana, id).await.unwrap();
    market.boutiques().set_headline(ana, "Everything I use").await.unwrap();
    market.boutiques().set_brands(ana, &[shop.clay]).await.unwrap();
    shop.market.events().number().await.unwrap();
    let mut olga = shop.signed_in("olga").await;
    let history = olga.opens(&format!("/manage/shops/kiosk/history?person={person}")).await;
    let told: Vec<String> = history.texts("tbody tr");
    let expected = [
        "changed the boutique",
        "changed the boutique",
        "“For tea” was removed",
        "“For tea” was changed",
        "“For tea” was added",
        "“Summer” was changed",
        "“Spring” was begun",
        &format!("short link {} was made", link.code),
    ];
    assert_eq!(told.len(), expected.len(), "{told:?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.contains(expected) && told.contains("Ana"), "{told} has not {expected}");
    }
}

#[tokio::test]
async fn the_days_of_a_price_list_are_changed() {
    let shop = TestShop::open().await;
    let list = shop.price_list().await;
    let mut olga = shop.signed_in("olga").await;
    let page = olga.opens(&format!("/manage/shops/kiosk/prices/{list}")).await;
    let days = |from: &str, until: &str| {
        let form = page.form(&format!("/prices/{list}"));
        form.with("from", from).with("until", until).with("action", "days")
    };
    for (from, until) in [("2026-02-30", ""), ("2026-05-02", "2026-05-01"), ("2026-05-02", "soon")] {
        let refused = olga.sends(days(from, until)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} {until}");
    }
    let saved = olga.submits(days("2026-05-01", "2026-05-01")).await;
    assert!(saved.says("1 May 2026 to 1 May 2026"), "the last day counts whole: {}", saved.main());
    let stored = shop.market.prices().list(shop.kiosk, list).await.unwrap();
    assert_eq!(stored.ends_at, Some(stored.starts_at + Span::days(1)));
}

fn rows(answer: &Answer) -> Vec<String> {
    answer.texts("tbody th")
}

#[tokio::test]
async fn lists_are_searched_kept_and_taken_along() {
    let shop = TestShop::open().await;
    let order = shop.order("ana", &[("bowl", 1)]).await;
    shop.sql("UPDATE sales_order SET name = '=HYPERLINK(\"http://evil\")'").await;
    shop.order("ben", &[("cup", 1)]).await;
    let mut olga = shop.signed_in("olga").await;

    let file = olga.opens("/manage/shops/kiosk/orders.csv?q=hyperlink").await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    let disposition = file.headers["content-disposition"].to_str().unwrap();
    assert_eq!(disposition, "attachment; filename=\"kiosk-orders-2026-03-18.csv\"");
    let lines: Vec<&str> = file.body.trim_start_matches('\u{FEFF}').lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].contains(&order.reference()) && lines[1].contains("'=HYPERLINK"), "{}", lines[1]);

    let page = olga.opens("/manage/shops/kiosk/sellers?q=be&sort=name").await;
    assert_eq!(rows(&page).len(), 1);
    let keep = page.form("/lists/sellers/views").with("name", "All the Bens").with("action", "keep");
    let kept = olga.submits(keep).await;
    assert!(kept.flash().contains("All the Bens"));
    let view = olga.opens("/manage/shops/kiosk/sellers").await;
    assert_eq!(view.attribute(".chips a", "href"), "/manage/shops/kiosk/sellers?q=be&sort=name");
    let forget = kept
        .form("/lists/sellers/views")
        .with("action", "forget")
        .with("view", &view.attribute("[name=view]", "value"));
    assert!(!olga.submits(forget).await.has(".chips"));
    // Pages beyond the last are empty, not broken.
    assert_eq!(olga.opens("/manage/shops/kiosk/sellers?page=4294967295").await.status, StatusCode::OK);
    for page in ["customers", "customers.csv", "coupons.csv", "sellers.csv"] {
        let answer = olga.opens(&format!("/manage/shops/kiosk/{page}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
    }
}

#[tokio::test]
async fn several_orders_are_paid_at_once_and_what_cannot_be_is_counted() {
    let shop = TestShop::open().await;
    let (one, two) = (shop.order("ana", &[("bowl", 1)]).await, shop.order("ana", &[("cup", 1)]).await);
    let rivals = shop.rival_order().await;
    let mut olga = shop.signed_in("olga").await;
    let page = olga.opens("/manage/shops/kiosk").await;
    let form = page.form("/orders/several/paid");
    let picked = [one, two, rivals].into_iter().fold(form.clone(), |form, id| form.with(&format!("pick-{id}"), "on"));
    let after = olga.submits(picked).await;
    assert!(after.flash().contains("Done: 2") && after.flash().contains("left as they are: 1"), "{}", after.flash());
    assert!(olga.submits(form).await.flash().contains("Nothing is ticked"));
    let theirs = shop.market.checkout().order_of_merchant(shop.rival, rivals).await.unwrap();
    assert_eq!(theirs.status, market::checkout::OrderStatus::Placed, "another shop's order is left alone");
}

#[tokio::test]
async fn stock_is_typed_into_one_form() {
    let shop = TestShop::open().await;
    let mut clara = shop.signed_in("clara").await;
    let page = clara.opens("/manage/brands/clay/stock").await;
    assert_eq!(rows(&page)[0], "Cup SKU-cup", "what is short comes first");
    let (bowl, cup) = (format!("wanted-{}", shop.variant("bowl")), format!("wanted-{}", shop.variant("cup")));
    // Somebody pays for a bowl meanwhile.
    shop.pays(shop.order("ana", &[("bowl", 1)]).await).await;
    let refused = clara.sends(page.form("/stock").with(&bowl, "12").with(&cup, "7")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("It was 10 when you looked, and is 9 now"), "{}", refused.main());
    assert_eq!((refused.form("/stock").value(&bowl), refused.form("/stock").value(&cup)), ("12", "7"));
    let stored = clara.submits(refused.form("/stock")).await;
    assert!(stored.flash().contains("2 numbers"), "{}", stored.flash());
    for odd in ["-1", "many", "1000000001", ""] {
        let refused = clara.sends(stored.form("/stock").with(&cup, odd)).await;
        assert_eq!((refused.status, refused.form("/stock").value(&cup)), (StatusCode::UNPROCESSABLE_ENTITY, odd));
    }
    let file = clara.opens("/manage/brands/clay/stock.csv").await;
    assert!(file.body.contains("Cup,,SKU-cup,7,0"), "{}", file.body);
}

#[tokio::test]
async fn prices_are_looked_at_before_they_change() {
    let shop = TestShop::open().await;
    let mut clara = shop.signed_in("clara").await;
    let page = clara.opens("/manage/brands/clay").await;
    let pick = format!("pick-{}", shop.product_id("bowl"));
    let look = clara.sends(page.form("/products/several").with(&pick, "on").with("action", "prices")).await;
    let look = clara.sends(look.form("/products/prices").with("percent", "-10").with("action", "look")).await;
    assert!(look.says("34.00 EUR") && look.says("30.60 EUR"), "{}", look.main());
    // What is typed after the look is looked at first.
    let typed = clara.sends(look.form("/products/prices").with("percent", "-50").with("action", "change")).await;
    assert!(typed.says("17.00 EUR"), "{}", typed.main());
    let done = clara.submits(look.form("/products/prices").with("action", "change")).await;
    assert!(done.flash().contains("One price"), "{}", done.flash());
    let again = clara.sends(look.form("/products/prices").with("action", "change")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the same form sent twice changes nothing");
}

#[tokio::test]
async fn a_visitor_reports_and_the_operator_takes_down() {
    let shop = TestShop::open().await;
    shop.operates("zoe").await;
    let mut visitor = shop.browser();
    let product = visitor.opens("/shops/kiosk/clay/bowl").await;
    let link = product.attribute("footer a[href^='/report']", "href");
    let form = visitor.opens(&link).await.form("/report");
    let refused = visitor.sends(form.clone().with("reason", "because")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = visitor.sends(form.with("reason", "copied").with("words", "<b>mine</b>")).await;
    assert_eq!(sent.location(), "/shops/kiosk/clay/bowl");
    for elsewhere in ["https://evil.example/", "//evil.example/a/b/c", "/account", "/shops/kiosk/clay/nothing"] {
        let asked = visitor.opens(&format!("/report?page={elsewhere}")).await;
        assert_eq!(asked.status, StatusCode::NOT_FOUND, "{elsewhere}");
    }
    let mut zoe = shop.signed_in("zoe").await;
    let queue = zoe.opens("/operate/reports").await;
    assert!(queue.says("<b>mine</b>"), "{}", queue.main());
    let report = queue.attribute(".reports form", "action");
    let down = queue.form(&report).with("action", "take_down").with("why", "somebody else's work");
    zoe.submits(down).await;
    assert_eq!(visitor.opens("/shops/kiosk/clay/bowl").await.status, StatusCode::GONE);

    let clara = shop.signed_in("clara").await.opens("/manage/brands/clay").await;
    assert!(clara.says("The reason: somebody else's work"), "{}", clara.main());

    let page = zoe.opens("/operate/organisations/shop/kiosk").await;
    let suspended = zoe.submits(page.form("/shop/kiosk").with("why", "does not ship").with("action", "suspend")).await;
    assert!(suspended.says("does not ship"));
    // What was read a moment ago is shown for a moment.
    shop.clock.advance(Span::seconds(5));
    assert!(!visitor.opens("/shops/kiosk").await.says("Cup"), "a suspended shop sells nothing");
    let olga = shop.signed_in("olga").await.opens("/manage/shops/kiosk").await;
    assert!(olga.says("The reason: does not ship"), "{}", olga.main());
}
