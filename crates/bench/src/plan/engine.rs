//! The engine over a network that is drawn, with its times.

use std::time::{Duration, Instant};

use ::plan::period::{Outcome, Rules, Run, State};
use sha2::{Digest as _, Sha256};

use super::network::{self, Sales, Shape, Size};

/// So many orders come one by one.
const ORDERS: u64 = 100_000;

/// How long the steps of a run take. Drawing members and lines is in none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Times {
    /// Taking in the members.
    pub(crate) begin: Duration,
    /// Adding every line.
    pub(crate) add: Duration,
    /// Computing.
    pub(crate) finish: Duration,
}

impl Times {
    /// All of it.
    pub(crate) fn together(self) -> Duration {
        self.begin + self.add + self.finish
    }
}

/// A plan with the tree it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Plan {
    text: &'static str,
    shape: Shape,
}

/// Ranks, levels, differences, generations and a pool.
pub(crate) const NETWORK: Plan = Plan { text: include_str!("network.toml"), shape: Shape::Irregular };
/// Cycles and matching.
pub(crate) const BINARY: Plan = Plan { text: include_str!("binary.toml"), shape: Shape::Binary };

impl Plan {
    /// Its rules.
    pub(crate) fn rules(self) -> anyhow::Result<Rules> {
        Ok(Rules::parse(self.text)?)
    }

    /// Estimates while the month goes on: how long each of many orders takes that come after so many lines, the fastest first.
    pub(crate) fn estimate(self, rules: &Rules, size: Size) -> anyhow::Result<Vec<Duration>> {
        let mut sales = Sales::new(size, rules);
        let mut run = Run::new(rules, network::members(size.members, self.shape), State::default())?;
        while let Some(batch) = sales.next() {
            run.add(batch)?;
        }
        let mut live = run.into_live()?;
        let mut more = Sales::new(Size { lines: ORDERS, ..size }, rules);
        let mut times = Vec::new();
        while let Some(batch) = more.next() {
            for line in batch {
                let start = Instant::now();
                live.add(line)?;
                times.push(start.elapsed());
            }
        }
        times.sort_unstable();
        Ok(times)
    }

    /// Runs it.
    pub(crate) fn run(self, rules: &Rules, size: Size) -> anyhow::Result<(Outcome, Times)> {
        let members = network::members(size.members, self.shape);
        let mut sales = Sales::new(size, rules);
        let mut times = Times::default();
        let start = Instant::now();
        let mut run = Run::new(rules, members, State::default())?;
        times.begin = start.elapsed();
        while let Some(batch) = sales.next() {
            let start = Instant::now();
            run.add(batch)?;
            times.add += start.elapsed();
        }
        drop(sales);
        let start = Instant::now();
        let outcome = run.finish()?;
        times.finish = start.elapsed();
        Ok((outcome, times))
    }
}

/// The SHA-256 of everything that came of a run: earnings, breakage, ranks, volumes and what the next period needs.
pub(crate) fn digest(outcome: &Outcome) -> String {
    let mut hash = Sha256::new();
    for earning in outcome.earnings() {
        hash.update(earning.member.to_le_bytes());
        hash.update(earning.bonus.to_le_bytes());
        hash.update(earning.amount.minor().to_le_bytes());
        hash.update(earning.uncapped.minor().to_le_bytes());
    }
    outcome.breakage.iter().for_each(|money| hash.update(money.minor().to_le_bytes()));
    let State { titles, ranks, past, carried, had, retained, balances } = &outcome.state;
    hash.update(titles);
    hash.update(ranks);
    past.iter().chain(carried).chain(retained).chain(balances).for_each(|number| hash.update(number.to_le_bytes()));
    had.iter().for_each(|bits| hash.update(bits.to_le_bytes()));
    for row in 0..titles.len() {
        hash.update(outcome.rank(row).to_le_bytes());
        outcome.volumes(row).for_each(|volume| hash.update(volume.parts().to_le_bytes()));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
