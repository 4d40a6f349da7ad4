//! The relayer with its jobs in a database, against a chain that forgets and changes its mind: each order is paid once.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use base::{Clock, ManualClock, Rng as _, Span, SplitMix, Timestamp};
use chain::node::Node;
use chain::relayer::{
    Added, Attempt, Fate, FeeRules, Fees, Flight, Job, Landing, MemoryStore, Quota, RelayError, Relayer, Rules, Store,
};
use chain::signer::{LocalKey, Signer as _};
use chain::testing::{CHAIN, Fake, Fragile, MARKET, Pool, bad, paying};
use chain::{Address, B256, U256};
use db::testing::TestDb;
use market::Desk;
use server::chain::relays::RelayStore;

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

fn name(number: u64) -> String {
    format!("order {number}")
}

struct Shop {
    node: Fake<Pool>,
    store: Fragile<RelayStore>,
    clock: Arc<ManualClock>,
    key: LocalKey,
}

impl Shop {
    fn new(test: &TestDb, seed: u64) -> Self {
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(1_800_000_000_000)));
        let key = LocalKey::from_bytes(&B256::from(U256::from(seed + 1))).unwrap();
        let desk = Desk::new(test.db.clone(), Arc::clone(&clock) as Arc<dyn Clock>);
        let store = Fragile::around(RelayStore::new(desk, CHAIN, key.address()));
        Self { node: Fake::new(Pool::new(seed)), store, clock, key }
    }

    async fn relayer(&self) -> Result<Relayer<Node, Fragile<RelayStore>>, RelayError> {
        let (signer, clock) = (Arc::new(self.key.clone()), Arc::clone(&self.clock) as Arc<dyn Clock>);
        Relayer::open(self.node.provider(), self.store.clone(), signer, clock, rules()).await
    }
}

async fn each_once(test: &TestDb, seed: u64, every: u64, orders: u64) {
    let shop = Shop::new(test, seed);
    shop.store.fail_every(every);
    shop.node.with(|pool| {
        (pool.faults, pool.changes, pool.depth) = (10, 30, 4);
        pool.traps = (0..orders).step_by(5).map(cart).collect();
    });
    for turn in 0..80 {
        // Each turn is another process: what is not in the store is forgotten.
        let Ok(relayer) = shop.relayer().await else { continue };
        if turn < orders {
            let _ = relayer.submit(paying(name(turn), cart(turn))).await;
        }
        let _ = relayer.step().await;
        shop.clock.advance(Span::seconds(i64::try_from(seed % 30).unwrap()));
    }
    shop.store.fail_every(0);
    shop.node.with(|pool| (pool.faults, pool.changes, pool.base_fee) = (0, 0, 5));
    let relayer = shop.relayer().await.unwrap();
    for number in 0..orders {
        // Whoever asked and heard nothing asks again.
        let _ = relayer.submit(paying(name(number), cart(number))).await;
    }
    for _ in 0..100 {
        relayer.step().await.unwrap();
        shop.node.with(Pool::mine);
        shop.clock.advance(Span::seconds(61));
    }
    assert_eq!(relayer.store().flights().await.unwrap(), [], "seed {seed}");
    let paid = shop.node.with(|pool| pool.paid());
    let once: BTreeSet<B256> = paid.iter().copied().collect();
    assert_eq!(paid.len(), once.len(), "seed {seed}");
    for number in 0..orders {
        let fate = relayer.fate(&name(number)).await.unwrap();
        match fate {
            Some(Fate::Done(hash)) => {
                let there =
                    shop.node.with(|pool| pool.mined().any(|it| it.hash == hash && it.paid.contains(&cart(number))));
                assert!(there, "seed {seed}: order {number} is told to be paid in a transaction that did not pay it");
            }
            // A trap that sprang when the order was alone.
            Some(Fate::Refused(_)) => assert!(!once.contains(&cart(number))),
            None => assert!(bad(cart(number)) && !once.contains(&cart(number))),
            other => panic!("seed {seed}: order {number}: {other:?}"),
        }
    }
}

db::on_both!(
    &market::migrations(),
    async fn each_order_is_paid_once_after_all(test) {
        for seed in 0..8 {
            each_once(&test, seed, [0, 3, 7, 13][usize::try_from(seed % 4).unwrap()], 5 + seed * 4).await;
        }
    }
);

