//! Levels and generations: a part of what is sold so far below, counting those who count.

use super::super::Rate;
use super::super::flow::{Flow, Passed};
use super::super::language::Expression;
use super::super::table::Seen;
use super::Base;

/// Which of those above take up a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counts {
    /// Everybody. Whoever cannot earn keeps the level from others.
    Everybody,
    /// Whoever satisfies it: the active with compression, the leaders with generations.
    Those(Expression),
    /// Whoever earns that very level; others are passed over, and the next one above has it.
    Earners,
}

/// Pays levels, or generations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels {
    /// What is paid on.
    pub on: Base,
    /// Who may earn; everybody when `None`.
    pub to: Option<Expression>,
    /// Who takes up a level.
    pub counts: Counts,
    /// The rates of each level, the nearest first, by the rank a position is paid as, those without a rank first.
    pub rates: Vec<Vec<Rate>>,
    /// What each level is worth when nobody earns it: the lowest rate that any rank has for it.
    pub worth: Vec<Rate>,
}

impl Levels {
    /// Pays these rates.
    #[must_use]
    pub fn new(on: Base, to: Option<Expression>, counts: Counts, rates: Vec<Vec<Rate>>) -> Self {
        let worth = Self::worth_of(&rates);
        Self { on, to, counts, rates, worth }
    }

    /// What each level is worth: the lowest rate that any rank has for it.
    pub(super) fn worth_of(rates: &[Vec<Rate>]) -> Vec<Rate> {
        let depth = rates.iter().map(Vec::len).max().unwrap_or(0);
        let lowest = |level: usize| {
            let of_level = rates.iter().filter_map(|rates| rates.get(level)).filter(|rate| **rate > Rate::ZERO);
            of_level.min().copied().unwrap_or_default()
        };
        (0..depth).map(lowest).collect()
    }

    /// The first level, from 1, that nobody can ever take up while there are more after it: only those who earn a level take it
    /// up, and no rank has a rate for that one.
    pub(in super::super) fn closed(&self) -> Option<usize> {
        let last = self.worth.iter().rposition(|worth| *worth > Rate::ZERO)?;
        let first = self.worth.iter().position(|worth| *worth == Rate::ZERO)?;
        (self.counts == Counts::Earners && first < last).then_some(first + 1)
    }

    /// Whether a position takes up the level that volume is counted at next, from 0.
    pub(in super::super) fn takes_up(&self, seen: Seen<'_>, level: usize) -> bool {
        match &self.counts {
            Counts::Everybody => true,
            Counts::Those(who) => who.holds(&seen),
            Counts::Earners => self.rates_of(seen).get(level).is_some_and(|rate| *rate > Rate::ZERO),
        }
    }

    /// The rates of a position.
    pub(in super::super) fn rates_of(&self, seen: Seen<'_>) -> &[Rate] {
        if seen.is_customer() || self.to.as_ref().is_some_and(|to| !to.holds(&seen)) {
            return &[];
        }
        self.rates.get(seen.rank()).map_or(&[], Vec::as_slice)
    }
}

impl Flow for Levels {
    fn kinds(&self) -> usize {
        self.worth.len()
    }

    /// The kinds are the levels that volume is next counted at.
    fn pass(&self, seen: Seen<'_>, own: i64, volume: &mut [i64]) -> Passed {
        let rates = self.rates_of(seen);
        let takes_up = match &self.counts {
            Counts::Everybody => Some(true),
            Counts::Those(who) => Some(who.holds(&seen)),
            Counts::Earners => None,
        };
        let mut passed = Passed::default();
        // From the last level down, so that nothing goes two levels at once.
        for level in (0..volume.len()).rev() {
            let rate = rates.get(level).map_or(0, |rate| rate.millionths());
            passed.earned += i128::from(volume[level]) * i128::from(rate);
            if takes_up.unwrap_or(rate > 0) {
                let all = std::mem::take(&mut volume[level]);
                if rate == 0 {
                    passed.unpaid += i128::from(all) * i128::from(self.worth[level].millionths());
                }
                if let Some(next) = volume.get_mut(level + 1) {
                    *next += all;
                }
            }
        }
        if let Some(first) = volume.first_mut() {
            *first += own;
        }
        passed
    }

    fn left(&self, volume: &[i64]) -> i128 {
        let further = |level: usize| self.worth[level..].iter().map(|rate| i128::from(rate.millionths())).sum::<i128>();
        volume.iter().enumerate().map(|(level, &all)| i128::from(all) * further(level)).sum()
    }
}
