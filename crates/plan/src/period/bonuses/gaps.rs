//! Differences: a rate of one's own on everything below, less what was paid on it further down.

use super::super::Rate;
use super::super::flow::{Flow, Passed};
use super::super::language::Expression;
use super::super::table::Seen;
use super::{Base, By};

/// Pays the difference between one's own rate and the highest that was paid on it below; nothing where that is as high.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gaps {
    /// What is paid on.
    pub on: Base,
    /// Whether one's own volume is paid as well.
    pub on_own: bool,
    /// Who may earn; everybody when `None`. Whoever may not is passed over, and their difference goes to those above.
    pub to: Option<Expression>,
    /// One's own rate.
    pub by: By,
    /// Every rate there is, ascending, nothing first.
    pub rates: Vec<Rate>,
}

impl Gaps {
    /// Pays `by`.
    #[must_use]
    pub fn new(on: Base, on_own: bool, to: Option<Expression>, by: By) -> Self {
        let mut rates = by.rates();
        rates.push(Rate::ZERO);
        rates.sort_unstable();
        rates.dedup();
        Self { on, on_own, to, by, rates }
    }

    /// The rate of a position.
    pub(in super::super) fn rate(&self, seen: Seen<'_>) -> Rate {
        let may_earn = !seen.is_customer() && self.to.as_ref().is_none_or(|to| to.holds(seen));
        if may_earn { self.by.rate(seen) } else { Rate::ZERO }
    }
}

impl Flow for Gaps {
    fn kinds(&self) -> usize {
        self.rates.len()
    }

    /// The kinds are the rates that were paid on it so far.
    fn pass(&self, seen: Seen<'_>, own: i64, volume: &mut [i64]) -> Passed {
        if self.on_own {
            volume[0] += own;
        }
        let rate = self.rate(seen);
        let mut earned = 0;
        let mut paid = 0;
        for (volume, &below) in volume.iter_mut().zip(&self.rates).take_while(|(_, below)| **below < rate) {
            earned += i128::from(*volume) * i128::from(rate.millionths() - below.millionths());
            paid += std::mem::take(volume);
        }
        if let Ok(kind) = self.rates.binary_search(&rate) {
            volume[kind] += paid;
        }
        if !self.on_own {
            volume[0] += own;
        }
        Passed { earned, unpaid: 0 }
    }

    /// A rate that nobody has reached was not promised to anybody.
    fn left(&self, _volume: &[i64]) -> i128 {
        0
    }
}
