//! What was sold, counted by row: one pass over the lines, which are many more than the members.

use rayon::prelude::*;

use super::NOBODY;
use super::document::Rules;
use super::input::{Line, Member};
use super::run::RunError;
use super::symbols::SymbolSet;
use super::volumes::{Column, From, Lines, Volume};
use super::{Rate, Symbol};

/// The volumes of order lines, by row.
#[derive(Debug)]
pub(super) struct Sold {
    counters: Vec<Counter>,
    cells: Vec<i64>,
    /// The sum of the absolute numbers that were added: as long as it can be counted, so can every sum of some of them.
    added: i64,
}

/// What of a line counts for one volume.
#[derive(Debug)]
struct Counter {
    /// The volume's column.
    column: usize,
    /// Which number of a line.
    number: usize,
    /// What has to be looked at; `None` when every line counts whole for whoever bought.
    lines: Option<Lines>,
}

/// So many lines are worth another thread.
const LINES_OF_PIECE: usize = 16_384;

/// About so many parts the rows are worked on in.
const PARTS: usize = 32;

/// What of some lines counts.
struct Counted {
    /// By part of the rows.
    by_part: Vec<Vec<Cell>>,
    /// The sum of the absolute numbers.
    added: i64,
}

/// A number for a row.
#[derive(Debug, Clone, Copy)]
struct Cell {
    row: u32,
    counter: u32,
    number: i64,
}

impl Sold {
    pub(super) fn new(rules: &Rules, members: usize) -> Self {
        let counters = rules.volumes.iter().enumerate().filter_map(|(column, volume)| match volume {
            Volume::Lines(lines) => Some(Counter::new(column, lines)),
            _ => None,
        });
        let counters: Vec<Counter> = counters.collect();
        let cells = vec![0; members * counters.len()];
        Self { counters, cells, added: 0 }
    }

    /// Adds lines; none of them when one cannot be.
    pub(super) fn add(&mut self, lines: &[Line], members: &[Member]) -> Result<(), RunError> {
        let width = self.counters.len();
        if width == 0 {
            return lines.iter().try_for_each(|line| is_there(line, members));
        }
        // Cells of different parts are written at once. More parts than threads also keep those of one part near each other.
        let wanted = if lines.len() < LINES_OF_PIECE { 1 } else { PARTS };
        let rows_of_part = members.len().div_ceil(wanted).next_power_of_two();
        let parts = members.len().div_ceil(rows_of_part);
        let sorted: Vec<Counted> = lines
            .par_chunks(LINES_OF_PIECE)
            .map(|lines| self.counted_by_part(lines, members, rows_of_part.trailing_zeros(), parts))
            .collect::<Result<_, _>>()?;
        let more = sorted.iter().try_fold(self.added, |sum, piece| sum.checked_add(piece.added));
        self.added = more.ok_or(RunError::TooMuch)?;
        self.cells.par_chunks_mut(rows_of_part * width).enumerate().for_each(|(part, cells)| {
            for cell in sorted.iter().flat_map(|piece| &piece.by_part[part]) {
                let row = cell.row as usize - part * rows_of_part;
                cells[row * width + cell.counter as usize] += cell.number;
            }
        });
        Ok(())
    }

    /// What of lines counts, by parts of 2 to the power of `shift` rows.
    fn counted_by_part(
        &self,
        lines: &[Line],
        members: &[Member],
        shift: u32,
        parts: usize,
    ) -> Result<Counted, RunError> {
        let width = self.counters.len();
        let likely = 2 * lines.len() * width / parts;
        let mut by_part = vec![Vec::with_capacity(likely); parts];
        let mut added: i64 = 0;
        for line in lines {
            is_there(line, members)?;
            let mut fits = true;
            self.each_counted(line, members, |row, counter, number| {
                let sum = number.checked_abs().and_then(|number| added.checked_add(number));
                fits &= sum.is_some();
                added = sum.unwrap_or(added);
                by_part[row as usize >> shift].push(Cell { row, counter, number });
            });
            if !fits {
                return Err(RunError::TooMuch);
            }
        }
        Ok(Counted { by_part, added })
    }

