//! Filters that somebody polls.

use std::collections::BTreeMap;

use alloy_rpc_types_eth::{Filter, FilterBlockOption};

/// The most filters at a time. Who asks for more lets the oldest go.
const MOST: usize = 1_000;

/// What is polled.
#[derive(Debug, Clone)]
pub(super) enum Polled {
    Blocks,
    Logs(Box<Filter>),
}

#[derive(Debug, Default)]
pub(super) struct Filters {
    last: u64,
    /// For each the first block that was not told yet.
    open: BTreeMap<u64, (Polled, u64)>,
}

impl Filters {
    /// Opens one; it tells what is in block `next` and after.
    pub(super) fn open(&mut self, polled: Polled, next: u64) -> u64 {
        self.last += 1;
        self.open.insert(self.last, (polled, next));
        if self.open.len() > MOST {
            self.open.pop_first();
        }
        self.last
    }

    pub(super) fn close(&mut self, id: u64) -> bool {
        self.open.remove(&id).is_some()
    }

    pub(super) fn get(&self, id: u64) -> Option<&Polled> {
        self.open.get(&id).map(|(polled, _)| polled)
    }

    /// What is polled and from which block on it is news, up to `latest`.
    pub(super) fn poll(&mut self, id: u64, latest: u64) -> Option<(Polled, u64)> {
        let (polled, next) = self.open.get_mut(&id)?;
        // Blocks may have been taken back.
        let from = (*next).min(latest + 1);
        *next = latest + 1;
        Some((polled.clone(), from))
    }
}

/// What a filter asks for in `from..=to`, within the range of its own.
pub(super) fn within(filter: &Filter, from: u64, to: u64) -> Option<Filter> {
    let mut narrowed = filter.clone();
    if let FilterBlockOption::Range { .. } = filter.block_option {
        let from = filter.get_from_block().map_or(from, |first| first.max(from));
        let to = filter.get_to_block().map_or(to, |last| last.min(to));
        if from > to {
            return None;
        }
        narrowed = narrowed.from_block(from).to_block(to);
    }
    Some(narrowed)
}
