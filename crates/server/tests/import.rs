//! A brand brings its catalog in on a page and takes it out again.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use axum::http::StatusCode;
use market::jobs::{JobKind, LEASE, Progress};
use support::{Answer, Browser, Form, TestShop};

const PAGE: &str = "/manage/brands/clay/import";
const FILE: &str =
    "Handle,Title,Variant Price,Variant Inventory Qty,My column\njug,Jug,24.00,3,x\nvase,Vase,31.00,1,\n";

async fn form(browser: &mut Browser) -> Form {
    browser.opens(PAGE).await.form("/import")
}

/// Sends a file and shows what it would change; with it the form to answer.
async fn uploads(browser: &mut Browser, file: &str) -> (Answer, Form) {
    let form = form(browser).await;
    let sent = browser.sends_file(form, "products.csv", file).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.main());
    let page = browser.opens(sent.location()).await;
    let answer = page.form(sent.location());
    (page, answer)
}

#[tokio::test]
async fn a_file_is_looked_at_confirmed_and_exported_again() {
    let shop = TestShop::open().await;
    let mut clara = shop.signed_in("clara").await;
    let (look, answer) = uploads(&mut clara, FILE).await;
    assert_eq!(look.text("h1"), "This would change");
    assert!(look.says("2 new products") && look.says("My column"), "{}", look.main());
    assert!(look.says("Import 2 products"), "{}", look.main());
    assert!(!clara.opens("/manage/brands/clay").await.says("Jug"), "looking changes nothing");
    let running = clara.submits(answer.clone().with("action", "confirm")).await;
    assert_eq!(running.text("h1"), "products.csv is about to be imported");
    assert!(running.has("main a[href='?']") && running.headers["refresh"] == "2", "it follows until told to stop");
    let still = clara.opens(&answer.action).await;
    assert!(still.has("main a[href='?watch=yes']") && !still.headers.contains_key("refresh"), "{}", still.main());
    assert!(!clara.opens("/manage/brands/clay").await.says("Jug"));
    shop.works().await;
    let done = clara.opens(&format!("{}?watch=yes", answer.action)).await;
    assert_eq!(done.text("h1"), "products.csv is imported");
    assert!(done.says("2 new, 0 changed, 0 as they were") && !done.has("main a[href^='?']"), "{}", done.main());
    assert!(!done.headers.contains_key("refresh"));
    assert!(clara.opens(PAGE).await.says("2 new, 0 changed, 0 as they were"));
    assert!(clara.opens("/manage/brands/clay").await.says("Jug"));
    for (format, kind) in [("shopify", "text/csv"), ("woocommerce", "text/csv"), ("google", "application/xml")] {
        let file = clara.opens(&format!("/manage/brands/clay/export/{format}")).await;
        assert!(file.headers["content-type"].to_str().unwrap().starts_with(kind));
        assert!(file.headers["content-disposition"].to_str().unwrap().contains(&format!("clay-{format}.")));
        assert!(file.body.contains("Jug") && file.body.contains("24.00"), "{}", file.body);
    }
    let (again, answer) = uploads(&mut clara, &FILE.replace("24.00", "25.00")).await;
    assert!(again.says("24.00 EUR") && again.says("25.00 EUR") && again.says("Import 1 product"), "{}", again.main());
    let gone = clara.submits(answer.with("action", "cancel")).await;
    assert!(gone.flash().starts_with("products.csv is discarded."), "{}", gone.flash());
}

#[tokio::test]
async fn a_bad_row_is_named_and_nothing_can_be_confirmed() {
    let shop = TestShop::open().await;
    let mut clara = shop.signed_in("clara").await;
    let (look, answer) = uploads(&mut clara, &FILE.replace("31.00", "much")).await;
    assert_eq!(look.text("h1"), "This file needs a correction");
    let row = look.text("section[aria-labelledby=errors] tbody tr");
    assert!(row.starts_with("Line 3 Variant Price") && row.contains("is not an amount such as 12.50"), "{row}");
    assert!(!look.has("button[value=confirm]"), "{}", look.main());
    let forced = clara.sends(answer.with("action", "confirm")).await;
    assert_eq!(forced.text("h1"), "This file needs a correction");
    assert!(!clara.opens("/manage/brands/clay").await.says("Jug"));
}

