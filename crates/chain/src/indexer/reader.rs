//! Blocks and events from a node, held against each other: what does not fit together is no answer.

use std::time::Duration;

use alloy_primitives::{Address, B256};
use alloy_provider::Provider;
use alloy_rpc_types_eth::{BlockNumberOrTag, Filter, Log};

use super::model::{Batch, Block, Event, Follow, Point};
use crate::node::{NodeError, answer};

pub(super) const BLOCK: &str = "eth_getBlockByNumber";
const LOGS: &str = "eth_getLogs";

#[derive(Debug)]
pub(super) struct Reader<P> {
    provider: P,
    contracts: Vec<Address>,
    patience: Duration,
}

impl<P: Provider> Reader<P> {
    pub(super) fn new(provider: P, follow: &Follow) -> Self {
        Self { provider, contracts: follow.contracts.clone(), patience: follow.patience }
    }

    /// Whether the node is on the chain that is meant.
    pub(super) async fn check(&self, follow: &Follow) -> Result<(), NodeError> {
        let found = answer("eth_chainId", self.patience, self.provider.get_chain_id()).await?;
        if found != follow.chain {
            return Err(NodeError::WrongChain { wanted: follow.chain, found });
        }
        let Some(wanted) = follow.genesis else { return Ok(()) };
        match self.block(0).await? {
            Some(block) if block.point.hash == wanted => Ok(()),
            _ => Err(NodeError::ForeignGenesis { wanted }),
        }
    }

    /// The number of the highest block.
    pub(super) async fn head(&self) -> Result<u64, NodeError> {
        answer("eth_blockNumber", self.patience, self.provider.get_block_number()).await
    }

    /// The block of this number; `None` when the node has not reached it.
    pub(super) async fn block(&self, number: u64) -> Result<Option<Block>, NodeError> {
        let request = self.provider.get_block_by_number(BlockNumberOrTag::Number(number));
        let Some(block) = answer(BLOCK, self.patience, request).await? else { return Ok(None) };
        let header = block.header;
        if header.inner.number != number {
            return Err(NodeError::contradiction(BLOCK, "a block of another number"));
        }
        let point = Point { number, hash: header.hash };
        Ok(Some(Block { point, parent: header.inner.parent_hash, time: header.inner.timestamp }))
    }

    /// The events of the block after `after`, asked for by its hash; `None` when the chain has none there, or not after `after`.
    pub(super) async fn one(&self, after: Option<Point>, number: u64) -> Result<Option<Batch>, NodeError> {
        let block = self.block(number).await?;
        let Some(block) = block.filter(|block| follows(after, block)) else { return Ok(None) };
        let filter = self.filter().at_block_hash(block.point.hash);
        let events = self.events(&filter, |point| point == block.point).await?;
        Ok(Some(Batch { first: number, last: block, events }))
    }

    /// The events of the blocks from `first`, the one after `after`, to `last`; `None` when the chain has other blocks, or changes.
    pub(super) async fn range(&self, after: Option<Point>, first: u64, last: u64) -> Result<Option<Batch>, NodeError> {
        // The end first and last: as long as it is the same block, so are all below it.
        let Some(end) = self.block(last).await? else { return Ok(None) };
        let start = self.block(first).await?;
        let Some(start) = start.filter(|start| follows(after, start)) else { return Ok(None) };
        let filter = self.filter().from_block(first).to_block(last);
        let fits = |point: Point| {
            let known = [start.point, end.point].into_iter().find(|known| known.number == point.number);
            known.map_or((first..last).contains(&point.number), |known| known == point)
        };
        let events = self.events(&filter, fits).await?;
        let unchanged = self.block(last).await?.is_some_and(|again| again.point == end.point);
        Ok(unchanged.then_some(Batch { first, last: end, events }))
    }

    fn filter(&self) -> Filter {
        Filter::new().address(self.contracts.clone())
    }

    async fn events(&self, filter: &Filter, fits: impl Fn(Point) -> bool) -> Result<Vec<Event>, NodeError> {
        let logs = answer(LOGS, self.patience, self.provider.get_logs(filter)).await?;
        let mut events = Vec::with_capacity(logs.len());
        for log in logs {
            let event = whole(log)?;
            if !fits(event.block) || !self.contracts.contains(&event.log.address) {
                return Err(NodeError::contradiction(LOGS, "an event of another block or contract"));
            }
            events.push(event);
        }
        in_sequence(events)
    }
}

/// Whether a block is the one after another.
fn follows(after: Option<Point>, block: &Block) -> bool {
    after.is_none_or(|after| after.hash == block.parent)
}

/// An event with all that an event in a block has.
fn whole(log: Log) -> Result<Event, NodeError> {
    let place = |log: &Log| -> Option<(u64, B256, u64, B256)> {
        Some((log.block_number?, log.block_hash?, log.log_index?, log.transaction_hash?))
    };
    let place = place(&log).filter(|_| !log.removed);
    let (number, hash, index, transaction) =
        place.ok_or(NodeError::contradiction(LOGS, "an event that is in no block"))?;
    Ok(Event::new(Point { number, hash }, index, transaction, log.inner))
}

/// In the chain's sequence, and each once; nodes behind a balancer have been seen to answer twice.
fn in_sequence(mut events: Vec<Event>) -> Result<Vec<Event>, NodeError> {
    events.sort_by_key(|event| (event.block.number, event.index));
    events.dedup();
    let one_block = |pair: &[Event]| match pair {
        [a, b] if a.block.number == b.block.number => a.block == b.block && a.index != b.index,
        _ => true,
    };
    if events.windows(2).all(one_block) {
        Ok(events)
    } else {
        Err(NodeError::contradiction(LOGS, "two events in one place"))
    }
}
