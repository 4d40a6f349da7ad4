//! A process that takes orders and settles them, killed again and again at moments that nobody chose: in the end each order is paid
//! and released once, on the chain and in the database.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use base::{Rng as _, SplitMix};
use chain::U256;
use chain::contracts::market::Market;
use chain::node::through;
use chain::relayer::Store as _;
use chain::signer::Signer as _;
use chain::testing::trade::{AMOUNT, supply};
use market::OrderId;
use market::checkout::OrderStatus;
use market::settlement::{Act, Status};
use server::chain::events::EventStore;

use crate::booth::{Booth, CHAIN, clock, devchain, furnish, transport};

const FOLDER: &str = "ASTRA_KILLED_FOLDER";
const ROUND: &str = "ASTRA_KILLED_ROUND";
/// How often it is killed; a thousand times takes some minutes.
const KILLS: &str = "ASTRA_KILLS";
/// How many seconds of the shop's time a process gets.
const LIFE: i64 = 1_000;

async fn opened(folder: &Path, round: i64) -> Booth {
    let clock = clock(round * LIFE);
    let chain = devchain(Some(&folder.join("chain")), &clock);
    Booth::open(folder, through(transport(&chain)), clock, 0).await
}

/// Every order that there is, oldest first.
async fn orders(booth: &Booth) -> Vec<OrderId> {
    let mut tx = booth.market.desk().read().await.unwrap();
    tx.all("SELECT id FROM sales_order ORDER BY id", db::params![], |row| row.get("id")).await.unwrap()
}

/// What was paid on the chain is paid in the books.
async fn book(booth: &Booth) {
    let paid = "SELECT o.id FROM sales_order o JOIN settlement s ON s.order_id = o.id
         WHERE o.status = 'placed' AND s.act = 'pay' AND s.status = 'settled'";
    let mut tx = booth.market.desk().read().await.unwrap();
    let paid: Vec<OrderId> = tx.all(paid, db::params![], |row| row.get("id")).await.unwrap();
    drop(tx);
    for order in paid {
        booth.market.checkout().mark_paid(booth.merchant, order).await.unwrap();
    }
}

/// What the process does that is killed; in an ordinary run of the tests, nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn takes_orders_until_it_is_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let round: i64 = std::env::var(ROUND).unwrap().parse().unwrap();
    let booth = opened(Path::new(&folder), round).await;
    let mut out = std::io::stdout();
    let mut number = u64::try_from(orders(&booth).await.len()).unwrap();
    // Less than its life: the clock of the next one is never behind.
    for turn in 0..LIFE / 2 {
        writeln!(out, "turn {turn}").unwrap();
        booth.orders(number).await;
        number += 1;
        writeln!(out, "ordered").unwrap();
        booth.works(1).await;
        writeln!(out, "worked").unwrap();
        if turn % 4 == 1 {
            booth.follows().await;
            book(&booth).await;
        }
    }
}

/// Starts it, and kills it some lines and then some microseconds after it began to work.
fn lives_and_dies(folder: &Path, round: i64, rng: &mut SplitMix) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kills::takes_orders_until_it_is_killed", "--nocapture"])
        .env(FOLDER, folder)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = lines_of(&mut child);
    for _ in 0..rng.below(30) {
        // When it ends by itself something is wrong, and is found below.
        if lines.recv().is_err() {
            break;
        }
    }
    let moment = Duration::from_micros(rng.below(30_000));
    let begun = std::time::Instant::now();
    while let Some(left) = moment.checked_sub(begun.elapsed()) {
        if lines.recv_timeout(left) == Err(RecvTimeoutError::Disconnected) {
            break;
        }
    }
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success(), "it ended before it was killed in round {round}");
}

fn lines_of(child: &mut Child) -> mpsc::Receiver<String> {
    let (tell, lines) = mpsc::channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || {
        out.lines().map_while(Result::ok).take_while(|line| tell.send(line.clone()).is_ok()).for_each(drop);
    });
    lines
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_intent_is_lost_or_done_twice() {
    let kills: i64 = std::env::var(KILLS).map_or(60, |kills| kills.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    furnish(folder.path()).await;
    // Deployed before anybody is killed: that is another matter.
    drop(opened(folder.path(), 0).await);
    let mut rng = SplitMix::new(u64::from(std::process::id()));
    for round in 1..=kills {
        lives_and_dies(folder.path(), round, &mut rng);
    }
    let booth = opened(folder.path(), kills + 1).await;
    for turn in 0..20 {
        booth.works(if turn == 10 { LIFE } else { 61 }).await;
    }
    booth.follows().await;
    book(&booth).await;
    all_is_well(&booth).await;
    eprintln!("{kills} kills, {} orders", orders(&booth).await.len());
}

/// Every order was paid and released once, and everybody has what they should.
async fn all_is_well(booth: &Booth) {
    let orders = orders(booth).await;
    let count = u64::try_from(orders.len()).unwrap();
    let place = booth.trade.place;
    let events = EventStore::new(booth.market.desk().clone(), CHAIN, place.address).unwrap();
    let events = events.between(0, u32::MAX.into()).await.unwrap();
    let opened: Vec<_> = events.iter().filter_map(|e| Some((e.decode::<Market::Opened>()?.id, e))).collect();
    let released: Vec<_> = events.iter().filter_map(|e| Some((e.decode::<Market::Released>()?.id, e))).collect();
    assert_eq!((opened.len(), released.len()), (orders.len(), orders.len()));
    for order in orders {
        let intents = booth.intents(order).await;
        assert_eq!(intents.len(), 2);
        for (intent, said) in intents.iter().zip([&opened, &released]) {
            // What was paid late is asked to be released before its time, once.
            let most = if intent.act == Act::Pay { 1 } else { 2 };
            assert!(intent.status == Status::Settled && intent.attempt <= most, "{intent:?}");
            let said: Vec<_> = said.iter().filter(|(id, _)| id.to_string() == intent.chain_order).collect();
            let [(_, event)] = said.as_slice() else { panic!("{intent:?}: {said:?}") };
            assert_eq!(event.transaction.to_string(), intent.transaction);
            assert_eq!(i64::try_from(event.block.number).ok(), intent.block);
        }
        let status = booth.market.checkout().order_of_merchant(booth.merchant, order).await.unwrap().status;
        assert_eq!(status, OrderStatus::Paid);
    }
    let sum = |tenths: u64| U256::from(count * AMOUNT / 10 * tenths);
    let trade = &booth.trade;
    assert_eq!(trade.held().await, sum(10));
    assert_eq!(trade.tokens(trade.buyer.address()).await, supply() - sum(10));
    for (who, tenths) in [(trade.brand.address(), 5), (trade.seller, 2), (trade.merchant.address(), 3)] {
        assert_eq!(trade.earned(who).await, sum(tenths));
    }
    let relayer = booth.app.link().unwrap().relayer(booth.market.desk()).await.unwrap();
    assert_eq!(relayer.store().flights().await.unwrap(), []);
    assert_eq!(relayer.store().waiting(1).await.unwrap(), []);
    let mut tx = booth.market.desk().read().await.unwrap();
    let audit = ledger::audit(&mut tx).await.unwrap();
    assert!(audit.is_clean(), "{audit:?}");
}
