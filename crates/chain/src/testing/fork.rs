//! A chain that changes its mind, behind a node that is not to be relied on.

use std::sync::Arc;

use alloy_primitives::{Address, B256, Bytes, LogData, U64, keccak256};
use alloy_rpc_types_eth::{Block, Filter, Log};
use base::{Rng, SplitMix};
use serde_json::{Value, json};

use super::fake::{Answers, Fault};
use crate::indexer::{Event, Point};

/// The contract whose events are followed; others have some as well.
pub const OURS: Address = Address::repeat_byte(7);
pub const CHAIN: u64 = 31_337;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub number: u64,
    pub hash: B256,
    parent: B256,
    logs: Vec<Log>,
}

pub struct Fork {
    rng: SplitMix,
    pub blocks: Arc<Vec<Made>>,
    /// The chain as it was a moment ago, for answers that come late.
    before: Vec<Arc<Vec<Made>>>,
    /// How many blocks below the highest head so far stay as they are, deep breaks aside.
    settled: u64,
    highest: u64,
    /// A fault in so many of a hundred answers.
    pub faults: u64,
    /// A change of the chain before so many of a hundred answers.
    pub changes: u64,
    /// The longest range that is answered.
    pub longest: u64,
    pub asked: u64,
}

impl Fork {
    pub fn new(seed: u64, settled: u64) -> Self {
        let mut fork = Self {
            rng: SplitMix::new(seed),
            blocks: Arc::default(),
            before: Vec::new(),
            settled,
            highest: 0,
            faults: 0,
            changes: 0,
            longest: u64::MAX,
            asked: 0,
        };
        fork.grow(1);
        fork
    }

    fn below(&mut self, most: u64) -> u64 {
        self.rng.below(most)
    }

    pub fn head(&self) -> u64 {
        self.blocks.len() as u64 - 1
    }

    pub fn grow(&mut self, count: u64) {
        for _ in 0..count {
            let number = self.blocks.len() as u64;
            let parent = self.blocks.last().map_or(B256::ZERO, |block| block.hash);
            let hash = keccak256((self.rng.next_u64() ^ number).to_be_bytes());
            let mut logs = Vec::new();
            for index in 0..self.below(4) {
                let address = if self.below(3) == 0 { Address::ZERO } else { OURS };
                let topics = vec![keccak256(index.to_be_bytes())];
                let data = LogData::new(topics, Bytes::copy_from_slice(&self.rng.next_u64().to_be_bytes())).unwrap();
                logs.push(Log {
                    inner: alloy_primitives::Log { address, data },
                    block_hash: Some(hash),
                    block_number: Some(number),
                    transaction_hash: Some(keccak256(hash)),
                    transaction_index: Some(0),
                    log_index: Some(index),
                    ..Log::default()
                });
            }
            Arc::make_mut(&mut self.blocks).push(Made { number, hash, parent, logs });
        }
        self.highest = self.highest.max(self.head());
    }

    /// Replaces the last `depth` blocks by `then` others.
    pub fn reorganise(&mut self, depth: u64, then: u64) {
        let kept = (self.blocks.len() as u64).saturating_sub(depth).max(1);
        Arc::make_mut(&mut self.blocks).truncate(kept as usize);
        self.grow(then);
    }

    /// A reorganisation deeper than what is expected: afterwards nobody remembers the chain before.
    pub fn break_deep(&mut self, depth: u64) {
        self.reorganise(depth, depth + 1);
        self.before.clear();
    }

    fn change(&mut self) {
        self.before.push(Arc::clone(&self.blocks));
        if self.below(2) == 0 {
            let lowest = self.highest.saturating_sub(self.settled / 2);
            let depth = self.below(self.head().saturating_sub(lowest) + 1);
            let then = self.below(depth * 2);
            self.reorganise(depth, then);
        } else {
            let count = 1 + self.below(3);
            self.grow(count);
        }
        if self.before.len() > 3 {
            self.before.remove(0);
        }
    }

