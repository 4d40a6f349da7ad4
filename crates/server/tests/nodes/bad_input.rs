//! Another chain, another beginning, no money, nobody there.

use std::sync::Arc;

use chain::B256;
use chain::indexer::{Follow, IndexError, Indexer, MemorySink};
use chain::node::NodeError;
use chain::relayer::{RelayError, Relayer, Rules};
use chain::signer::{LocalKey, Signer as _};
use serde_json::json;

use crate::node::{CHAIN, Kind, Running};
use crate::town::Town;

crate::on_every_node!(another_chain_is_refused, another_beginning_is_refused, a_sender_without_money_says_so);

async fn another_chain_is_refused(kind: Kind) {
    let town = Town::open(kind).await;
    let rules = Rules { chain: 1, ..town.rules() };
    let refused = town.relayer_by(&town.running.node, &Arc::default(), rules).await;
    let wrong = |error: &NodeError| matches!(error, NodeError::WrongChain { wanted: 1, found: CHAIN });
    assert!(matches!(&refused, Err(RelayError::Node(error)) if wrong(error)));
    assert_eq!(refused.unwrap_err().to_string(), "the node is on chain 31337, not on 1");
    let follow = Follow { chain: 1, ..town.indexer_from() };
    let refused = Indexer::open(town.running.node.clone(), MemorySink::default(), follow).await;
    assert!(matches!(&refused, Err(IndexError::Node(error)) if wrong(error)));
}

async fn another_beginning_is_refused(kind: Kind) {
    let town = Town::open(kind).await;
    let first = town.running.ask("eth_getBlockByNumber", json!(["0x0", false])).await;
    let genesis: B256 = first["hash"].as_str().unwrap().parse().unwrap();
    let follow = Follow { genesis: Some(genesis), ..town.indexer_from() };
    assert!(Indexer::open(town.running.node.clone(), MemorySink::default(), follow.clone()).await.is_ok());
    // A chain of the same number that began with more.
    let other = Running::start(kind, LocalKey::random().address()).await;
    let other_first = other.ask("eth_getBlockByNumber", json!(["0x0", false])).await;
    let follow = match other_first["hash"] == first["hash"] {
        // Anvil's beginning does not depend on what accounts have.
        true => Follow { genesis: Some(B256::repeat_byte(1)), ..follow },
        false => follow,
    };
    let refused = Indexer::open(other.node.clone(), MemorySink::default(), follow).await;
    assert!(matches!(refused, Err(IndexError::Node(NodeError::ForeignGenesis { .. }))));
}

async fn a_sender_without_money_says_so(kind: Kind) {
    let town = Town::open(kind).await;
    let poor = LocalKey::random();
    let relayer = Relayer::open(
        town.running.node.clone(),
        Arc::new(chain::relayer::MemoryStore::default()),
        Arc::new(poor.clone()),
        Arc::clone(&town.clock) as _,
        town.rules(),
    );
    let relayer = relayer.await.unwrap();
    let payment = town.payment(&town.order(1).await).await;
    relayer.submit(town.request("pay", town.market, &payment)).await.unwrap();
    let error = relayer.step().await.unwrap_err();
    assert!(matches!(&error, RelayError::NoFunds { account, .. } if *account == poor.address()), "{error}");
    assert!(error.to_string().contains(&poor.address().to_string()), "{error}");
}

#[tokio::test]
async fn nobody_at_the_address_is_told() {
    // A port that was free a moment ago.
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let node = chain::node::at(&format!("http://{address}")).unwrap();
    let refused = Indexer::open(node, MemorySink::default(), Follow::new(CHAIN, Vec::new(), 0)).await;
    assert!(matches!(refused, Err(IndexError::Node(NodeError::Failed { asked: "eth_chainId", .. }))));
}
