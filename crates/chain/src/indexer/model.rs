//! Blocks and events, as they are handed on.

use std::time::Duration;

use alloy_primitives::{Address, B256, Bytes, Log, LogData};
use alloy_sol_types::SolEvent;

/// What to follow, and how closely.
#[derive(Debug, Clone)]
pub struct Follow {
    /// The chain's number.
    pub chain: u64,
    /// The hash of block 0, where it is known: another chain of the same number is refused then.
    pub genesis: Option<B256>,
    /// The contracts whose events are wanted; at least one.
    pub contracts: Vec<Address>,
    /// The first block that can hold one of their events.
    pub from: u64,
    /// How many blocks have to be above one before it is read; 0 reads the head, which is taken back most often.
    pub confirmations: u64,
    /// How many blocks below the head no reorganisation is expected to reach: deeper ones are read in ranges.
    pub settled: u64,
    /// The longest range of blocks to ask for at once, at least 1.
    pub range: u64,
    /// How long to wait for one answer.
    pub patience: Duration,
}

impl Follow {
    /// Follows contracts from their first block on: 2 confirmations, ranges of up to 10,000 blocks more than 64 below the head, half a
    /// minute for an answer.
    #[must_use]
    pub const fn new(chain: u64, contracts: Vec<Address>, from: u64) -> Self {
        Self {
            chain,
            genesis: None,
            contracts,
            from,
            confirmations: 2,
            settled: 64,
            range: 10_000,
            patience: Duration::from_secs(30),
        }
    }
}

/// A block by number and hash: on which branch somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The block's number.
    pub number: u64,
    /// Its hash.
    pub hash: B256,
}

/// A block, as much of it as matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Which it is.
    pub point: Point,
    /// The hash of the block before.
    pub parent: B256,
    /// When it was made, in Unix seconds.
    pub time: u64,
}

/// One event of a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// In which block.
    pub block: Point,
    /// Its place among all events of the block.
    pub index: u64,
    /// By which transaction.
    pub transaction: B256,
    /// Who said it, and what.
    pub log: Log,
}

impl Event {
    /// The event as `E`; `None` when it is another.
    #[must_use]
    pub fn decode<E: SolEvent>(&self) -> Option<E> {
        E::decode_log_data_validate(&self.log.data).ok()
    }

    pub(super) const fn new(block: Point, index: u64, transaction: B256, log: Log) -> Self {
        Self { block, index, transaction, log }
    }

    /// An event put together from what a store kept of it; `None` for more than four topics.
    #[must_use]
    pub fn restored(
        (block, index, transaction): (Point, u64, B256),
        contract: Address,
        topics: Vec<B256>,
        data: Bytes,
    ) -> Option<Self> {
        let log = Log { address: contract, data: LogData::new(topics, data)? };
        Some(Self::new(block, index, transaction, log))
    }
}

/// Consecutive blocks with all their events that are followed, in the chain's sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The first block's number.
    pub first: u64,
    /// The last block: where the sink stands afterwards.
    pub last: Block,
    /// Their events.
    pub events: Vec<Event>,
}
