use std::fmt;

/// A rate in basis points: 10,000 is the whole, 250 is 2.5 %. Always between 0 and 10,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Bps(u16);

impl Bps {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The whole, 100 %.
    pub const WHOLE: Self = Self(10_000);

    /// A rate of `points` basis points, or `None` above 10,000.
    #[must_use]
    pub const fn new(points: u16) -> Option<Self> {
        if points <= 10_000 { Some(Self(points)) } else { None }
    }

    /// The rate in basis points, 0 to 10,000.
    #[must_use]
    pub const fn points(self) -> u16 {
        self.0
    }

    /// What is left of the whole.
    #[must_use]
    pub const fn complement(self) -> Self {
        Self(10_000 - self.0)
    }

    /// Reads a percentage such as `12`, `12.5` or `12.50 %`; at most two decimals, 0 to 100.
    #[must_use]
    pub fn parse_percent(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('%').trim_end();
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 3 || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
            return None;
        }
        let hundredths: u16 = format!("{decimals:0<2}").parse().ok()?;
        let points = whole.parse::<u16>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
        Self::new(points)
    }
}

impl From<Bps> for u32 {
    fn from(rate: Bps) -> Self {
        Self::from(rate.0)
    }
}

impl From<Bps> for i64 {
    fn from(rate: Bps) -> Self {
        Self::from(rate.0)
    }
}

impl TryFrom<u32> for Bps {
    type Error = String;

    fn try_from(points: u32) -> Result<Self, Self::Error> {
        u16::try_from(points)
            .ok()
            .and_then(Self::new)
            .ok_or_else(|| format!("{points} basis points are more than 100 %"))
    }
}

impl TryFrom<i64> for Bps {
    type Error = String;

    fn try_from(points: i64) -> Result<Self, Self::Error> {
        u16::try_from(points)
            .ok()
            .and_then(Self::new)
            .ok_or_else(|| format!("{points} basis points are not between 0 and 10,000"))
    }
}

impl fmt::Display for Bps {
    /// `25 %`, `2.5 %`, `0.05 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, hundredths) = (self.0 / 100, self.0 % 100);
        match (hundredths / 10, hundredths % 10) {
            (0, 0) => write!(f, "{whole} %"),
            (tenths, 0) => write!(f, "{whole}.{tenths} %"),
            _ => write!(f, "{whole}.{hundredths:02} %"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Bps;

    #[test]
    fn percentages_read_and_print_the_same() {
        for (text, points) in [("0", 0), ("12", 1200), ("12.5 %", 1250), ("12,05", 1205), ("100%", 10_000)] {
            assert_eq!(Bps::parse_percent(text).map(Bps::points), Some(points), "{text}");
        }
        for text in ["", "-1", "100.01", "1.234", "NaN", "1e2", ".5", "1000"] {
            assert_eq!(Bps::parse_percent(text), None, "{text}");
        }
        let shown: Vec<_> =
            [0, 5, 250, 1205, 10_000].iter().filter_map(|&p| Bps::new(p)).map(|r| r.to_string()).collect();
        assert_eq!(shown, ["0 %", "0.05 %", "2.5 %", "12.05 %", "100 %"]);
    }
}
