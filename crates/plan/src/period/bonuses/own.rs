//! What a position earns on a volume of its own, whoever is above: commission, retail profit, tiers, rewards of hosts.

use super::super::Points;
use super::super::language::Expression;
use super::super::table::Seen;
use super::{Base, By};

/// Pays a part of a volume of the position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What is paid on.
    pub on: Base,
    /// Who may earn; everybody when `None`.
    pub to: Option<Expression>,
    /// The rate.
    pub by: By,
    /// Whether each bracket's rate is for what lies within it; otherwise the last one's is for everything.
    pub in_steps: bool,
}

impl Share {
    /// What a position earns on `all`: that times millionths, exactly.
    pub(in super::super) fn exact(&self, seen: Seen<'_>, all: i64) -> i128 {
        if self.to.as_ref().is_some_and(|to| !to.holds(&seen)) {
            return 0;
        }
        let By::Volume(by, brackets) = &self.by else { return product(all, self.by.rate(seen).millionths()) };
        if !self.in_steps {
            return product(all, self.by.rate(seen).millionths());
        }
        let reached = seen.volume(*by).min(all);
        let ends = brackets.iter().skip(1).map(|next| next.from.parts()).chain([i64::MAX]);
        let within = brackets.iter().zip(ends).map(|(bracket, end)| {
            let inside = reached.min(end).saturating_sub(bracket.from.parts()).max(0);
            product(inside, bracket.rate.millionths())
        });
        within.sum()
    }
}

fn product(volume: i64, rate: i64) -> i128 {
    i128::from(volume) * i128::from(rate)
}

/// Pays a fixed amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// Who has it.
    pub to: Option<Expression>,
    /// How much, in the smallest unit of the currency.
    pub amount: i64,
    /// How many times: the whole part of a number of the position; once when `None`.
    pub times: Option<Expression>,
    /// Whether nobody has it in more than one period.
    pub once: bool,
}

impl Fixed {
    /// What a position earns, in the smallest unit of the currency; `None` beyond what we count.
    pub(in super::super) fn minor(&self, seen: Seen<'_>) -> Option<i64> {
        if self.to.as_ref().is_some_and(|to| !to.holds(&seen)) {
            return Some(0);
        }
        let times = self.times.as_ref().map_or(1, |times| times.value(&seen).max(0) / Points::ONE);
        self.amount.checked_mul(times)
    }
}
