//! The same story on the chain in the process and on Anvil, through a door at which requests are lost, answers late and
//! connections cut; and a chain that is away for a while.

use std::time::Duration;

use base::Span;
use chain::node::{Node, through};
use chain::testing::Anvil;
use chain::testing::trade::AMOUNT;
use chain::{Provider as _, U256};
use market::jobs::JobKind;
use serde_json::{Value, json};
use server::jobs;

use crate::booth::{Booth, HOLD, START, clock, devchain, furnish, transport};
use crate::door::Door;

async fn ask(node: &Node, method: &'static str, params: Value) {
    node.raw_request::<Value, Value>(method.into(), params).await.unwrap();
}

/// Eight orders are taken while requests fail, and all is settled in the end.
async fn story(straight: Node, moves: impl AsyncFn(&Node, u32)) {
    let folder = tempfile::tempdir().unwrap();
    furnish(folder.path()).await;
    let (door, node) = Door::before(straight.clone(), 7).await;
    let mut booth = Booth::open(folder.path(), node, clock(0), 2).await;
    // Whoever is too late has not long to wait for.
    let mut link = booth.app.link().unwrap().clone();
    (link.rules.patience, link.follow.patience) = (Duration::from_millis(300), Duration::from_millis(300));
    booth.app = Booth::app(&booth.market, folder.path(), Some(link));
    let follows = async |booth: &Booth| match booth.app.link().unwrap().indexer(booth.market.desk()).await {
        Ok(mut indexer) => indexer.catch_up().await.is_ok(),
        Err(_) => false,
    };
    let mut orders = Vec::new();
    door.fail(20);
    for number in 0..8 {
        orders.push(booth.orders(number).await);
        booth.works(60).await;
        moves(&straight, 1).await;
        follows(&booth).await;
    }
    // The chain is away; orders are taken all the same.
    door.fail(101);
    orders.push(booth.orders(8).await);
    booth.works(60).await;
    assert!(!follows(&booth).await);
    let job = booth.market.jobs().by_key(JobKind::Settlement.word()).await.unwrap().unwrap();
    assert!(job.last_error.contains("cannot be asked"), "{}", job.last_error);
    assert_eq!(booth.stands(orders[8]).await, "waiting waiting");
    door.fail(0);
    for _ in 0..8 {
        booth.works(i64::from(HOLD)).await;
        moves(&straight, HOLD).await;
        booth.clock.advance(Span::minutes(2));
        jobs::run_due(&booth.app).await.unwrap();
    }
    assert!(follows(&booth).await);
    let count = u64::try_from(orders.len()).unwrap();
    for order in orders {
        assert_eq!(booth.stands(order).await, "settled settled", "{:?}", booth.intents(order).await);
        assert!(booth.intents(order).await.iter().all(|intent| intent.block.is_some()));
    }
    assert_eq!(booth.trade.held().await, U256::from(count * AMOUNT));
    assert_eq!(booth.trade.earned(booth.trade.seller).await, U256::from(count * AMOUNT / 5));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_chain_in_the_process_behind_a_bad_line() {
    let clock = clock(0);
    let chain = devchain(None, &clock);
    let moves = async |_: &Node, seconds: u32| {
        chain.advance_time(seconds.into()).unwrap();
        for _ in 0..3 {
            chain.mine().unwrap();
        }
    };
    story(through(transport(&chain)), moves).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn anvil_behind_a_bad_line() {
    let anvil = Anvil::start(&["--timestamp", &START.to_string()]);
    let moves = async |node: &Node, seconds: u32| {
        ask(node, "evm_increaseTime", json!([seconds])).await;
        ask(node, "anvil_mine", json!(["0x3"])).await;
    };
    story(anvil.node.clone(), moves).await;
}
