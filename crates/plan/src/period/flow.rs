//! Volume that flows up a tree, and what it earns on its way.
//!
//! Whoever walks up from every order visits the same uplines again and again. Volume that has come equally far is treated
//! alike from there on, so each position passes up how much there is of each kind ("has passed two who count") and nobody
//! is visited twice: all levels, gaps and generations of a network are one pass from the leaves to the roots.

use std::ops::Range;

use base::MoneyError;
use rayon::prelude::*;

use super::Forest;
use super::money::Exact;
use super::table::{PLACES_AT_ONCE, Seen};

/// So many places are worth another thread.
const PLACES_A_THREAD: usize = 4_096;

/// What a kind of bonus does with volume that comes to a position.
pub(super) trait Flow: Sync {
    /// How many kinds of volume there are; at least 1.
    fn kinds(&self) -> usize;

    /// Takes what comes from below, by kind, and the position's own, and leaves what goes up.
    fn pass(&self, seen: Seen<'_>, own: i64, volume: &mut [i64]) -> Passed;

    /// What nobody can be paid any more of what went up beyond the roots: volume times millionths, exactly.
    fn left(&self, volume: &[i64]) -> i128;
}

/// What came of a flow at a position: volume times millionths, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Passed {
    /// What the position earns.
    pub(super) earned: i128,
    /// What it would have earned if it could.
    pub(super) unpaid: i128,
}

/// What came of a whole flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flowed {
    /// What each place earns, in the smallest unit of the currency.
    pub(super) amounts: Vec<i64>,
    /// What nobody earned, in volume times millionths.
    pub(super) unpaid: i128,
}

/// Makes sure that all of these together can be counted, and so can every sum of some of them.
///
/// # Errors
/// When it is beyond what we count.
pub(super) fn must_be_countable(volumes: impl ParallelIterator<Item = i64>) -> Result<(), MoneyError> {
    let all: u128 = volumes.map(|volume| u128::from(volume.unsigned_abs())).sum();
    i64::try_from(all).map(|_| ()).map_err(|_| MoneyError::Overflow)
}

/// Lets volume flow up `forest`; `see` shows the position at a place, and what it adds itself: all of them together what can be
/// counted. Before that, `look_at` gets several places, to look at what of them is far away in memory.
///
/// # Errors
/// When an amount is beyond what we count.
pub(super) fn run<'a>(
    flow: &impl Flow,
    forest: &Forest,
    exact: Exact,
    look_at: impl Fn(Range<usize>) + Sync,
    see: impl Fn(usize) -> (Seen<'a>, i64) + Sync,
) -> Result<Flowed, MoneyError> {
    let kinds = flow.kinds();
    let mut amounts = vec![0; forest.len()];
    let widest = forest.depths().map(|depth| depth.len()).max().unwrap_or(0);
    // What the places of this depth pass up, and what those of the depth below did. Both are used again and again: memory that
    // is asked for anew has to be cleared first, which takes longer than what is computed in it.
    let (mut volumes, mut passed) = (vec![0; widest * kinds], vec![0; widest * kinds]);
    let mut below_first = forest.len();
    let mut unpaid = 0;
    for depth in forest.depths().rev() {
        std::mem::swap(&mut volumes, &mut passed);
        let arrive = |volume: &mut [i64], amount: &mut i64, place: usize| {
            let below = forest.below(place);
            sum_up(volume, &passed[(below.start - below_first) * kinds..(below.end - below_first) * kinds]);
            let (seen, own) = see(place);
            let passed = flow.pass(seen, own, volume);
            // Most earn nothing, and memory that nobody writes to is not needed.
            if passed.earned != 0 {
                *amount = exact.rounded(passed.earned)?;
            }
            Ok::<_, MoneyError>(passed.unpaid)
        };
        let several = |volumes: &mut [i64], amounts: &mut [i64], places: Range<usize>| {
            let mut each = volumes.chunks_mut(kinds).zip(amounts).zip(places.clone());
            each.try_fold(0, |sum: i128, ((volume, amount), place)| {
                if (place - places.start).is_multiple_of(PLACES_AT_ONCE) {
                    look_at(place..places.end.min(place + PLACES_AT_ONCE));
                }
                Ok::<_, MoneyError>(sum + arrive(volume, amount, place)?)
            })
        };
        let volumes = &mut volumes[..depth.len() * kinds];
        let amounts = &mut amounts[depth.clone()];
        unpaid += if depth.len() < 2 * PLACES_A_THREAD {
            several(volumes, amounts, depth.clone())?
        } else {
            let pieces = volumes.par_chunks_mut(PLACES_A_THREAD * kinds);
            let pieces = pieces.zip(amounts.par_chunks_mut(PLACES_A_THREAD)).enumerate();
            let places = |piece: usize| {
                let first = depth.start + piece * PLACES_A_THREAD;
                first..depth.end.min(first + PLACES_A_THREAD)
            };
            let pieces = pieces.map(|(piece, (volumes, amounts))| several(volumes, amounts, places(piece)));
            pieces.try_reduce(|| 0, |sum, more| Ok(sum + more))?
        };
        below_first = depth.start;
    }
    let roots = forest.depths().next().map_or(0, |roots| roots.len());
    unpaid += volumes[..roots * kinds].chunks_exact(kinds).map(|volume| flow.left(volume)).sum::<i128>();
    Ok(Flowed { amounts, unpaid })
}

/// What the places directly below passed up, together, by kind.
fn sum_up(volume: &mut [i64], passed: &[i64]) {
    volume.fill(0);
    for one in passed.chunks_exact(volume.len()) {
        volume.iter_mut().zip(one).for_each(|(sum, more)| *sum += more);
    }
}
