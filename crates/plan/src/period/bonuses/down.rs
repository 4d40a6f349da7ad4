//! Matching downward: a part of what somebody earned, in equal parts to those directly below.

use base::{Currency, Money, MoneyError};

use super::super::language::Expression;
use super::super::money::Exact;
use super::super::table::Seen;
use super::super::{Forest, Rate};
use super::Base;

/// Pays those directly below somebody a part of what that somebody earned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Down {
    /// What is paid on.
    pub on: Base,
    /// Who may earn; everybody when `None`. The others have no part, and it is divided among fewer.
    pub to: Option<Expression>,
    /// The part that is divided.
    pub rate: Rate,
}

impl Down {
    /// Whether a position may earn.
    pub(in super::super) fn may_earn(&self, seen: Seen<'_>) -> bool {
        !seen.is_customer() && self.to.as_ref().is_none_or(|to| to.holds(&seen))
    }

    /// What each place of `forest` is paid, in the smallest unit of the currency; `see` shows the position at a place and
    /// what it earned. A part is divided to the last cent, whoever comes first in the file first.
    ///
    /// # Errors
    /// When an amount is beyond what we count.
    pub(in super::super) fn divide<'a>(
        &self,
        currency: Currency,
        exact: Exact,
        forest: &Forest,
        see: impl Fn(usize) -> (Seen<'a>, i64),
    ) -> Result<Vec<i64>, MoneyError> {
        let mut paid = vec![0; forest.len()];
        for place in 0..forest.len() {
            let (_, earned) = see(place);
            let part = exact.rounded(i128::from(earned) * i128::from(self.rate.millionths()))?;
            if part == 0 {
                continue;
            }
            let below: Vec<usize> = forest.below(place).filter(|&below| self.may_earn(see(below).0)).collect();
            if below.is_empty() {
                continue;
            }
            let parts = Money::new(part.abs(), currency)?.split(&vec![1; below.len()])?;
            for (below, one) in below.into_iter().zip(parts) {
                paid[below] = one.minor() * part.signum();
            }
        }
        Ok(paid)
    }
}
