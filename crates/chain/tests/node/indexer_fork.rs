//! The indexer against a chain that changes its mind: afterwards the sink holds what the chain holds.

use std::future::Future;
use std::time::Duration;

use chain::indexer::{Batch, Follow, IndexError, Indexer, MemorySink, Point, Sink, SinkError, Step};
use chain::node::{Node, NodeError, StoreFailure};
use chain::testing::{CHAIN, Fake, Fork, OURS};
use proptest::prelude::*;

const SETTLED: u64 = 12;

fn follow(confirmations: u64) -> Follow {
    Follow {
        confirmations,
        settled: SETTLED,
        range: 40,
        patience: Duration::from_secs(60),
        ..Follow::new(CHAIN, vec![OURS], 0)
    }
}

async fn opened(node: &Fake<Fork>, sink: Fragile, follow: Follow) -> Indexer<Node, Fragile> {
    node.with(|fork| (fork.faults, fork.changes) = (0, 0));
    Indexer::open(node.provider(), sink, follow).await.unwrap()
}

/// A sink that fails now and then: before a change is kept, or after it, so that the one who asked does not know.
#[derive(Default)]
struct Fragile {
    kept: MemorySink,
    calls: u64,
    /// Fails at each call whose number this divides.
    every: u64,
}

impl Fragile {
    fn fails(&mut self) -> bool {
        self.calls += 1;
        self.every != 0 && self.calls.is_multiple_of(self.every)
    }

    async fn change(
        &mut self,
        change: impl AsyncFnOnce(&mut MemorySink) -> Result<(), SinkError>,
    ) -> Result<(), SinkError> {
        let lost = || Err(SinkError::Store(StoreFailure::new("the disk is full")));
        if self.fails() {
            return lost();
        }
        change(&mut self.kept).await?;
        if self.fails() { lost() } else { Ok(()) }
    }
}

impl Sink for Fragile {
    fn cursor(&mut self) -> impl Future<Output = Result<Option<Point>, SinkError>> + Send {
        self.kept.cursor()
    }

    fn point_below(&mut self, number: u64) -> impl Future<Output = Result<Option<Point>, SinkError>> + Send {
        self.kept.point_below(number)
    }

    async fn apply(&mut self, after: Option<Point>, batch: &Batch) -> Result<(), SinkError> {
        self.change(async |sink| sink.apply(after, batch).await).await
    }

    async fn rollback(&mut self, from: Point, to: Option<Point>) -> Result<(), SinkError> {
        self.change(async |sink| sink.rollback(from, to).await).await
    }
}

/// Once the node is well again and the chain has grown, the sink holds all up to where it stands, and nothing else.
fn holds_the_chain(node: &Fake<Fork>, sink: &MemorySink, confirmations: u64) -> Result<(), TestCaseError> {
    let stands = sink.stands_at().expect("something was read");
    node.with(|fork| {
        prop_assert_eq!(stands.number, fork.head() - confirmations);
        prop_assert_eq!(stands, fork.point(stands.number));
        prop_assert_eq!(sink.events(), fork.events(stands.number));
        Ok(())
    })
}

async fn badly_treated(seed: u64, confirmations: u64, every: u64, deep: Option<u64>) -> Result<(), TestCaseError> {
    let node = Fake::new(Fork::new(seed, SETTLED));
    node.with(|fork| fork.grow(5 + seed % 150));
    let mut indexer = opened(&node, Fragile { every, ..Fragile::default() }, follow(confirmations)).await;
    node.with(|fork| (fork.faults, fork.changes, fork.longest) = (20, 20, 30));
    for turn in 0..200 {
        // What fails is tried again; a restart in between forgets all but the sink.
        let _ = indexer.step().await;
        if turn == 100
            && let Some(depth) = deep
        {
            node.with(|fork| fork.break_deep(depth));
        }
    }
    node.with(|fork| {
        (fork.faults, fork.changes) = (0, 0);
        fork.grow(150);
    });
    let mut failures = 0;
    while let Err(error) = indexer.catch_up().await {
        failures += 1;
        prop_assert!(matches!(error, IndexError::Sink(_)) && failures < 1_000, "{}", error);
    }
    holds_the_chain(&node, &indexer.sink().kept, confirmations)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_sink_equals_the_chain_after_all(
        seed: u64, confirmations in 0..4_u64, every in prop_oneof![Just(0), 5..30_u64],
        deep in proptest::option::of(1..100_u64),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(badly_treated(seed, confirmations, every, deep))?;
    }
}