/// Draws one call after the other, right ones and wrong ones, and hands each to both stores: they answer alike.
async fn same_as_memory(store: &RelayStore, seed: u64) {
    let (memory, mut rng) = (MemoryStore::default(), SplitMix::new(seed));
    let hash = |number: u64| B256::from(U256::from(number));
    for _ in 0..150 {
        let (number, nonce) = (rng.below(12), rng.below(4));
        let at = Timestamp::from_millis(i64::try_from(rng.below(1_000)).unwrap());
        let user = Address::with_last_byte(u8::try_from(number % 3).unwrap());
        let mut request = paying(name(number), hash(number));
        request.user = user;
        let fees = Fees { most: u128::MAX - u128::from(number), tip: number.into() };
        let attempt = Attempt { hash: hash(rng.next_u64()), raw: vec![7; 9].into(), fees, at };
        match rng.below(6) {
            0 | 1 => {
                let gas = rng.below(1_000);
                let job = Job { request, gas, since: at, together: 3 };
                let quota = Quota { since: Timestamp::from_millis(500), gas: 1_500 };
                let (ours, theirs) = (store.add(&job, quota).await, memory.add(&job, quota).await);
                assert_eq!(ours.unwrap(), theirs.unwrap(), "seed {seed}");
            }
            2 => {
                let keys = (0..1 + rng.below(3)).map(|more| name((number + more * 5) % 12)).collect();
                let (to, data) = (MARKET, request.data);
                let flight = Flight { nonce, keys, to, data, gas: 5, attempts: vec![attempt] };
                assert_eq!(store.take_off(&flight).await.is_ok(), memory.take_off(&flight).await.is_ok());
            }
            3 => {
                let (ours, theirs) = (store.try_again(nonce, &attempt).await, memory.try_again(nonce, &attempt).await);
                assert_eq!(ours.is_ok(), theirs.is_ok());
            }
            4 => {
                let landing = match rng.below(3) {
                    0 => Landing::Done(hash(number)),
                    1 => Landing::Again(1 + usize::from(number > 5)),
                    _ => Landing::Refused(vec![1, 2].into()),
                };
                store.land(nonce, &landing).await.unwrap();
                memory.land(nonce, &landing).await.unwrap();
            }
            _ => {
                let key = name(number);
                // Nobody refuses what does not wait; memory would not notice.
                if memory.fate(&key).await.unwrap() == Some(Fate::Waiting) {
                    store.refuse(&key, &vec![3].into()).await.unwrap();
                    memory.refuse(&key, &vec![3].into()).await.unwrap();
                } else {
                    assert!(store.refuse(&key, &vec![3].into()).await.is_err());
                }
            }
        }
        assert_eq!(store.flights().await.unwrap(), memory.flights().await.unwrap(), "seed {seed}");
        assert_eq!(store.waiting(5).await.unwrap(), memory.waiting(5).await.unwrap(), "seed {seed}");
        for number in 0..12 {
            let key = name(number);
            assert_eq!(store.fate(&key).await.unwrap(), memory.fate(&key).await.unwrap(), "seed {seed}");
        }
    }
}

db::on_both!(
    &market::migrations(),
    async fn the_database_answers_as_memory_does(test) {
        for seed in 0..4 {
            let clock = Arc::new(ManualClock::at(Timestamp::from_millis(0)));
            let account = Address::with_last_byte(u8::try_from(seed).unwrap());
            same_as_memory(&RelayStore::new(Desk::new(test.db.clone(), clock), CHAIN, account), seed).await;
        }
    }
);

db::on_both!(
    &market::migrations(),
    async fn of_two_at_once_only_one_gets_what_is_left_of_a_quota(test) {
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(0)));
        let store = RelayStore::new(Desk::new(test.db.clone(), clock), CHAIN, MARKET);
        let quota = Quota { since: Timestamp::from_millis(0), gas: 100 };
        let job = |number: u64| {
            let request = paying(name(number), cart(number));
            Job { request, gas: 60, since: Timestamp::from_millis(1), together: 1 }
        };
        let (one, two) = (job(1), job(2));
        let (a, b) = tokio::join!(store.add(&one, quota), store.add(&two, quota));
        let mut added = [a.unwrap(), b.unwrap()];
        added.sort_by_key(|added| *added == Added::New);
        assert_eq!(added, [Added::OverQuota(60), Added::New]);
        // The same job from two sides is one.
        let third = Job { gas: 1, ..job(3) };
        let (a, b) = tokio::join!(store.add(&third, quota), store.add(&third, quota));
        let mut added = [a.unwrap(), b.unwrap()];
        added.sort_by_key(|added| *added == Added::New);
        assert_eq!(added, [Added::Known(Fate::Waiting), Added::New]);
    }
);
