use time::format_description::well_known::Rfc3339;
use time::{Date, Month, OffsetDateTime};

/// The day of a date such as `2026-11-30`, or of a moment such as `2026-11-30T12:00:00Z` in UTC, counted from a day long ago.
pub(crate) fn day(text: &str) -> Option<i32> {
    let day = match text.len() {
        // Without an offset, as Parquet and spreadsheets write moments: UTC.
        19.. if text.is_char_boundary(10) && !text.ends_with('Z') && !text[10..].contains(['+', '-']) => {
            date(&text[..10])
        }
        11.. => OffsetDateTime::parse(text, &Rfc3339).ok().map(|at| at.to_offset(time::UtcOffset::UTC).date()),
        _ => date(text),
    };
    day.map(Date::to_julian_day)
}

/// A day as it is written, such as `2026-11-30`.
pub(crate) fn written(day: i32) -> String {
    Date::from_julian_day(day).map_or_else(|_| day.to_string(), |date| date.to_string())
}

/// A date such as `2026-11-30`. Read by hand: it is asked for every line of a file.
pub(crate) fn date(text: &str) -> Option<Date> {
    let [y, e, a, r, b'-', m, o, b'-', d, n] = text.as_bytes() else { return None };
    let digits = |digits: &[&u8]| {
        let mut digits = digits.iter().map(|&&digit| digit.is_ascii_digit().then(|| u16::from(digit - b'0')));
        digits.try_fold(0, |number, digit| Some(number * 10 + digit?))
    };
    let month = Month::try_from(u8::try_from(digits(&[m, o])?).ok()?).ok()?;
    Date::from_calendar_date(digits(&[y, e, a, r])?.into(), month, u8::try_from(digits(&[d, n])?).ok()?).ok()
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
        for wrong in
            ["", "2026-02-30", "30.11.2026", "2026-11-30 12:00", "2026-1-1", "2026-W48-1", "2026-13-01", "2026-1a-01"]
        {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }
}
