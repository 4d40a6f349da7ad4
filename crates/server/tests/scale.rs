//! What a page costs does not depend on how many others there are. Work is counted in steps of the database, which are the
//! same on every machine.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use std::collections::BTreeMap;

use db::testing::sqlite_steps;
use support::{Browser, Form, PASSWORD, TestShop};

/// Pages that everybody sees, and those of a shop, a brand and a seller.
const PAGES: [(&str, &str); 14] = [
    ("zoe", "/"),
    ("zoe", "/shops"),
    ("zoe", "/boutiques"),
    ("zoe", "/search?q=bowl"),
    ("zoe", "/shops/kiosk"),
    ("zoe", "/shops/kiosk/clay/bowl"),
    ("zoe", "/@ana"),
    ("zoe", "/account"),
    ("olga", "/manage/shops/kiosk"),
    ("olga", "/manage/shops/kiosk/sellers"),
    ("clara", "/manage/brands/clay"),
    ("ana", "/sell/kiosk"),
    ("ana", "/sell/kiosk/earnings"),
    ("ana", "/sell/kiosk/team"),
];

/// How much more a page may cost with ten times as many there: a tree of the database with one more level.
const MOST: u64 = 2;

async fn steps_of(browser: &mut Browser, path: &str) -> u64 {
    let before = sqlite_steps();
    let page = browser.opens(path).await;
    assert!(page.status.is_success(), "{path}: {}", page.status);
    sqlite_steps() - before
}

/// The steps of signing in and of each page.
async fn costs(shop: &TestShop) -> BTreeMap<String, u64> {
    let mut costs = BTreeMap::new();
    let mut visitor = shop.browser();
    let token = visitor.token().await;
    let form =
        Form::forged("/sign-in").with("csrf", &token).with("email", "zoe@example.com").with("password", PASSWORD);
    let before = sqlite_steps();
    let answer = visitor.sends(form).await;
    assert!(answer.status.is_redirection(), "{}", answer.status);
    costs.insert("signing in".to_owned(), sqlite_steps() - before);
    for (name, path) in PAGES {
        let mut browser = shop.signed_in(name).await;
        // What is remembered from one look to the next is there at the second.
        steps_of(&mut browser, path).await;
        costs.insert(format!("{name} {path}"), steps_of(&mut browser, path).await);
    }
    costs
}

/// More shops, with 250 sellers each, all of them people with an account.
async fn a_crowd_moves_in(shop: &TestShop, (first, last): (u32, u32)) {
    let (first_person, last_person) = ((first - 1) * 250 + 1, last * 250);
    let people = format!("id BETWEEN {first_person} AND {last_person}");
    for sql in [
        format!(
            "WITH RECURSIVE n (i) AS (SELECT {first_person} UNION ALL SELECT i + 1 FROM n WHERE i < {last_person})
             INSERT INTO person (id, email, name, handle, created_at)
             SELECT i, 'crowd' || i || '@example.com', 'Crowd ' || i, 'crowd-' || i, 0 FROM n"
        ),
        format!(
            "WITH RECURSIVE n (i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})
             INSERT INTO merchant (id, slug, name, contact_email, currency, attribution_days, hold_days, reserve_minutes,
                 late_payment, created_at)
             SELECT i, 'crowd-' || i, 'Crowd ' || i, 'crowd@example.com', 'EUR', 30, 14, 60, 'refund', 0 FROM n"
        ),
        format!(
            "INSERT INTO merchant_role (merchant_id, person_id, role)
             SELECT id, id, 'owner' FROM merchant WHERE id BETWEEN {first} AND {last}"
        ),
        format!(
            "INSERT INTO member (id, merchant_id, person_id, status, joined_at)
             SELECT id, 1 + (id - 1) / 250, id, 'active', 0 FROM person WHERE {people}"
        ),
        format!("INSERT INTO enrolment (member_id, valid_from) SELECT id, 0 FROM member WHERE {people}"),
    ] {
        shop.sql(&sql).await;
    }
}

#[tokio::test]
async fn with_four_hundred_merchants_and_a_hundred_thousand_sellers_pages_cost_what_they_cost_with_a_tenth_of_them() {
    let shop = TestShop::open().await;
    shop.order("ana", &[("bowl", 1)]).await;
    // Enough for every list to be full.
    a_crowd_moves_in(&shop, (1, 40)).await;
    let before = costs(&shop).await;
    a_crowd_moves_in(&shop, (41, 400)).await;
    let crowded = costs(&shop).await;
    let grown: Vec<String> = before
        .iter()
        .filter_map(|(what, before)| {
            let now = crowded.get(what)?;
            // What costs next to nothing may cost a little more.
            (*now > before * MOST + 50).then(|| format!("{what}: {before} -> {now} steps"))
        })
        .collect();
    assert!(grown.is_empty(), "these cost more where there are more others:\n{}", grown.join("\n"));
    assert!(before.values().all(|steps| *steps > 0), "nothing was counted: {before:?}");
}
