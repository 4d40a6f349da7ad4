//! A run: members and order lines in, ranks and earnings out.

use base::{Money, MoneyError};

use super::document::Rules;
use super::input::{Line, Member};
use super::state::State;
use super::table::{History, Seen, Table, column};
use super::volumes::{Volume, kept};
use super::{Forest, ForestError};

/// Why a run cannot go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// Members are no tree.
    #[error(transparent)]
    Forest(#[from] ForestError),
    /// A line of a buyer who is not there.
    #[error("row {0} is no member")]
    NoBuyer(u32),
    /// An amount is beyond what we count.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// All volumes together are beyond what we count.
    #[error("all volumes together are beyond what can be counted")]
    TooMuch,
}

/// What somebody earns with a bonus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earning {
    /// The row of the member.
    pub member: u32,
    /// The bonus, by its place in the plan.
    pub bonus: usize,
    /// How much.
    pub amount: Money,
    /// How much it was before the caps of positions, persons and the company; never zero.
    pub uncapped: Money,
}

/// A run that takes in what was sold.
#[derive(Debug)]
pub struct Run<'p> {
    pub(super) rules: &'p Rules,
    pub(super) members: Vec<Member>,
    pub(super) placement: Forest,
    pub(super) enroller: Forest,
    table: Table,
    pub(super) state: State,
    /// The sum of the absolute numbers that were added: as long as it can be counted, so can every sum of some of them.
    added: i64,
}

/// What came of a run.
#[derive(Debug)]
pub struct Outcome {
    rules: Rules,
    placement: Forest,
    table: Table,
    /// What it leaves for the next period.
    pub state: State,
    /// What everybody earns: bonus by bonus, within one in the order of the members' rows.
    pub earnings: Vec<Earning>,
}

impl<'p> Run<'p> {
    /// Begins a run over these members, with what the period before has left. Members who are new come after those it knows.
    ///
    /// # Errors
    /// When they are no tree.
    pub fn new(rules: &'p Rules, members: Vec<Member>, mut state: State) -> Result<Self, RunError> {
        let above: Vec<u32> = members.iter().map(|member| member.placement).collect();
        let placement = Forest::new(&above)?;
        let above: Vec<u32> = members.iter().map(|member| member.enroller).collect();
        let enroller = Forest::new(&above)?;
        state.grow(rules.layout(), members.len());
        let table = before(rules, &members, &placement, &state);
        Ok(Self { rules, members, placement, enroller, table, state, added: 0 })
    }

    /// Adds a line.
    ///
    /// # Errors
    /// When its buyer is not there, or all lines together are beyond what can be counted.
    pub fn add(&mut self, line: &Line<'_>) -> Result<(), RunError> {
        let row = line.buyer as usize;
        let buyer = *self.members.get(row).ok_or(RunError::NoBuyer(line.buyer))?;
        for (at, volume) in self.rules.volumes.iter().enumerate() {
            let Volume::Lines(lines) = volume else { continue };
            let Some(number) = lines.number_of(line, buyer) else { continue };
            let sum = self.added.checked_add(number.checked_abs().ok_or(RunError::TooMuch)?);
            self.added = sum.ok_or(RunError::TooMuch)?;
            for owner in lines.owners(row, buyer) {
                let cell = &mut self.table.row_mut(self.placement.place(owner))[column::VOLUMES + at];
                *cell = cell.checked_add(number).ok_or(RunError::TooMuch)?;
            }
        }
        Ok(())
    }

    /// Computes everybody's rank and earnings.
    ///
    /// # Errors
    /// When an amount is beyond what we count.
    pub fn finish(mut self) -> Result<Outcome, RunError> {
        let (rules, members, placement) = (self.rules, &self.members, &self.placement);
        let is_customer = |place: usize| members[placement.row(place)].is_customer;
        self.table.fill_upwards(placement, |filling| rules.fill(filling, &is_customer));
        let earnings = self.pay()?;
        self.close();
        let Self { placement, table, state, .. } = self;
        Ok(Outcome { rules: rules.clone(), placement, table, state, earnings })
    }
}

impl Run<'_> {
    pub(super) fn seen(&self, row: usize) -> Seen<'_> {
        self.table.seen(&self.placement, self.placement.place(row))
    }

    /// This period becomes one of those before.
    fn close(&mut self) {
        let layout = self.rules.layout();
        for row in 0..self.members.len() {
            let seen = self.table.seen(&self.placement, self.placement.place(row));
            let rank = u8::try_from(seen.rank()).unwrap_or(u8::MAX);
            let title = &mut self.state.titles[row];
            *title = rank.max(*title);
            shift_in(&mut self.state.ranks[row * layout.ranks..(row + 1) * layout.ranks], rank);
            let mut past = &mut self.state.past[row * layout.past..(row + 1) * layout.past];
            for volume in &self.rules.volumes {
                let Volume::Past { of, periods } = volume else { continue };
                let (own, others) = past.split_at_mut(kept(*periods));
                match (periods, own) {
                    (None, [sum]) => *sum = sum.saturating_add(seen.volume(*of)),
                    (_, own) => shift_in(own, seen.volume(*of)),
                }
                past = others;
            }
        }
    }
}

/// Puts the newest first; the oldest falls out.
fn shift_in<T: Copy>(those: &mut [T], newest: T) {
    those.rotate_right(usize::from(!those.is_empty()));
    if let Some(first) = those.first_mut() {
        *first = newest;
    }
}

/// The table before anything is sold: what is known of the members, and of the periods before.
fn before(rules: &Rules, members: &[Member], placement: &Forest, state: &State) -> Table {
    let layout = rules.layout();
    let mut table = Table::new(members.len(), rules.volumes.len());
    let mut ranks = Vec::with_capacity(state.ranks.len());
    for place in 0..members.len() {
        let row = placement.row(place);
        let cells = table.row_mut(place);
        cells[column::TITLE] = i64::from(state.titles[row]);
        cells[column::FLAGS] = i64::from(members[row].flags);
        cells[column::SIDE] = members[row].side as i64;
        let mut past = &state.past[row * layout.past..(row + 1) * layout.past];
        for (at, volume) in rules.volumes.iter().enumerate() {
            let Volume::Past { periods, .. } = volume else { continue };
            let (own, others) = past.split_at(kept(*periods));
            cells[column::VOLUMES + at] = own.iter().sum();
            past = others;
        }
        ranks.extend_from_slice(&state.ranks[row * layout.ranks..(row + 1) * layout.ranks]);
    }
    table.remember(History { ranks, back: layout.ranks });
    table
}

impl Outcome {
    /// The rank a member is paid as, from 1; 0 for none.
    #[must_use]
    pub fn rank(&self, row: usize) -> usize {
        self.table.seen(&self.placement, self.placement.place(row)).rank()
    }

    /// A volume of a member, by its name; `None` when the plan has none of that name.
    #[must_use]
    pub fn volume(&self, row: usize, name: &str) -> Option<super::Points> {
        let column = self.rules.names.volumes.iter().position(|known| known == name)?;
        let seen = self.table.seen(&self.placement, self.placement.place(row));
        Some(super::Points::from_parts(seen.volume(column)))
    }
}
