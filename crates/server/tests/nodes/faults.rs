//! Connections that break, and answers that are late, twice or old.

use std::sync::Arc;
use std::time::Duration;

use chain::U256;
use chain::contracts::market::Market;
use chain::indexer::{Indexer, MemorySink};
use chain::relayer::{Fate, MemoryStore, Rules};

use crate::door::Door;
use crate::node::Kind;
use crate::town::{AMOUNT, Town};

const ORDERS: u64 = 24;

crate::on_every_node!(each_order_is_paid_once_and_told_once);

async fn each_order_is_paid_once_and_told_once(kind: Kind) {
    let town = Town::open(kind).await;
    let (door, node) = Door::before(town.running.node.clone(), 7).await;
    door.fail(30);
    let store = Arc::new(MemoryStore::default());
    // Short, so that late answers do not take long.
    let rules = Rules { confirmations: 1, batch: 4, patience: Duration::from_millis(500), ..town.rules() };
    let follow = chain::indexer::Follow { patience: rules.patience, ..town.indexer_from() };
    let mut sink = MemorySink::default();
    let mut waiting: Vec<u64> = (0..ORDERS).collect();
    let mut turns = 0;
    while !waiting.is_empty() || !door.has_seen_it_all() || turns < 60 {
        turns += 1;
        if turns == 400 {
            door.fail(0);
        }
        assert!(turns < 1_000, "{waiting:?} still wait");
        // Each turn is another process: what is not kept is forgotten.
        let Ok(relayer) = town.relayer_by(&node, &store, rules.clone()).await else { continue };
        if let Some(number) = waiting.first() {
            let request =
                town.request(&format!("pay {number}"), town.market, &town.payment(&town.order(*number).await).await);
            if relayer.submit(request).await.is_ok() {
                waiting.remove(0);
            }
        }
        let _ = relayer.step().await;
        town.running.mine(1).await;
        if let Ok(mut indexer) = Indexer::open(node.clone(), sink.clone(), follow.clone()).await {
            let _ = indexer.step().await;
            sink = indexer.sink().clone();
        }
    }
    door.fail(0);
    let relayer = town.relayer_by(&node, &store, rules.clone()).await.unwrap();
    for _ in 0..2 * ORDERS {
        relayer.step().await.unwrap();
        town.running.mine(1).await;
    }
    for number in 0..ORDERS {
        let fate = relayer.fate(&format!("pay {number}")).await.unwrap();
        assert!(matches!(fate, Some(Fate::Done(_))), "{number}: {fate:?}");
    }
    assert_eq!(town.has(town.market).await, U256::from(ORDERS * AMOUNT));
    let mut indexer = Indexer::open(node.clone(), sink, follow).await.unwrap();
    indexer.catch_up().await.unwrap();
    assert_eq!(indexer.sink().events(), town.events().await);
    let opened = indexer.sink().events().iter().filter(|event| event.decode::<Market::Opened>().is_some()).count();
    assert_eq!(opened as u64, ORDERS);
}
