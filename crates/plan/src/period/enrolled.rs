//! Whom somebody enrolled: how many of them satisfy something that is known of each before volumes and ranks are computed.

use rayon::prelude::*;

use super::document::Rules;
use super::input::{Member, Side};
use super::language::Expression;
use super::standing::Standing;
use super::volumes::Volume;
use super::{Forest, NOBODY, Points};

/// Those of whom a volume counts how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// What each has to satisfy: what it bought, what it bears and its title; so it does not matter where it stands.
    pub who: Expression,
    /// Whether customers are counted; otherwise all others are.
    pub customers: bool,
    /// The side of whoever enrolled them that they stand on; anywhere when `None`.
    pub side: Option<Side>,
}

/// One more for a place, in a volume.
pub(super) type Counted = (usize, usize);

impl Rules {
    /// Whether somebody is asked whom they enrolled on a side.
    pub(super) fn asks_for_sides(&self) -> bool {
        self.names.enrolled.iter().any(|(_, enrolled)| enrolled.side.is_some())
    }
}

impl Standing {
    /// Counts in all volumes that ask for it whom everybody enrolled.
    pub(super) fn count_enrolled(&mut self, rules: &Rules, members: &[Member]) {
        if rules.names.enrolled.is_empty() {
            return;
        }
        let tour = rules.asks_for_sides().then(|| Tour::new(&self.placement));
        let rows = (0..members.len()).into_par_iter();
        let counted: Vec<Counted> =
            rows.flat_map_iter(|row| self.enrolled(rules, members, row, tour.as_ref())).collect();
        for (place, volume) in counted {
            self.table.add(place, volume, Points::ONE);
        }
    }

    /// For whom a row counts as enrolled, and in which volumes. Where it stands is looked up in the tour, or by walking up.
    pub(super) fn enrolled(&self, rules: &Rules, members: &[Member], row: usize, tour: Option<&Tour>) -> Vec<Counted> {
        let member = &members[row];
        if member.enroller == NOBODY {
            return Vec::new();
        }
        let (place, top) = (self.placement.place(row), self.placement.place(member.enroller as usize));
        let seen = self.seen(place);
        let stands = |side: Side| match tour {
            Some(tour) => self.seen(top).frontline().any(|one| one.side() == side && tour.is_below(place, one.place())),
            None => self.leg(top, place).is_some_and(|leg| self.seen(leg).side() == side),
        };
        let counts =
            |one: &Enrolled| one.customers == member.is_customer && one.who.holds(&seen) && one.side.is_none_or(stands);
        let volumes = rules.names.enrolled.iter().filter(|(_, one)| counts(one));
        volumes.map(|(volume, _)| (top, *volume)).collect()
    }

    /// The place directly below `top` in whose leg a place is.
    fn leg(&self, top: usize, place: usize) -> Option<usize> {
        let mut leg = place;
        for above in self.placement.upline(place) {
            if above == top {
                return Some(leg);
            }
            leg = above;
        }
        None
    }
}

/// The order in which somebody comes by who goes down each leg to its end before the next: all below a place come after it, in one row.
#[derive(Debug)]
pub(super) struct Tour {
    /// When each place is come by.
    at: Vec<usize>,
    /// When the last below it has been.
    until: Vec<usize>,
}

impl Tour {
    pub(super) fn new(forest: &Forest) -> Self {
        let count = forest.len();
        let mut due: Vec<usize> = (0..count).filter(|&place| forest.above(place).is_none()).collect();
        let (mut at, mut way) = (vec![0; count], Vec::with_capacity(count));
        while let Some(place) = due.pop() {
            at[place] = way.len();
            way.push(place);
            due.extend(forest.frontline(place));
        }
        let mut until: Vec<usize> = at.iter().map(|at| at + 1).collect();
        for &place in way.iter().rev() {
            if let Some(above) = forest.above(place) {
                until[above] = until[above].max(until[place]);
            }
        }
        Self { at, until }
    }

    /// Whether a place is another, or below it.
    fn is_below(&self, place: usize, other: usize) -> bool {
        (self.at[other]..self.until[other]).contains(&self.at[place])
    }
}

impl Volume {
    /// Whether it is counted from order lines alone.
    pub(super) const fn is_of_lines(&self) -> bool {
        matches!(self, Self::Lines(_))
    }
}
