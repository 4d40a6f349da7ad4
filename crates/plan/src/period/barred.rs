//! Why somebody does not earn: as one who asks, or as one who was passed over on the way up.

use super::bonuses::{Counts, Kind, Levels};
use super::document::Rules;
use super::run::Outcome;
use super::table::Seen;

/// Why somebody earned nothing with a bonus, or took up none of its levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It only buys.
    Customer,
    /// It has left.
    Left,
    /// Who may earn is a condition, and it did not hold.
    To,
    /// Who takes up a level is a condition, and it did not hold.
    Counts,
    /// There is no rate for that level at the rank it was paid as.
    NoRate,
    /// Who may earn on what those below sold is a condition that did not hold, and there is nothing else to be paid on.
    ToBelow,
    /// Another bonus is paid instead, by its place in the plan.
    Instead(usize),
}

impl Outcome {
    /// Why a member cannot have earned with a bonus, by its place in the plan; `None` when it may earn. That it earned nothing
    /// then has no other reason than that nothing was there to be paid on, or that it was paid once before.
    #[must_use]
    pub fn barred(&self, row: usize, bonus: usize) -> Option<Why> {
        let seen = self.standing.seen_row(row);
        if seen.has_left() {
            return Some(Why::Left);
        }
        if seen.is_customer() {
            return Some(Why::Customer);
        }
        let kind = &self.rules.bonuses.get(bonus)?.kind;
        if kind.to().is_some_and(|to| !to.holds(&seen)) {
            return Some(Why::To);
        }
        let paid = |bonus: usize| self.paid[bonus][seen.place()];
        if let Some(instead) = self.rules.rivals(bonus).find(|&rival| paid(bonus) == 0 && paid(rival) != 0) {
            return Some(Why::Instead(instead));
        }
        let has_nothing = matches!(kind, Kind::Gaps(gaps) if gaps.has_own_only(seen) && self.on(&gaps.on, row) == 0);
        has_nothing.then_some(Why::ToBelow)
    }

    /// Whether a member may earn on its own volume with a bonus, and not on what those below sold.
    #[must_use]
    pub fn has_own_only(&self, row: usize, bonus: usize) -> bool {
        let kind = self.rules.bonuses.get(bonus).map(|bonus| &bonus.kind);
        matches!(kind, Some(Kind::Gaps(gaps)) if gaps.has_own_only(self.standing.seen_row(row)))
    }
}

impl Rules {
    /// The condition of a bonus that did not hold, as the plan writes it; `None` where it was no condition.
    #[must_use]
    pub fn condition(&self, bonus: usize, why: Why) -> Option<&str> {
        let words = &self.bonuses.get(bonus)?.words;
        match why {
            Why::To => words.to.as_deref(),
            Why::Counts => words.counts.as_deref(),
            Why::ToBelow => words.to_below.as_deref(),
            Why::Customer | Why::Left | Why::NoRate | Why::Instead(_) => None,
        }
    }
}

impl Levels {
    /// Why a position that did not take up a level did not.
    pub(super) fn passed_over(&self, seen: Seen<'_>) -> Why {
        match self.counts {
            Counts::Those(_) => Why::Counts,
            _ if seen.has_left() => Why::Left,
            _ if seen.is_customer() => Why::Customer,
            _ if self.to.as_ref().is_some_and(|to| !to.holds(&seen)) => Why::To,
            _ => Why::NoRate,
        }
    }
}
