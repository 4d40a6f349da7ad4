//! Letters are due if and only if their news is true, once each, and bring a link of their own.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use db::on_both;
use market::jobs::{JobKind, JobStatus};
use market::letters::{Letter, LetterKind};
use support::{MIGRATIONS, Shop, goodwill};

/// The letters that are due, as (kind, amount).
async fn due(shop: &Shop) -> Vec<(LetterKind, String)> {
    let jobs = shop.market.jobs().list(JobStatus::Waiting, 100).await.unwrap();
    let mut letters: Vec<(i64, Letter)> = jobs
        .into_iter()
        .filter(|job| job.kind == JobKind::OrderLetter)
        .map(|job| (job.id.number(), job.payload().unwrap()))
        .collect();
    letters.sort_by_key(|(id, _)| *id);
    letters.into_iter().map(|(_, letter)| (letter.kind().unwrap(), letter.amount().to_owned())).collect()
}

on_both!(&MIGRATIONS, async fn every_step_of_an_order_is_told_once(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 10).await;
    let visitor = shop.visitor("greta", None, &[(cup, 2)]).await;
    let order = shop.place(&visitor, "20.00").await.unwrap().order;
    // The same submission again is the same order, and the same letter.
    shop.place(&visitor, "20.00").await.unwrap();
    assert_eq!(due(&shop).await, [(LetterKind::Placed, String::new())]);
    shop.pay(order).await;
    shop.pay(order).await;
    for key in ["first refund of it", "first refund of it", "other refund of it"] {
        shop.refund(order, &goodwill(key, "5.00")).await.unwrap();
    }
    let told = due(&shop).await;
    let kinds: Vec<_> = told.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [LetterKind::Placed, LetterKind::Paid, LetterKind::Refunded, LetterKind::Refunded]);
    assert!(told[2..].iter().all(|(_, amount)| amount == "5.00 EUR"), "{told:?}");
    // What failed tells nothing.
    shop.refund(order, &goodwill("more than there is", "500.00")).await.unwrap_err();
    assert_eq!(due(&shop).await.len(), 4);
    let second = shop.order("ben", None, &[(cup, 1)], "10.00").await;
    shop.days_pass(1).await;
    shop.days_pass(30).await;
    assert_eq!(due(&shop).await[4..], [(LetterKind::Placed, String::new()), (LetterKind::Expired, String::new())]);
    assert_eq!(shop.status(second).await, market::checkout::OrderStatus::Expired);
});

on_both!(&MIGRATIONS, async fn the_link_of_a_letter_opens_its_order_and_no_other(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 10).await;
    let order = shop.order("greta", None, &[(cup, 1)], "10.00").await;
    let other = shop.order("ben", None, &[(cup, 1)], "10.00").await;
    let letters = shop.market.letters();
    let (first, second) = (letters.fresh_link(order).await.unwrap(), letters.fresh_link(order).await.unwrap());
    assert_ne!(first.reveal(), second.reveal());
    let checkout = shop.market.checkout();
    for secret in [&first, &second] {
        assert_eq!(checkout.order_of_customer(order, Some(secret.reveal()), None, None).await.unwrap().id, order);
        assert!(checkout.order_of_customer(other, Some(secret.reveal()), None, None).await.is_err());
    }
    for guess in [Some(""), Some("0"), Some(first.hash().as_str()), None] {
        assert!(checkout.order_of_customer(order, guess, None, None).await.is_err(), "{guess:?}");
    }
    assert!(letters.fresh_link(market::OrderId::from_number(1)).await.is_err());
});