#[tokio::test]
async fn a_range_that_is_too_long_becomes_shorter_and_grows_again() {
    let node = Fake::new(Fork::new(1, SETTLED));
    node.with(|fork| {
        fork.grow(500);
        fork.longest = 7;
    });
    let mut indexer = opened(&node, Fragile::default(), follow(0)).await;
    indexer.catch_up().await.unwrap();
    holds_the_chain(&node, &indexer.sink().kept, 0).unwrap();
    let asked = node.with(|fork| std::mem::take(&mut fork.asked));
    assert!(asked < 1_500, "{asked} requests for 500 blocks");
}

#[tokio::test]
async fn a_chain_that_became_shorter_is_followed_back() {
    let node = Fake::new(Fork::new(2, SETTLED));
    node.with(|fork| fork.grow(50));
    let mut indexer = opened(&node, Fragile::default(), follow(0)).await;
    indexer.catch_up().await.unwrap();
    node.with(|fork| fork.reorganise(5, 2));
    let fork_point = node.with(|fork| fork.point(45));
    assert_eq!(indexer.step().await.unwrap(), Step::RolledBack { to: Some(fork_point) });
    indexer.catch_up().await.unwrap();
    holds_the_chain(&node, &indexer.sink().kept, 0).unwrap();
}

#[tokio::test]
async fn a_node_that_is_behind_takes_nothing_back() {
    let node = Fake::new(Fork::new(3, SETTLED));
    node.with(|fork| fork.grow(50));
    let mut indexer = opened(&node, Fragile::default(), follow(0)).await;
    indexer.catch_up().await.unwrap();
    node.with(|fork| fork.reorganise(5, 0));
    assert_eq!(indexer.step().await.unwrap(), Step::UpToDate);
    assert_eq!(indexer.sink().kept.stands_at().unwrap().number, 50);
}

#[tokio::test]
async fn two_indexers_of_one_sink_do_not_take_anything_in_twice() {
    let node = Fake::new(Fork::new(4, SETTLED));
    node.with(|fork| fork.grow(20));
    let mut sink = MemorySink::default();
    let mut indexer = Indexer::open(node.provider(), sink.clone(), follow(0)).await.unwrap();
    indexer.catch_up().await.unwrap();
    let last = indexer.sink().stands_at();
    let block = chain::indexer::Block { point: last.unwrap(), parent: last.unwrap().hash, time: 0 };
    let batch = Batch { first: 0, last: block, events: indexer.sink().events().to_vec() };
    sink.apply(None, &batch).await.unwrap();
    assert!(matches!(sink.apply(None, &batch).await, Err(SinkError::Moved)));
    assert_eq!(sink.events().len(), batch.events.len());
}

#[tokio::test]
async fn another_chain_is_refused() {
    let node = Fake::new(Fork::new(5, SETTLED));
    let wrong = Indexer::open(node.provider(), MemorySink::default(), Follow { chain: 1, ..follow(0) }).await;
    assert!(matches!(wrong, Err(IndexError::Node(NodeError::WrongChain { wanted: 1, found: CHAIN }))));
    let genesis = Some(alloy_primitives::B256::repeat_byte(1));
    let foreign = Indexer::open(node.provider(), MemorySink::default(), Follow { genesis, ..follow(0) }).await;
    assert!(matches!(foreign, Err(IndexError::Node(NodeError::ForeignGenesis { .. }))));
}
