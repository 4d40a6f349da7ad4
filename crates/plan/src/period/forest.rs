//! A tree of positions, laid out so that every stage is one pass over memory.
//!
//! Positions are renumbered generation by generation: the roots first, then everybody directly below them, and so on. So
//! the positions directly below one are neighbours, whoever is above has the smaller number, and those of one depth can be
//! worked on at once. Nothing recurses: a chain of a million is as good as a bush.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::ops::Range;

use super::table::PLACES_AT_ONCE;

/// Nobody is above.
pub const NOBODY: u32 = u32::MAX;

/// Who is above whom among the numbered rows of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forest {
    /// Of each place, the place above; [`NOBODY`] for a root.
    above: Vec<u32>,
    /// Of each place, the first of those directly below; one more at the end.
    below: Vec<u32>,
    /// Where each depth begins; one more at the end.
    depths: Vec<u32>,
    /// Of each place, its row.
    rows: Vec<u32>,
    /// Of each row, its place.
    places: Vec<u32>,
    /// Those directly below a place who came after the others had been laid out.
    later: BTreeMap<u32, Vec<u32>>,
    /// Whether anybody stands below another than they were laid out below.
    has_moved: bool,
}

/// The places directly below one. It is asked for several times for every place, and so knows nothing that nearly no forest needs.
#[derive(Debug, Clone)]
pub(super) struct Frontline<'a> {
    place: usize,
    laid_out: Range<usize>,
    /// The forest, when some may stand elsewhere than they were laid out.
    moved_in: Option<&'a Forest>,
    later: std::slice::Iter<'a, u32>,
}

impl Iterator for Frontline<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let (place, moved_in) = (self.place, self.moved_in);
        let stands_there = |below: &usize| moved_in.is_none_or(|forest| forest.above(*below) == Some(place));
        self.laid_out.find(stands_there).or_else(|| self.later.next().map(|&below| below as usize))
    }
}

/// The rows do not form a tree.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ForestError {
    /// A row is, over others, above itself.
    #[error("row {0} is above itself")]
    Circle(u32),
    /// A row is below one that is not there.
    #[error("row {0} is below a row that is not there")]
    Orphan(u32),
    /// More rows than are counted.
    #[error("there are more than 4294967294 rows")]
    TooMany,
}

impl Forest {
    /// Lays out rows, each with the row above it or [`NOBODY`]. Those below one keep the order of their rows.
    ///
    /// # Errors
    /// When a row is above itself, or below one that is not there.
    pub fn new(above_of_row: &[u32]) -> Result<Self, ForestError> {
        let count = u32::try_from(above_of_row.len()).map_err(|_| ForestError::TooMany)?;
        if count == NOBODY {
            return Err(ForestError::TooMany);
        }
        let (starts, by_above) = rows_by_above(above_of_row, count)?;
        let Generations { rows, depths, below, above } = by_generations(&starts, &by_above);
        if rows.len() < above_of_row.len() {
            return Err(ForestError::Circle(on_a_circle(above_of_row, &rows)));
        }
        // The same memory again: new memory has to be cleared first.
        let mut places = by_above;
        for (place, &row) in (0_u32..).zip(&rows) {
            places[row as usize] = place;
        }
        Ok(Self { above, below, depths, rows, places, later: BTreeMap::new(), has_moved: false })
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The place directly above; `None` for a root.
    #[must_use]
    pub fn above(&self, place: usize) -> Option<usize> {
        let above = self.above[place];
        (above != NOBODY).then_some(above as usize)
    }

    /// The places directly below, as they were laid out.
    #[must_use]
    pub fn below(&self, place: usize) -> Range<usize> {
        self.below[place] as usize..self.below[place + 1] as usize
    }

    /// The places directly below, with those who came later and without those who left.
    pub(super) fn frontline(&self, place: usize) -> Frontline<'_> {
        let moved_in = self.has_moved.then_some(self);
        let later = if self.later.is_empty() { None } else { u32::try_from(place).ok() };
        let later = later.and_then(|place| self.later.get(&place)).map_or(&[][..], Vec::as_slice);
        Frontline { place, laid_out: self.below(place), moved_in, later: later.iter() }
    }

