//! A holding tank: who has been enrolled and waits for its placement counts in the enroller tree, and in the placement tree for nobody,
//! until somebody places it or its days are over.

use std::collections::HashMap;

use super::NOBODY;
use super::document::Rules;
use super::input::{Member, Side, WAITING};
use super::run::{Outcome, RunError};

/// How long members wait before the run places them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tank {
    /// For so many days, the day of joining counted.
    pub days: u32,
    /// In a binary tree, the side of whoever chose none.
    pub side: Side,
}

impl Tank {
    /// Whether somebody who joined that day is placed in a period with that last day; without one everybody is.
    fn is_over(&self, joined: i32, last: Option<i32>) -> bool {
        last.is_none_or(|last| i64::from(last) - i64::from(joined) >= i64::from(self.days))
    }
}

impl Member {
    /// The row it stands below in the placement tree; [`NOBODY`] as long as it waits.
    pub(super) const fn stands_below(&self) -> u32 {
        if self.placement == WAITING { NOBODY } else { self.placement }
    }
}

impl Rules {
    /// Places whoever is [`WAITING`] and whose days in the plan's tank are over on the `last` day of the period, in the order of joining,
    /// on one day in the order of the rows; without a last day everybody's are. In a matrix it is as high as there is room below its enroller;
    /// in a binary tree below the outermost position on its side of its enroller; in any other tree directly below its enroller.
    ///
    /// Does nothing for a plan without a tank: then a matrix places everybody when the run begins, and in other plans they wait.
    ///
    /// # Errors
    /// When more stand below one than the plan's matrix has room for.
    pub fn place(&self, members: &mut [Member], last: Option<i32>) -> Result<(), RunError> {
        let Some(tank) = self.tank else { return Ok(()) };
        self.roll_up(members);
        let waiting = (0..).zip(members.iter()).filter(|(_, one)| one.placement == WAITING);
        let waiting = waiting.map(|(row, one)| (one.joined, row, tank.is_over(one.joined, last)));
        let (mut due, others): (Vec<_>, Vec<_>) = waiting.partition(|(_, _, is_over)| *is_over);
        due.sort_unstable();
        if let Some(matrix) = &self.matrix {
            // The matrix places whoever waits: the others do not while it does.
            others.iter().for_each(|&(_, row, _): &(i32, usize, bool)| members[row].placement = NOBODY);
            matrix.place(members)?;
            others.iter().for_each(|&(_, row, _)| members[row].placement = WAITING);
            return Ok(());
        }
        let mut lines = (self.has_legs() && !due.is_empty()).then(|| Lines::new(members));
        for (_, row, _) in due {
            let Member { enroller, side, is_customer, .. } = members[row];
            members[row].placement = enroller;
            if let Some(lines) = lines.as_mut().filter(|_| !is_customer && enroller != NOBODY) {
                let side = if side == Side::Neither { tank.side } else { side };
                members[row].side = side;
                members[row].placement = lines.take(enroller, side, row);
            }
        }
        Ok(())
    }
}

/// The outer lines of a binary tree: from anybody down the same side to whoever has nobody there.
struct Lines {
    /// Of a row and a side, who stands further down that line. Steps that were taken together become one.
    further: HashMap<(u32, Side), u32>,
    members: usize,
}

impl Lines {
    fn new(members: &[Member]) -> Self {
        let mut further = HashMap::new();
        let placed = (0..).zip(members).filter(|(_, one)| one.side != Side::Neither && one.stands_below() != NOBODY);
        for (row, one) in placed {
            further.entry((one.placement, one.side)).or_insert(row);
        }
        Self { further, members: members.len() }
    }

    /// The end of the line from a row down a side; `newcomer` takes the place there.
    fn take(&mut self, from: u32, side: Side, newcomer: usize) -> u32 {
        let mut way = Vec::new();
        let mut end = from;
        while let Some(&next) = self.further.get(&(end, side)) {
            // Those who are above themselves are found by whoever lays out the tree.
            if way.len() > self.members {
                return from;
            }
            way.push(end);
            end = next;
        }
        way.into_iter().for_each(|row| {
            self.further.insert((row, side), end);
        });
        if let Ok(newcomer) = u32::try_from(newcomer) {
            self.further.insert((end, side), newcomer);
        }
        end
    }
}

impl Outcome {
    /// Whether a member waits for its placement still.
    #[must_use]
    pub fn is_waiting(&self, row: usize) -> bool {
        self.members.get(row).is_some_and(|one| one.placement == WAITING)
    }

    /// The side of a binary tree a member stands on.
    #[must_use]
    pub fn side(&self, row: usize) -> Side {
        self.members.get(row).map_or(Side::Neither, |one| one.side)
    }
}
