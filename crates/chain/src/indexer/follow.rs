//! One step after the other.

use alloy_provider::Provider;

use super::model::{Batch, Follow, Point};
use super::reader::{BLOCK, Reader};
use super::sink::{Sink, SinkError};
use crate::node::NodeError;

/// How often in a row there may be nothing to take in before it is said. Finding the length of ranges takes a dozen of steps.
const UNLUCKY: u32 = 100;

/// Why a step was not made. The sink is as before, and the step can be tried again.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The node.
    #[error(transparent)]
    Node(#[from] NodeError),
    /// The sink.
    #[error(transparent)]
    Sink(#[from] SinkError),
}

/// What a step did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing: every block that has its confirmations is in the sink, or the node is behind.
    UpToDate,
    /// The chain changed while it was read, or the node refused a range as too long. The next step may be luckier.
    Again,
    /// Events were taken in, up to this block.
    Applied {
        /// Where the sink stands.
        to: Point,
        /// How many events.
        events: usize,
    },
    /// The chain was reorganised, and the sink went back to this point; `None` is before its first block.
    RolledBack {
        /// Where the sink stands.
        to: Option<Point>,
    },
}

/// Carries the events of some contracts into a sink.
#[derive(Debug)]
pub struct Indexer<P, S> {
    reader: Reader<P>,
    sink: S,
    follow: Follow,
    /// How many blocks to ask for at once, as the node is willing to.
    range: u64,
}

impl<P: Provider, S: Sink> Indexer<P, S> {
    /// Begins to follow, where the sink stands.
    ///
    /// # Errors
    /// When the node cannot be asked, or is on another chain.
    pub async fn open(provider: P, sink: S, follow: Follow) -> Result<Self, IndexError> {
        let reader = Reader::new(provider, &follow);
        reader.check(&follow).await?;
        let range = follow.range.max(1);
        Ok(Self { reader, sink, follow, range })
    }

    /// What keeps the events.
    #[must_use]
    pub const fn sink(&self) -> &S {
        &self.sink
    }

    /// Steps until nothing is left to do.
    ///
    /// # Errors
    /// The first that a step has; what was done before stays.
    pub async fn catch_up(&mut self) -> Result<(), IndexError> {
        let mut unlucky = 0;
        loop {
            match self.step().await? {
                Step::UpToDate => return Ok(()),
                Step::Again if unlucky == UNLUCKY => {
                    return Err(NodeError::contradiction(BLOCK, "no block that follows the one before").into());
                }
                Step::Again => unlucky += 1,
                Step::Applied { .. } | Step::RolledBack { .. } => unlucky = 0,
            }
        }
    }

    /// Does the next piece of work.
    ///
    /// # Errors
    /// When the node or the sink fails.
    pub async fn step(&mut self) -> Result<Step, IndexError> {
        let head = self.reader.head().await?;
        let cursor = self.sink.cursor().await?;
        if let Some(from) = cursor
            && self.left_behind(from, head).await?
        {
            let to = self.ancestor(from).await?;
            self.sink.rollback(from, to).await?;
            return Ok(Step::RolledBack { to });
        }
        let next = cursor.map_or(self.follow.from, |point| point.number.saturating_add(1));
        if head < next.saturating_add(self.follow.confirmations) {
            return Ok(Step::UpToDate);
        }
        let Some(batch) = self.read(cursor, next, head).await? else { return Ok(Step::Again) };
        self.sink.apply(cursor, &batch).await?;
        Ok(Step::Applied { to: batch.last.point, events: batch.events.len() })
    }

    /// Whether the chain has another block where the sink has one. Of a node that has not come so far, only what it has counts.
    async fn left_behind(&mut self, cursor: Point, head: u64) -> Result<bool, IndexError> {
        let known =
            if cursor.number <= head { Some(cursor) } else { self.sink.point_below(head.saturating_add(1)).await? };
        let Some(known) = known else { return Ok(false) };
        let there = self.reader.block(known.number).await?;
        Ok(there.is_some_and(|there| there.point != known))
    }

    /// The highest point below one that the chain has as well.
    async fn ancestor(&mut self, mut point: Point) -> Result<Option<Point>, IndexError> {
        while let Some(kept) = self.sink.point_below(point.number).await? {
            // A node that lost this block as well has nothing in its place that would be worth standing on.
            if self.reader.block(kept.number).await?.is_some_and(|there| there.point == kept) {
                return Ok(Some(kept));
            }
            point = kept;
        }
        Ok(None)
    }

    /// The blocks from `next` on; `None` when they have to be asked for again.
    async fn read(&mut self, cursor: Option<Point>, next: u64, head: u64) -> Result<Option<Batch>, NodeError> {
        let settled = head.saturating_sub(self.follow.settled.max(self.follow.confirmations));
        let last = settled.min(next.saturating_add(self.range - 1));
        if last <= next {
            return self.reader.one(cursor, next).await;
        }
        match self.reader.range(cursor, next, last).await {
            Ok(batch) => {
                self.range = (self.range + self.range / 4 + 1).min(self.follow.range.max(1));
                Ok(batch)
            }
            Err(error) => {
                self.range = ((last - next) / 2).max(1);
                // Its reason is in words of its own, at each provider others; a shorter range shows whether it was the length.
                if error.refused() { Ok(None) } else { Err(error) }
            }
        }
    }
}
