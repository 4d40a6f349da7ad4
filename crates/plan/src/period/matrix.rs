//! A forced matrix: everybody has at most so many directly below, and whoever is too many spills over to further down.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::NOBODY;
use super::input::{Member, WAITING};
use super::run::RunError;

/// How wide a network is, and who answers for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The most that stand directly below one.
    pub width: u32,
    /// Who read the warning and answers for the plan.
    pub signed_off_by: String,
}

impl Matrix {
    /// How many positions there are in so many levels below one; `None` beyond what we count. With the one on top it is the size
    /// of a board.
    #[must_use]
    pub fn positions(&self, levels: u32) -> Option<u64> {
        (1..=levels).try_fold(0_u64, |sum, level| sum.checked_add(u64::from(self.width).checked_pow(level)?))
    }

    /// Places whoever is [`WAITING`] when there is no tank, in the order of joining, on one day in the order of the rows: as high as there is room
    /// below their enroller, from left to right. Whoever was enrolled by somebody who waits comes after them. Who only buys
    /// takes no room, and stands below its enroller.
    ///
    /// # Errors
    /// When more stand below one than there is room for.
    pub(super) fn place(&self, members: &mut [Member]) -> Result<(), RunError> {
        let mut places = Places::new(self.width as usize, members)?;
        let mut waiting: Vec<u32> =
            (0..).zip(members.iter()).filter(|(_, one)| one.placement == WAITING).map(|(row, _)| row).collect();
        waiting.sort_by_key(|&row| (members[row as usize].joined, row));
        // By enroller, whoever has to wait for one.
        let mut behind: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for newcomer in waiting {
            let mut next = VecDeque::from([newcomer]);
            while let Some(row) = next.pop_front() {
                let Member { enroller, is_customer, .. } = members[row as usize];
                if members.get(enroller as usize).is_some_and(|enroller| enroller.placement == WAITING) {
                    behind.entry(enroller).or_default().push(row);
                    continue;
                }
                let is_free = is_customer || enroller == NOBODY;
                let above = if is_free { enroller } else { places.take(enroller, row) };
                members[row as usize].placement = above;
                next.extend(behind.remove(&row).into_iter().flatten());
            }
        }
        // Those who are above themselves wait for each other; whoever lays out the tree says so.
        for &row in behind.values().flatten() {
            members[row as usize].placement = members[row as usize].enroller;
        }
        Ok(())
    }
}

/// Who stands where.
struct Places {
    width: usize,
    /// Directly below each row, from left to right; who only buys is left out.
    below: Vec<Vec<u32>>,
    /// Of each enroller, those below among whom there may be room, the next one first. Whoever stands before them in this order
    /// has no room, and never will again: newcomers only stand below those who come later.
    open: HashMap<u32, VecDeque<u32>>,
}

impl Places {
    fn new(width: usize, members: &[Member]) -> Result<Self, RunError> {
        let mut below: Vec<Vec<u32>> = vec![Vec::new(); members.len()];
        let placed = (0..).zip(members).filter(|(_, member)| !member.is_customer);
        for (row, member) in placed {
            let Some(theirs) = below.get_mut(member.placement as usize) else { continue };
            theirs.push(row);
            if theirs.len() > width {
                return Err(RunError::NoRoom(member.placement));
            }
        }
        for theirs in &mut below {
            theirs.sort_by_key(|&row| (members[row as usize].joined, row));
        }
        Ok(Self { width, below, open: HashMap::new() })
    }

    /// The row below which there is room under `enroller`; `newcomer` takes it.
    fn take(&mut self, enroller: u32, newcomer: u32) -> u32 {
        let open = self.open.entry(enroller).or_insert_with(|| VecDeque::from([enroller]));
        while let Some(&row) = open.front() {
            let theirs = &mut self.below[row as usize];
            if theirs.len() < self.width {
                theirs.push(newcomer);
                return row;
            }
            open.extend(theirs.iter().copied());
            open.pop_front();
        }
        // Below everybody who is full stands somebody.
        enroller
    }
}
