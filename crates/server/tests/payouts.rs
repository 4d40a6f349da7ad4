//! Payouts on the pages of the merchant, the seller and the brand; and by themselves.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use axum::http::StatusCode;
use base::Span;
use market::payouts::Payee;
use support::TestShop;

/// Runs the jobs after Ana has sold bowls and the hold has passed, until the first day of a month has come.
async fn until_the_first(shop: &TestShop) {
    shop.market.jobs().begin_recurring().await.unwrap();
    shop.pays(shop.order("ana", &[("bowl", 3)]).await).await;
    // Noon of the 18th of March, and two weeks of hold: the first payouts are those of May. A day begins at midnight.
    shop.time_passes(Span::hours(12)).await;
    for _ in 0..50 {
        shop.time_passes(Span::days(1)).await;
    }
}

#[tokio::test]
async fn bug_7_the_jobs_prepare_payouts_without_anybody() {
    let shop = TestShop::open().await;
    until_the_first(&shop).await;
    let found = shop.market.payouts().of_payee(Payee::Member(shop.member("ana")), None, 9).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].amount.decimal(), "12.24");
    let run = shop.market.payouts().run(shop.kiosk, found[0].run).await.unwrap();
    assert_eq!((run.due_at.date().as_str(), run.by_hand), ("2026-05-01", false));
    shop.assert_books_balance().await;
}

#[tokio::test]
async fn a_seller_says_where_to_is_paid_and_sees_every_order() {
    let shop = TestShop::open().await;
    until_the_first(&shop).await;
    let mut ana = shop.signed_in("ana").await;
    let page = ana.opens("/sell/kiosk/payouts").await;
    assert!(page.main().contains("Say below where your money should go"), "{}", page.main());
    assert!(page.main().contains("Waits: nobody has said where to"), "{}", page.main());
    let form = || page.form("/sell/kiosk/payouts").with("way", "bank").with("holder", "Ana Alm");
    let wrong = ana.sends(form().with("iban", "DE00 1").with("password", support::PASSWORD)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.attribute("#iban", "aria-invalid"), "true");
    assert_eq!(wrong.attribute("#holder", "value"), "Ana Alm");
    let iban = "DE89 3704 0044 0532 0130 00";
    let wrong = ana.sends(form().with("iban", iban).with("password", "not hers at all")).await;
    assert_eq!(wrong.attribute("#password", "aria-invalid"), "true");
    let saved = ana.submits(form().with("iban", iban).with("password", support::PASSWORD)).await;
    assert!(saved.main().contains("DE •••• 3000"), "{}", saved.main());
    assert!(!saved.body.contains("0532"), "the whole number is on no page");

    // The merchant sends what there is money for, and gets a file with the whole number.
    let mut olga = shop.signed_in("olga").await;
    let page = olga.opens("/manage/shops/kiosk/payouts").await;
    let sent = olga.sends(page.form("/manage/shops/kiosk/payouts").with("money", "x").with("action", "send")).await;
    assert_eq!(sent.attribute("#money", "aria-invalid"), "true");
    let sent = olga.sends(page.form("/manage/shops/kiosk/payouts").with("money", "50,00").with("action", "send")).await;
    let file = sent.location().to_owned();
    assert!(file.starts_with("/manage/shops/kiosk/payouts/files/pfl_"), "{file}");
    let csv = olga.opens(&format!("{file}/csv")).await;
    assert!(csv.body.contains("DE89370400440532013000,12.24,EUR"), "{}", csv.body);
    assert_eq!(csv.headers["cache-control"], "no-store");
    let page = olga.opens(&file).await;
    let paid = olga.submits(page.form(&file)).await;
    assert!(paid.main().contains("One payout is paid."), "{}", paid.main());

    let payout = shop.market.payouts().of_payee(Payee::Member(shop.member("ana")), None, 1).await.unwrap().remove(0).id;
    let statement = ana.opens(&format!("/sell/kiosk/payouts/{payout}")).await;
    assert!(statement.main().contains("Own sale"), "{}", statement.main());
    let csv = ana.opens(&format!("/sell/kiosk/payouts/{payout}/csv")).await;
    assert!(csv.body.contains(",12.24,EUR"), "{}", csv.body);
    let earnings = ana.opens("/sell/kiosk/earnings").await;
    assert!(earnings.main().contains("12.24 EUR"), "{}", earnings.main());

    // It comes back: the seller reads why.
    let here = format!("/manage/shops/kiosk/payouts/{payout}");
    let page = olga.opens(&here).await;
    let wrong = olga.sends(page.form(&here).with("reason", "").with("action", "failed")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    olga.submits(page.form(&here).with("reason", "account closed").with("action", "failed")).await;
    let page = ana.opens("/sell/kiosk/payouts").await;
    assert!(page.main().contains("account closed: owed again"), "{}", page.main());
}

#[tokio::test]
async fn the_day_and_the_least_amount_are_the_merchants() {
    let shop = TestShop::open().await;
    let mut olga = shop.signed_in("olga").await;
    let page = olga.opens("/manage/shops/kiosk/payouts").await;
    let here = "/manage/shops/kiosk/payouts";
    for (time, minimum) in
        [("monthly-29", "5"), ("weekly-0", "5"), ("never", "5"), ("monthly-1", "-1"), ("monthly-1", "")]
    {
        let form = page.form(here).with("time", time).with("minimum", minimum).with("action", "settings");
        assert_eq!(olga.sends(form).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{time} {minimum}");
    }
    let form = page.form(here).with("time", "weekly-1").with("minimum", "0").with("action", "settings");
    let saved = olga.submits(form).await;
    assert!(saved.main().contains("The next are prepared on 23 March 2026."), "{}", saved.main());
}

#[tokio::test]
async fn another_shops_payouts_are_not_found() {
    let shop = TestShop::open().await;
    let payouts = shop.payouts().await;
    let mut rita = shop.signed_in("rita").await;
    let rival = "/manage/shops/rival/payouts";
    for path in [
        format!("{rival}/{}", payouts.of_seller),
        format!("{rival}/{}/csv", payouts.of_brand),
        format!("{rival}/runs/{}", payouts.run),
        format!("{rival}/files/{}", payouts.file),
        format!("{rival}/files/{}/csv", payouts.file),
        format!("/manage/brands/rivals/payouts/{}", payouts.of_brand),
    ] {
        assert_eq!(rita.opens(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let token = rita.token().await;
    for (path, action) in [
        (format!("{rival}/{}", payouts.of_seller), "paid"),
        (format!("{rival}/{}", payouts.of_seller), "failed"),
        (format!("{rival}/files/{}", payouts.file), ""),
    ] {
        let form = support::Form::forged(&path).with("csrf", &token).with("action", action).with("reason", "mine");
        assert_eq!(rita.sends(form).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    // A seller sees the own statements only.
    let mut ben = shop.signed_in("ben").await;
    let path = format!("/sell/kiosk/payouts/{}", payouts.of_seller);
    assert_eq!(ben.opens(&path).await.status, StatusCode::NOT_FOUND);
}
