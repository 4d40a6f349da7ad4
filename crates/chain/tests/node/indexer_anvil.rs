//! The indexer against Anvil.

use alloy_primitives::{Address, B256};
use alloy_provider::Provider as _;
use chain::contracts::directory::Directory;
use chain::indexer::{Follow, Indexer, MemorySink, Step};
use serde_json::json;

use crate::anvil::Anvil;

async fn says(anvil: &Anvil, directory: Address, number: u8) {
    let call = Directory::setProfileCall { content: B256::repeat_byte(number), uri: format!("ipfs://{number}") };
    anvil.send(anvil.accounts[1], directory, &call).await;
}

fn said(sink: &MemorySink) -> Vec<u8> {
    let profile = |event: &chain::indexer::Event| event.decode::<Directory::ProfileSet>().unwrap().content[0];
    sink.events().iter().map(profile).collect()
}

#[tokio::test]
async fn events_are_read_once_and_taken_back_with_their_blocks() {
    let anvil = Anvil::start(&[]).await;
    let directory = anvil.create(&Directory::BYTECODE, &Directory::constructorCall {}).await;
    for number in 1..=5 {
        says(&anvil, directory, number).await;
    }
    let follow = Follow { confirmations: 0, settled: 3, ..Follow::new(31_337, vec![directory], 1) };
    let mut indexer = Indexer::open(&anvil.provider, MemorySink::default(), follow.clone()).await.unwrap();
    indexer.catch_up().await.unwrap();
    assert_eq!(said(indexer.sink()), [1, 2, 3, 4, 5]);

    // The last two blocks are replaced by empty ones, and a third comes.
    anvil.ask("anvil_reorg", json!([2, []])).await;
    says(&anvil, directory, 6).await;
    assert!(matches!(indexer.step().await.unwrap(), Step::RolledBack { to: Some(to) } if to.number == 4));
    indexer.catch_up().await.unwrap();
    // A node may put what it took out into later blocks again.
    let now: Vec<u8> = said(indexer.sink());
    assert_eq!(now[..3], [1, 2, 3]);
    assert!(now.contains(&6));

    // Another process goes on from the same sink, and reading everything anew gives the same.
    says(&anvil, directory, 7).await;
    let mut resumed = Indexer::open(&anvil.provider, indexer.sink().clone(), follow.clone()).await.unwrap();
    resumed.catch_up().await.unwrap();
    let mut anew = Indexer::open(&anvil.provider, MemorySink::default(), follow).await.unwrap();
    anew.catch_up().await.unwrap();
    assert_eq!(said(resumed.sink()), said(anew.sink()));
    assert_eq!(resumed.sink().events(), anew.sink().events());
}

#[tokio::test]
async fn blocks_wait_for_their_confirmations() {
    let anvil = Anvil::start(&[]).await;
    let directory = anvil.create(&Directory::BYTECODE, &Directory::constructorCall {}).await;
    says(&anvil, directory, 1).await;
    let follow = Follow { confirmations: 3, ..Follow::new(31_337, vec![directory], 0) };
    let mut indexer = Indexer::open(&anvil.provider, MemorySink::default(), follow).await.unwrap();
    indexer.catch_up().await.unwrap();
    assert_eq!(said(indexer.sink()), [0; 0]);
    anvil.mine(3).await;
    indexer.catch_up().await.unwrap();
    assert_eq!(said(indexer.sink()), [1]);
}

#[tokio::test]
async fn a_connection_that_broke_is_an_error_and_nothing_is_lost() {
    let anvil = Anvil::start(&[]).await;
    let directory = anvil.create(&Directory::BYTECODE, &Directory::constructorCall {}).await;
    says(&anvil, directory, 1).await;
    let provider = anvil.provider.clone();
    let follow = Follow { confirmations: 0, ..Follow::new(31_337, vec![directory], 0) };
    let mut indexer = Indexer::open(provider, MemorySink::default(), follow.clone()).await.unwrap();
    indexer.catch_up().await.unwrap();
    let sink = indexer.sink().clone();
    let number = anvil.provider.get_block_number().await.unwrap();
    drop(anvil);
    assert!(indexer.step().await.is_err());
    assert_eq!(indexer.sink().stands_at(), sink.stands_at());
    assert_eq!(sink.stands_at().unwrap().number, number);
}
