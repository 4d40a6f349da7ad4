//! The process is killed at any moment while payouts are prepared, sent, paid and fail. After each crash every payout is
//! whole, what was acknowledged is there, nothing is in two payouts, and the books balance.
//!
//! The test starts itself a second time as the process to be killed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::Arc;

use base::{Clock, ManualClock, Rng as _, Span, SplitMix};
use db::{Db, Location, on_both, params};
use ledger::Account;
use market::payouts::{PayoutDetails, PayoutFilter, PayoutSettings, PayoutStatus, Schedule};
use market::{Desk, Market, MerchantId, PayoutId};
use support::{MIGRATIONS, START, Shop, eur};

const VICTIM: &str = "ASTRA_PAYOUT_CRASH_VICTIM";
const SELLERS: usize = 12;

/// Pays out until it is killed; says what was acknowledged. Does nothing unless it was started to.
#[test]
fn the_process_that_is_killed() {
    let Ok(told) = std::env::var(VICTIM) else { return };
    let parts: Vec<&str> = told.split('\n').collect();
    let [location, merchant] = parts[..] else { panic!("{told}") };
    let location = match location.strip_prefix("file:") {
        Some(path) => Location::File(path.into()),
        None => Location::Postgres(location.to_owned()),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let db = Db::open(&location).await.unwrap();
        let clock: Arc<dyn Clock> = Arc::new(ManualClock::at(START + Span::days(40)));
        let market = Market::new(Desk::new(db, clock));
        let merchant: MerchantId = merchant.parse().unwrap();
        for _ in 0..40 {
            pays_out(&market, merchant).await;
        }
    });
}

async fn pays_out(market: &Market, merchant: MerchantId) {
    let payouts = market.payouts();
    payouts.prepare_due().await.unwrap();
    payouts.prepare_now(merchant).await.unwrap();
    println!("prepared -");
    payouts.send(merchant, Some(eur("100.00"))).await.unwrap();
    let filter = PayoutFilter { status: Some(PayoutStatus::Sent), limit: 100, ..PayoutFilter::default() };
    for (n, payout) in (0..).zip(payouts.of_merchant(merchant, filter).await.unwrap()) {
        payouts.mark_paid(merchant, payout.id).await.unwrap();
        println!("paid {}", payout.id);
        // Most come back, so that there is something to pay out again.
        if n % 3 != 0 {
            payouts.mark_failed(merchant, payout.id, "no such account").await.unwrap();
            println!("back {}", payout.id);
        }
    }
}

on_both!(&MIGRATIONS, async fn a_crash_leaves_every_payout_whole_and_pays_nothing_twice(test) {
    let shop = Shop::open(test).await;
    let settings = PayoutSettings { schedule: Schedule::Monthly(1), minimum: eur("0.00") };
    shop.market.payouts().set_settings(shop.merchant, &settings).await.unwrap();
    let details = serde_json::to_string(&PayoutDetails::other("cash").unwrap()).unwrap();
    let bowl = shop.product(shop.clay, "bowl", "100.00", 1000).await;
    for n in 0..SELLERS {
        let seller = shop.seller(&format!("seller-{n}"), None).await;
        let insert = "INSERT INTO payout_details (owner, details, changed_at) VALUES ($1, $2, 0)";
        shop.sql(insert, params![shop.person_of(seller).await, details]).await;
        let order = shop.order(&format!("visitor-{n}"), Some(seller), &[(bowl, 1)], "100.00").await;
        shop.pay(order).await;
    }
    shop.days_pass(20).await;
    let location = match &shop.test.location {
        Location::File(path) => format!("file:{}", path.display()),
        Location::Postgres(url) => url.clone(),
    };
    let mut rng = SplitMix::new(6);
    let (mut paid, mut back) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..6 {
        let mut victim = Command::new(std::env::current_exe().unwrap())
            .args(["the_process_that_is_killed", "--exact", "--nocapture", "--test-threads=1"])
            .env(VICTIM, format!("{location}\n{}", shop.merchant))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let out = BufReader::new(victim.stdout.take().unwrap());
        let mut left = 1 + rng.below(12);
        for line in out.lines() {
            let line = line.unwrap();
            let words: Vec<&str> = line.split_whitespace().collect();
            let Some(at) = words.iter().position(|word| ["prepared", "paid", "back"].contains(word)) else { continue };
            if let Some(id) = words.get(at + 1).and_then(|word| word.parse::<PayoutId>().ok()) {
                if words[at] == "paid" { paid.insert(id) } else { back.insert(id) };
            }
            left = left.saturating_sub(1);
            if left == 0 {
                victim.kill().unwrap();
            }
        }
        victim.wait().unwrap();
        assert_everything_is_whole(&shop, &paid, &back).await;
    }
    assert!(!paid.is_empty());
});

async fn assert_everything_is_whole(shop: &Shop, paid: &BTreeSet<PayoutId>, back: &BTreeSet<PayoutId>) {
    shop.assert_books_balance().await;
    let filter = PayoutFilter { limit: 100_000, ..PayoutFilter::default() };
    let all = shop.market.payouts().of_merchant(shop.merchant, filter).await.unwrap();
    for payout in &all {
        let acknowledged = match payout.status {
            PayoutStatus::Returned => true,
            PayoutStatus::Paid => !back.contains(&payout.id),
            _ => !paid.contains(&payout.id) && !back.contains(&payout.id),
        };
        assert!(acknowledged, "{payout:?}: what was acknowledged is lost");
    }
    let mut tx = shop.test.db.read().await.unwrap();
    // A movement in two payouts that came to something would be money paid twice.
    let twice = "SELECT COUNT(*) AS n FROM (SELECT account_id, posting_id FROM payout_item WHERE is_void = 0
         GROUP BY account_id, posting_id HAVING COUNT(*) > 1) AS twice";
    let broken = "SELECT COUNT(*) AS n FROM payout p WHERE
         p.amount <> (SELECT COALESCE(SUM(i.amount), 0) FROM payout_item i WHERE i.payout_id = p.id)
         OR NOT EXISTS (SELECT 1 FROM event e WHERE e.subject = p.id AND e.kind = 'payout.prepared')
         OR (p.status = 'paid') <> (EXISTS (SELECT 1 FROM posting g WHERE g.subject = p.id AND g.reason = 'payout_paid')
             AND NOT EXISTS (SELECT 1 FROM posting g WHERE g.subject = p.id AND g.reason = 'payout_returned'))";
    for sql in [twice, broken] {
        let found: i64 = tx.one(sql, &[], |row| row.get("n")).await.unwrap();
        assert_eq!(found, 0, "{sql}");
    }
    let going = all.iter().filter(|payout| matches!(payout.status, PayoutStatus::Prepared | PayoutStatus::Sent));
    let going: i64 = going.map(|payout| payout.amount.minor()).sum();
    let balances = ledger::balances(&mut tx, Account::payout(shop.merchant)).await.unwrap();
    assert_eq!(balances.first().map_or(0, |balance| balance.posted.minor()), going);
}
