//! The relayer against Anvil: orders are paid by signatures, released, and followed.

use std::sync::Arc;

use alloy_primitives::{Address, B256, U256};
use alloy_provider::Provider as _;
use alloy_sol_types::SolCall as _;
use base::Span;
use chain::client::ReadError;
use chain::contracts::market::Market::{self, MarketErrors};
use chain::indexer::{Follow, Indexer, MemorySink};
use chain::relayer::{Fate, MemoryStore, RelayError, Worked};
use chain::reverts::Revert;
use chain::testing::CHAIN;
use serde_json::json;

use crate::shop::{AMOUNT, HOLD, Shop};

fn refused(result: Result<Fate, RelayError>) -> MarketErrors {
    match result {
        Err(RelayError::Refused(Revert::Market(error))) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn orders_are_paid_by_signatures_released_and_followed() {
    let shop = Shop::open(&[]).await;
    let store = Arc::new(MemoryStore::default());
    let relayer = shop.relayer(Arc::clone(&store)).await;
    for number in 0..5 {
        assert_eq!(relayer.submit(shop.paying(number).await).await.unwrap(), Fate::Waiting);
    }
    let mut forged = shop.paying(9).await;
    let mut call = Market::payCall::abi_decode(&forged.data).unwrap();
    call.order.cart = B256::ZERO;
    forged.data = call.abi_encode().into();
    assert!(matches!(refused(relayer.submit(forged).await), MarketErrors::Unsigned(_)));
    assert_eq!(relayer.step().await.unwrap(), Worked { sent: 5, ..Worked::default() });
    assert_eq!(shop.market_has().await, U256::from(5 * AMOUNT));
    assert_eq!(relayer.step().await.unwrap(), Worked::default());
    shop.anvil.mine(2).await;
    assert_eq!(relayer.step().await.unwrap().landed, 1);
    assert!(matches!(relayer.fate("pay 4").await.unwrap(), Some(Fate::Done(_))));

    assert!(matches!(refused(relayer.submit(shop.releasing(0)).await), MarketErrors::NotDue(_)));
    shop.anvil.ask("evm_increaseTime", json!([HOLD])).await;
    shop.anvil.mine(1).await;
    for number in 0..5 {
        relayer.submit(shop.releasing(number)).await.unwrap();
    }
    relayer.step().await.unwrap();
    let earned = Market::balanceOfCall { token: shop.gms, account: shop.seller };
    assert_eq!(shop.contract(shop.market).read(&earned).await.unwrap(), U256::from(AMOUNT));
    assert!(matches!(refused(relayer.submit(shop.releasing(7)).await), MarketErrors::WrongStatus(_)));

    let follow = Follow { confirmations: 0, ..Follow::new(CHAIN, vec![shop.market], 0) };
    let mut indexer = Indexer::open(&shop.anvil.provider, MemorySink::default(), follow).await.unwrap();
    indexer.catch_up().await.unwrap();
    let events = indexer.sink().events();
    assert_eq!(events.iter().filter(|event| event.decode::<Market::Opened>().is_some()).count(), 5);
    assert_eq!(events.iter().filter(|event| event.decode::<Market::Released>().is_some()).count(), 5);
}

#[tokio::test]
async fn a_payment_that_was_reorganised_away_is_sent_again() {
    let shop = Shop::open(&[]).await;
    let store = Arc::new(MemoryStore::default());
    let relayer = shop.relayer(Arc::clone(&store)).await;
    relayer.submit(shop.paying(1).await).await.unwrap();
    relayer.step().await.unwrap();
    assert_eq!(shop.market_has().await, U256::from(AMOUNT));
    shop.anvil.ask("anvil_reorg", json!([1, []])).await;
    shop.anvil.ask("anvil_dropAllTransactions", json!([])).await;
    assert_eq!(shop.market_has().await, U256::ZERO);
    // Another process finds it lost, and hands in the same bytes.
    let resumed = shop.relayer(store).await;
    resumed.step().await.unwrap();
    shop.anvil.mine(3).await;
    assert_eq!(resumed.step().await.unwrap().landed, 1);
    assert!(matches!(resumed.fate("pay 1").await.unwrap(), Some(Fate::Done(_))));
    assert_eq!(shop.market_has().await, U256::from(AMOUNT));
}

#[tokio::test]
async fn what_waits_too_long_is_replaced_and_happens_once() {
    let shop = Shop::open(&[]).await;
    shop.anvil.ask("evm_setAutomine", json!([false])).await;
    let store = Arc::new(MemoryStore::default());
    let relayer = shop.relayer(Arc::clone(&store)).await;
    relayer.submit(shop.paying(1).await).await.unwrap();
    relayer.step().await.unwrap();
    shop.clock.advance(Span::minutes(2));
    assert_eq!(relayer.step().await.unwrap().raised, 1);
    let raised = store_hash(&relayer).await;
    shop.anvil.mine(3).await;
    assert_eq!(relayer.step().await.unwrap().landed, 1);
    assert_eq!(relayer.fate("pay 1").await.unwrap(), Some(Fate::Done(raised)));
    assert_eq!(shop.market_has().await, U256::from(AMOUNT));
    assert!(shop.anvil.provider.get_transaction_receipt(raised).await.unwrap().is_some());
}

async fn store_hash<P: alloy_provider::Provider>(
    relayer: &chain::relayer::Relayer<P, Arc<MemoryStore>>,
) -> alloy_primitives::B256 {
    use chain::relayer::Store as _;
    relayer.store().flights().await.unwrap()[0].attempts.last().unwrap().hash
}

#[tokio::test]
async fn an_address_without_a_contract_is_told_from_one_with() {
    let shop = Shop::open(&[]).await;
    let nobody = shop.contract(Address::repeat_byte(9)).read(&Market::feeCall {}).await;
    assert!(matches!(nobody, Err(ReadError::OtherContract(..))));
    assert_eq!(shop.contract(shop.market).read(&Market::feeCall {}).await.unwrap().points, 0);
}