    /// Adds a row after all others, below a place or as a root; its place, which is the last.
    ///
    /// # Errors
    /// When there are more than can be counted.
    pub(super) fn push(&mut self, above: Option<usize>) -> Result<usize, ForestError> {
        let place = u32::try_from(self.len()).ok().filter(|&place| place < NOBODY - 1).ok_or(ForestError::TooMany)?;
        self.rows.push(place);
        self.places.push(place);
        self.above.push(NOBODY);
        self.below.extend(self.below.last().copied());
        self.put_below(place, above);
        Ok(place as usize)
    }

    /// Makes sure that a place can be put below `above`.
    ///
    /// # Errors
    /// When it would be above itself.
    pub(super) fn must_be_above(&self, above: usize, place: usize) -> Result<(), ForestError> {
        let is_below = above == place || self.upline(above).any(|one| one == place);
        if is_below { Err(ForestError::Circle(self.rows[place])) } else { Ok(()) }
    }

    /// Moves a place with everybody below it to where it can be put.
    pub(super) fn hang(&mut self, place: usize, above: Option<usize>) {
        let number = u32::try_from(place).unwrap_or(NOBODY);
        if let Some(later) = self.later.get_mut(&self.above[place]) {
            later.retain(|&below| below != number);
        }
        self.has_moved = true;
        self.put_below(number, above);
    }

    fn put_below(&mut self, place: u32, above: Option<usize>) {
        let above = above.and_then(|above| u32::try_from(above).ok());
        self.above[place as usize] = above.unwrap_or(NOBODY);
        let Some(above) = above else { return };
        // Whoever comes back to where they were laid out is there already.
        if !self.below(above as usize).contains(&(place as usize)) {
            self.later.entry(above).or_default().push(place);
        }
    }

    /// The places of each depth, the roots first.
    pub fn depths(&self) -> impl DoubleEndedIterator<Item = Range<usize>> + ExactSizeIterator {
        self.depths.windows(2).map(|pair| pair[0] as usize..pair[1] as usize)
    }

    /// The row of a place.
    #[must_use]
    pub fn row(&self, place: usize) -> usize {
        self.row_number(place) as usize
    }

    /// The row of a place, as members name others.
    pub(super) fn row_number(&self, place: usize) -> u32 {
        self.rows[place]
    }

    /// The place of a row.
    #[must_use]
    pub fn place(&self, row: usize) -> usize {
        self.places[row] as usize
    }

    /// The place of each row.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.iter().map(|&place| place as usize)
    }

    /// Everybody above, the nearest first.
    pub fn upline(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.above(place), |&place| self.above(place))
    }
}

