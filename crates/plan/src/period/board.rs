//! Boards: small matrices that fill in the order of joining. When one is full, whoever is on top is paid and leaves it, and it splits
//! into as many boards as stand directly below.

use std::collections::{BTreeMap, VecDeque};

use base::MoneyError;

use super::earnings::Amounts;
use super::language::Expression;
use super::run::Run;
use super::{NOBODY, Points};

/// A board, and what is paid for a full one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// Who takes a place, once: in the first period in which it holds.
    pub enters: Expression,
    /// Who is paid on top; everybody when `None`. What others would have is breakage.
    pub to: Option<Expression>,
    /// How many stand directly below one.
    pub width: u32,
    /// How many levels there are below the one on top.
    pub depth: u32,
    /// What is paid for a full board, in the smallest unit of the currency.
    pub amount: i64,
    /// Whether who has left a board takes a place on the next one.
    pub comes_again: bool,
    /// Who read the warning and answers for the plan.
    pub signed_off_by: String,
}

/// In the state, instead of a place: has left a board and does not come again.
const LEFT: i64 = -1;

impl Board {
    /// How many positions there are on one.
    pub(super) fn size(&self) -> usize {
        let width = self.width as usize;
        (0..=self.depth).fold(0, |size, _| size * width + 1)
    }
}

impl Run<'_> {
    /// What a board pays, and what nobody earned of it. The numbers that go into the next period begin after `before` others of each
    /// row.
    pub(super) fn board(&mut self, board: &Board, before: usize) -> Result<(Amounts, i64), MoneyError> {
        let stride = self.rules.layout().carried;
        let number = |row: usize| self.state.carried[row * stride + before] / Points::ONE;
        let numbers: Vec<i64> = (0..self.members.len()).map(number).collect();
        let (mut boards, homeless) = Boards::from(board, &numbers);
        let enters = |&row: &u32| {
            let seen = self.standing.seen_row(row as usize);
            numbers[row as usize] == 0 && !seen.is_customer() && board.enters.holds(&seen)
        };
        let mut coming: Vec<u32> = (0..).take(numbers.len()).filter(enters).collect();
        coming.sort_by_key(|&row| (self.members[row as usize].joined, row));
        let left = boards.fill(homeless.into_iter().chain(coming).collect(), board.comes_again);
        let mut paid = vec![0_i64; numbers.len()];
        let mut unpaid = 0_i64;
        for row in &left {
            let place = self.standing.placement.place(*row as usize);
            let may_earn = board.to.as_ref().is_none_or(|to| to.holds(&self.standing.seen(place)));
            let sum = if may_earn { &mut paid[place] } else { &mut unpaid };
            *sum = sum.checked_add(board.amount).ok_or(MoneyError::Overflow)?;
        }
        let mut keep = |row: u32, number: i64| {
            self.state.carried[row as usize * stride + before] = number.saturating_mul(Points::ONE);
        };
        left.into_iter().for_each(|row| keep(row, LEFT));
        boards.each(keep);
        Ok((paid, unpaid))
    }
}

/// The boards that are not full, the oldest first: of each place the row, or [`NOBODY`]. The one on top is first, then those directly
/// below from left to right, and so on.
struct Boards {
    width: usize,
    size: usize,
    open: VecDeque<Vec<u32>>,
}

impl Boards {
    /// The boards as these numbers of the rows say: which place it is, counted through all boards, from 1. Whoever says the place of
    /// somebody else has none, and comes again.
    fn from(board: &Board, numbers: &[i64]) -> (Self, Vec<u32>) {
        let size = board.size();
        let mut open: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        let mut homeless = Vec::new();
        for (row, number) in (0..).zip(numbers) {
            let Some(at) = usize::try_from(*number).ok().and_then(|number| number.checked_sub(1)) else { continue };
            match &mut open.entry(at / size).or_insert_with(|| vec![NOBODY; size])[at % size] {
                free if *free == NOBODY => *free = row,
                _ => homeless.push(row),
            }
        }
        (Self { width: board.width as usize, size, open: open.into_values().collect() }, homeless)
    }

    /// Lets these come one after the other, each on the oldest board; who left a full one, as often as it did.
    fn fill(&mut self, mut coming: VecDeque<u32>, comes_again: bool) -> Vec<u32> {
        let mut left = Vec::new();
        // Before this one no place of the oldest board is free. Whoever is gone has left one free further up.
        let mut next = 0;
        loop {
            let oldest = self.open.front_mut();
            let free = oldest.and_then(|places| {
                next = (next..places.len()).find(|&at| places[at] == NOBODY)?;
                Some(&mut places[next])
            });
            if let Some(free) = free {
                let Some(row) = coming.pop_front() else { return left };
                *free = row;
            } else if let Some(full) = self.open.pop_front() {
                next = 0;
                self.split(&full);
                left.push(full[0]);
                if comes_again {
                    coming.push_front(full[0]);
                }
            } else if coming.is_empty() {
                return left;
            } else {
                self.open.push_back(vec![NOBODY; self.size]);
            }
        }
    }

    /// Makes a board of everybody directly below the one on top, with all below them.
    fn split(&mut self, full: &[u32]) {
        for top in 1..=self.width {
            // Where on the full board each place of the new one was.
            let mut was = vec![top; self.size];
            for place in 1..self.size {
                was[place] = was[(place - 1) / self.width] * self.width + (place - 1) % self.width + 1;
            }
            self.open.push_back(was.into_iter().map(|was| full.get(was).copied().unwrap_or(NOBODY)).collect());
        }
    }

    /// Tells of everybody on a board which place it is.
    fn each(self, mut tell: impl FnMut(u32, i64)) {
        for (number, row) in (1..).zip(self.open.into_iter().flatten()) {
            if row != NOBODY {
                tell(row, number);
            }
        }
    }
}
