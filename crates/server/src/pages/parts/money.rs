use base::Money;

/// An amount for the eye: `1 234 567.80 EUR`, digits in threes from ten thousand on. The space before the currency is
/// a plain one, so that what is copied can be searched for.
#[must_use]
pub fn spaced(amount: &Money) -> String {
    let decimal = amount.decimal();
    let (sign, digits) = decimal.strip_prefix('-').map_or(("", decimal.as_str()), |rest| ("\u{2212}", rest));
    let (whole, fraction) = digits.find('.').map_or((digits, ""), |dot| digits.split_at(dot));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if whole.len() > 4 && at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{fraction} {}", amount.currency())
}

/// One payee's part of something, in words and money.
#[derive(Debug, Clone)]
pub struct Share {
    /// Who gets it.
    pub label: String,
    /// How much.
    pub amount: Money,
}

#[cfg(test)]
mod tests {
    use super::spaced;
    use base::{Currency, Money};

    #[test]
    fn long_amounts_are_grouped() {
        let shown = |minor| spaced(&Money::new(minor, Currency::EUR).unwrap());
        assert_eq!(shown(4_210), "42.10 EUR");
        assert_eq!(shown(123_450), "1234.50 EUR");
        assert_eq!(shown(-123_456_780), "\u{2212}1\u{202f}234\u{202f}567.80 EUR");
        let yen = Money::new(120_000, "JPY".parse().unwrap()).unwrap();
        assert_eq!(spaced(&yen), "120\u{202f}000 JPY");
    }
}
