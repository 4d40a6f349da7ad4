//! Numbers as shops write them: `1299`, `9,99`, `1.299,00`, `1'299.00`, `99.00 AED`.
//!
//! Nothing is guessed. A file writes its decimals one way; the first number that leaves no doubt says which. A number
//! that could be read both ways before anything settled it is an error, not a price a thousand times too high.

use base::{Currency, Money, ParseMoneyError};

use crate::problem::shown;
use crate::{Decimals, Format, Reason};

/// How the file writes decimals in amounts, and how in weights: shops write prices the way their customers read them
/// and weights the way their database holds them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Marks {
    pub(crate) money: Mark,
    pub(crate) weight: Mark,
}

/// How decimals are written, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Nothing has settled it.
    Unsettled,
    /// Nothing has settled it, but files of this kind write a decimal point: `453.592` is no doubt, `1,299` is.
    Leaning,
    /// The caller said so.
    Told(Decimals),
    /// This line said so.
    Seen(Decimals, u64),
}

impl Marks {
    /// What the caller said, or what files of `format` do.
    pub(crate) const fn told(decimals: Decimals, format: Format) -> Self {
        let money = match (decimals, format) {
            (Decimals::Auto, Format::WooCommerce { .. }) => Mark::Unsettled,
            (Decimals::Auto, _) => Mark::Leaning,
            (Decimals::Dot | Decimals::Comma, _) => Mark::Told(decimals),
        };
        Self { money, weight: Mark::Leaning }
    }

    /// The marks after the whole file was gone through: where no weight settled the matter, what was said about
    /// decimals counts for weights, too.
    pub(crate) const fn settled(self) -> Self {
        match (self.weight, self.money) {
            (Mark::Leaning, Mark::Told(decimals)) => Self { weight: Mark::Told(decimals), ..self },
            _ => self,
        }
    }
}

impl Mark {
    /// Lets `number` on `line` settle how decimals are written, if nothing has yet and it leaves no doubt.
    pub(crate) fn learn(&mut self, number: &str, line: u64) {
        if !matches!(self, Self::Unsettled | Self::Leaning) {
            return;
        }
        if let Some(decimals) = evidence(&digits_and_marks(number)) {
            *self = Self::Seen(decimals, line);
        }
    }

    /// The number with a decimal point and without thousands marks.
    fn normal(self, text: &str) -> Result<String, Reason> {
        let number = digits_and_marks(text);
        match self {
            Self::Told(decimals) => rewrite(&number, decimals).ok_or_else(|| Reason::NotAnAmount(shown(text))),
            Self::Seen(decimals, since) => {
                rewrite(&number, decimals).ok_or_else(|| match rewrite(&number, other(decimals)) {
                    Some(_) => Reason::MixedDecimals { text: shown(text), mark: decimals, since },
                    None => Reason::NotAnAmount(shown(text)),
                })
            }
            // Everything with a mark in it that reads one way only would have settled it.
            Self::Unsettled | Self::Leaning => {
                let doubtful = number.contains(',') || (self == Self::Unsettled && number.contains('.'));
                match rewrite(&number, Decimals::Dot) {
                    Some(_) if doubtful => Err(Reason::AmbiguousNumber(shown(text))),
                    Some(normal) => Ok(normal),
                    None => Err(Reason::NotAnAmount(shown(text))),
                }
            }
        }
    }
}

/// An amount in `currency`, exact.
///
/// # Errors
/// When it is not an amount, too precise for the currency, or beyond what [`Money`] holds.
pub(crate) fn amount(text: &str, currency: Currency, mark: Mark) -> Result<Money, Reason> {
    let normal = mark.normal(text)?;
    Money::parse(&normal, currency).map_err(|error| match error {
        ParseMoneyError::NotANumber(_) => Reason::NotAnAmount(shown(text)),
        ParseMoneyError::TooPrecise { .. } => Reason::TooPrecise { text: shown(text), currency },
        ParseMoneyError::TooLarge(_) => Reason::AmountTooHigh(shown(text)),
    })
}

