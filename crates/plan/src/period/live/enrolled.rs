//! Whom somebody enrolled, while members come and change and order lines are added.

use std::collections::BTreeMap;

use super::Live;
use crate::period::Points;
use crate::period::enrolled::{Counted, Tour};

impl Live {
    /// For whom these rows count as enrolled, and in which volumes.
    pub(super) fn enrolled(&self, rows: &[usize]) -> Vec<Counted> {
        if self.rules.names.enrolled.is_empty() {
            return Vec::new();
        }
        let is_worth_it = rows.len() > 2 && self.rules.asks_for_sides();
        let tour = is_worth_it.then(|| Tour::new(&self.standing.placement));
        let of_row = |&row: &usize| self.standing.enrolled(&self.rules, &self.members, row, tour.as_ref());
        rows.iter().flat_map(of_row).collect()
    }

    /// The rows that may count otherwise than before when one changes: everybody, where it matters who stands on which side.
    pub(super) fn enrolled_near(&self, row: usize) -> Vec<usize> {
        if self.rules.asks_for_sides() { (0..self.len()).collect() } else { vec![row] }
    }

    /// Computes volumes and ranks again after these were enrolled before and those are now. Gives the places that were looked at.
    pub(super) fn enroll_again(&mut self, before: Vec<Counted>, now: Vec<Counted>) -> Vec<usize> {
        let mut changes: BTreeMap<Counted, i64> = BTreeMap::new();
        for (counted, sign) in before.into_iter().map(|one| (one, -1)).chain(now.into_iter().map(|one| (one, 1))) {
            *changes.entry(counted).or_default() += sign;
        }
        let mut more: BTreeMap<usize, Vec<(usize, i64)>> = BTreeMap::new();
        for ((place, volume), change) in changes.into_iter().filter(|(_, change)| *change != 0) {
            more.entry(place).or_default().push((volume, change * Points::ONE));
        }
        let starts: Vec<usize> = more.keys().copied().collect();
        self.stand_again(&starts, &more)
    }
}
