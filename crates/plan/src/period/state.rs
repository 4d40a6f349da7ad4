//! What one period leaves for the next.

use super::bonuses::Legs;
use super::document::Rules;
use super::volumes::{Volume, kept};

/// What is known of members from the periods before, by their rows. Members who are new have nothing of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// The highest rank each ever had, from 1; 0 for none.
    pub titles: Vec<u8>,
    /// The ranks each was paid as, the latest period first: [`Layout::ranks`] of each.
    pub ranks: Vec<u8>,
    /// Volumes of earlier periods, in parts of points, the latest period first: [`Layout::past`] of each.
    pub past: Vec<i64>,
    /// What was not paid of the left and the right leg, bonus by bonus: [`Layout::carried`] of each. Where it expires, one number for
    /// each period it is of, the latest first, of the left and then of the right. Of a board it is the place, from 1; 0 for who was on
    /// none, and -1 for who has left one and does not come again.
    pub carried: Vec<i64>,
    /// Which bonuses that are paid once each has had, as bits, in the order of [`Rules::once_names`].
    pub had: Vec<u32>,
    /// What was earned and is retained, in the smallest unit of the currency, and for how many periods, bonus by bonus:
    /// [`Layout::retained`] of each.
    pub retained: Vec<i64>,
    /// What was earned and not paid out yet, in the smallest unit of the currency, by person.
    pub balances: Vec<i64>,
}

/// How many numbers a plan keeps of each member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// How many earlier ranks.
    pub ranks: usize,
    /// How many earlier volumes.
    pub past: usize,
    /// How many numbers about what legs carry and where on boards it stands.
    pub carried: usize,
    /// How many numbers about what is retained.
    pub retained: usize,
}

impl Rules {
    /// The bonuses that nobody has twice.
    pub fn once_names(&self) -> impl Iterator<Item = &str> {
        self.bonuses.iter().filter(|bonus| bonus.kind.is_once()).map(|bonus| bonus.name.as_str())
    }

    /// How many numbers the bonuses before this one carry.
    pub(super) fn carried_before(&self, bonus: usize) -> usize {
        self.bonuses[..bonus].iter().map(|bonus| bonus.kind.numbers()).sum()
    }

    /// How many numbers of each member go from one period to the next.
    #[must_use]
    pub fn layout(&self) -> Layout {
        let past = self.volumes.iter().map(|volume| match volume {
            Volume::Past { periods, .. } => kept(*periods),
            _ => 0,
        });
        let vesting = self.bonuses.iter().filter(|bonus| bonus.vests.is_some());
        Layout {
            ranks: self.names.periods_back,
            past: past.sum(),
            carried: self.carried_before(self.bonuses.len()),
            retained: 2 * vesting.count(),
        }
    }
}

impl State {
    /// Nothing of so many members.
    #[must_use]
    pub fn none(rules: &Rules, members: usize) -> Self {
        let mut state = Self::default();
        state.grow(rules.layout(), members);
        state
    }

    /// The volumes of earlier periods of a row.
    pub(super) fn past_of(&self, layout: Layout, row: usize) -> &[i64] {
        &self.past[row * layout.past..(row + 1) * layout.past]
    }

    /// What a binary bonus has carried of the legs of a row; those before it carry so many numbers.
    pub(super) fn carried_of(&self, layout: Layout, row: usize, legs: &Legs, before: usize) -> [i64; 2] {
        let at = row * layout.carried + before;
        legs.sum(&self.carried[at..at + legs.numbers()])
    }

    /// Makes room for members who came after.
    pub(super) fn grow(&mut self, layout: Layout, members: usize) {
        grow(&mut self.titles, members);
        grow(&mut self.ranks, members * layout.ranks);
        grow(&mut self.past, members * layout.past);
        grow(&mut self.carried, members * layout.carried);
        grow(&mut self.had, members);
        grow(&mut self.retained, members * layout.retained);
        grow(&mut self.balances, members);
    }
}

/// Adds zeros. When there is nothing yet, memory is asked for that is zero already, and that nobody has to write.
fn grow<T: Copy + Default>(numbers: &mut Vec<T>, to: usize) {
    if numbers.is_empty() {
        *numbers = vec![T::default(); to];
    } else {
        numbers.resize(to, T::default());
    }
}