    /// Tells what of a line counts: for which row, by which counter, and how much. The buyer is looked up only where a volume
    /// asks about them: that is far away in memory, and most volumes do not.
    fn each_counted(&self, line: &Line, members: &[Member], mut take: impl FnMut(u32, u32, i64)) {
        for (at, counter) in (0..).zip(&self.counters) {
            let number = line.numbers[counter.number];
            let Some(lines) = &counter.lines else {
                take(line.buyer, at, number);
                continue;
            };
            let buyer = &members[line.buyer as usize];
            if lines.count(line, buyer) {
                let number = lines.part(number);
                lines.owners(line.buyer, buyer).into_iter().flatten().for_each(|owner| take(owner, at, number));
            }
        }
    }

    /// What of a line counts: the volume's column, for whom, and how much.
    pub(super) fn counted(&self, line: &Line, members: &[Member]) -> Vec<(usize, u32, i64)> {
        let mut counted = Vec::new();
        if is_there(line, members).is_err() {
            return counted;
        }
        self.each_counted(line, members, |row, counter, number| {
            counted.push((self.counters[counter as usize].column, row, number));
        });
        counted
    }

    /// Counts a line that is kept elsewhere: as [`Self::counted`].
    pub(super) fn count(&mut self, line: &Line, members: &[Member]) -> Result<Vec<(usize, u32, i64)>, RunError> {
        is_there(line, members)?;
        let counted = self.counted(line, members);
        let grown = |sum: i64, (_, _, number): &(usize, u32, i64)| sum.checked_add(number.checked_abs()?);
        self.added = counted.iter().try_fold(self.added, grown).ok_or(RunError::TooMuch)?;
        Ok(counted)
    }

    /// Lets go of what was counted, once it stands elsewhere.
    pub(super) fn forget(&mut self) {
        self.cells = Vec::new();
    }

    /// The columns of the volumes.
    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        self.counters.iter().map(|counter| counter.column)
    }

    /// What was counted for a row, in the order of [`Sold::columns`].
    pub(super) fn of_row(&self, row: usize) -> &[i64] {
        let width = self.counters.len();
        &self.cells[row * width..(row + 1) * width]
    }
}

/// # Errors
/// When a buyer is not there.
const fn is_there(line: &Line, members: &[Member]) -> Result<(), RunError> {
    if (line.buyer as usize) < members.len() { Ok(()) } else { Err(RunError::NoBuyer(line.buyer)) }
}

impl Counter {
    fn new(column: usize, lines: &Lines) -> Self {
        let number = match lines.column {
            Column::Pv => 0,
            Column::Cv => 1,
            Column::Qv => 2,
            Column::Amount => 3,
            Column::Units => 4,
        };
        let takes_all =
            [&lines.classes, &lines.products, &lines.brands, &lines.markets].iter().all(|set| set.is_none())
                && lines.first_days.is_none()
                && lines.after_days.is_none();
        let is_plain = takes_all && lines.from == From::Own && lines.times == Rate::WHOLE;
        Self { column, number, lines: (!is_plain).then(|| lines.clone()) }
    }
}

impl Lines {
    /// Whether a line counts.
    fn count(&self, line: &Line, buyer: &Member) -> bool {
        let is_one_of = |set: &Option<SymbolSet>, symbol: Symbol| set.as_ref().is_none_or(|set| set.has(symbol));
        let days = i64::from(line.day) - i64::from(buyer.joined);
        is_one_of(&self.classes, line.class)
            && is_one_of(&self.products, line.product)
            && is_one_of(&self.brands, line.brand)
            && is_one_of(&self.markets, line.market)
            && self.first_days.is_none_or(|first| days < i64::from(first))
            && self.after_days.is_none_or(|after| days >= i64::from(after))
    }

    /// The part of a number that counts, toward nothing.
    fn part(&self, number: i64) -> i64 {
        if self.times == Rate::WHOLE {
            return number;
        }
        let part = i128::from(number) * i128::from(self.times.millionths()) / 1_000_000;
        i64::try_from(part).unwrap_or(i64::MAX)
    }

    /// The rows it counts for.
    fn owners(&self, row: u32, buyer: &Member) -> [Option<u32>; 2] {
        let enroller = (buyer.is_customer && buyer.enroller != NOBODY).then_some(buyer.enroller);
        match self.from {
            From::Own => [Some(row), None],
            From::Customers => [None, enroller],
            From::Both => [Some(row), enroller],
        }
    }
}
