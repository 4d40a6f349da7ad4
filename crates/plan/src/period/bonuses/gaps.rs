//! Differences: a rate of one's own on everything below, less what was paid on it further down.

use super::super::Rate;
use super::super::flow::{Flow, Passed};
use super::super::language::Expression;
use super::super::table::Seen;
use super::{Base, By};

/// Pays the difference between one's own rate and the highest that somebody has on it below; nothing where that is as high.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gaps {
    /// What is paid on.
    pub on: Base,
    /// Whether one's own volume is paid as well.
    pub on_own: bool,
    /// Whether nothing is paid on what those directly below sold; their own sponsor's rate is taken off further up all the same.
    pub skips_first_level: bool,
    /// What the first above with the very rate that somebody has below is paid; nothing when `None`.
    pub equals: Option<Rate>,
    /// Who may earn; everybody when `None`. Whoever may not is passed over, and their difference goes to those above.
    pub to: Option<Expression>,
    /// Who may earn on what those below sold; whoever may earn at all when `None`. Whoever may not is paid on their own volume only.
    pub to_below: Option<Expression>,
    /// One's own rate.
    pub by: By,
    /// Every rate there is, ascending, nothing first.
    pub rates: Vec<Rate>,
}

impl Gaps {
    /// Pays `by` on one's own volume and everything below.
    #[must_use]
    pub fn new(on: Base, to: Option<Expression>, by: By) -> Self {
        let mut rates = by.rates();
        rates.push(Rate::ZERO);
        rates.sort_unstable();
        rates.dedup();
        Self { on, on_own: true, skips_first_level: false, equals: None, to, to_below: None, by, rates }
    }

    /// The rate of a position.
    pub(in super::super) fn rate(&self, seen: Seen<'_>) -> Rate {
        let may_earn = !seen.is_customer() && self.to.as_ref().is_none_or(|to| to.holds(&seen));
        if may_earn { self.by.rate(seen) } else { Rate::ZERO }
    }

    /// Whether a position that may earn has nothing of what those below sold.
    pub(in super::super) fn has_own_only(&self, seen: Seen<'_>) -> bool {
        self.to_below.as_ref().is_some_and(|below| !below.holds(&seen))
    }

    /// The rate of a position on what those below sold.
    pub(in super::super) fn rate_below(&self, seen: Seen<'_>) -> Rate {
        if self.has_own_only(seen) { Rate::ZERO } else { self.rate(seen) }
    }
}

impl Flow for Gaps {
    /// The rates that were paid on it so far; these again when somebody of an equal rate was paid as well; and last what has
    /// not gone up its first level yet.
    fn kinds(&self) -> usize {
        self.rates.len() * if self.equals.is_some() { 2 } else { 1 } + usize::from(self.skips_first_level)
    }

    fn pass(&self, seen: Seen<'_>, own: i64, volume: &mut [i64]) -> Passed {
        let rate = self.rate(seen);
        if self.has_own_only(seen) {
            // All rates of this plan are in the list.
            volume[self.rates.binary_search(&rate).unwrap_or_default()] += own;
            return Passed { earned: i128::from(own) * i128::from(rate.millionths()), unpaid: 0 };
        }
        if self.on_own {
            volume[0] += own;
        }
        let mut earned = 0;
        let mut paid = 0;
        let (volume, first_level) = volume.split_at_mut(self.kinds() - usize::from(self.skips_first_level));
        let (once, equalled) = volume.split_at_mut(self.rates.len());
        for volumes in [&mut *once, &mut *equalled] {
            for (volume, &below) in volumes.iter_mut().zip(&self.rates).take_while(|(_, below)| **below < rate) {
                earned += i128::from(*volume) * i128::from(rate.millionths() - below.millionths());
                paid += std::mem::take(volume);
            }
        }
        // All rates of this plan are in the list.
        let kind = self.rates.binary_search(&rate).unwrap_or_default();
        if let Some(equals) = self.equals.filter(|_| rate > Rate::ZERO) {
            let all = std::mem::take(&mut once[kind]);
            earned += i128::from(all) * i128::from(equals.millionths());
            equalled[kind] += all;
        }
        once[kind] += paid;
        match first_level.first_mut() {
            Some(first_level) => once[kind] += std::mem::replace(first_level, own),
            None if self.on_own => {}
            None => once[0] += own,
        }
        Passed { earned, unpaid: 0 }
    }

    /// A rate that nobody has reached was not promised to anybody.
    fn left(&self, _volume: &[i64]) -> i128 {
        0
    }
}
