//! Volume that flows up a tree, and what it earns on its way.
//!
//! Whoever walks up from every order visits the same uplines again and again. Volume that has come equally far is treated
//! alike from there on, so each position passes up how much there is of each kind ("has passed two who count") and nobody
//! is visited twice: all levels, gaps and generations of a network are one pass from the leaves to the roots.

use std::ops::Range;

use rayon::prelude::*;

use super::Forest;
use super::table::Seen;

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

/// What came of a whole flow, in volume times millionths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flowed {
    /// What each place earns.
    pub(super) earned: Vec<i128>,
    /// What nobody earned.
    pub(super) unpaid: i128,
}

/// Lets volume flow up `forest`; `see` shows the position at a place, and what it adds itself.
pub(super) fn run<'a>(flow: &impl Flow, forest: &Forest, see: impl Fn(usize) -> (Seen<'a>, i64) + Sync) -> Flowed {
    let kinds = flow.kinds();
    let mut earned = vec![0; forest.len()];
    // What the places of the depth below pass up.
    let mut passed: Vec<i64> = Vec::new();
    let mut below_first = forest.len();
    let mut unpaid = 0;
    for depth in forest.depths().rev() {
        let mut volumes = vec![0; depth.len() * kinds];
        let arrive = |volume: &mut [i64], earned: &mut i128, place: usize| {
            let below = forest.below(place);
            let from_below = &passed[(below.start - below_first) * kinds..];
            for one in from_below.chunks_exact(kinds).take(below.len()) {
                volume.iter_mut().zip(one).for_each(|(sum, more)| *sum += more);
            }
            let (seen, own) = see(place);
            let passed = flow.pass(seen, own, volume);
            *earned = passed.earned;
            passed.unpaid
        };
        let several = |(volumes, earned, places): (&mut [i64], &mut [i128], Range<usize>)| {
            let each = volumes.chunks_mut(kinds).zip(earned).zip(places);
            each.map(|((volume, earned), place)| arrive(volume, earned, place)).sum::<i128>()
        };
        let earned = &mut earned[depth.clone()];
        unpaid += if depth.len() < 2 * PLACES_A_THREAD {
            several((&mut volumes, earned, depth.clone()))
        } else {
            let pieces = volumes.par_chunks_mut(PLACES_A_THREAD * kinds);
            let pieces = pieces.zip(earned.par_chunks_mut(PLACES_A_THREAD)).enumerate();
            let places = |piece: usize| depth.start + piece * PLACES_A_THREAD..depth.end;
            pieces.map(|(piece, (volumes, earned))| several((volumes, earned, places(piece)))).sum::<i128>()
        };
        (passed, below_first) = (volumes, depth.start);
    }
    unpaid += passed.chunks_exact(kinds).map(|volume| flow.left(volume)).sum::<i128>();
    Flowed { earned, unpaid }
}