#[tokio::test]
async fn files_of_another_kind_empty_ones_and_unknown_currencies_are_refused_on_the_form() {
    let shop = TestShop::open().await;
    let mut clara = shop.signed_in("clara").await;
    for (file, currency, sentence) in [
        ("{\"products\": []}", "EUR", "this is a JSON file, not a product catalog"),
        ("", "EUR", "the file is empty"),
        (FILE, "XXQ", "`XXQ` is not a currency code"),
    ] {
        let form = form(&mut clara).await.with("currency", currency);
        let answer = clara.sends_file(form, "products.csv", file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = answer.text("[role=alert]").to_lowercase();
        assert!(said.contains(&sentence.to_lowercase()), "{}", answer.main());
        assert_eq!(answer.form("/import").value("currency"), currency, "what was typed is kept");
    }
    let form = form(&mut clara).await;
    let none = clara.sends_file(form, "", "").await;
    assert_eq!(none.text("[role=alert]"), "Choose a file first.");
}

#[tokio::test]
async fn a_file_that_is_too_large_is_told_so() {
    let shop = TestShop::open().await;
    let mut clara = shop.signed_in("clara").await;
    let form = form(&mut clara).await;
    let large = clara.sends_file(form, "products.csv", &"x".repeat(64 * 1024 * 1024)).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(large.text("[role=alert]").contains("64 MB is the most"), "{}", large.main());
}

#[tokio::test]
async fn forged_forms_and_other_peoples_uploads_lead_nowhere() {
    let shop = TestShop::open().await;
    let (mut clara, mut theo) = (shop.signed_in("clara").await, shop.signed_in("theo").await);
    let form = form(&mut clara).await;
    let forged = clara.sends_file(form.clone().with("csrf", "guessed"), "products.csv", FILE).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    let sent = clara.sends_file(form, "products.csv", FILE).await;
    let mine = sent.location().to_owned();
    let as_theos = mine.replace("/clay/", "/tea/");
    assert_eq!(theo.opens(&mine).await.status, StatusCode::NOT_FOUND);
    assert_eq!(theo.opens(&as_theos).await.status, StatusCode::NOT_FOUND);
    assert_eq!(theo.opens(PAGE).await.status, StatusCode::NOT_FOUND);
    assert_eq!(theo.opens("/manage/brands/clay/export/shopify").await.status, StatusCode::NOT_FOUND);
    shop.clock.advance(base::Span::days(2));
    assert_eq!(clara.opens(&mine).await.status, StatusCode::NOT_FOUND, "nobody answered it in time");
}

#[tokio::test]
async fn an_import_shows_how_far_it_is_and_survives_the_node_that_began_it() {
    let shop = TestShop::open().await;
    let mut clara = shop.signed_in("clara").await;
    let mut theo = shop.signed_in("theo").await;
    let (_, answer) = uploads(&mut clara, FILE).await;
    let page = answer.action.clone();
    clara.sends(answer.clone().with("action", "confirm")).await;
    // Pressed twice, it is imported once.
    clara.sends(answer.with("action", "confirm")).await;
    let jobs = shop.market.jobs();
    let claim = jobs.claim(&[JobKind::Import]).await.unwrap().unwrap();
    jobs.step(&claim, &Progress::new(1, 2, "comparing")).await.unwrap();
    let under_way = clara.opens(&page).await;
    assert_eq!(under_way.text("h1"), "products.csv is being compared with your catalog");
    assert_eq!(under_way.attribute("progress", "value"), "1");
    assert!(under_way.says("1 of 2 products") && under_way.says("You may leave this page"), "{}", under_way.main());
    assert_eq!(theo.opens(&page.replace("/clay/", "/tea/")).await.status, StatusCode::NOT_FOUND);
    // The node dies; its lease runs out, and another one takes over.
    shop.works().await;
    assert!(!clara.opens("/manage/brands/clay").await.says("Jug"), "its lease lasts");
    shop.time_passes(LEASE).await;
    assert_eq!(clara.opens(&page).await.text("h1"), "products.csv is imported");
    assert!(shop.market.catalog().run_import(&claim).await.is_err(), "the dead import nothing");
    assert!(clara.opens(PAGE).await.texts("ul.ledger li").len() == 1, "imported once");
}

#[tokio::test]
async fn an_import_that_no_longer_fits_is_looked_at_again() {
    let shop = TestShop::open().await;
    let mut clara = shop.signed_in("clara").await;
    let file =
        "Handle,Title,Variant Price,Commission rate (product.metafields.astra.commission_bps)\njug,Jug,24.00,1000\n";
    let (_, answer) = uploads(&mut clara, file).await;
    let page = answer.action.clone();
    clara.sends(answer.with("action", "confirm")).await;
    // Meanwhile the brand promises more to a shop than the file gives.
    let offer = market::terms::NewAgreement {
        brand: shop.clay,
        merchant: shop.rival,
        commission_floor: base::Bps::new(2500).unwrap(),
        notice_days: 30,
    };
    let terms = shop.market.terms();
    let agreement = terms.offer(market::terms::Party::Brand(shop.clay), &offer).await.unwrap();
    terms.accept(market::terms::Party::Merchant(shop.rival), agreement).await.unwrap();
    shop.works().await;
    let look = clara.opens(&page).await;
    assert_eq!(look.text("h1"), "This file needs a correction", "{}", look.main());
    assert!(!clara.opens("/manage/brands/clay").await.says("Jug"), "nothing of it was written");
}
