use base::Timestamp;

use crate::i18n::Texts;

/// A moment in words, with the exact time for whoever wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// "2 hours ago", "in 3 days", "1 March 2026".
    pub words: String,
    /// The day, "1 March 2026".
    pub date: String,
    /// "2026-03-01 12:00 UTC".
    pub exact: String,
    /// For machines, RFC 3339.
    pub machine: String,
}

impl Moment {
    /// `at` as seen from `now`: relative within a week, a date beyond.
    #[must_use]
    pub fn new(texts: &Texts, at: Timestamp, now: Timestamp) -> Self {
        let exact = texts.t("time-exact").with("time", texts.date_time(at)).to_string();
        Self { words: words(texts, at, now), date: texts.date(at), exact, machine: at.to_string() }
    }
}

fn words(texts: &Texts, at: Timestamp, now: Timestamp) -> String {
    let distance = now.since(at).as_millis();
    let minutes = distance.unsigned_abs() / 60_000;
    let (hours, days) = (minutes / 60, minutes / 1_440);
    let said = match (distance < 0, minutes) {
        (_, 0) => texts.t("time-now"),
        (false, 1..60) => texts.t("time-minutes-ago").with("count", minutes),
        (true, 1..60) => texts.t("time-in-minutes").with("count", minutes),
        (false, 60..1_440) => texts.t("time-hours-ago").with("count", hours),
        (true, 60..1_440) => texts.t("time-in-hours").with("count", hours),
        (false, 1_440..10_080) => texts.t("time-days-ago").with("count", days),
        (true, 1_440..10_080) => texts.t("time-in-days").with("count", days),
        _ => return texts.date(at),
    };
    said.to_string()
}

#[cfg(test)]
mod tests {
    use super::Moment;
    use crate::i18n::Texts;
    use base::{Span, Timestamp};

    #[test]
    fn near_moments_are_relative_and_far_ones_are_dates() {
        let texts = Texts::of(market::Language::English).unwrap();
        let now = Timestamp::parse("2026-03-10T12:00:00Z").unwrap();
        let said = |at| Moment::new(&texts, at, now).words;
        assert_eq!(said(now - Span::seconds(20)), "just now");
        assert_eq!(said(now - Span::minutes(1)), "1 minute ago");
        assert_eq!(said(now - Span::hours(23)), "23 hours ago");
        assert_eq!(said(now + Span::days(3)), "in 3 days");
        assert_eq!(said(now - Span::days(9)), "1 March 2026");
        assert_eq!(Moment::new(&texts, now, now).exact, "2026-03-10 12:00 UTC");
    }
}
