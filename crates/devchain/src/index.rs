//! Where blocks, transactions and logs are found.
//!
//! Logs are numbered as they come. Each address, and each topic at each position, has the ascending list of the logs that have it. A
//! search takes the shortest list that its filter allows and looks its members up in the others, so it costs by what is found and
//! not by what is there.

use std::ops::Range;

use alloy_primitives::{Address, B256};

use crate::block::Outline;
use crate::state::Map;

/// What is kept in memory of a block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) hash: B256,
    pub(crate) state_root: B256,
    pub(crate) timestamp: u64,
    pub(crate) base_fee: u64,
    pub(crate) gas_used: u64,
    /// Where its record stands.
    pub(crate) offset: u64,
    /// The number of its first log.
    first_log: u32,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct LogPlace {
    pub(crate) offset: u64,
    pub(crate) length: u32,
}

/// Which logs are asked for. An empty list allows everything.
#[derive(Debug, Default, Clone)]
pub(crate) struct Wanted {
    pub(crate) addresses: Vec<Address>,
    pub(crate) topics: [Vec<B256>; 4],
}

#[derive(Debug, Default)]
pub(crate) struct Index {
    blocks: Vec<Entry>,
    by_hash: Map<B256, u64>,
    transactions: Map<B256, (u64, u32)>,
    logs: Vec<LogPlace>,
    by_address: Map<Address, Vec<u32>>,
    by_topic: Map<(u8, B256), Vec<u32>>,
}

impl Index {
    /// Adds the next block, whose record has its body at `body` and begins at `offset`.
    pub(crate) fn add(&mut self, outline: &Outline, hash: B256, offset: u64, body: u64) {
        let header = &outline.header;
        let first_log = self.next_log();
        self.by_hash.insert(hash, header.number);
        for (place, transaction) in (0..).zip(&outline.transactions) {
            self.transactions.insert(*transaction, (header.number, place));
        }
        for log in &outline.logs {
            let number = self.next_log();
            self.by_address.entry(log.address).or_default().push(number);
            for (position, topic) in (0..).zip(&log.topics) {
                self.by_topic.entry((position, *topic)).or_default().push(number);
            }
            self.logs.push(LogPlace { offset: body.saturating_add(u64::from(log.at)), length: log.length });
        }
        self.blocks.push(Entry {
            hash,
            state_root: header.state_root,
            timestamp: header.timestamp,
            base_fee: header.base_fee_per_gas.unwrap_or_default(),
            gas_used: header.gas_used,
            offset,
            first_log,
        });
    }

    /// Takes the last block out again.
    pub(crate) fn remove_last(&mut self, outline: &Outline) {
        let Some(entry) = self.blocks.pop() else { return };
        self.by_hash.remove(&entry.hash);
        for transaction in &outline.transactions {
            self.transactions.remove(transaction);
        }
        let cut = |list: &mut Vec<u32>| list.truncate(list.partition_point(|log| *log < entry.first_log));
        for log in &outline.logs {
            self.by_address.get_mut(&log.address).map(cut);
            for (position, topic) in (0..).zip(&log.topics) {
                self.by_topic.get_mut(&(position, *topic)).map(cut);
            }
        }
        self.logs.truncate(usize::try_from(entry.first_log).unwrap_or(usize::MAX));
    }

    fn next_log(&self) -> u32 {
        // Four billion logs are more than the memory of any machine would hold the lists of.
        u32::try_from(self.logs.len()).unwrap_or(u32::MAX)
    }

    pub(crate) fn block(&self, number: u64) -> Option<&Entry> {
        self.blocks.get(usize::try_from(number).ok()?)
    }

    pub(crate) fn last(&self) -> Option<&Entry> {
        self.blocks.last()
    }

    /// How many blocks there are.
    pub(crate) fn len(&self) -> u64 {
        u64::try_from(self.blocks.len()).unwrap_or(u64::MAX)
    }

    pub(crate) fn number_of(&self, hash: B256) -> Option<u64> {
        self.by_hash.get(&hash).copied()
    }

    /// The block of a transaction and its place there.
    pub(crate) fn transaction(&self, hash: B256) -> Option<(u64, u32)> {
        self.transactions.get(&hash).copied()
    }

    pub(crate) fn log(&self, number: u32) -> Option<LogPlace> {
        self.logs.get(usize::try_from(number).ok()?).copied()
    }

    /// The block that has a log.
    pub(crate) fn block_of_log(&self, log: u32) -> u64 {
        let after = self.blocks.partition_point(|block| block.first_log <= log);
        u64::try_from(after).unwrap_or(u64::MAX).saturating_sub(1)
    }

    fn first_log_of(&self, block: u64) -> u32 {
        self.block(block).map_or_else(|| self.next_log(), |entry| entry.first_log)
    }

    /// The numbers of the logs of `blocks` that are `wanted`, ascending; `None` when there are more than `most`.
    pub(crate) fn search(&self, blocks: Range<u64>, wanted: &Wanted, most: usize) -> Option<Vec<u32>> {
        let range = self.first_log_of(blocks.start)..self.first_log_of(blocks.end);
        let mut lists = Vec::new();
        if !wanted.addresses.is_empty() {
            let found = wanted.addresses.iter().map(|address| within(self.by_address.get(address), &range));
            lists.push(found.collect::<Vec<_>>());
        }
        for (position, topics) in (0..).zip(&wanted.topics) {
            if !topics.is_empty() {
                let found = topics.iter().map(|topic| within(self.by_topic.get(&(position, *topic)), &range));
                lists.push(found.collect());
            }
        }
        let length = |lists: &Vec<&[u32]>| lists.iter().map(|list| list.len()).sum::<usize>();
        lists.sort_by_key(length);
        let Some((shortest, others)) = lists.split_first() else {
            return (range.len() <= most).then(|| range.collect());
        };
        let fits = |log: &u32| others.iter().all(|any| any.iter().any(|list| list.binary_search(log).is_ok()));
        let mut found: Vec<u32> = Vec::new();
        for list in shortest {
            found.extend(list.iter().copied().filter(fits).take(most.saturating_add(1)));
            if found.len() > most {
                return None;
            }
        }
        found.sort_unstable();
        found.dedup();
        Some(found)
    }
}

fn within<'a>(list: Option<&'a Vec<u32>>, range: &Range<u32>) -> &'a [u32] {
    let list = list.map(Vec::as_slice).unwrap_or_default();
    let from = list.partition_point(|log| *log < range.start);
    let to = list.partition_point(|log| *log < range.end);
    list.get(from..to).unwrap_or_default()
}
