//! Weights, in whole grams.

use super::heading::plain;
use super::number::{Mark, scaled};
use crate::Reason;
use crate::problem::shown;

/// A unit of weight and how many billionths of a gram it has, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit(i128);

const GRAM: i128 = 1_000_000_000;

impl Unit {
    pub(crate) const GRAM: Self = Self(GRAM);
    pub(crate) const KILOGRAM: Self = Self(1_000 * GRAM);
    const POUND: Self = Self(453_592_370_000);
    const OUNCE: Self = Self(28_349_523_125);

    /// The unit of this name, in the languages shops write their headings in.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match plain(name).as_str() {
            "g" | "gr" | "gram" | "grams" | "gramm" | "grammes" => Some(Self::GRAM),
            "kg" | "kgs" | "kilo" | "kilogram" | "kilograms" | "kilogramm" => Some(Self::KILOGRAM),
            "mg" => Some(Self(GRAM / 1_000)),
            "lb" | "lbs" | "pound" | "pounds" | "livres" | "libras" | "libbre" => Some(Self::POUND),
            "oz" | "ounce" | "ounces" | "onces" => Some(Self::OUNCE),
            _ => None,
        }
    }
}

/// A weight in grams, rounded half up, and whether it was rounded.
///
/// # Errors
/// When it is no weight, negative, above a hundred tonnes, or in doubt.
pub(crate) fn grams(text: &str, unit: Unit, mark: Mark) -> Result<(i64, bool), Reason> {
    scaled(text, 6, mark)?.and_then(|number| in_grams(number, unit)).ok_or_else(|| Reason::NotAWeight(shown(text)))
}

fn in_grams((millionths, rounded): (i128, bool), unit: Unit) -> Option<(i64, bool)> {
    let parts = millionths.checked_mul(unit.0)?;
    let whole = GRAM * 1_000_000;
    let grams = i64::try_from((parts + whole / 2).div_euclid(whole)).ok()?;
    let in_range = millionths >= 0 && grams <= 100_000_000;
    in_range.then_some((grams, rounded || parts % whole != 0))
}

/// A number and the unit behind it, apart or not: `0.5 kg`.
pub(crate) fn split_unit(text: &str) -> (&str, &str) {
    let text = text.trim();
    let number = text.trim_end_matches(char::is_alphabetic);
    (number.trim_end(), &text[number.len()..])
}

/// A weight in grams as kilograms, exactly: `0.5` for 500.
pub(crate) fn kilograms(grams: i64) -> String {
    let (whole, rest) = (grams / 1_000, grams % 1_000);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:03}").trim_end_matches('0').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Unit, grams, kilograms};
    use crate::Decimals;
    use crate::text::number::Mark;

    #[test]
    fn weights_become_grams() {
        let dot = Mark::Told(Decimals::Dot);
        let read = |text, unit| grams(text, Unit::named(unit).unwrap(), dot).ok();
        assert_eq!(read(".5", "lbs"), Some((227, true)));
        assert_eq!(read("0.5", "kg"), Some((500, false)));
        assert_eq!(read("453.592000", "g"), Some((454, true)));
        assert_eq!(read("16", "oz"), Some((454, true)));
        assert_eq!(read("-1", "g"), None);
        assert_eq!(read("999999999999", "kg"), None);
        assert_eq!(Unit::named("stone"), None);
        assert_eq!((kilograms(500).as_str(), kilograms(2_000).as_str(), kilograms(1).as_str()), ("0.5", "2", "0.001"));
    }
}
