//! The indexer with events in a database, against a chain that changes its mind: afterwards the database holds what the chain holds.

use std::sync::Arc;
use std::time::Duration;

use base::{ManualClock, Rng as _, SplitMix, Timestamp};
use chain::indexer::{Batch, Block, Follow, IndexError, Indexer, Point, Sink, SinkError};
use chain::node::{Node, StoreFailure};
use chain::testing::{CHAIN, Fake, Fork, OURS};
use db::testing::TestDb;
use market::Desk;
use server::chain::events::EventStore;

const SETTLED: u64 = 12;

fn follow(confirmations: u64) -> Follow {
    let patience = Duration::from_secs(60);
    Follow { confirmations, settled: SETTLED, range: 40, patience, ..Follow::new(CHAIN, vec![OURS], 0) }
}

fn store(test: &TestDb, chain: u64) -> EventStore {
    let clock = Arc::new(ManualClock::at(Timestamp::from_millis(0)));
    EventStore::new(Desk::new(test.db.clone(), clock), chain, OURS).unwrap()
}

/// A store that fails now and then: before a change is kept, or after it, so that the one who asked does not know.
struct Fragile {
    kept: EventStore,
    rng: SplitMix,
    /// In so many of a hundred changes.
    faults: u64,
}

impl Fragile {
    fn fails(&mut self) -> Result<(), SinkError> {
        let fails = self.rng.below(100) < self.faults;
        if fails { Err(SinkError::Store(StoreFailure::new("the disk is full"))) } else { Ok(()) }
    }
}

impl Sink for Fragile {
    async fn cursor(&mut self) -> Result<Option<Point>, SinkError> {
        self.kept.cursor().await
    }
    async fn point_below(&mut self, number: u64) -> Result<Option<Point>, SinkError> {
        self.kept.point_below(number).await
    }
    async fn apply(&mut self, after: Option<Point>, batch: &Batch) -> Result<(), SinkError> {
        self.fails()?;
        self.kept.apply(after, batch).await?;
        self.fails()
    }
    async fn rollback(&mut self, from: Point, to: Option<Point>) -> Result<(), SinkError> {
        self.fails()?;
        self.kept.rollback(from, to).await?;
        self.fails()
    }
}

/// Follows a chain that a seed shapes, each in its own rows of one database; two indexers at once when the seed is even.
async fn badly_treated(test: &TestDb, seed: u64) {
    let chain = CHAIN;
    let node = Fake::new(Fork::new(seed, SETTLED));
    node.with(|fork| fork.grow(5 + seed % 150));
    let confirmations = seed % 4;
    let faults = if seed.is_multiple_of(3) { 0 } else { 10 };
    let open = async |seed: u64| -> Indexer<Node, Fragile> {
        let sink = Fragile { kept: store(test, chain), rng: SplitMix::new(seed), faults };
        Indexer::open(node.provider(), sink, follow(confirmations)).await.unwrap()
    };
    let mut indexers = vec![open(seed).await];
    if seed.is_multiple_of(2) {
        indexers.push(open(!seed).await);
    }
    node.with(|fork| (fork.faults, fork.changes, fork.longest) = (20, 20, 30));
    for turn in 0..60 {
        for indexer in &mut indexers {
            // What fails is tried again.
            let _ = indexer.step().await;
        }
        if turn == 30 && seed.is_multiple_of(5) {
            node.with(|fork| fork.break_deep(1 + seed % 100));
        }
    }
    node.with(|fork| {
        (fork.faults, fork.changes) = (0, 0);
        fork.grow(150);
    });
    for indexer in &mut indexers {
        while let Err(error) = indexer.catch_up().await {
            assert!(matches!(error, IndexError::Sink(_)), "seed {seed}: {error}");
        }
    }
    let mut kept = store(test, chain);
    let stands = kept.cursor().await.unwrap().unwrap();
    let (expected, point) = node.with(|fork| (fork.events(stands.number), fork.point(fork.head() - confirmations)));
    assert_eq!(stands, point, "seed {seed}");
    assert_eq!(kept.between(0, u32::MAX.into()).await.unwrap(), expected, "seed {seed}");
    kept.rollback(stands, None).await.unwrap();
    assert_eq!(kept.cursor().await.unwrap(), None);
    assert_eq!(kept.between(0, u32::MAX.into()).await.unwrap(), []);
}

db::on_both!(
    &market::migrations(),
    async fn the_database_equals_the_chain_after_all(test) {
        for seed in 0..10 {
            badly_treated(&test, seed * 7_919).await;
        }
    }
);

db::on_both!(
    &market::migrations(),
    async fn whoever_is_second_is_told_so_and_old_points_are_forgotten(test) {
        let (mut one, mut two) = (store(&test, 1), store(&test, 1));
        let batch = |number: u64| {
            let point = Point { number, hash: chain::B256::from(chain::U256::from(number)) };
            Batch { first: number, last: Block { point, parent: chain::B256::ZERO, time: 0 }, events: Vec::new() }
        };
        let (low, high) = (batch(10), batch(9_000));
        let (a, b) = tokio::join!(one.apply(None, &low), two.apply(None, &low));
        assert!(a.is_ok() != b.is_ok());
        assert!(matches!(a.and(b), Err(SinkError::Moved)));
        let at = Some(low.last.point);
        let (a, b) = tokio::join!(one.apply(at, &high), two.apply(at, &high));
        assert!(matches!(a.and(b), Err(SinkError::Moved)));
        // Somebody who stands elsewhere takes nothing back.
        let elsewhere = Point { number: 9_000, hash: chain::B256::ZERO };
        assert!(matches!(one.rollback(elsewhere, None).await, Err(SinkError::Moved)));
        assert_eq!(one.point_below(9_000).await.unwrap(), None);
        assert_eq!(two.cursor().await.unwrap(), Some(high.last.point));
        // Another chain in the same database is another matter.
        assert_eq!(store(&test, 2).cursor().await.unwrap(), None);
    }
);
