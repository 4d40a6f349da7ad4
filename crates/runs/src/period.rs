use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use time::Date;

use crate::day::date;

/// The days a run is of: a month, a day, or from a day to another, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    first: Date,
    last: Date,
}

/// A text that is no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a period is a month such as 2026-11, a day such as 2026-11-30, or two days such as 2026-11-01/2026-11-28")]
pub struct NoPeriod;

impl Period {
    /// Whether all of it is before all of the other.
    #[must_use]
    pub fn is_before(&self, other: &Self) -> bool {
        self.last < other.first
    }

    /// Its last day.
    pub(crate) const fn last(&self) -> Date {
        self.last
    }

    /// Its last day, counted as the days of files are.
    pub(crate) const fn last_day(&self) -> i32 {
        self.last.to_julian_day()
    }

    /// Whether a day is one of it, counted as the days of files are.
    pub(crate) fn has(&self, day: i32) -> bool {
        (self.first.to_julian_day()..=self.last.to_julian_day()).contains(&day)
    }
}

impl FromStr for Period {
    type Err = NoPeriod;

    fn from_str(text: &str) -> Result<Self, NoPeriod> {
        let month = || {
            let first = date(&format!("{text}-01"))?;
            Some((first, first.replace_day(first.month().length(first.year())).ok()?))
        };
        let period = match text.split_once('/') {
            Some((first, last)) => date(first).zip(date(last)),
            None => date(text).map(|day| (day, day)).or_else(month),
        };
        period.filter(|(first, last)| first <= last).map(|(first, last)| Self { first, last }).ok_or(NoPeriod)
    }
}

impl TryFrom<String> for Period {
    type Error = NoPeriod;

    fn try_from(text: String) -> Result<Self, NoPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

impl fmt::Display for Period {
    /// As short as it can be read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last } = self;
        let (year, month) = (first.year(), first.month());
        if first == last {
            write!(f, "{first}")
        } else if first.day() == 1 && *last == first.replace_day(month.length(year)).unwrap_or(*first) {
            write!(f, "{year:04}-{:02}", u8::from(month))
        } else {
            write!(f, "{first}/{last}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Period;

    #[test]
    fn periods_are_months_days_and_what_lies_between_two() {
        for (text, written) in [
            ("2026-11", "2026-11"),
            ("2026-11-30", "2026-11-30"),
            ("2026-11-01/2026-11-28", "2026-11-01/2026-11-28"),
            ("2024-02-01/2024-02-29", "2024-02"),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.to_string(), written);
            assert_eq!(written.parse(), Ok(period));
        }
        for wrong in ["", "2026", "2026-13", "2026-11-31", "2026-11-02/2026-11-01", "11/2026", "2026-11/2026-12"] {
            assert!(wrong.parse::<Period>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn one_is_before_another_when_they_share_no_day() {
        let before = |one: &str, other: &str| one.parse::<Period>().unwrap().is_before(&other.parse().unwrap());
        assert!(before("2026-11", "2026-12-01"));
        assert!(!before("2026-11", "2026-11-30/2026-12-27"));
        assert!(!before("2026-12", "2026-11"));
    }
}
