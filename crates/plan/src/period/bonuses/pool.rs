//! Pools: a sum that is divided by shares, to the last cent.

use base::{Money, MoneyError};

use super::super::Rate;
use super::super::language::Expression;
use super::super::money::MoneyRules;
use super::super::table::Seen;

/// How much there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Size {
    /// A part of a volume of everybody together, by its column.
    Part(usize, Rate),
    /// A fixed amount, in the smallest unit of the currency.
    Amount(i64),
    /// What nobody earned of other bonuses, by their places in the plan.
    Breakage(Vec<usize>),
}

/// Divides a sum by shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// How much there is.
    pub size: Size,
    /// Who has shares; everybody when `None`.
    pub to: Option<Expression>,
    /// How many shares a position has.
    pub shares: Shares,
}

/// How many shares a position has of a pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shares {
    /// The value of a formula.
    Formula(Expression),
    /// By the place it comes to among everybody who may earn.
    ByPlace {
        /// The volumes that places go by, the second where the first is equal, and so on; by their columns.
        ranked_by: Vec<usize>,
        /// The shares of each place, the best first, in parts of points. Whoever comes after the last has none.
        of_place: Vec<u64>,
    },
}

impl Pool {
    /// Whether a position may have shares.
    pub(in super::super) fn may_earn(&self, seen: Seen<'_>) -> bool {
        !seen.is_customer() && self.to.as_ref().is_none_or(|to| to.holds(&seen))
    }

    /// What each of these shares gets. What nobody has a share of is not paid.
    ///
    /// # Errors
    /// When an amount is beyond what we count.
    pub(in super::super) fn divide(
        &self,
        money: &MoneyRules,
        everybody: impl FnOnce(usize) -> i128,
        breakage: &[i64],
        shares: &[u64],
    ) -> Result<Vec<Money>, MoneyError> {
        let size = match &self.size {
            Size::Part(volume, rate) => {
                let exact = everybody(*volume).checked_mul(i128::from(rate.millionths()));
                Money::new(money.of_points().rounded(exact.ok_or(MoneyError::Overflow)?)?, money.currency)?
            }
            Size::Amount(minor) => Money::new(*minor, money.currency)?,
            Size::Breakage(bonuses) => Money::new(bonuses.iter().map(|&bonus| breakage[bonus]).sum(), money.currency)?,
        };
        if shares.iter().all(|&share| share == 0) || !size.is_positive() {
            return Ok(vec![Money::zero(money.currency); shares.len()]);
        }
        size.split(shares)
    }
}
