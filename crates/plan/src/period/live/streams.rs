//! What a bonus that flows up a tree leaves at every place.

use std::sync::atomic::{AtomicBool, Ordering};

use base::MoneyError;

use super::Live;
use crate::period::flow::must_be_countable;
use crate::period::table::upwards;

/// Of each place of the bonus's tree, what it earns, what came to it from below and what goes up, by kind.
#[derive(Debug)]
pub(super) struct Streams {
    kinds: usize,
    cells: Vec<i64>,
}

impl Streams {
    /// All of them.
    pub(super) fn new(live: &Live, bonus: usize, kinds: usize) -> Result<Self, MoneyError> {
        must_be_countable(live.standing.of_each(|place| live.base(bonus, place)))?;
        let width = 1 + 2 * kinds;
        let mut cells = vec![0; live.len() * width];
        let forest = live.forest(bonus);
        let is_too_much = AtomicBool::new(false);
        upwards(forest, &mut cells, width, |places, cells, first, below| {
            for (cells, place) in cells.chunks_mut(width).zip(places) {
                let (amount, arrived, passed) = parts(cells, kinds);
                let frontline = forest.below(place);
                if !frontline.is_empty() {
                    let below = &below[(frontline.start - first) * width..(frontline.end - first) * width];
                    below.chunks_exact(width).for_each(|one| add(arrived, &one[1 + kinds..]));
                }
                passed.copy_from_slice(arrived);
                match live.flow_amount(bonus, place, passed) {
                    Ok(earned) => *amount = earned,
                    Err(_) => is_too_much.store(true, Ordering::Relaxed),
                }
            }
        });
        if is_too_much.into_inner() { Err(MoneyError::Overflow) } else { Ok(Self { kinds, cells }) }
    }

    fn of(&self, place: usize) -> &[i64] {
        let width = 1 + 2 * self.kinds;
        &self.cells[place * width..(place + 1) * width]
    }

    fn of_mut(&mut self, place: usize) -> (&mut i64, &mut [i64], &mut [i64]) {
        let width = 1 + 2 * self.kinds;
        parts(&mut self.cells[place * width..(place + 1) * width], self.kinds)
    }

    /// What a place earns, in the smallest unit of the currency.
    pub(super) fn amount(&self, place: usize) -> i64 {
        self.of(place)[0]
    }

    /// What came to a place from below.
    pub(super) fn arrived(&self, place: usize) -> &[i64] {
        &self.of(place)[1..=self.kinds]
    }

    /// What goes up from a place.
    pub(super) fn passed(&self, place: usize) -> &[i64] {
        &self.of(place)[1 + self.kinds..]
    }

    /// More comes to a place.
    ///
    /// # Errors
    /// When it is beyond what we count.
    pub(super) fn arrive(&mut self, place: usize, more: &[i64]) -> Result<(), MoneyError> {
        for (sum, more) in self.of_mut(place).1.iter_mut().zip(more) {
            *sum = sum.checked_add(*more).ok_or(MoneyError::Overflow)?;
        }
        Ok(())
    }

    /// Remembers what a place earns; whether it is something else than before.
    pub(super) fn pay(&mut self, place: usize, amount: i64) -> bool {
        std::mem::replace(self.of_mut(place).0, amount) != amount
    }

    /// Remembers what goes up from a place; the difference to what was before.
    pub(super) fn pass_up(&mut self, place: usize, now: &[i64]) -> Vec<i64> {
        let (_, _, passed) = self.of_mut(place);
        let more = now.iter().zip(&*passed).map(|(now, was)| now - was).collect();
        passed.copy_from_slice(now);
        more
    }

    /// Makes room for a place after all others.
    pub(super) fn push(&mut self) {
        self.cells.resize(self.cells.len() + 1 + 2 * self.kinds, 0);
    }
}

/// What is earned, what came, and what goes up.
fn parts(cells: &mut [i64], kinds: usize) -> (&mut i64, &mut [i64], &mut [i64]) {
    let (amount, volumes) = cells.split_at_mut(1);
    let (arrived, passed) = volumes.split_at_mut(kinds);
    (&mut amount[0], arrived, passed)
}

pub(super) fn add(sum: &mut [i64], more: &[i64]) {
    sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}
