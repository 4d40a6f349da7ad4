//! The relayer against a chain that forgets and changes its mind, and a store that fails: each order is paid once.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use alloy_primitives::{B256, U256};
use base::{Clock, ManualClock, Span, Timestamp};
use chain::contracts::market::Market;
use chain::node::Node;
use chain::relayer::{Fate, FeeRules, MemoryStore, RelayError, Relayer, Request, Rules, Store as _, Worked};
use chain::reverts::Revert;
use chain::signer::LocalKey;
use chain::testing::{CHAIN, Fake, Fragile, MARKET, Pool, bad};
use proptest::prelude::*;

const CONFIRMATIONS: u64 = 4;

fn rules() -> Rules {
    Rules {
        chain: CHAIN,
        market: MARKET,
        batch: 6,
        gas: 1_000_000,
        flights: 3,
        confirmations: CONFIRMATIONS,
        stuck: Span::seconds(60),
        fees: FeeRules { cap: 1_000_000, least_tip: 1 },
        daily_gas: u64::MAX,
        patience: Duration::from_secs(60),
    }
}

fn cart(number: u64) -> B256 {
    let mut cart = B256::from(U256::from(number));
    // Every seventh is one that no market takes.
    cart[0] = if number % 7 == 6 { 0xff } else { 0 };
    cart
}

fn paying(number: u64) -> Request {
    chain::testing::paying(format!("order {number}"), cart(number))
}

struct Shop {
    node: Fake<Pool>,
    store: Fragile<MemoryStore>,
    clock: Arc<ManualClock>,
    key: LocalKey,
}

impl Shop {
    fn new(seed: u64) -> Self {
        Self {
            node: Fake::new(Pool::new(seed)),
            store: Fragile::around(MemoryStore::default()),
            clock: Arc::new(ManualClock::at(Timestamp::from_millis(1_800_000_000_000))),
            key: LocalKey::from_bytes(&B256::repeat_byte(1)).unwrap(),
        }
    }

    async fn opened(&self, rules: Rules) -> Result<Relayer<Node, Fragile<MemoryStore>>, RelayError> {
        let (signer, clock) = (Arc::new(self.key.clone()), Arc::clone(&self.clock) as Arc<dyn Clock>);
        Relayer::open(self.node.provider(), self.store.clone(), signer, clock, rules).await
    }

    async fn relayer(&self) -> Relayer<Node, Fragile<MemoryStore>> {
        self.opened(rules()).await.unwrap()
    }

    fn mine(&self, blocks: u64) {
        self.node.with(|pool| (0..blocks).for_each(|_| pool.mine()));
    }

    async fn fate(&self, number: u64) -> Option<Fate> {
        self.store.fate(&format!("order {number}")).await.unwrap()
    }
}

