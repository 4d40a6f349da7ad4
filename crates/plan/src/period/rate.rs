use std::fmt;

use base::Bps;

use super::decimal::scaled;

/// A part of something, exact to a millionth: 8.34 % is 83,400 millionths. From nothing to a hundred times the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rate(u32);

impl Rate {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The whole.
    pub const WHOLE: Self = Self(1_000_000);

    /// In millionths.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.0 as i64
    }

    /// So many of so many, rounded down: from nothing to the whole.
    pub(super) fn part(have: i64, of: i64) -> Self {
        let millionths = i128::from(have.max(0)) * 1_000_000 / i128::from(of.max(1));
        u32::try_from(millionths).map_or(Self::WHOLE, |part| Self(part).min(Self::WHOLE))
    }

    /// As basis points, where it is at most the whole and has at most two decimals.
    #[must_use]
    pub fn as_bps(self) -> Option<Bps> {
        let points = u16::try_from(self.0 / 100).ok().and_then(Bps::new);
        points.filter(|_| self.0.is_multiple_of(100))
    }

    /// Reads a percentage with its sign, such as `8.34 %`: at most four decimals, at most 10000 %.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = text.trim().strip_suffix('%')?.trim_end();
        let millionths = u32::try_from(scaled(number, 5, 4)?).ok()?;
        (millionths <= 100_000_000).then_some(Self(millionths))
    }
}

impl fmt::Display for Rate {
    /// As it is read: `8.34 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, decimals) = (self.0 / 10_000, self.0 % 10_000);
        if decimals == 0 {
            return write!(f, "{whole} %");
        }
        let decimals = format!("{decimals:04}");
        write!(f, "{whole}.{} %", decimals.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;

    #[test]
    fn rates_say_that_they_are_percentages() {
        let millionths = |text| Rate::parse(text).map(Rate::millionths);
        assert_eq!(millionths("8.34 %"), Some(83_400));
        assert_eq!(millionths("0.0001%"), Some(1));
        assert_eq!(millionths("100 %"), Some(1_000_000));
        for wrong in ["8", "8 % ?", "-1 %", "1e2 %", "0.00001 %", "10001 %", "%", ". %", "5. %", "NaN %"] {
            assert_eq!(millionths(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn they_are_written_as_they_are_read() {
        for text in ["0 %", "8.34 %", "100 %", "0.0001 %", "12.5 %"] {
            assert_eq!(Rate::parse(text).unwrap().to_string(), text);
        }
    }
}
