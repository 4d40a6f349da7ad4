use time::format_description::well_known::{Iso8601, Rfc3339};
use time::{Date, OffsetDateTime};

/// The day of a date such as `2026-11-30`, or of a moment such as `2026-11-30T12:00:00Z` in UTC, counted from a day long ago.
pub(crate) fn day(text: &str) -> Option<i32> {
    let date = match text.len() {
        10 => Date::parse(text, &Iso8601::DATE).ok(),
        // Without an offset, as Parquet and spreadsheets write moments: UTC.
        19.. if text.is_char_boundary(10) && !text.ends_with('Z') && !text[10..].contains(['+', '-']) => {
            Date::parse(&text[..10], &Iso8601::DATE).ok()
        }
        _ => OffsetDateTime::parse(text, &Rfc3339).ok().map(|at| at.to_offset(time::UtcOffset::UTC).date()),
    };
    date.map(Date::to_julian_day)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted_in_utc() {
        let first = day("2026-02-28").unwrap();
        assert_eq!(day("2026-03-01"), Some(first + 1));
        assert_eq!(day("2026-02-28T23:30:00-01:00"), Some(first + 1));
        assert_eq!(day("2026-02-28T23:30:00"), Some(first));
        for wrong in ["", "2026-02-30", "30.11.2026", "2026-11-30 12:00", "2026-1-1"] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }
}
