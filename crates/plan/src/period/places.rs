//! Who has how many shares of a pool: by a formula, or by the place somebody comes to when all are ranked.

use rayon::prelude::*;

use super::bonuses::{Pool, Shares};
use super::standing::Standing;
use super::table::Seen;

impl Pool {
    /// The rows of whoever has shares, with how many in parts of points, in the order of the rows: among equal remainders whoever
    /// comes first in the file has the cent.
    pub(super) fn holders(&self, standing: &Standing) -> Vec<(usize, u64)> {
        let mut holders = match &self.shares {
            Shares::Formula(_) => standing
                .of_each(|place| (standing.placement.row(place), self.by_formula(standing.seen(place))))
                .filter(|(_, shares)| *shares > 0)
                .collect(),
            Shares::ByPlace { ranked_by, of_place } => self.ranked(standing, ranked_by, of_place),
        };
        holders.sort_unstable_by_key(|(row, _)| *row);
        holders
    }

    /// The shares of a position where a formula tells; none where they go by place.
    pub(super) fn by_formula(&self, seen: Seen<'_>) -> u64 {
        match &self.shares {
            Shares::Formula(shares) if self.may_earn(seen) => u64::try_from(shares.value(&seen)).unwrap_or(0),
            Shares::Formula(_) | Shares::ByPlace { .. } => 0,
        }
    }

    /// The best, with the shares of their places. Whoever may not earn has no place, and neither has who has nothing of what
    /// is ranked by. Those who come out equal by everything have equal parts of the shares of the places they take up.
    fn ranked(&self, standing: &Standing, ranked_by: &[usize], of_place: &[u64]) -> Vec<(usize, u64)> {
        let mut ranked: Vec<(Vec<i64>, usize)> = standing
            .of_each(|place| {
                let seen = standing.seen(place);
                let numbers: Vec<i64> = ranked_by.iter().map(|&volume| seen.volume(volume)).collect();
                let has_a_place = self.may_earn(seen) && numbers.first().is_some_and(|&number| number > 0);
                has_a_place.then(|| (numbers, standing.placement.row(place)))
            })
            .flatten()
            .collect();
        ranked.sort_unstable_by(|one, other| other.0.cmp(&one.0));
        let mut holders = Vec::new();
        let mut places = of_place;
        for equal in ranked.chunk_by(|one, other| one.0 == other.0) {
            let (theirs, further) = places.split_at(equal.len().min(places.len()));
            let each = theirs.iter().sum::<u64>() / equal.len() as u64;
            if each == 0 {
                break;
            }
            holders.extend(equal.iter().map(|(_, row)| (*row, each)));
            places = further;
        }
        holders
    }
}
