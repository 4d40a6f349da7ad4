use std::fmt;

use super::decimal::scaled;

/// A volume: an exact number with four decimals, as orders carry it. What it is worth in money, a plan says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(i64);

impl Points {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// How many of the smallest parts make one.
    pub const ONE: i64 = 10_000;
    /// The most a single number in a file or a plan may be: ten thousand million. Whether a run can add up all of its numbers is
    /// checked while they come.
    pub const MOST: i64 = 10_000_000_000 * Self::ONE;

    /// So many of the smallest parts.
    #[must_use]
    pub const fn from_parts(parts: i64) -> Self {
        Self(parts)
    }

    /// In the smallest parts.
    #[must_use]
    pub const fn parts(self) -> i64 {
        self.0
    }

    /// Reads a decimal number such as `120`, `-4.5` or `0.0001`.
    ///
    /// `None` for anything else: more than four decimals, an exponent, a separator of thousands, more than
    /// [`Points::MOST`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let parts = scaled(unsigned, 11, 4)?;
        let parts = if unsigned.len() < text.len() { -parts } else { parts };
        (parts.abs() <= Self::MOST).then_some(Self(parts))
    }
}

impl fmt::Display for Points {
    /// Without zeros at the end: `120`, `-4.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, decimals) = (self.0.unsigned_abs() / 10_000, self.0.unsigned_abs() % 10_000);
        if decimals == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{decimals:04}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::Points;

    #[test]
    fn numbers_are_read_exactly_or_not_at_all() {
        let parts = |text| Points::parse(text).map(Points::parts);
        assert_eq!(parts("120"), Some(1_200_000));
        assert_eq!(parts("-4.5"), Some(-45_000));
        assert_eq!(parts("0.0001"), Some(1));
        assert_eq!(parts("2.50000000"), Some(25_000));
        for wrong in ["", "-", ".5", "5.", "1,5", "1e3", "NaN", "inf", "+1", " 1", "0.00001", "--1", "99999999999999"] {
            assert_eq!(parts(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn they_are_written_as_they_are_read() {
        for text in ["0", "120", "-4.5", "0.0001", "-0.25", "1000000"] {
            assert_eq!(Points::parse(text).unwrap().to_string(), text);
        }
    }
}
