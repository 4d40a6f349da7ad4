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

    /// Takes what comes from below, by kind, and the position's own, and leaves what goes up; gives what the position earns:
    /// volume times millionths, exactly.
    fn pass(&self, seen: Seen<'_>, own: i64, volume: &mut [i64]) -> i128;
}

/// What reached the end of a flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flowed {
    /// What each place earns, in volume times millionths.
    pub(super) earned: Vec<i128>,
    /// What went up beyond the roots, by kind.
    pub(super) left: Vec<i64>,
}

/// Lets volume flow up `forest`; `see` shows the position at a place, and what it adds itself.
pub(super) fn run<'a>(flow: &impl Flow, forest: &Forest, see: impl Fn(usize) -> (Seen<'a>, i64) + Sync) -> Flowed {
    let kinds = flow.kinds();
    let mut earned = vec![0; forest.len()];
    // What the places of the depth below pass up.
    let mut passed: Vec<i64> = Vec::new();
    let mut below_first = forest.len();
    for depth in forest.depths().rev() {
        let mut volumes = vec![0; depth.len() * kinds];
        let arrive = |volume: &mut [i64], earned: &mut i128, place: usize| {
            let below = forest.below(place);
            let from_below = &passed[(below.start - below_first) * kinds..];
            for one in from_below.chunks_exact(kinds).take(below.len()) {
                volume.iter_mut().zip(one).for_each(|(sum, more)| *sum += more);
            }
            let (seen, own) = see(place);
            *earned = flow.pass(seen, own, volume);
        };
        let several = |(volumes, earned, places): (&mut [i64], &mut [i128], Range<usize>)| {
            for ((volume, earned), place) in volumes.chunks_mut(kinds).zip(earned).zip(places) {
                arrive(volume, earned, place);
            }
        };
        let earned = &mut earned[depth.clone()];
        if depth.len() < 2 * PLACES_A_THREAD {
            several((&mut volumes, earned, depth.clone()));
        } else {
            let pieces = volumes.par_chunks_mut(PLACES_A_THREAD * kinds);
            pieces.zip(earned.par_chunks_mut(PLACES_A_THREAD)).enumerate().for_each(|(piece, (volumes, earned))| {
                several((volumes, earned, depth.start + piece * PLACES_A_THREAD..depth.end));
            });
        }
        (passed, below_first) = (volumes, depth.start);
    }
    let mut left = vec![0; kinds];
    for one in passed.chunks_exact(kinds) {
        left.iter_mut().zip(one).for_each(|(sum, more)| *sum += more);
    }
    Flowed { earned, left }
}
