//! SKUs and barcodes, and what spreadsheets do to them.

/// Whether a spreadsheet has turned a long number into `8.72E+12`, losing its last digits.
pub(crate) fn has_lost_digits(code: &str) -> bool {
    let Some((digits, exponent)) = code.split_once(['E', 'e']) else { return false };
    let Some(exponent) = exponent.strip_prefix('+') else { return false };
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    whole.len() == 1 && all_digits(whole) && all_digits(fraction) && exponent.len() == 2 && all_digits(exponent)
}

/// Whether a barcode of digits has lost leading zeros: too short for any kind of GTIN, and its check digit would be
/// right with the zeros back.
pub(crate) fn has_lost_zeros(barcode: &str) -> bool {
    let digits = barcode.as_bytes();
    let short = matches!(digits.len(), 5..=7 | 9..=11);
    short && digits.iter().all(u8::is_ascii_digit) && check_digit_fits(digits)
}

/// Whether this is a GTIN of 8, 12, 13 or 14 digits with the right check digit.
pub(crate) fn is_gtin(barcode: &str) -> bool {
    let digits = barcode.as_bytes();
    matches!(digits.len(), 8 | 12 | 13 | 14) && digits.iter().all(u8::is_ascii_digit) && check_digit_fits(digits)
}

/// From the right the digits count once and three times in turn; the sum ends in zero. Zeros in front change nothing.
fn check_digit_fits(digits: &[u8]) -> bool {
    let weighted = digits.iter().rev().enumerate().map(|(place, digit)| {
        let weight = if place % 2 == 0 { 1 } else { 3 };
        u32::from(digit.wrapping_sub(b'0')) * weight
    });
    weighted.sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::{has_lost_digits, has_lost_zeros, is_gtin};

    #[test]
    fn numbers_spreadsheets_rounded_are_recognised() {
        for damaged in ["8,72E+12", "8.72E+12", "8.7206E+12", "9E+11", "1.23e+10"] {
            assert!(has_lost_digits(damaged), "{damaged}");
        }
        for sku in ["8720602828605", "E+12", "AB1E+12", "12E5", "1E5", "10.5E+12", "8,72E+120", "1.E+10"] {
            assert!(!has_lost_digits(sku), "{sku}");
        }
    }

    #[test]
    fn barcodes_that_lost_zeros_are_recognised_by_their_check_digit() {
        assert!(is_gtin("0850064060010") && is_gtin("96385074"));
        assert!(!is_gtin("0850064060011") && !is_gtin("850064060") && !is_gtin("ISBN-1234567"));
        assert!(has_lost_zeros("36000291452"), "036000291452 without its zero");
        assert!(!has_lost_zeros("36000291453"));
        assert!(!has_lost_zeros("850064060010"), "twelve digits are a UPC of their own");
    }
}
