//! The most that is paid: to a position, to a person, by the company; in this order.

use std::collections::BTreeMap;

use base::{Money, MoneyError};

use super::Rate;
use super::document::Rules;
use super::earnings::Earning;
use super::input::Member;

/// The most of a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Caps {
    /// To a position, in the smallest unit of the currency.
    pub position: Option<i64>,
    /// To a person, whose positions are cut in proportion.
    pub person: Option<i64>,
    /// By the company: a part of a volume of everybody, by its column. Everybody is cut in proportion.
    pub company: Option<(usize, Rate)>,
}

impl Caps {
    /// Whether anything may be paid.
    pub(super) fn are_none(&self) -> bool {
        *self == Self::default()
    }
}

/// Cuts to the caps of positions, then of persons. Earnings are bonus by bonus, and those of whoever is among them are all there.
pub(super) fn cut_positions(rules: &Rules, members: &[Member], earnings: &mut [Earning]) -> Result<(), MoneyError> {
    let Caps { position, person, .. } = rules.caps;
    if let Some(most) = position {
        cut_by(earnings, Money::new(most, rules.money.currency)?, |row| row)?;
    }
    if let Some(most) = person {
        cut_by(earnings, Money::new(most, rules.money.currency)?, |row| members[row as usize].person)?;
    }
    Ok(())
}

/// Cuts what belongs to the same owner to `most`.
fn cut_by(earnings: &mut [Earning], most: Money, owner: impl Fn(u32) -> u32) -> Result<(), MoneyError> {
    let mut together: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, earning) in earnings.iter().enumerate() {
        together.entry(owner(earning.member)).or_default().push(at);
    }
    together.values().try_for_each(|theirs| cut(earnings, theirs, most))
}

/// Cuts those of the earnings that belong together so that they come to `most` at most: in proportion, to the last cent. What
/// was taken back from somebody stays as it is.
pub(super) fn cut(earnings: &mut [Earning], together: &[usize], most: Money) -> Result<(), MoneyError> {
    let amounts: Vec<u64> =
        together.iter().map(|&at| u64::try_from(earnings[at].amount.minor()).unwrap_or(0)).collect();
    let sum: u128 = amounts.iter().map(|&amount| u128::from(amount)).sum();
    if sum <= u128::try_from(most.minor()).unwrap_or(0) || sum == 0 {
        return Ok(());
    }
    for ((&at, cut), amount) in together.iter().zip(most.split(&amounts)?).zip(&amounts) {
        if *amount > 0 {
            earnings[at].amount = cut;
        }
    }
    Ok(())
}
