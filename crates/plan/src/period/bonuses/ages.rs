//! Volume that is carried by its age: the oldest is used first, and what is too old is lost.

use super::super::table::Seen;
use super::{Legs, Unpaid};

/// The left and the right.
type Sides = [i64; 2];

impl Legs {
    /// How many numbers of a position go into the next period: one for each side, or one for each age of each side.
    pub(in super::super) fn numbers(&self) -> usize {
        2 * self.expires.map_or(1, |periods| periods as usize)
    }

    /// What is there on each side of these numbers: first those of the left, then those of the right, the latest period first.
    pub(in super::super) fn sum(&self, numbers: &[i64]) -> Sides {
        let (left, right) = numbers.split_at(numbers.len() / 2);
        // They were one sum before they were divided by age.
        [left, right].map(|side| side.iter().fold(0_i64, |sum, one| sum.saturating_add(*one)))
    }

    /// Carries on what a position has left of both sides, as [`Legs::pay`] tells it; what is too old, and so lost. `None` beyond what
    /// we count.
    pub(in super::super) fn carry(&self, seen: Seen<'_>, numbers: &mut [i64], rest: Sides) -> Option<Sides> {
        if self.expires.is_none() {
            numbers.copy_from_slice(&rest);
            return Some([0, 0]);
        }
        if self.unpaid == Unpaid::Frozen && !self.may_earn(seen) {
            return Some([0, 0]);
        }
        let carried = self.sum(numbers);
        let there = self.sides(seen, carried)?;
        let (left, right) = numbers.split_at_mut(numbers.len() / 2);
        let lost = [left, right].into_iter().zip(carried).zip(there).zip(rest);
        let mut lost = lost.map(|(((ages, carried), there), rest)| grow_older(ages, there - carried, rest));
        Some([lost.next()?, lost.next()?])
    }
}

/// Puts what came in this period before what was carried, the latest first, and leaves `rest` of all: the oldest is used first. Gives
/// what was too old and is still there.
fn grow_older(ages: &mut [i64], fresh: i64, rest: i64) -> i64 {
    let mut oldest = fresh;
    for age in &mut *ages {
        std::mem::swap(age, &mut oldest);
    }
    // What came back is taken off as what is used. When there is less than nothing, the latest owes it.
    let mut left = rest.max(0);
    for age in &mut *ages {
        *age = (*age).clamp(0, left);
        left -= *age;
    }
    if let Some(latest) = ages.first_mut().filter(|_| rest < 0) {
        *latest = rest;
    }
    left.min(oldest.max(0))
}

#[cfg(test)]
mod tests {
    use super::grow_older;

    #[test]
    fn the_oldest_is_used_first_and_what_is_left_of_it_is_lost() {
        let grown = |ages: [i64; 2], fresh, rest| {
            let mut ages = ages;
            let lost = grow_older(&mut ages, fresh, rest);
            (ages, lost)
        };
        // 30 of this period, 20 and 10 of those before: nothing is used, and 10 are too old.
        assert_eq!(grown([20, 10], 30, 60), ([30, 20], 10));
        // 15 are used: all of the oldest, and 5 of what came after.
        assert_eq!(grown([20, 10], 30, 45), ([30, 15], 0));
        assert_eq!(grown([20, 10], 30, 4), ([4, 0], 0));
        // 25 came back: all of the oldest, and 15 of the other.
        assert_eq!(grown([20, 10], -25, 5), ([0, 5], 0));
        // More came back than there was, and is owed until something comes.
        assert_eq!(grown([20, 10], -70, -40), ([-40, 0], 0));
        assert_eq!(grown([-40, 0], 10, -30), ([-30, 0], 0));
        assert_eq!(grown([-30, 0], 50, 20), ([20, 0], 0));
    }
}
