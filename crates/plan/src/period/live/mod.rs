//! Estimates that are always up to date: after an order, a refund, or a change of members, only what it touches is computed
//! again.
//!
//! What a member sells changes volumes, ranks and bonuses of those above, and of nobody else. So of every position is kept what
//! came to it from below and what it passes up (the run throws that away), and a change goes up as a difference, until nothing
//! changes any more. Pools and caps touch everybody: they are computed for whoever asks. After any changes the estimates are
//! what a run over all members and lines would give; a test compares.

mod change;
mod enrolled;
mod estimate;
mod streams;
mod way;

use std::collections::BTreeMap;

use base::MoneyError;
use rayon::prelude::*;

use super::bonuses::Kind;
use super::document::Rules;
use super::earnings::Amounts;
use super::input::Member;
use super::money::Exact;
use super::overrides::Overrides;
use super::run::{Run, RunError};
use super::sold::Sold;
use super::standing::Standing;
use super::state::State;
use super::{Forest, Points};
use streams::Streams;

pub use change::Change;

/// A period that is still going on.
#[derive(Debug)]
pub struct Live {
    pub(super) rules: Rules,
    pub(super) members: Vec<Member>,
    standing: Standing,
    sold: Sold,
    /// What the period before has left.
    state: State,
    /// What members are paid as by hand.
    overrides: Overrides,
    /// How each bonus becomes money.
    exact: Vec<Exact>,
    /// How each bonus is kept.
    kept: Vec<Kept>,
    /// Each volume of everybody together.
    totals: Vec<i128>,
    /// The positions of persons who have several.
    positions: BTreeMap<u32, Vec<u32>>,
}

/// How a bonus is kept up to date.
#[derive(Debug)]
enum Kept {
    /// It flows up a tree.
    Flow(Streams),
    /// Each position has it by itself: what it pays there, by place of the placement tree.
    Own(Amounts),
    /// Who has how many shares, by row. What they are worth is computed for whoever asks.
    Pool(BTreeMap<u32, u64>),
    /// It depends on a pool, or on what nobody earned: it is computed from the whole for whoever asks.
    Whole,
}

impl Run<'_> {
    /// Goes on as estimates, beginning with the lines that were added.
    ///
    /// # Errors
    /// When an amount is beyond what we count.
    pub fn into_live(mut self) -> Result<Live, RunError> {
        self.stand();
        let Self { rules, members, standing, sold, state, overrides, .. } = self;
        let totals = (0..rules.volumes.len()).map(|volume| standing.everybody(volume)).collect();
        let mut live = Live {
            rules: rules.clone(),
            exact: rules.bonuses.iter().map(|bonus| rules.money.exact(bonus)).collect(),
            kept: Vec::with_capacity(rules.bonuses.len()),
            positions: several_positions(&members),
            members,
            standing,
            sold,
            state,
            overrides,
            totals,
        };
        for bonus in 0..rules.bonuses.len() {
            let kept = live.keep(bonus)?;
            live.kept.push(kept);
        }
        Ok(live)
    }
}

/// The positions of persons who have several.
fn several_positions(members: &[Member]) -> BTreeMap<u32, Vec<u32>> {
    let mut positions: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (row, member) in (0..).zip(members).filter(|(row, member)| member.person != *row) {
        positions.entry(member.person).or_insert_with(|| vec![member.person]).push(row);
    }
    positions.values_mut().for_each(|rows| rows.sort_unstable());
    positions
}

impl Live {
    /// How many members there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// A member.
    #[must_use]
    pub fn member(&self, row: usize) -> &Member {
        &self.members[row]
    }

    /// The rank a member would be paid as now, from 1; 0 for none.
    #[must_use]
    pub fn rank(&self, row: usize) -> usize {
        self.standing.seen_row(row).rank()
    }

    /// The volumes of a member, in the order of [`Rules::volume_names`].
    pub fn volumes(&self, row: usize) -> impl Iterator<Item = Points> {
        let seen = self.standing.seen_row(row);
        (0..self.rules.volumes.len()).map(move |volume| Points::from_parts(seen.volume(volume)))
    }

    /// Everything that is kept of a bonus, from the beginning.
    fn keep(&self, bonus: usize) -> Result<Kept, MoneyError> {
        if self.depends_on_the_whole(bonus) {
            return Ok(Kept::Whole);
        }
        let kind = &self.rules.bonuses[bonus].kind;
        if let Some(flow) = kind.flow() {
            return Ok(Kept::Flow(Streams::new(self, bonus, flow.kinds())?));
        }
        if let Kind::Pool(pool) = kind {
            let shares =
                |place| (self.standing.placement.row_number(place), pool.by_formula(self.standing.seen(place)));
            return Ok(Kept::Pool((0..self.len()).map(shares).filter(|(_, shares)| *shares > 0).collect()));
        }
        let amounts = self.standing.of_each(|place| self.own_amount(bonus, place));
        Ok(Kept::Own(amounts.collect::<Result<_, _>>()?))
    }

    /// The tree a bonus goes up.
    fn forest(&self, bonus: usize) -> &Forest {
        self.standing.tree(self.rules.bonuses[bonus].tree)
    }
}