async fn each_once(seed: u64, every: u64, orders: u64) -> Result<(), TestCaseError> {
    let shop = Shop::new(seed);
    shop.store.fail_every(every);
    shop.node.with(|pool| {
        (pool.faults, pool.changes, pool.depth) = (10, 30, CONFIRMATIONS as usize);
        pool.traps = (0..orders).step_by(5).map(cart).collect();
    });
    for turn in 0..150 {
        // Each turn is another process: what is not in the store is forgotten.
        let Ok(relayer) = shop.opened(rules()).await else { continue };
        if turn < orders {
            let _ = relayer.submit(paying(turn)).await;
        }
        let _ = relayer.step().await;
        shop.clock.advance(Span::seconds(i64::try_from(seed % 30).unwrap()));
    }
    shop.store.fail_every(0);
    shop.node.with(|pool| (pool.faults, pool.changes, pool.base_fee) = (0, 0, 5));
    let relayer = shop.relayer().await;
    for number in 0..orders {
        // Whoever asked and heard nothing asks again.
        let _ = relayer.submit(paying(number)).await;
    }
    for _ in 0..200 {
        relayer.step().await.unwrap();
        shop.mine(1);
        shop.clock.advance(Span::seconds(61));
    }
    prop_assert_eq!(relayer.store().flights().await.unwrap(), []);
    let paid = shop.node.with(|pool| pool.paid());
    let once: BTreeSet<B256> = paid.iter().copied().collect();
    prop_assert_eq!(paid.len(), once.len());
    for number in 0..orders {
        match shop.fate(number).await {
            Some(Fate::Done(hash)) => {
                let there =
                    shop.node.with(|pool| pool.mined().any(|it| it.hash == hash && it.paid.contains(&cart(number))));
                prop_assert!(there, "order {number} is told to be paid in a transaction that did not pay it");
            }
            // A trap that sprang when the order was alone.
            Some(Fate::Refused(_)) => prop_assert!(!once.contains(&cart(number))),
            None => prop_assert!(bad(cart(number)) && !once.contains(&cart(number))),
            other => prop_assert!(false, "order {number}: {other:?}"),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn each_order_is_paid_once_after_all(
        seed: u64, every in prop_oneof![Just(0), 3..20_u64], orders in 1..40_u64,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(each_once(seed, every, orders))?;
    }
}

#[tokio::test]
async fn a_bad_request_costs_nothing_and_says_why() {
    let shop = Shop::new(1);
    let error = shop.relayer().await.submit(paying(6)).await.unwrap_err();
    assert!(matches!(&error, RelayError::Refused(Revert::Market(Market::MarketErrors::Nothing(_)))), "{error}");
    assert_eq!(shop.fate(6).await, None);
}

#[tokio::test]
async fn orders_go_together_and_the_one_that_became_bad_is_left_out() {
    let shop = Shop::new(2);
    let relayer = shop.relayer().await;
    for number in 0..5 {
        assert_eq!(relayer.submit(paying(number)).await.unwrap(), Fate::Waiting);
    }
    // Somebody else pays the third in the meantime.
    let other =
        Shop { node: shop.node.clone(), key: LocalKey::from_bytes(&B256::repeat_byte(2)).unwrap(), ..Shop::new(2) };
    let theirs = other.relayer().await;
    theirs.submit(paying(2)).await.unwrap();
    theirs.step().await.unwrap();
    shop.mine(1);
    assert_eq!(relayer.step().await.unwrap(), Worked { sent: 4, refused: 1, ..Worked::default() });
    assert!(matches!(shop.fate(2).await, Some(Fate::Refused(reason)) if matches!(
        Revert::decode(&reason), Revert::Market(Market::MarketErrors::WrongStatus(_)))));
    shop.mine(CONFIRMATIONS);
    assert_eq!(relayer.step().await.unwrap(), Worked::default());
    shop.mine(1);
    assert_eq!(relayer.step().await.unwrap().landed, 1);
    assert!(matches!(shop.fate(0).await, Some(Fate::Done(_))));
    assert_eq!(relayer.submit(paying(0)).await.unwrap(), shop.fate(0).await.unwrap());
}

#[tokio::test]
async fn what_is_stuck_is_offered_for_more_up_to_the_cap() {
    let shop = Shop::new(3);
    let relayer = shop.opened(Rules { fees: FeeRules { cap: 40, least_tip: 1 }, ..rules() }).await.unwrap();
    relayer.submit(paying(0)).await.unwrap();
    assert_eq!(relayer.step().await.unwrap().sent, 1);
    shop.node.with(|pool| pool.base_fee = 30);
    shop.mine(3);
    assert_eq!(relayer.step().await.unwrap(), Worked::default());
    shop.clock.advance(Span::minutes(2));
    assert_eq!(relayer.step().await.unwrap().raised, 1);
    shop.clock.advance(Span::minutes(2));
    assert_eq!(relayer.step().await.unwrap().stuck, 1);
    shop.mine(1 + CONFIRMATIONS);
    assert_eq!(relayer.step().await.unwrap().landed, 1);
    assert_eq!(shop.node.with(|pool| pool.paid()), [cart(0)]);
    // Nothing is begun while gas costs more than it may.
    shop.node.with(|pool| pool.base_fee = 41);
    relayer.submit(paying(1)).await.unwrap();
    assert_eq!(relayer.step().await.unwrap(), Worked { too_dear: true, ..Worked::default() });
}

#[tokio::test]
async fn a_user_who_had_enough_waits_for_the_next_day() {
    let shop = Shop::new(4);
    let relayer = shop.opened(Rules { daily_gas: 120_000, ..rules() }).await.unwrap();
    relayer.submit(paying(0)).await.unwrap();
    relayer.submit(paying(1)).await.unwrap();
    let refused = relayer.submit(paying(2)).await;
    assert!(matches!(refused, Err(RelayError::OverQuota { used: 100_000, wanted: 50_000, most: 120_000 })));
    // What is known already is no new use.
    assert_eq!(relayer.submit(paying(1)).await.unwrap(), Fate::Waiting);
    shop.clock.advance(Span::millis(86_400_001));
    assert_eq!(relayer.submit(paying(2)).await.unwrap(), Fate::Waiting);
}

#[tokio::test]
async fn a_relayer_without_money_says_so_and_begins_nothing() {
    let shop = Shop::new(5);
    shop.node.with(|pool| pool.balance = U256::from(7));
    let relayer = shop.relayer().await;
    relayer.submit(paying(0)).await.unwrap();
    assert!(matches!(relayer.step().await, Err(RelayError::NoFunds { .. })));
    assert_eq!(shop.fate(0).await, Some(Fate::Waiting));
}