    /// The chain that this answer is about: the present one, or a late one that has all that is settled.
    fn view(&mut self) -> Arc<Vec<Made>> {
        let faults = self.faults;
        if self.below(100) < faults && !self.before.is_empty() {
            let which = self.below(self.before.len() as u64) as usize;
            let common = self.before[which].iter().zip(&*self.blocks).take_while(|(a, b)| a == b).count() as u64;
            if common > self.highest.saturating_sub(self.settled) {
                return Arc::clone(&self.before[which]);
            }
        }
        Arc::clone(&self.blocks)
    }

    /// Where the chain is at this height.
    pub fn point(&self, number: u64) -> Point {
        Point { number, hash: self.blocks[number as usize].hash }
    }

    /// Our events in the blocks up to this height.
    pub fn events(&self, up_to: u64) -> Vec<Event> {
        let logs = self.blocks.iter().take(up_to as usize + 1).flat_map(|block| &block.logs);
        logs.filter(|log| log.inner.address == OURS).map(event).collect()
    }
}

impl Answers for Fork {
    fn answer(&mut self, method: &str, params: &Value) -> Result<Value, Fault> {
        self.asked += 1;
        let (faults, changes) = (self.faults, self.changes);
        if self.below(100) < changes {
            self.change();
        }
        if self.below(100) < faults {
            return Err(if self.below(2) == 0 { Fault::Gone } else { Fault::Refused(-32000, "busy", None) });
        }
        let view = self.view();
        match method {
            "eth_chainId" => Ok(json!(U64::from(CHAIN))),
            "eth_blockNumber" => Ok(json!(U64::from(view.len() as u64 - 1))),
            "eth_getBlockByNumber" => {
                let number: U64 = serde_json::from_value(params[0].clone()).unwrap();
                let mut number = number.to::<u64>();
                if self.below(100) < faults / 4 {
                    // The answer to another question.
                    number += 1;
                }
                Ok(view.get(number as usize).map_or(Value::Null, block))
            }
            "eth_getLogs" => {
                let filter: Filter = serde_json::from_value(params[0].clone()).unwrap();
                let mut logs = logs(&view, &filter, self.longest)?;
                if self.below(100) < faults {
                    logs.extend_from_within(..logs.len() / 2);
                    logs.reverse();
                }
                Ok(serde_json::to_value(logs).unwrap())
            }
            other => panic!("nobody asks for {other}"),
        }
    }
}

fn event(log: &Log) -> Event {
    let block = Point { number: log.block_number.unwrap(), hash: log.block_hash.unwrap() };
    let place = (block, log.log_index.unwrap(), log.transaction_hash.unwrap());
    let (topics, data) = (log.inner.data.topics().to_vec(), log.inner.data.data.clone());
    Event::restored(place, log.inner.address, topics, data).unwrap()
}

fn block(made: &Made) -> Value {
    let mut block: Block = Block::default();
    block.header.hash = made.hash;
    block.header.inner.number = made.number;
    block.header.inner.parent_hash = made.parent;
    serde_json::to_value(block).unwrap()
}

fn logs(view: &[Made], filter: &Filter, longest: u64) -> Result<Vec<Log>, Fault> {
    let blocks: Vec<&Made> = if let Some(hash) = filter.get_block_hash() {
        let found = view.iter().find(|block| block.hash == hash);
        vec![found.ok_or(Fault::Refused(-32000, "unknown block", None))?]
    } else {
        let (from, to) = (filter.get_from_block().unwrap(), filter.get_to_block().unwrap());
        if to - from >= longest {
            return Err(Fault::Refused(-32005, "query returned more than 10000 results", None));
        }
        view.iter().filter(|block| (from..=to).contains(&block.number)).collect()
    };
    let all = blocks.into_iter().flat_map(|block| block.logs.clone());
    Ok(all.filter(|log| filter.address.matches(&log.inner.address)).collect())
}
