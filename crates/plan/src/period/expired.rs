//! Volume that legs carried for too long.

use super::Points;
use super::bonuses::{Kind, Legs};
use super::document::Rules;
use super::run::Outcome;

/// Volume that somebody lost because it was carried for too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expired {
    /// The row of the member.
    pub member: u32,
    /// The bonus, by its place in the plan.
    pub bonus: usize,
    /// How much on the left, and on the right.
    pub sides: [Points; 2],
}

impl Rules {
    /// Whether some volume that is carried expires one day.
    #[must_use]
    pub fn expires(&self) -> bool {
        self.bonuses.iter().filter_map(|bonus| bonus.kind.legs()).any(|legs| legs.expires.is_some())
    }
}

impl Outcome {
    /// Everybody's volume that was lost in this period because it had been carried for too long: bonus by bonus, within one in the order
    /// of the members' rows.
    #[must_use]
    pub fn expired(&self) -> Vec<Expired> {
        let mut expired = Vec::new();
        for (bonus, rule) in self.rules.bonuses.iter().enumerate() {
            let Kind::Legs(legs) = &rule.kind else { continue };
            if legs.expires.is_none() {
                continue;
            }
            let of_row = |member: u32| {
                let sides = self.expired_of(legs, bonus, member as usize).map(Points::from_parts);
                (sides != [Points::ZERO; 2]).then_some(Expired { member, bonus, sides })
            };
            expired.extend((0..).take(self.members.len()).filter_map(of_row));
        }
        expired
    }

    /// What a row has lost of each side. It is computed again: what is left of it is nowhere.
    pub(super) fn expired_of(&self, legs: &Legs, bonus: usize, row: usize) -> [i64; 2] {
        let at = row * self.rules.layout().carried + self.rules.carried_before(bonus);
        let mut numbers = self.carried_before[at..at + legs.numbers()].to_vec();
        let seen = self.standing.seen_row(row);
        let lost = legs.pay(seen, legs.sum(&numbers)).and_then(|(_, rest)| legs.carry(seen, &mut numbers, rest));
        lost.unwrap_or_default()
    }
}
