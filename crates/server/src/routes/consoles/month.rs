use base::{Span, Timestamp};

/// The first moment of the calendar month of `now`, in UTC.
pub(in crate::routes) fn month_start(now: Timestamp) -> Timestamp {
    let month: String = now.date().chars().take(7).collect();
    Timestamp::parse(&format!("{month}-01T00:00:00Z")).unwrap_or(now)
}

/// The first moment of the day of `now`, in UTC.
pub(in crate::routes) fn today_start(now: Timestamp) -> Timestamp {
    let days = now.as_millis().div_euclid(Span::days(1).as_millis());
    Timestamp::from_millis(0) + Span::days(days)
}

#[cfg(test)]
mod tests {
    use base::Timestamp;

    use super::{month_start, today_start};

    #[test]
    fn months_and_days_begin_at_midnight() {
        let at = |text| Timestamp::parse(text).unwrap();
        assert_eq!(month_start(at("2026-02-28T23:59:59Z")), at("2026-02-01T00:00:00Z"));
        assert_eq!(month_start(at("2026-03-01T00:00:00Z")), at("2026-03-01T00:00:00Z"));
        assert_eq!(today_start(at("2026-02-28T23:59:59Z")), at("2026-02-28T00:00:00Z"));
    }
}