/// The rows sorted by who is above them, keeping their order, the roots last; and where those of each row begin.
fn rows_by_above(above_of_row: &[u32], count: u32) -> Result<(Vec<u32>, Vec<u32>), ForestError> {
    let slot = |above: u32| if above == NOBODY { count } else { above } as usize;
    // While rows are sorted, the end of what is sorted of a slot stands one further than its start will.
    let mut starts = vec![0_u32; above_of_row.len() + 3];
    for (row, &above) in (0_u32..).zip(above_of_row) {
        if above != NOBODY && above >= count {
            return Err(ForestError::Orphan(row));
        }
        starts[slot(above) + 2] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut sorted = vec![0; above_of_row.len()];
    for (row, &above) in (0_u32..).zip(above_of_row) {
        let end = &mut starts[slot(above) + 1];
        sorted[*end as usize] = row;
        *end += 1;
    }
    Ok((starts, sorted))
}

/// Everybody who can be reached from a root.
struct Generations {
    /// The rows in the order of their places.
    rows: Vec<u32>,
    /// Where each depth begins; one more at the end.
    depths: Vec<u32>,
    /// Where those below each place begin; one more at the end.
    below: Vec<u32>,
    /// The place above each; [`NOBODY`] for a root.
    above: Vec<u32>,
}

fn by_generations(starts: &[u32], by_above: &[u32]) -> Generations {
    let count = by_above.len();
    let mut rows = Vec::with_capacity(count);
    let mut below = Vec::with_capacity(count + 1);
    let mut above = Vec::with_capacity(count);
    rows.extend_from_slice(&by_above[starts[count] as usize..]);
    above.resize(rows.len(), NOBODY);
    let number = |length: usize| u32::try_from(length).unwrap_or(NOBODY);
    let mut depths = vec![0];
    let mut place = 0;
    while place < rows.len() {
        let depth_ends = rows.len();
        depths.push(number(depth_ends));
        while place < depth_ends {
            let those = place..depth_ends.min(place + PLACES_AT_ONCE);
            place = those.end;
            // Looking at all of them first, with nothing else to do, fetches many of them from far away at the same time.
            let looked_at = rows[those.clone()].iter().fold(0, |sum, &row| sum ^ starts[row as usize]);
            black_box(looked_at);
            let first_below = |row: u32| by_above.get(starts[row as usize] as usize).copied().unwrap_or(0);
            black_box(rows[those.clone()].iter().fold(0, |sum, &row| sum ^ first_below(row)));
            for one in those {
                let row = rows[one] as usize;
                below.push(number(rows.len()));
                for &row in &by_above[starts[row] as usize..starts[row + 1] as usize] {
                    rows.push(row);
                    above.push(number(one));
                }
            }
        }
    }
    below.push(number(rows.len()));
    Generations { rows, depths, below, above }
}

/// A row that no root is above, and that is on a circle: whoever goes up from any such row comes to one.
fn on_a_circle(above_of_row: &[u32], reached: &[u32]) -> u32 {
    let mut is_reached = vec![false; above_of_row.len()];
    for &row in reached {
        is_reached[row as usize] = true;
    }
    let first = is_reached.iter().position(|reached| !reached).unwrap_or_default();
    let mut row = above_of_row[first];
    // After as many steps as there are rows, it goes round.
    for _ in above_of_row {
        row = above_of_row[row as usize];
    }
    row
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Forest, ForestError, NOBODY};

    #[test]
    fn those_directly_below_are_neighbours() {
        // 2 and 4 are roots; 0 and 3 below 2, 1 below 0.
        let forest = Forest::new(&[2, 0, NOBODY, 2, NOBODY]).unwrap();
        let rows = |places: std::ops::Range<usize>| places.map(|place| forest.row(place)).collect::<Vec<_>>();
        assert_eq!(forest.depths().map(rows).collect::<Vec<_>>(), [vec![2, 4], vec![0, 3], vec![1]]);
        assert_eq!(rows(forest.below(forest.place(2))), [0, 3]);
        assert_eq!(rows(forest.below(forest.place(4))), [] as [usize; 0]);
        let upline: Vec<_> = forest.upline(forest.place(1)).map(|place| forest.row(place)).collect();
        assert_eq!(upline, [0, 2]);
    }

    #[test]
    fn what_is_no_tree_is_named() {
        assert_eq!(Forest::new(&[NOBODY, 7]), Err(ForestError::Orphan(1)));
        assert_eq!(Forest::new(&[0]), Err(ForestError::Circle(0)));
        // 3 hangs on the circle of 1 and 2, and is not on it.
        let circle = Forest::new(&[NOBODY, 2, 1, 1]);
        assert!(matches!(circle, Err(ForestError::Circle(1 | 2))), "{circle:?}");
        assert!(Forest::new(&[]).unwrap().is_empty());
    }

    #[test]
    fn a_chain_of_a_million_is_laid_out() {
        let above: Vec<u32> = std::iter::once(NOBODY).chain(0..999_999).collect();
        let forest = Forest::new(&above).unwrap();
        assert_eq!((forest.depths().len(), forest.upline(999_999).count()), (1_000_000, 999_999));
    }

    proptest! {
        #[test]
        fn places_and_rows_are_one_to_one_and_whoever_is_above_comes_first(
            choices in prop::collection::vec(any::<u32>(), 0..200),
        ) {
            // Each row hangs below an earlier one or nobody; then they are mixed.
            let count = choices.len();
            let mixed = |row: usize| (row * 7 + 3) % count.max(1);
            prop_assume!(count % 7 != 0);
            let mut above = vec![NOBODY; count];
            for (row, &choice) in choices.iter().enumerate() {
                let parent = usize::try_from(choice).unwrap() % (row + 1);
                if parent < row {
                    above[mixed(row)] = u32::try_from(mixed(parent)).unwrap();
                }
            }
            let forest = Forest::new(&above).unwrap();
            for place in 0..count {
                prop_assert_eq!(forest.place(forest.row(place)), place);
                let row_above = above[forest.row(place)];
                prop_assert_eq!(forest.above(place).map(|above| forest.row(above)), (row_above != NOBODY).then_some(row_above as usize));
                prop_assert!(forest.above(place).is_none_or(|above| above < place && forest.below(above).contains(&place)));
            }
            prop_assert_eq!(forest.depths().map(|depth| depth.len()).sum::<usize>(), count);
        }
    }
}
