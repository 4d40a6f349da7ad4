use std::fmt;

use crate::{ApportionError, Bps, Currency, split};

/// The greatest amount either way, 2^62 - 1 minor units: the sum of any two fits a 64-bit integer, in Rust and in SQL,
/// so an overflow is always seen and never wraps.
const LIMIT: i64 = (1 << 62) - 1;

/// An amount of one currency in its minor units (cents; millionths of a GMS). May be negative.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

/// Why two amounts do not make a third.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The result is beyond 2^62 - 1 minor units.
    #[error("the amount is too large")]
    Overflow,
    /// The amounts are of different currencies.
    #[error("an amount in {0} cannot be combined with one in {1}")]
    CurrencyMismatch(Currency, Currency),
    /// The amount cannot be divided.
    #[error(transparent)]
    Split(#[from] ApportionError),
}

/// Why a text is not an amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseMoneyError {
    /// Not digits with at most one decimal point.
    #[error("`{0}` is not an amount such as 12.50")]
    NotANumber(String),
    /// More decimals than the currency has.
    #[error("`{text}` has more decimals than {currency} allows ({decimals})")]
    TooPrecise {
        /// What was written.
        text: String,
        /// The currency it was meant in.
        currency: Currency,
        /// How many decimals that currency has.
        decimals: u32,
    },
    /// Beyond 2^62 - 1 minor units.
    #[error("`{0}` is too large")]
    TooLarge(String),
}

/// What becomes of the part of a smallest unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Left out: towards zero.
    Down,
    /// To the nearest unit; a half goes away from zero, as tax authorities round.
    HalfUp,
}

impl Money {
    /// `minor` minor units of `currency`.
    ///
    /// # Errors
    /// When the amount is beyond 2^62 - 1 either way.
    pub const fn new(minor: i64, currency: Currency) -> Result<Self, MoneyError> {
        if minor > LIMIT || minor < -LIMIT {
            return Err(MoneyError::Overflow);
        }
        Ok(Self { minor, currency })
    }

    /// No money, in `currency`.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// The amount in minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Whether nothing is owed either way.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Whether the amount is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// Whether the amount is above zero.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// The sum.
    ///
    /// # Errors
    /// On different currencies or overflow.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        Self::new(self.minor.checked_add(other.minor).ok_or(MoneyError::Overflow)?, self.currency)
    }

    /// The difference.
    ///
    /// # Errors
    /// On different currencies or overflow.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.checked_add(other.negated())
    }

    /// The amount `count` times.
    ///
    /// # Errors
    /// On overflow.
    pub fn times(self, count: i64) -> Result<Self, MoneyError> {
        Self::new(self.minor.checked_mul(count).ok_or(MoneyError::Overflow)?, self.currency)
    }

    /// The same amount with the other sign. Never overflows: the range is symmetric.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { minor: -self.minor, currency: self.currency }
    }

    /// `rate` of the amount, rounded towards zero: never more than the rate promises.
    #[must_use]
    pub fn mul_bps_down(self, rate: Bps) -> Self {
        let exact = i128::from(self.minor) * i128::from(rate.points());
        Self { minor: i64::try_from(exact / 10_000).unwrap_or_default(), currency: self.currency }
    }

    /// `numerator / denominator` of the amount.
    ///
    /// # Errors
    /// On overflow, or when the denominator is not positive.
    pub fn fraction(self, numerator: i64, denominator: i64, rounding: Rounding) -> Result<Self, MoneyError> {
        if denominator <= 0 {
            return Err(MoneyError::Overflow);
        }
        let (product, denominator) = (i128::from(self.minor) * i128::from(numerator), i128::from(denominator));
        let rounded = match rounding {
            Rounding::Down => product / denominator,
            Rounding::HalfUp => (2 * product.abs() + denominator) / (2 * denominator) * product.signum(),
        };
        Self::new(i64::try_from(rounded).map_err(|_| MoneyError::Overflow)?, self.currency)
    }

    /// Divides the amount in proportion to `weights`, losing nothing: see [`split`].
    ///
    /// # Errors
    /// When the amount is negative or all weights are zero.
    pub fn split(self, weights: &[u64]) -> Result<Vec<Self>, MoneyError> {
        let parts = split(self.minor, weights)?;
        Ok(parts.into_iter().map(|minor| Self { minor, currency: self.currency }).collect())
    }

    /// The sum of `amounts`, all of which must be in `currency`; zero of it when there are none.
    ///
    /// # Errors
    /// On different currencies or overflow.
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::zero(currency), Self::checked_add)
    }

    /// Reads a decimal such as `12`, `12.5`, `-0.07` in `currency`. Exact or refused: trailing zeros beyond the
    /// currency's decimals are accepted, other digits there are not. No thousands separators, no exponent.
    ///
    /// # Errors
    /// When the text is not such a number, too precise or too large.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, ParseMoneyError> {
        let text = text.trim();
        let shown = || text.chars().take(40).collect::<String>();
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || digits.ends_with('.') {
            return Err(ParseMoneyError::NotANumber(shown()));
        }
        let decimals = currency.decimals();
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > decimals as usize {
            return Err(ParseMoneyError::TooPrecise { text: shown(), currency, decimals });
        }
        let scaled = format!("{whole}{fraction:0<width$}", width = decimals as usize);
        let minor: i64 = scaled.parse().map_err(|_| ParseMoneyError::TooLarge(shown()))?;
        Self::new(if negative { -minor } else { minor }, currency).map_err(|_| ParseMoneyError::TooLarge(shown()))
    }

    /// The amount without its currency: `42.10`, `-0.07`, `1200` for a currency without decimals.
    #[must_use]
    pub fn decimal(self) -> String {
        let sign = if self.minor < 0 { "-" } else { "" };
        let units = self.minor.unsigned_abs();
        let one = self.currency.units_per_one().unsigned_abs();
        let decimals = self.currency.decimals() as usize;
        if decimals == 0 {
            return format!("{sign}{units}");
        }
        format!("{sign}{}.{:0>decimals$}", units / one, units % one)
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::CurrencyMismatch(self.currency, other.currency))
        }
    }
}

