//! What a bonus that flows up a tree leaves at every place.

use base::MoneyError;
use rayon::prelude::*;

use super::Live;
use crate::period::pay::Amounts;
use crate::period::table::upwards;

/// Of each place of the bonus's tree, what came from below and what goes up, by kind.
#[derive(Debug, Clone)]
pub(super) struct Streams {
    kinds: usize,
    cells: Vec<i64>,
}

impl Streams {
    /// All of them, and what each place earns, by place of the placement tree.
    pub(super) fn new(live: &Live, bonus: usize, kinds: usize) -> Result<(Self, Amounts), MoneyError> {
        let mut cells = vec![0; live.len() * 2 * kinds];
        let forest = live.forest(bonus);
        upwards(forest, &mut cells, 2 * kinds, |place, cells, first, below| {
            let (arrived, passed) = cells.split_at_mut(kinds);
            let frontline = forest.below(place);
            if !frontline.is_empty() {
                let below = &below[(frontline.start - first) * 2 * kinds..(frontline.end - first) * 2 * kinds];
                below.chunks_exact(2 * kinds).for_each(|one| add(arrived, &one[kinds..]));
            }
            passed.copy_from_slice(arrived);
            live.pass(bonus, place, passed);
        });
        let streams = Self { kinds, cells };
        let amount = |place: usize| {
            let at = forest.place(live.standing.placement.row(place));
            live.flow_amount(bonus, at, &mut streams.arrived(at).to_vec())
        };
        let amounts = live.standing.of_each(amount).collect::<Result<_, _>>()?;
        Ok((streams, amounts))
    }

    /// What came to a place from below.
    pub(super) fn arrived(&self, place: usize) -> &[i64] {
        &self.cells[place * 2 * self.kinds..][..self.kinds]
    }

    /// What goes up from a place.
    pub(super) fn passed(&self, place: usize) -> &[i64] {
        &self.cells[place * 2 * self.kinds + self.kinds..][..self.kinds]
    }

    /// More comes to a place.
    pub(super) fn arrive(&mut self, place: usize, more: &[i64]) {
        add(&mut self.cells[place * 2 * self.kinds..][..self.kinds], more);
    }

    /// Remembers what goes up from a place; the difference to what was before.
    pub(super) fn pass_up(&mut self, place: usize, now: &[i64]) -> Vec<i64> {
        let passed = &mut self.cells[place * 2 * self.kinds + self.kinds..][..self.kinds];
        let more = now.iter().zip(&*passed).map(|(now, was)| now - was).collect();
        passed.copy_from_slice(now);
        more
    }

    /// Makes room for a place after all others.
    pub(super) fn push(&mut self) {
        self.cells.resize(self.cells.len() + 2 * self.kinds, 0);
    }
}

pub(super) fn add(sum: &mut [i64], more: &[i64]) {
    sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}
