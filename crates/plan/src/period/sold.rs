//! What was sold, counted by row: one pass over the lines, which are many more than the members.

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

    /// Adds a line.
    pub(super) fn add(&mut self, line: &Line, members: &[Member]) -> Result<(), RunError> {
        let row = line.buyer as usize;
        let buyer = members.get(row).ok_or(RunError::NoBuyer(line.buyer))?;
        let width = self.counters.len();
        for (at, counter) in self.counters.iter().enumerate() {
            let number = line.numbers[counter.number];
            let Some(lines) = &counter.lines else {
                self.added = grown(self.added, number)?;
                self.cells[row * width + at] += number;
                continue;
            };
            if !lines.count(line, buyer) {
                continue;
            }
            let number = lines.part(number);
            for owner in lines.owners(row, buyer).into_iter().flatten() {
                self.added = grown(self.added, number)?;
                self.cells[owner * width + at] += number;
            }
        }
        Ok(())
    }

    /// What of a line counts: the volume's column, for whom, and how much.
    pub(super) fn counted(&self, line: &Line, members: &[Member]) -> Vec<(usize, u32, i64)> {
        let Some(buyer) = members.get(line.buyer as usize) else { return Vec::new() };
        let mut counted = Vec::new();
        for counter in &self.counters {
            let number = line.numbers[counter.number];
            match &counter.lines {
                None => counted.push((counter.column, line.buyer, number)),
                Some(lines) if lines.count(line, buyer) => {
                    let owners = lines.owners(line.buyer as usize, buyer).into_iter().flatten();
                    let number = lines.part(number);
                    counted.extend(owners.filter_map(|row| Some((counter.column, u32::try_from(row).ok()?, number))));
                }
                Some(_) => {}
            }
        }
        counted
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

fn grown(added: i64, number: i64) -> Result<i64, RunError> {
    number.checked_abs().and_then(|number| added.checked_add(number)).ok_or(RunError::TooMuch)
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
    fn owners(&self, row: usize, buyer: &Member) -> [Option<usize>; 2] {
        let enroller = (buyer.is_customer && buyer.enroller != NOBODY).then_some(buyer.enroller as usize);
        match self.from {
            From::Own => [Some(row), None],
            From::Customers => [None, enroller],
            From::Both => [Some(row), enroller],
        }
    }
}
