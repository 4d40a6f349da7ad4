//! From exact earnings to money.

use base::{Currency, MoneyError};

use super::Points;
use super::bonuses::{Base, Bonus};
use super::decimal::scaled;

/// What points are worth, and what becomes of less than the smallest unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoneyRules {
    /// What is paid in.
    pub currency: Currency,
    /// What a point is worth, in millionths of a unit of the currency.
    pub point: i64,
    /// What becomes of less than the smallest unit.
    pub rounding: Rounding,
}

/// What becomes of less than the smallest unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Half and more goes away from zero.
    HalfUp,
    /// Half goes to the even neighbour.
    HalfEven,
    /// It is left out.
    Down,
}

impl MoneyRules {
    /// What a point is worth, from a text such as `1` or `0.833`, with at most six decimals; in millionths.
    pub(super) fn worth(text: &str) -> Option<i64> {
        scaled(text, 6, 6).filter(|worth| *worth > 0)
    }

    /// From what a bonus is paid on, times millionths.
    pub(super) fn exact(&self, bonus: &Bonus) -> Exact {
        let is_of_money = matches!(bonus.kind.base(), Some(Base::Earnings(_)));
        if is_of_money { self.part_of_money() } else { self.of_points() }
    }

    /// From parts of points times millionths.
    pub(super) fn of_points(&self) -> Exact {
        let worth = i128::from(self.point) * i128::from(self.currency.units_per_one());
        Exact::new(worth, i128::from(Points::ONE) * 1_000_000 * 1_000_000, self.rounding)
    }

    /// From the smallest units of money times millionths.
    pub(super) fn part_of_money(&self) -> Exact {
        Exact::new(1, 1_000_000, self.rounding)
    }
}

/// The way from an exact number to the smallest unit of money.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exact {
    times: i128,
    by: i128,
    rounding: Rounding,
}

impl Exact {
    /// Times `times`, divided `by`. In lowest terms, so that nearly every number is divided in 64 bits.
    const fn new(times: i128, by: i128, rounding: Rounding) -> Self {
        let (mut common, mut rest) = (by, times);
        while rest != 0 {
            (common, rest) = (rest, common % rest);
        }
        Self { times: times / common, by: by / common, rounding }
    }

    /// Rounded, once.
    ///
    /// # Errors
    /// When it is beyond what we count.
    pub(super) fn rounded(self, exact: i128) -> Result<i64, MoneyError> {
        let exact = exact.checked_mul(self.times).ok_or(MoneyError::Overflow)?;
        i64::try_from(self.rounding.divide(exact, self.by)).map_err(|_| MoneyError::Overflow)
    }
}

impl Rounding {
    /// As a plan spells it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::HalfUp => "half up",
            Self::HalfEven => "half even",
            Self::Down => "down",
        }
    }

    /// `numerator / denominator`, the denominator positive.
    pub(super) fn divide(self, numerator: i128, denominator: i128) -> i128 {
        let (down, rest) = match (i64::try_from(numerator), i64::try_from(denominator)) {
            (Ok(numerator), Ok(denominator)) => {
                (i128::from(numerator / denominator), i128::from(numerator % denominator))
            }
            _ => (numerator / denominator, numerator % denominator),
        };
        let rest = rest.abs();
        let away = down + numerator.signum();
        let is_more = match self {
            Self::Down => false,
            Self::HalfUp => rest * 2 >= denominator,
            Self::HalfEven => rest * 2 > denominator || (rest * 2 == denominator && down % 2 != 0),
        };
        if is_more { away } else { down }
    }
}

#[cfg(test)]
mod tests {
    use base::Currency;

    use super::{MoneyRules, Rounding};

    #[test]
    fn less_than_a_cent_goes_as_the_plan_says() {
        // 1.005, 1.015 and -1.005 of a point that is worth one.
        let rounded = |rounding| {
            let rules = MoneyRules { currency: Currency::EUR, point: 1_000_000, rounding };
            [10_050_000_000, 10_150_000_000, -10_050_000_000].map(|exact| rules.of_points().rounded(exact).unwrap())
        };
        assert_eq!(rounded(Rounding::HalfUp), [101, 102, -101]);
        assert_eq!(rounded(Rounding::HalfEven), [100, 102, -100]);
        assert_eq!(rounded(Rounding::Down), [100, 101, -100]);
    }

    #[test]
    fn a_point_is_worth_what_the_plan_says() {
        assert_eq!(MoneyRules::worth("0.833"), Some(833_000));
        assert_eq!(MoneyRules::worth("18"), Some(18_000_000));
        for wrong in ["", "0", "-1", "1e3", "0.0000001", ".5"] {
            assert_eq!(MoneyRules::worth(wrong), None, "{wrong}");
        }
    }
}
