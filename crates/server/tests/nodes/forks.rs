//! Chains that take blocks back.

use std::sync::Arc;

use chain::U256;
use chain::contracts::market::Market;
use chain::indexer::{Indexer, MemorySink};
use chain::relayer::{Fate, MemoryStore, Rules};

use crate::node::Kind;
use crate::town::{AMOUNT, Town, ended};

crate::on_every_node!(what_was_taken_back_is_sent_again_and_happens_once, events_go_with_their_blocks);

async fn what_was_taken_back_is_sent_again_and_happens_once(kind: Kind) {
    let town = Town::open(kind).await;
    let store = Arc::new(MemoryStore::default());
    let rules = Rules { confirmations: 2, ..town.rules() };
    let open = async || town.relayer_by(&town.running.node, &store, rules.clone()).await.unwrap();
    let payment = town.payment(&town.order(1).await).await;
    let relayer = open().await;
    relayer.submit(town.request("pay", town.market, &payment)).await.unwrap();
    relayer.step().await.unwrap();
    town.is_paid().await;
    town.running.reorganise(1).await;
    assert_eq!(town.has(town.market).await, U256::ZERO);
    // Another process finds it lost, and hands in the same bytes.
    let resumed = open().await;
    resumed.step().await.unwrap();
    town.is_paid().await;
    town.running.mine(2).await;
    let fate = ended(&resumed, "pay").await;
    assert!(matches!(fate, Fate::Done(_)), "{fate:?}");
    assert_eq!(town.has(town.market).await, U256::from(AMOUNT));
    assert_eq!(resumed.submit(town.request("pay", town.market, &payment)).await.unwrap(), fate);
}

async fn events_go_with_their_blocks(kind: Kind) {
    let town = Town::open(kind).await;
    let mut indexer =
        Indexer::open(town.running.node.clone(), MemorySink::default(), town.indexer_from()).await.unwrap();
    for number in 0..3 {
        town.does(&format!("pay {number}"), town.market, &town.payment(&town.order(number).await).await).await;
    }
    indexer.catch_up().await.unwrap();
    let opened =
        |sink: &MemorySink| sink.events().iter().filter(|event| event.decode::<Market::Opened>().is_some()).count();
    assert_eq!(opened(indexer.sink()), 3);
    town.running.reorganise(2).await;
    indexer.catch_up().await.unwrap();
    assert_eq!(opened(indexer.sink()), 1);
    town.does("pay 2 again", town.market, &town.payment(&town.order(2).await).await).await;
    // Another process goes on, and reading everything anew gives the same.
    let mut resumed =
        Indexer::open(town.running.node.clone(), indexer.sink().clone(), town.indexer_from()).await.unwrap();
    resumed.catch_up().await.unwrap();
    assert_eq!(opened(resumed.sink()), 2);
    assert_eq!(resumed.sink().events(), town.events().await);
}
