//! How a language writes numbers, amounts and days. Digits come from exact types; only their marks change here.

use std::fmt::Display;

use base::{Bps, Money, Timestamp};
use fluent_bundle::FluentValue;
use market::Language;

use super::Texts;

/// What stands between digits.
#[derive(Debug, Clone, Copy)]
struct Marks {
    decimal: char,
    group: char,
    /// With how many digits before the decimal mark groups begin.
    grouped_from: usize,
}

const ENGLISH: Marks = Marks { decimal: '.', group: '\u{202f}', grouped_from: 5 };
const GERMAN: Marks = Marks { decimal: ',', group: '.', grouped_from: 4 };

const fn marks(language: Language) -> Marks {
    match language {
        Language::English => ENGLISH,
        Language::German => GERMAN,
    }
}

impl Texts {
    /// An amount for the eye, always with its currency: `1234.50 EUR`, `1.234,50 EUR`. The space before the currency is a
    /// plain one, so that what is copied can be searched for.
    #[must_use]
    pub fn money(&self, amount: &Money) -> String {
        format!("{} {}", self.decimal(&amount.decimal()), amount.currency())
    }

    /// A share of something, `2.5 %`, `2,5 %`.
    #[must_use]
    pub fn percent(&self, rate: Bps) -> String {
        self.decimal(&rate.to_string())
    }

    /// A count for the eye.
    #[must_use]
    pub fn number(&self, count: impl Display) -> String {
        self.decimal(&count.to_string())
    }

    /// A number that is written with a point, in the manner of the language; what follows it stays.
    #[must_use]
    pub fn decimal(&self, number: &str) -> String {
        written(number, marks(self.language()))
    }

    /// The calendar day in words, `1 March 2026`.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> String {
        let (year, month, day) = at.year_month_day();
        self.t("date-long").with("day", day).with("month", month).with("year", year.to_string()).to_string()
    }

    /// Day and minute in UTC, for whoever wants it exactly.
    #[must_use]
    pub fn date_time(&self, at: Timestamp) -> String {
        let (year, month, day) = at.year_month_day();
        let two = |number: u8| format!("{number:02}");
        let day = self.t("date-time").with("day", two(day)).with("month", two(month)).with("year", year.to_string());
        day.with("time", at.time_of_day()).to_string()
    }
}

pub(super) fn english_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, ENGLISH)
}

pub(super) fn german_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, GERMAN)
}

fn number(value: &FluentValue<'_>, marks: Marks) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(written(&number.as_string(), marks)),
        _ => None,
    }
}

fn written(number: &str, marks: Marks) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |rest| ("\u{2212}", rest));
    let end = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
    let (whole, rest) = digits.split_at(end);
    let mut text = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if whole.len() >= marks.grouped_from && at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(marks.group);
        }
        text.push(digit);
    }
    match rest.strip_prefix('.') {
        Some(fraction) => text.extend([marks.decimal].into_iter().chain(fraction.chars())),
        None => text.push_str(rest),
    }
    text
}

#[cfg(test)]
mod tests {
    use base::{Bps, Currency, Money, Timestamp};
    use market::Language;

    use crate::i18n::Texts;

    fn both() -> [Texts; 2] {
        Language::ALL.map(|language| Texts::of(language).unwrap())
    }

    #[test]
    fn amounts_are_written_as_the_language_does_always_with_their_currency() {
        let [english, german] = both();
        let euro = |minor| Money::new(minor, Currency::EUR).unwrap();
        assert_eq!(english.money(&euro(4_210)), "42.10 EUR");
        assert_eq!(english.money(&euro(123_450)), "1234.50 EUR");
        assert_eq!(english.money(&euro(-123_456_780)), "\u{2212}1\u{202f}234\u{202f}567.80 EUR");
        assert_eq!(german.money(&euro(4_210)), "42,10 EUR");
        assert_eq!(german.money(&euro(123_450)), "1.234,50 EUR");
        assert_eq!(german.money(&euro(-123_456_780)), "\u{2212}1.234.567,80 EUR");
        let yen = Money::new(120_000, "JPY".parse().unwrap()).unwrap();
        assert_eq!((english.money(&yen), german.money(&yen)), ("120\u{202f}000 JPY".into(), "120.000 JPY".into()));
    }

    #[test]
    fn percentages_counts_and_days_follow() {
        let [english, german] = both();
        let rate = Bps::new(250).unwrap();
        assert_eq!((english.percent(rate), german.percent(rate)), ("2.5 %".into(), "2,5 %".into()));
        assert_eq!((english.number(1234), german.number(1234)), ("1234".into(), "1.234".into()));
        let day = Timestamp::parse("2026-03-01T08:05:00Z").unwrap();
        assert_eq!((english.date(day), german.date(day)), ("1 March 2026".into(), "1. März 2026".into()));
        assert_eq!(english.date_time(day), "2026-03-01 08:05");
        assert_eq!(german.date_time(day), "01.03.2026, 08:05");
    }

    #[test]
    fn numbers_in_sentences_choose_the_form_and_are_grouped() {
        let [english, german] = both();
        let said = |texts: &Texts, count: u32| texts.t("count-products").with("count", count).to_string();
        assert_eq!(said(&english, 12_345), "12\u{202f}345 products");
        assert_eq!(said(&german, 12_345), "12.345 Produkte");
        assert_eq!((said(&german, 0), said(&german, 1)), ("Keine Produkte".into(), "1 Produkt".into()));
    }
}
