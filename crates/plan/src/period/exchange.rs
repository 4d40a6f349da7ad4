//! Other currencies than the plan's, at rates that are frozen for a run or that the plan pegs. Everything is computed in the plan's;
//! only what comes in and what is paid out is exchanged.

use std::fmt;

use base::{Currency, Money, MoneyError};

use super::decimal::scaled;
use super::{MoneyRules, Points};

/// How many units of a currency one unit of the plan's is worth: exact to a thousand millionth, above nothing and below a thousand
/// million.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExchangeRate(i64);

/// How many of its smallest parts make one.
const ONE: i64 = 1_000_000_000;

impl ExchangeRate {
    /// One for one.
    pub const EVEN: Self = Self(ONE);

    /// Reads a decimal number such as `0.833`, with at most nine decimals.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        scaled(text, 9, 9).filter(|parts| *parts > 0).map(Self)
    }
}

impl fmt::Display for ExchangeRate {
    /// As it is read, without zeros at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, decimals) = (self.0 / ONE, self.0 % ONE);
        if decimals == 0 {
            return write!(f, "{whole}");
        }
        let decimals = format!("{decimals:09}");
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

impl MoneyRules {
    /// An amount of the plan's currency in another, rounded as the plan says.
    ///
    /// # Errors
    /// When it is beyond what we count.
    pub fn exchanged(&self, amount: Money, rate: ExchangeRate, currency: Currency) -> Result<Money, MoneyError> {
        let units = i128::from(rate.0).checked_mul(i128::from(currency.units_per_one()));
        let exact =
            units.and_then(|units| units.checked_mul(i128::from(amount.minor()))).ok_or(MoneyError::Overflow)?;
        let one = i128::from(ONE) * i128::from(self.currency.units_per_one());
        let minor = i64::try_from(self.rounding.divide(exact, one)).map_err(|_| MoneyError::Overflow)?;
        Money::new(minor, currency)
    }

    /// What was paid in another currency, in units of the plan's: to four decimals, rounded as the plan says. `None` when that is more
    /// than a number of a file may be.
    #[must_use]
    pub fn exchanged_back(&self, amount: Points, rate: ExchangeRate) -> Option<Points> {
        let exact = i128::from(amount.parts()) * i128::from(ONE);
        let parts = i64::try_from(self.rounding.divide(exact, i128::from(rate.0))).ok()?;
        (parts.abs() <= Points::MOST).then_some(Points::from_parts(parts))
    }
}

#[cfg(test)]
mod tests {
    use base::{Currency, Money};

    use super::ExchangeRate;
    use crate::period::{MoneyRules, Points, Rounding};

    fn rate(text: &str) -> ExchangeRate {
        ExchangeRate::parse(text).unwrap()
    }

    #[test]
    fn rates_are_strict_and_written_as_they_are_read() {
        for text in ["0.833", "1", "27000.5", "0.000000001", "999999999.999999999"] {
            assert_eq!(rate(text).to_string(), text);
        }
        assert_eq!(rate("1.0000000000"), ExchangeRate::EVEN);
        for wrong in ["", "0", "-1", "+1", "1e3", "1,5", ".5", "5.", "0.0000000001", "1000000000", "NaN", "1 "] {
            assert_eq!(ExchangeRate::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn amounts_go_there_and_back_rounded_as_the_plan_says() {
        let rules = |rounding| MoneyRules { currency: Currency::USD, point: 1_000_000, rounding };
        let paid = |minor, text, code: &str, rounding| {
            let amount = Money::new(minor, Currency::USD).unwrap();
            rules(rounding).exchanged(amount, rate(text), code.parse().unwrap()).map(Money::decimal)
        };
        assert_eq!(paid(4_000, "0.833", "GBP", Rounding::HalfUp).unwrap(), "33.32");
        // 0.005 of a pound, 1.5 yen, 0.0005 of a dinar.
        assert_eq!(paid(1, "0.5", "GBP", Rounding::HalfUp).unwrap(), "0.01");
        assert_eq!(paid(1, "0.5", "GBP", Rounding::HalfEven).unwrap(), "0.00");
        assert_eq!(paid(1, "150", "JPY", Rounding::HalfUp).unwrap(), "2");
        assert_eq!(paid(1, "150", "JPY", Rounding::Down).unwrap(), "1");
        assert_eq!(paid(-1, "150", "JPY", Rounding::Down).unwrap(), "-1");
        assert_eq!(paid(1, "0.05", "KWD", Rounding::HalfUp).unwrap(), "0.001");
        assert!(paid(i64::MAX / 4, "999999999", "GMS", Rounding::Down).is_err());
        let back = |parts, text, rounding| rules(rounding).exchanged_back(Points::from_parts(parts), rate(text));
        assert_eq!(back(333_200, "0.833", Rounding::Down), Some(Points::from_parts(400_000)));
        assert_eq!(back(10_000, "3", Rounding::Down), Some(Points::from_parts(3_333)));
        assert_eq!(back(-20_000, "3", Rounding::HalfUp), Some(Points::from_parts(-6_667)));
        assert_eq!(back(Points::MOST, "0.000000001", Rounding::Down), None);
    }
}
