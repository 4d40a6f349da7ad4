//! Amounts as people write them, exactly.

use alloy_primitives::U256;

/// Reads a decimal number such as `6_400_000_000` or `0.0001` as a count of its smallest units, of which `decimals` digits make one.
/// Nothing is rounded.
///
/// # Errors
/// In words: when it is no such number, has more digits behind the point than there are units, or is too large.
pub(super) fn parse(text: &str, decimals: u8) -> Result<U256, String> {
    let example = "write digits, with a point where there is a fraction, such as \"6_400_000_000\" or \"0.0001\"";
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let (whole, fraction) =
        digits(whole).zip(digits(fraction)).ok_or_else(|| format!("`{text}` is no amount: {example}"))?;
    let fraction = fraction.trim_end_matches('0');
    let missing = usize::from(decimals).checked_sub(fraction.len());
    let missing = missing.ok_or_else(|| format!("`{text}` has more than {decimals} digits behind the point"))?;
    let all = format!("{whole}{fraction}{}", "0".repeat(missing));
    U256::from_str_radix(&all, 10).map_err(|_| format!("`{text}` is too large"))
}

/// The digits of a number in which `_` stands between some of them.
fn digits(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.split('_').collect();
    let is_group = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    groups.iter().all(is_group).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_exact() {
        let units = |text: &str, decimals| parse(text, decimals).ok().map(|units| units.to_string());
        assert_eq!(units("6_400_000_000", 18).as_deref(), Some("6400000000000000000000000000"));
        assert_eq!(units("0.0001", 18).as_deref(), Some("100000000000000"));
        assert_eq!(units("0.00385", 6).as_deref(), Some("3850"));
        assert_eq!(units("1.10", 1).as_deref(), Some("11"));
        assert_eq!(units("0", 0).as_deref(), Some("0"));
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["", ".5", "5.", "1e9", "-1", "+1", "1,5", "1__0", "_1", "1.2.3", " 1", "0x10", "1.05"] {
            assert!(parse(text, 1).is_err(), "{text}");
        }
        assert!(parse(&"9".repeat(78), 0).is_err() && parse("1", 255).is_err());
    }

    proptest! {
        #[test]
        fn units_come_back(units: u128, decimals in 0_u8..30) {
            let text = format!("{units:0>width$}", width = usize::from(decimals) + 1);
            let (whole, fraction) = text.split_at(text.len() - usize::from(decimals));
            let point = if decimals == 0 { "" } else { "." };
            prop_assert_eq!(parse(&format!("{whole}{point}{fraction}"), decimals), Ok(U256::from(units)));
        }
    }
}
