//! What was sold, counted by row: one pass over the lines, which are many more than the members.

mod counters;

use std::hint::black_box;
use std::ops::Range;

use rayon::prelude::*;

use super::document::Rules;
use super::input::{Line, Member};
use super::run::RunError;
use counters::{Chosen, Counters};

/// The volumes of order lines, by row.
#[derive(Debug)]
pub(super) struct Sold {
    counters: Counters,
    /// A number for each counter, by row.
    cells: Vec<i64>,
    /// At least the sum of the absolute numbers that were added: as long as it can be counted, so can every sum of some of them.
    added: i64,
}

/// So many lines are worth another thread.
const LINES_A_THREAD: usize = 16_384;

/// Lines are counted so many at once.
const LINES_OF_BLOCK: usize = 256;

/// A line of a block that counts for a row.
#[derive(Debug, Clone, Copy, Default)]
struct Counting {
    /// The row, from the first of the thread's.
    row: usize,
    /// The line, by its place in the block.
    line: usize,
    /// The counters that may count it.
    chosen: Chosen,
}

impl Sold {
    pub(super) fn new(rules: &Rules, members: usize) -> Self {
        let counters = Counters::new(rules);
        let cells = vec![0; members * counters.len()];
        Self { counters, cells, added: 0 }
    }

    /// Adds lines; none of them when one cannot be.
    pub(super) fn add(&mut self, lines: &[Line], members: &[Member]) -> Result<(), RunError> {
        self.added = self.with(lines, members)?;
        let Self { counters, cells, .. } = self;
        // Every thread looks at all lines and counts those for rows of its own: reading lines in order is cheap beside the way to
        // a row, which is anywhere.
        let threads = if lines.len() < LINES_A_THREAD { 1 } else { rayon::current_num_threads() };
        let rows = members.len().div_ceil(threads);
        cells.par_chunks_mut((rows * counters.len()).max(1)).enumerate().for_each(|(part, cells)| {
            count(counters, part * rows..(part + 1) * rows, cells, lines, members);
        });
        Ok(())
    }

    /// The sum of everything that was added, and these lines.
    ///
    /// # Errors
    /// When a buyer is not there, or the sum is beyond what can be counted.
    fn with(&self, lines: &[Line], members: &[Member]) -> Result<i64, RunError> {
        let more = lines.par_chunks(LINES_A_THREAD).map(|lines| {
            lines.iter().try_for_each(|line| is_there(line, members))?;
            Ok(self.counters.at_most(lines))
        });
        let more = more.try_reduce(|| 0, |sum, more| sum.checked_add(more).ok_or(RunError::TooMuch))?;
        let more = i64::try_from(more).ok().and_then(|more| self.added.checked_add(more));
        more.ok_or(RunError::TooMuch)
    }

    /// What of a line counts: the volume's column, for whom, and how much.
    pub(super) fn counted(&self, line: &Line, members: &[Member]) -> Vec<(usize, u32, i64)> {
        let mut counted = Vec::new();
        if is_there(line, members).is_err() {
            return counted;
        }
        self.counters.each_owner(line, members, |row, chosen| {
            let chosen = self.counters.choose(chosen, line);
            self.counters.each(chosen, line, members, |counter, number| {
                counted.push((self.counters.column(counter), row, number));
            });
        });
        counted
    }

    /// Counts a line that is kept elsewhere: as [`Self::counted`].
    pub(super) fn count(&mut self, line: &Line, members: &[Member]) -> Result<Vec<(usize, u32, i64)>, RunError> {
        self.added = self.with(std::slice::from_ref(line), members)?;
        Ok(self.counted(line, members))
    }

    /// Lets go of what was counted, once it stands elsewhere.
    pub(super) fn forget(&mut self) {
        self.cells = Vec::new();
    }

    /// The columns of the volumes.
    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        self.counters.columns()
    }

    /// What was counted for a row, in the order of [`Sold::columns`].
    pub(super) fn of_row(&self, row: usize) -> &[i64] {
        let width = self.counters.len();
        &self.cells[row * width..(row + 1) * width]
    }
}

/// Counts lines for some rows, whose cells these are.
fn count(counters: &Counters, rows: Range<usize>, cells: &mut [i64], lines: &[Line], members: &[Member]) {
    let width = counters.len();
    let mut block = [Counting::default(); 2 * LINES_OF_BLOCK];
    for lines in lines.chunks(LINES_OF_BLOCK) {
        let ours = find(counters, &rows, lines, members, &mut block);
        // Rows and members are anywhere in memory. Looking at all of a block first, with nothing else to do, fetches many of them at
        // the same time; it takes half the time of waiting for one after the other.
        let cell = |row: usize, counter: usize| cells[row * width + counter];
        let last = width - 1;
        let mut looked_at = ours.iter().fold(0, |sum, one| sum ^ cell(one.row, 0) ^ cell(one.row, last));
        for one in &mut *ours {
            let line = &lines[one.line];
            one.chosen = counters.choose(one.chosen, line);
            if counters.ask_when_joined(one.chosen) {
                looked_at ^= i64::from(members[line.buyer as usize].joined);
            }
        }
        black_box(looked_at);
        for one in ours {
            let cells = &mut cells[one.row * width..][..width];
            counters.each(one.chosen, &lines[one.line], members, |counter, number| cells[counter] += number);
        }
    }
}

/// Finds the lines of a block that count for some rows. Whether one does is anybody's guess, so there is no branch for it.
fn find<'b>(
    counters: &Counters,
    rows: &Range<usize>,
    lines: &[Line],
    members: &[Member],
    block: &'b mut [Counting; 2 * LINES_OF_BLOCK],
) -> &'b mut [Counting] {
    let mut found = 0;
    for (line, at) in lines.iter().zip(0..) {
        counters.each_owner(line, members, |row, chosen| {
            // Whatever is before the first row is beyond the last, too.
            let row = (row as usize).wrapping_sub(rows.start);
            block[found] = Counting { row, line: at, chosen };
            found += usize::from(row < rows.len());
        });
    }
    &mut block[..found]
}

/// # Errors
/// When a buyer is not there.
const fn is_there(line: &Line, members: &[Member]) -> Result<(), RunError> {
    if (line.buyer as usize) < members.len() { Ok(()) } else { Err(RunError::NoBuyer(line.buyer)) }
}
