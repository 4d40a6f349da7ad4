//! Moments in UTC milliseconds, and clocks as arguments.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;

/// A length of time in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(i64);

impl Span {
    /// `n` milliseconds.
    #[must_use]
    pub const fn millis(n: i64) -> Self {
        Self(n)
    }
    /// `n` seconds.
    #[must_use]
    pub const fn seconds(n: i64) -> Self {
        Self(n * 1000)
    }
    /// `n` minutes.
    #[must_use]
    pub const fn minutes(n: i64) -> Self {
        Self(n * 60_000)
    }
    /// `n` hours.
    #[must_use]
    pub const fn hours(n: i64) -> Self {
        Self(n * 3_600_000)
    }
    /// `n` days of 24 hours.
    #[must_use]
    pub const fn days(n: i64) -> Self {
        Self(n * 86_400_000)
    }
    /// The length in milliseconds.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }
    /// The whole days in it.
    #[must_use]
    pub const fn as_days(self) -> i64 {
        self.0 / 86_400_000
    }
}

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// A text that is not a moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date and time such as 2026-03-01T12:00:00Z")]
pub struct ParseTimestampError(String);

impl Timestamp {
    /// The moment `millis` milliseconds after the epoch.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the epoch.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339.
    ///
    /// # Errors
    /// When the text is anything else.
    pub fn parse(text: &str) -> Result<Self, ParseTimestampError> {
        let wrong = || ParseTimestampError(text.chars().take(40).collect());
        let moment = OffsetDateTime::parse(text, &Rfc3339).map_err(|_| wrong())?;
        i64::try_from(moment.unix_timestamp_nanos() / 1_000_000).map(Self).map_err(|_| wrong())
    }

    /// The calendar day, `2026-03-01`.
    #[must_use]
    pub fn date(self) -> String {
        self.civil().format(format_description!("[year]-[month]-[day]")).unwrap_or_default()
    }

    /// Hour and minute in UTC, `12:00`.
    #[must_use]
    pub fn time_of_day(self) -> String {
        self.civil().format(format_description!("[hour]:[minute]")).unwrap_or_default()
    }

    /// The calendar day in numbers, for whoever writes it in words: year, month from 1, day from 1.
    #[must_use]
    pub fn year_month_day(self) -> (i32, u8, u8) {
        let day = self.civil().date();
        (day.year(), day.month().into(), day.day())
    }

    /// How long after `earlier` this is; negative when it is before.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }

    fn civil(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000).unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }
}

impl std::ops::Add<Span> for Timestamp {
    type Output = Self;

    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl std::ops::Sub<Span> for Timestamp {
    type Output = Self;

    fn sub(self, span: Span) -> Self {
        Self(self.0.saturating_sub(span.0))
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339 in UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.civil().format(&Rfc3339).unwrap_or_default())
    }
}

/// Says what time it is. Passed in, so that tests and replays choose their own.
pub trait Clock: fmt::Debug + Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;
}

/// A clock that stands still until it is told to move.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that shows `start`.
    #[must_use]
    pub const fn at(start: Timestamp) -> Self {
        Self(AtomicI64::new(start.as_millis()))
    }

    /// Moves the clock forward by `span`.
    pub fn advance(&self, span: Span) {
        self.0.fetch_add(span.as_millis(), Ordering::SeqCst);
    }

    /// Sets the clock to `moment`.
    pub fn set(&self, moment: Timestamp) {
        self.0.store(moment.as_millis(), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::{Clock, ManualClock, Span, Timestamp};

    #[test]
    fn moments_read_print_and_move() {
        let noon = Timestamp::parse("2026-03-01T12:00:00Z").unwrap();
        assert_eq!(noon.to_string(), "2026-03-01T12:00:00Z");
        assert_eq!((noon + Span::days(31)).date(), "2026-04-01");
        assert_eq!((noon.time_of_day().as_str(), noon.year_month_day()), ("12:00", (2026, 3, 1)));
        assert!(Timestamp::parse("yesterday").is_err());
        let clock = ManualClock::at(noon);
        clock.advance(Span::hours(2));
        assert_eq!(clock.now().since(noon), Span::hours(2));
    }
}