/// A decimal number, times `10^decimals`, rounded half up; and whether it had to be rounded.
///
/// # Errors
/// When the number is in doubt ([`Mark::normal`]). `Ok(None)` when it is no number or too large.
pub(crate) fn scaled(text: &str, decimals: usize, mark: Mark) -> Result<Option<(i128, bool)>, Reason> {
    match mark.normal(text) {
        Ok(normal) => Ok(scale(&normal, decimals)),
        Err(Reason::NotAnAmount(_)) => Ok(None),
        Err(doubt) => Err(doubt),
    }
}

fn scale(normal: &str, decimals: usize) -> Option<(i128, bool)> {
    let (negative, digits) = normal.strip_prefix('-').map_or((false, normal), |rest| (true, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 18 || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let kept: String = fraction.chars().chain(std::iter::repeat('0')).take(decimals).collect();
    let lost = fraction.get(decimals..).unwrap_or("");
    let value: i128 = format!("{whole}{kept}").parse().ok()?;
    let value = if lost.as_bytes().first().is_some_and(|digit| *digit >= b'5') { value + 1 } else { value };
    let rounded = lost.bytes().any(|digit| digit != b'0');
    Some((if negative { -value } else { value }, rounded))
}

/// The amount and its currency code, which may stand before or after it, apart or not: `15.00 USD`, `AED15`.
pub(crate) fn split_currency(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let is_code = |part: &str| (3..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    let after = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if let Some(code) = text.get(after.len()..).filter(|code| is_code(code)) {
        return (after.trim_end(), Some(code));
    }
    let before = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    if let Some(code) = text.get(..text.len() - before.len()).filter(|code| is_code(code)) {
        return (before.trim_start(), Some(code));
    }
    (text, None)
}

/// The number without the spaces and apostrophes some countries put between thousands, and without a leading plus.
fn digits_and_marks(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix('+').unwrap_or(text);
    let between = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    if !text.contains(between) {
        return text.to_owned();
    }
    let groups: Vec<&str> = text.split(between).collect();
    let (first, rest) = groups.split_first().map_or(("", [].as_slice()), |(first, rest)| (*first, rest));
    let last = rest.len().saturating_sub(1);
    let three = |group: &str| group.bytes().take_while(u8::is_ascii_digit).count() == 3;
    let grouped = !first.is_empty()
        && first.trim_start_matches('-').len() <= 3
        && rest.iter().enumerate().all(|(at, group)| three(group) && (at == last || group.len() == 3));
    if grouped { groups.concat() } else { text.to_owned() }
}

/// How `number` writes decimals, when it leaves no doubt.
fn evidence(number: &str) -> Option<Decimals> {
    let dot = rewrite(number, Decimals::Dot).is_some();
    let comma = rewrite(number, Decimals::Comma).is_some();
    match (number.contains(['.', ',']), dot, comma) {
        (true, true, false) => Some(Decimals::Dot),
        (true, false, true) => Some(Decimals::Comma),
        _ => None,
    }
}

/// The number in normal form, read with `decimals` as the decimal mark and the other mark between thousands.
fn rewrite(number: &str, decimals: Decimals) -> Option<String> {
    let (mark, between) = if decimals == Decimals::Comma { (',', '.') } else { ('.', ',') };
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, fraction) = number.split_once(mark).map_or((number, None), |(w, f)| (w, Some(f)));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.is_some_and(|fraction| !all_digits(fraction))
        || (whole.is_empty() && fraction.is_none_or(str::is_empty))
    {
        return None;
    }
    let groups: Vec<&str> = whole.split(between).collect();
    let well_grouped = groups.iter().enumerate().all(|(at, group)| {
        all_digits(group)
            && (groups.len() == 1 || (at == 0 && (1..=3).contains(&group.len())) || (at > 0 && group.len() == 3))
    });
    // A grouped number does not start with zero: `0.125` is an eighth, not 125.
    if !well_grouped || (groups.len() > 1 && whole.starts_with('0')) {
        return None;
    }
    let whole = if whole.is_empty() { "0".to_owned() } else { groups.concat() };
    let fraction = fraction.filter(|fraction| !fraction.is_empty());
    Some(fraction.map_or_else(|| format!("{sign}{whole}"), |fraction| format!("{sign}{whole}.{fraction}")))
}

const fn other(decimals: Decimals) -> Decimals {
    match decimals {
        Decimals::Comma => Decimals::Dot,
        Decimals::Dot | Decimals::Auto => Decimals::Comma,
    }
}

#[cfg(test)]
mod tests {
    use base::Currency;

    use super::{Mark, amount, evidence, scaled, split_currency};
    use crate::{Decimals, Reason};

    const COMMA: Mark = Mark::Told(Decimals::Comma);
    const DOT: Mark = Mark::Told(Decimals::Dot);

    fn cents(text: &str, mark: Mark) -> Option<i64> {
        amount(text, Currency::EUR, mark).ok().map(base::Money::minor)
    }

    #[test]
    fn both_ways_of_writing_decimals_are_read() {
        for (text, expected) in [
            ("9,99", 999),
            ("1.299,00", 129_900),
            ("1.299", 129_900),
            ("9", 900),
            (",5", 50),
            ("-1,5", -150),
            ("12,", 1200),
            ("1 299,00", 129_900),
            ("1'299,5", 129_950),
            ("+2,50", 250),
        ] {
            assert_eq!(cents(text, COMMA), Some(expected), "{text}");
        }
        assert_eq!(cents("1,299.00", DOT), Some(129_900));
        assert_eq!(cents(".5", DOT), Some(50));
        for bad in ["9.99", "1.29.9", "12.34,5", "1,2,3", "0.125", "", ",", "-", "1e3", "€9,99", "1 2", "١"] {
            assert_eq!(cents(bad, COMMA), None, "{bad}");
        }
    }

    #[test]
    fn a_number_settles_the_decimals_only_when_it_leaves_no_doubt() {
        for comma in ["9,99", "0,125", "1.299,00", "1.299.000", "1234,567", ",5"] {
            assert_eq!(evidence(comma), Some(Decimals::Comma), "{comma}");
        }
        for dot in ["9.99", "0.125", "1,299.00", ".5", "1,299,000", "453.592000"] {
            assert_eq!(evidence(dot), Some(Decimals::Dot), "{dot}");
        }
        for silent in ["", "12", "1.299", "1,299", "x,y", "1.2.3"] {
            assert_eq!(evidence(silent), None, "{silent}");
        }
    }

    #[test]
    fn doubt_and_contradiction_are_errors_not_guesses() {
        let mut mark = Mark::Unsettled;
        assert!(matches!(amount("1.299", Currency::EUR, mark), Err(Reason::AmbiguousNumber(_))));
        assert_eq!(cents("1299", mark), Some(129_900));
        assert!(matches!(amount("1,299", Currency::EUR, Mark::Leaning), Err(Reason::AmbiguousNumber(_))));
        assert!(matches!(amount("1.299", Currency::EUR, Mark::Leaning), Err(Reason::TooPrecise { .. })));
        mark.learn("1299", 2);
        mark.learn("9,99", 3);
        mark.learn("9.99", 4);
        assert_eq!(mark, Mark::Seen(Decimals::Comma, 3));
        let error = amount("9.99", Currency::EUR, mark).unwrap_err();
        assert_eq!(error.to_string(), "\"9.99\" does not fit a decimal comma, the way line 3 writes decimals");
    }

    #[test]
    fn weights_are_scaled_and_rounded_half_up() {
        assert_eq!(scaled("453.592000", 0, DOT), Ok(Some((454, true))));
        assert_eq!(scaled("0,5", 3, COMMA), Ok(Some((500, false))));
        assert_eq!(scaled("1.0", 0, DOT), Ok(Some((1, false))));
        assert_eq!(scaled("-1.5", 0, DOT), Ok(Some((-2, true))));
        assert_eq!(scaled("heavy", 0, DOT), Ok(None));
    }

    #[test]
    fn currency_codes_stand_before_or_after() {
        assert_eq!(split_currency("99.00 AED"), ("99.00", Some("AED")));
        assert_eq!(split_currency("AED15"), ("15", Some("AED")));
        assert_eq!(split_currency("250.00"), ("250.00", None));
        assert_eq!(split_currency("free"), ("", Some("free")));
    }
}
