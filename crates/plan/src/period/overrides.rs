//! Ranks that somebody decided by hand, whatever the plan says.

use std::collections::BTreeMap;

use super::Forest;
use super::document::{Rank, Rules};
use super::run::{Outcome, Run, RunError};
use super::table::Seen;

/// What a position is paid as by hand: a rank from 1, 0 for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaidAs {
    /// This rank, whatever it reaches.
    Exactly(u8),
    /// This rank, or the higher one that it reaches.
    AtLeast(u8),
}

impl PaidAs {
    /// The rank of one who reaches `reached`.
    pub(super) fn instead_of(self, reached: u8) -> u8 {
        match self {
            Self::Exactly(rank) => rank,
            Self::AtLeast(rank) => reached.max(rank),
        }
    }
}

/// By row, what was decided.
#[derive(Debug, Clone, Default)]
pub(super) struct Overrides(BTreeMap<u32, PaidAs>);

impl Overrides {
    pub(super) fn of(&self, row: u32) -> Option<PaidAs> {
        self.0.get(&row).copied()
    }

    /// What was decided of whoever stands at a place.
    pub(super) fn at(&self, placement: &Forest, place: usize) -> Option<PaidAs> {
        // Nearly always there is none, and this is asked of every position.
        if self.0.is_empty() { None } else { self.of(placement.row_number(place)) }
    }
}

impl Run<'_> {
    /// Decides what a member is paid as. The title it has after the period is what it would be without.
    ///
    /// # Errors
    /// When the member is not there, only buys or has left, or when there is no such rank.
    pub fn overrule(&mut self, member: u32, paid_as: PaidAs) -> Result<(), RunError> {
        let (PaidAs::Exactly(rank) | PaidAs::AtLeast(rank)) = paid_as;
        let one = self.members.get(member as usize).ok_or(RunError::NoBuyer(member))?;
        if one.is_customer || one.has_left {
            return Err(RunError::Unranked(member));
        }
        if usize::from(rank) > self.rules.ranks.len() {
            return Err(RunError::NoRank(rank));
        }
        self.overrides.0.insert(member, paid_as);
        Ok(())
    }
}

impl Rules {
    /// The rank that a position reaches by the plan, from 1; 0 for none.
    pub(super) fn reached(&self, seen: Seen<'_>) -> u8 {
        let has = |(at, rank): (usize, &Rank)| {
            let keeps = || rank.keeps.as_ref().is_some_and(|keeps| keeps.holds(&seen));
            (rank.needs.holds(&seen) || (seen.title() > at && keeps())).then_some(at + 1)
        };
        let rank = self.ranks.iter().enumerate().rev().find_map(has).unwrap_or(0);
        u8::try_from(rank).unwrap_or(u8::MAX)
    }
}

impl Outcome {
    /// The rank a member reaches by the plan, from 1; 0 for none: what it is paid as, when nothing was decided by hand.
    #[must_use]
    pub fn reached(&self, row: usize) -> usize {
        let seen = self.standing.seen_row(row);
        if seen.is_customer() { 0 } else { usize::from(self.rules.reached(seen)) }
    }
}
