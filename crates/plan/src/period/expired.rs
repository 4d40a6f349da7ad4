//! Volume that legs carried for too long.

use super::Points;
use super::bonuses::Legs;
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
        let expiring =
            |bonus: &usize| self.rules.bonuses[*bonus].kind.legs().is_some_and(|legs| legs.expires.is_some());
        for bonus in (0..self.rules.bonuses.len()).filter(expiring) {
            let of_row = |member: u32| {
                let sides = self.expired_with(member as usize, bonus);
                (sides != [Points::ZERO; 2]).then_some(Expired { member, bonus, sides })
            };
            expired.extend((0..).take(self.members.len()).filter_map(of_row));
        }
        expired
    }

    /// The volume of the left and of the right that a member lost with a bonus, by its place in the plan; nothing where it is not binary.
    #[must_use]
    pub fn expired_with(&self, row: usize, bonus: usize) -> [Points; 2] {
        let legs = self.rules.bonuses.get(bonus).and_then(|bonus| bonus.kind.legs());
        legs.map_or([Points::ZERO; 2], |legs| self.expired_of(legs, bonus, row).map(Points::from_parts))
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
