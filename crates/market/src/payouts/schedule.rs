use base::{Span, Timestamp};

use super::PayoutError;

/// When a merchant pays out. Days begin at midnight UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schedule {
    /// Only when somebody says so.
    Off,
    /// Every week on a day, 1 for Monday to 7 for Sunday.
    Weekly(u8),
    /// Every month on a day, 1 to 28.
    Monthly(u8),
}

impl Schedule {
    /// A schedule by its stored word and day.
    ///
    /// # Errors
    /// When there is no such schedule or no such day.
    pub fn of(word: &str, day: i64) -> Result<Self, PayoutError> {
        let day = u8::try_from(day).map_err(|_| PayoutError::Day)?;
        match word {
            "off" => Ok(Self::Off),
            "weekly" if (1..=7).contains(&day) => Ok(Self::Weekly(day)),
            "monthly" if (1..=28).contains(&day) => Ok(Self::Monthly(day)),
            _ => Err(PayoutError::Day),
        }
    }

    /// The word it is stored as.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Weekly(_) => "weekly",
            Self::Monthly(_) => "monthly",
        }
    }

    /// Its day, 1 where there is none.
    #[must_use]
    pub const fn day(self) -> u8 {
        match self {
            Self::Off => 1,
            Self::Weekly(day) | Self::Monthly(day) => day,
        }
    }

    /// When payouts fell due last, at `now` or before.
    #[must_use]
    pub fn last(self, now: Timestamp) -> Option<Timestamp> {
        let today = day_start(now);
        match self {
            Self::Off => None,
            Self::Weekly(day) => Some(today - Span::days((weekday(today) - i64::from(day)).rem_euclid(7))),
            Self::Monthly(day) => {
                let of_month = |start: Timestamp| start + Span::days(i64::from(day) - 1);
                let this = month_start(today)?;
                if of_month(this) <= today {
                    return Some(of_month(this));
                }
                month_start(this - Span::days(1)).map(of_month)
            }
        }
    }

    /// When payouts fall due next, after `now`.
    #[must_use]
    pub fn next(self, now: Timestamp) -> Option<Timestamp> {
        let last = self.last(now)?;
        match self {
            Self::Off => None,
            Self::Weekly(_) => Some(last + Span::days(7)),
            // A day up to the 28th is there again within 31 days, and never twice within 27.
            Self::Monthly(_) => self.last(last + Span::days(31)),
        }
    }
}

const DAY: i64 = 86_400_000;

fn day_start(at: Timestamp) -> Timestamp {
    Timestamp::from_millis(at.as_millis().div_euclid(DAY) * DAY)
}

/// 1 for Monday. The first of January 1970 was a Thursday.
fn weekday(at: Timestamp) -> i64 {
    (at.as_millis().div_euclid(DAY) + 3).rem_euclid(7) + 1
}

fn month_start(at: Timestamp) -> Option<Timestamp> {
    let date = at.date();
    let (month, _) = date.rsplit_once('-')?;
    Timestamp::parse(&format!("{month}-01T00:00:00Z")).ok()
}

#[cfg(test)]
mod tests {
    use super::Schedule;
    use base::Timestamp;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn around(schedule: Schedule, now: &str) -> (String, String) {
        (schedule.last(at(now)).unwrap().to_string(), schedule.next(at(now)).unwrap().to_string())
    }

    #[test]
    fn a_week_has_its_day() {
        // The first of March 2026 is a Sunday.
        let (last, next) = around(Schedule::Weekly(7), "2026-03-01T00:00:00Z");
        assert_eq!((last.as_str(), next.as_str()), ("2026-03-01T00:00:00Z", "2026-03-08T00:00:00Z"));
        let (last, next) = around(Schedule::Weekly(1), "2026-03-01T23:59:59Z");
        assert_eq!((last.as_str(), next.as_str()), ("2026-02-23T00:00:00Z", "2026-03-02T00:00:00Z"));
    }

    #[test]
    fn a_month_has_its_day() {
        for (day, now, last, next) in [
            (1, "2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"),
            (1, "2026-02-28T23:59:59Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"),
            (28, "2026-02-28T12:00:00Z", "2026-02-28T00:00:00Z", "2026-03-28T00:00:00Z"),
            (28, "2026-01-01T00:00:00Z", "2025-12-28T00:00:00Z", "2026-01-28T00:00:00Z"),
            (15, "2026-12-31T00:00:00Z", "2026-12-15T00:00:00Z", "2027-01-15T00:00:00Z"),
        ] {
            assert_eq!(around(Schedule::Monthly(day), now), (last.to_owned(), next.to_owned()), "{day} at {now}");
        }
    }

    #[test]
    fn there_is_no_thirtieth_of_every_month() {
        assert!(Schedule::of("monthly", 29).is_err());
        assert!(Schedule::of("weekly", 8).is_err());
        assert!(Schedule::of("weekly", 0).is_err());
        assert!(Schedule::of("monthly", -1).is_err());
        assert_eq!(Schedule::of("off", 1).unwrap().next(at("2026-03-01T00:00:00Z")), None);
    }
}
