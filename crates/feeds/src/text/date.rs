//! Dates of sales.

use base::{Span, Timestamp};

/// A moment such as `2026-02-24`, `2026-02-24 13:00:00` or `2026-02-24T13:00-0800`. A bare day is its first moment;
/// without an offset the time is UTC.
pub(crate) fn moment(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let day = text.get(..10)?;
    let rest = text[10..].trim_start_matches(['T', 't', ' ']);
    let at = rest.find(['+', '-', 'Z', 'z']).unwrap_or(rest.len());
    let (clock, offset) = rest.split_at(at);
    let clock = match clock.len() {
        0 => "00:00:00".to_owned(),
        5 => format!("{clock}:00"),
        _ => clock.to_owned(),
    };
    let offset = match offset.len() {
        0 | 1 => "Z".to_owned(),
        5 => format!("{}:{}", offset.get(..3)?, offset.get(3..)?),
        _ => offset.to_owned(),
    };
    Timestamp::parse(&format!("{day}T{clock}{offset}")).ok()
}

/// Whether `now` lies in the period from `start` to `end`; either may be empty. A bare day as the end is included.
/// `None` when a date cannot be read.
pub(crate) fn within(now: Timestamp, start: &str, end: &str) -> Option<bool> {
    let begun = if start.trim().is_empty() { true } else { moment(start)? <= now };
    let ended = if end.trim().is_empty() {
        false
    } else if end.trim().len() == 10 {
        moment(end)? + Span::days(1) <= now
    } else {
        moment(end)? < now
    };
    Some(begun && !ended)
}

#[cfg(test)]
mod tests {
    use super::{moment, within};

    #[test]
    fn sales_have_a_beginning_and_an_end() {
        let now = moment("2026-02-24T12:00Z").unwrap();
        assert_eq!(moment("2026-02-24T04:00-0800"), Some(now));
        assert_eq!(moment("2026-02-24 12:00:00"), Some(now));
        assert_eq!(within(now, "2026-02-24", "2026-02-24"), Some(true));
        assert_eq!(within(now, "2026-02-25", ""), Some(false));
        assert_eq!(within(now, "", "2026-02-23"), Some(false));
        assert_eq!(within(now, "", ""), Some(true));
        assert_eq!(within(now, "soon", ""), None);
        for bad in ["", "2026-2-4", "24.02.2026", "2026-02-24T25:00", "ééééééé"] {
            assert_eq!(moment(bad), None, "{bad}");
        }
    }
}
