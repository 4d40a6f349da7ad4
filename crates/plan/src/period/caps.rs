//! The most that is paid: to a position, to a person, by the company; in this order.

use base::{Money, MoneyError};

use super::Rate;
use super::run::Earning;

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
