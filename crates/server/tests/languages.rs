//! Everybody reads their own language: on every page, in every letter, with amounts and days as they are written there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use axum::http::{StatusCode, header};
use market::Language;
use market::people::Email;
use support::{Answer, Browser, PASSWORD, TestShop};

fn language(page: &Answer) -> (String, String) {
    let header = page.headers.get(header::CONTENT_LANGUAGE).unwrap().to_str().unwrap();
    (page.attribute("html", "lang"), header.to_owned())
}

fn german() -> (String, String) {
    ("de".into(), "de".into())
}

fn english() -> (String, String) {
    ("en".into(), "en".into())
}

async fn chooses(browser: &mut Browser, tag: &str) -> Answer {
    let form = browser.opens("/cart").await.form("/language").with("language", tag);
    browser.submits(form).await
}

#[tokio::test]
async fn the_browser_is_asked_first() {
    let shop = TestShop::open().await;
    for (wanted, expected, title) in [
        ("", english(), "Your cart"),
        ("fr-FR,fr;q=0.9", english(), "Your cart"),
        ("de-AT,de;q=0.9,en;q=0.5", german(), "Ihr Warenkorb"),
        ("en-GB,en;q=0.9,de;q=0.2", english(), "Your cart"),
        ("fr,de;q=0.3", german(), "Ihr Warenkorb"),
    ] {
        let page = shop.browser().set_to(wanted).opens("/cart").await;
        assert_eq!(language(&page), expected, "{wanted:?}");
        assert_eq!(page.text("h1"), title, "{wanted:?}");
        let vary: Vec<_> = page.headers.get_all(header::VARY).iter().map(|value| value.to_str().unwrap()).collect();
        assert!(vary.contains(&"accept-language, cookie"), "what keeps pages keeps them apart: {vary:?}");
    }
}

#[tokio::test]
async fn a_choice_in_the_browser_is_kept_and_leads_back() {
    let shop = TestShop::open().await;
    let mut visitor = shop.browser().set_to("de");
    let page = visitor.opens("/cart").await;
    assert_eq!(page.texts("form[action='/language'] button"), ["English", "Deutsch"]);
    assert_eq!(page.attribute("form[action='/language'] button[aria-pressed='true']", "lang"), "de");
    let page = chooses(&mut visitor, "en").await;
    assert_eq!((page.text("h1").as_str(), language(&page)), ("Your cart", english()));
    assert_eq!(visitor.cookie("astra_language"), Some("en"));
    let form = visitor.opens("/cart").await.form("/language").with("language", "de");
    assert_eq!(visitor.sends(form.clone().with("next", "//evil.example")).await.location(), "/");
    assert_eq!(visitor.sends(form.with("language", "xx")).await.status, StatusCode::NOT_FOUND);
    visitor.set_cookie("astra_language", "<script>");
    assert_eq!(language(&visitor.opens("/cart").await), german(), "nonsense in the cookie leaves the browser's wish");
}

#[tokio::test]
async fn the_choice_of_somebody_signed_in_goes_with_them() {
    let shop = TestShop::open().await;
    let sign_in = async |mut browser: Browser| {
        let form = browser.opens("/sign-in").await.form("/sign-in");
        browser.submits(form.with("email", "ana@example.com").with("password", PASSWORD)).await;
        browser
    };
    let mut at_home = sign_in(shop.browser()).await;
    assert_eq!(language(&at_home.opens("/account").await), english());
    chooses(&mut at_home, "de").await;
    assert_eq!(at_home.opens("/account").await.text("h1"), "Meine Bestellungen");
    let mut elsewhere = sign_in(shop.browser().set_to("en")).await;
    let page = elsewhere.opens("/sell/kiosk").await;
    assert_eq!((language(&page), page.text("h1").as_str()), (german(), "Guten Tag, Ana"));
    let email = Email::parse("ana@example.com").unwrap();
    let person = shop.market.people().person_by_email(&email).await.unwrap().unwrap();
    assert_eq!(person.language, Some(Language::German));
}

#[tokio::test]
async fn whole_pages_are_german_errors_and_forms_too() {
    let shop = TestShop::open().await;
    let mut visitor = shop.browser().set_to("de");
    let missing = visitor.opens("/shops/nobody").await;
    assert_eq!((language(&missing), missing.status), (german(), StatusCode::NOT_FOUND));
    assert_eq!(missing.text("h1"), "Unter dieser Adresse ist nichts");
    let form = visitor.opens("/sign-in").await.form("/sign-in");
    let wrong = visitor.sends(form.with("email", "ana@example.com").with("password", "falsch geraten")).await;
    assert_eq!(wrong.text(".problem"), "Die E-Mail-Adresse oder das Passwort stimmt nicht.");
    let product = visitor.opens("/@ana/clay/bowl").await;
    assert!(product.says("34,00 EUR"), "{}", product.main());
    assert!(product.says("wenn Sie hier kaufen"), "{}", product.main());
    assert!(!product.says("34.00 EUR"), "{}", product.main());
}
