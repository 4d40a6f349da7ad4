//! The apostrophe that keeps spreadsheets from running a text as a formula.
//!
//! Both directions undo each other: what was written with [`guarded`] is read by [`unguarded`] unchanged, also when the
//! text itself starts with apostrophes.

use std::borrow::Cow;

const STARTS_A_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A text cell as it is written: with `'` before it when a spreadsheet would run it. Numbers are never guarded:
/// `-5` in a stock column stays a number.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if text.trim_start_matches('\'').starts_with(STARTS_A_FORMULA) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text cell as it was meant.
pub(crate) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(STARTS_A_FORMULA) => rest,
        _ => text,
    }
}

/// A SKU or barcode as it is written. Shops also guard digits (`'0850064060010`), so an apostrophe of its own that
/// stands before digits is doubled.
pub(crate) fn guarded_code(code: &str) -> Cow<'_, str> {
    let bare = code.trim_start_matches('\'');
    if bare.starts_with(STARTS_A_FORMULA) || (bare.len() < code.len() && bare.starts_with(|c: char| c.is_ascii_digit()))
    {
        Cow::Owned(format!("'{code}"))
    } else {
        Cow::Borrowed(code)
    }
}

/// A SKU or barcode as it was meant.
pub(crate) fn unguarded_code(code: &str) -> &str {
    match code.strip_prefix('\'') {
        Some(rest)
            if rest
                .trim_start_matches('\'')
                .starts_with(|c: char| STARTS_A_FORMULA.contains(&c) || c.is_ascii_digit()) =>
        {
            rest
        }
        _ => code,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{guarded, guarded_code, unguarded, unguarded_code};

    #[test]
    fn formulas_are_guarded_and_words_are_not() {
        assert_eq!(guarded("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
        assert_eq!(guarded("-10 °C"), "'-10 °C");
        assert_eq!(guarded("'90s shirt"), "'90s shirt");
        assert_eq!(unguarded("'90s shirt"), "'90s shirt");
        assert_eq!(unguarded("'@home"), "@home");
        assert_eq!(unguarded_code("'0850064060010"), "0850064060010");
        assert_eq!(unguarded_code("'1"), "1");
        assert_eq!(unguarded_code("O'Neill"), "O'Neill");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in "['=+@\t\r0-9a-]{0,6}\\PC{0,3}") {
            let (text_cell, code_cell) = (guarded(&text), guarded_code(&text));
            prop_assert_eq!(unguarded(&text_cell), text.as_str());
            prop_assert_eq!(unguarded_code(&code_cell), text.as_str());
        }
    }
}