impl fmt::Display for Money {
    /// `42.10 EUR`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.decimal(), self.currency)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::{LIMIT, Money, MoneyError, ParseMoneyError, Rounding};
    use crate::{Bps, Currency};
    use proptest::prelude::{prop_assert_eq, proptest};

    fn eur(text: &str) -> Money {
        Money::parse(text, Currency::EUR).unwrap()
    }

    #[test]
    fn amounts_read_and_print() {
        assert_eq!(eur("42.1").to_string(), "42.10 EUR");
        assert_eq!(eur("-0.07").minor(), -7);
        assert_eq!(eur("9.9900"), eur("9.99"));
        assert_eq!(Money::parse("1200", "JPY".parse().unwrap()).unwrap().to_string(), "1200 JPY");
        assert_eq!(Money::parse("0.000001", Currency::GMS).unwrap().minor(), 1);
        assert!(matches!(Money::parse("9.999", Currency::EUR), Err(ParseMoneyError::TooPrecise { .. })));
        assert!(matches!(Money::parse("99999999999999999999", Currency::EUR), Err(ParseMoneyError::TooLarge(_))));
        for bad in ["", "-", "1.", ".5", "1e3", "NaN", "1,5", "٣", "0x1", "1 000", "--1", "+1"] {
            assert!(matches!(Money::parse(bad, Currency::EUR), Err(ParseMoneyError::NotANumber(_))), "{bad}");
        }
    }

    #[test]
    fn a_wrong_sum_is_an_error_rather_than_a_number() {
        let most = Money::new(LIMIT, Currency::EUR).unwrap();
        assert_eq!(most.checked_add(eur("0.01")), Err(MoneyError::Overflow));
        assert_eq!(most.times(2), Err(MoneyError::Overflow));
        assert_eq!(Money::new(i64::MIN, Currency::EUR), Err(MoneyError::Overflow));
        let dollars = Money::zero(Currency::USD);
        assert_eq!(eur("1").checked_add(dollars), Err(MoneyError::CurrencyMismatch(Currency::EUR, Currency::USD)));
    }

    #[test]
    fn rates_never_round_in_the_taker_s_favour() {
        assert_eq!(eur("0.99").mul_bps_down(Bps::new(250).unwrap()), eur("0.02"));
        assert_eq!(eur("-0.99").mul_bps_down(Bps::new(250).unwrap()), eur("-0.02"));
    }

    #[test]
    fn fractions_round_as_they_say() {
        let third = |text: &str, rounding| eur(text).fraction(1, 3, rounding).unwrap();
        assert_eq!(third("0.05", Rounding::Down), eur("0.01"));
        assert_eq!(third("0.05", Rounding::HalfUp), eur("0.02"));
        assert_eq!(eur("0.01").fraction(1, 2, Rounding::HalfUp).unwrap(), eur("0.01"));
        assert_eq!(eur("-0.01").fraction(1, 2, Rounding::HalfUp).unwrap(), eur("-0.01"));
        assert_eq!(eur("119").fraction(190_000, 1_190_000, Rounding::HalfUp).unwrap(), eur("19"));
        let most = Money::new(LIMIT, Currency::EUR).unwrap();
        assert_eq!(most.fraction(i64::MAX, i64::MAX, Rounding::HalfUp), Ok(most));
        assert_eq!(most.fraction(2, 1, Rounding::Down), Err(MoneyError::Overflow));
        assert_eq!(most.fraction(1, 0, Rounding::Down), Err(MoneyError::Overflow));
    }

    proptest! {
        #[test]
        fn printed_amounts_read_back(minor in -LIMIT..=LIMIT) {
            for currency in [Currency::EUR, Currency::GMS, "JPY".parse().unwrap()] {
                let amount = Money::new(minor, currency).unwrap();
                prop_assert_eq!(Money::parse(&amount.decimal(), currency), Ok(amount));
            }
        }
    }
}
