//! Other people's bug 16: the process is killed at any moment while orders are being placed and paid. After each crash every
//! order is there fully or not at all, everything that was acknowledged is there, and the books balance.
//!
//! The test starts itself a second time as the process to be killed. `ASTRA_CRASH_ROUNDS` asks for more crashes than the few
//! of the short form.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::Arc;

use base::{Clock, ManualClock, Rng as _, SplitMix};
use db::{Db, Location, on_both, params};
use market::{Desk, Market, OrderId, VariantId};
use support::{MIGRATIONS, START, Shop};

const VICTIM: &str = "ASTRA_CRASH_VICTIM";
const STOCK: i64 = 1_000_000;

/// Places and pays orders until it is killed; says each one that was acknowledged. Does nothing unless it was started to.
#[test]
fn the_process_that_is_killed() {
    let Ok(told) = std::env::var(VICTIM) else { return };
    let parts: Vec<&str> = told.split('\n').collect();
    let [location, merchant, variant, round] = parts[..] else { panic!("{told}") };
    let location = match location.strip_prefix("file:") {
        Some(path) => Location::File(path.into()),
        None => Location::Postgres(location.to_owned()),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let db = Db::open(&location).await.unwrap();
        let clock: Arc<dyn Clock> = Arc::new(ManualClock::at(START));
        let market = Market::new(Desk::new(db, clock));
        let merchant = merchant.parse().unwrap();
        let variant: VariantId = variant.parse().unwrap();
        let buyers = (0..8).map(|buyer| {
            let (market, name) = (market.clone(), format!("{round} {buyer}"));
            tokio::spawn(async move {
                for n in 0.. {
                    let visitor = market::hash_secret(&format!("{name} {n}"));
                    market.checkout().add_to_cart(&visitor, merchant, variant, 1).await.unwrap();
                    let request = support::request(merchant, &visitor, "10.00");
                    let order = market.checkout().place(&request).await.unwrap().order;
                    println!("placed {order}");
                    market.checkout().mark_paid(merchant, order).await.unwrap();
                    println!("paid {order}");
                }
            })
        });
        for buyer in buyers.collect::<Vec<_>>() {
            buyer.await.unwrap();
        }
    });
}

on_both!(&MIGRATIONS, async fn a_crash_leaves_every_order_whole_or_absent(test) {
    let rounds = std::env::var("ASTRA_CRASH_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(8);
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", STOCK).await;
    let location = match &shop.test.location {
        Location::File(path) => format!("file:{}", path.display()),
        Location::Postgres(url) => url.clone(),
    };
    let mut rng = SplitMix::new(16);
    let (mut placed, mut paid) = (BTreeSet::new(), BTreeSet::new());
    for round in 0..rounds {
        let told = format!("{location}\n{}\n{cup}\n{round}", shop.merchant);
        let mut victim = Command::new(std::env::current_exe().unwrap())
            .args(["the_process_that_is_killed", "--exact", "--nocapture", "--test-threads=1"])
            .env(VICTIM, told)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let out = BufReader::new(victim.stdout.take().unwrap());
        let mut left = 1 + rng.below(60);
        for line in out.lines() {
            let line = line.unwrap();
            // The harness may print its own words on the same line.
            let words: Vec<&str> = line.split_whitespace().collect();
            let Some(at) = words.iter().position(|word| *word == "placed" || *word == "paid") else { continue };
            let Some(order) = words.get(at + 1).and_then(|word| word.parse::<OrderId>().ok()) else { continue };
            if words[at] == "placed" { placed.insert(order) } else { paid.insert(order) };
            left = left.saturating_sub(1);
            if left == 0 {
                // On Unix this is SIGKILL. What the pipe still holds was acknowledged too, and is read to its end.
                victim.kill().unwrap();
            }
        }
        victim.wait().unwrap();
        assert_everything_is_whole(&shop, cup, &placed, &paid).await;
    }
    assert!(!placed.is_empty() && !paid.is_empty());
});

async fn assert_everything_is_whole(shop: &Shop, cup: VariantId, placed: &BTreeSet<OrderId>, paid: &BTreeSet<OrderId>) {
    shop.assert_books_balance().await;
    let mut tx = shop.test.db.read().await.unwrap();
    let orders = tx
        .all("SELECT id, status FROM sales_order", params![], |row| {
            Ok((row.get::<OrderId>("id")?, row.get::<String>("status")?))
        })
        .await
        .unwrap();
    let there: BTreeSet<OrderId> = orders.iter().map(|(id, _)| *id).collect();
    assert!(placed.is_subset(&there), "an acknowledged order is lost");
    let paid_there: BTreeSet<OrderId> =
        orders.iter().filter(|(_, status)| status == "paid").map(|(id, _)| *id).collect();
    assert!(paid.is_subset(&paid_there), "an acknowledged payment is lost");
    let broken: i64 = tx
        .one(
            "SELECT COUNT(*) AS n FROM sales_order o WHERE
                 o.total <> (SELECT COALESCE(SUM(total), 0) FROM order_line l WHERE l.order_id = o.id)
                 OR o.total <> (SELECT COALESCE(SUM(s.amount), 0) FROM order_share s
                     JOIN order_line l ON l.id = s.line_id WHERE l.order_id = o.id)
                 OR NOT EXISTS (SELECT 1 FROM event e WHERE e.subject = o.id AND e.kind = 'order.placed')
                 OR (o.status = 'paid') <> EXISTS (SELECT 1 FROM posting p WHERE p.subject = o.id)",
            params![],
            |row| row.get("n"),
        )
        .await
        .unwrap();
    assert_eq!(broken, 0, "an order is there in part");
    let (on_hand, reserved): (i64, i64) = tx
        .one("SELECT on_hand, reserved FROM stock WHERE variant_id = $1", params![cup], |row| {
            Ok((row.get("on_hand")?, row.get("reserved")?))
        })
        .await
        .unwrap();
    let sold = i64::try_from(paid_there.len()).unwrap();
    assert_eq!((on_hand, reserved), (STOCK - sold, i64::try_from(there.len()).unwrap() - sold));
}
