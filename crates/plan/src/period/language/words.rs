//! The words of a condition.

use super::super::Points;

/// A word, and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) at: usize,
    pub(super) is: Is,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Is {
    Name(String),
    Number(Points),
    Sign(&'static str),
}

/// Longest first: `>=` is no `>` with something after it.
const SIGNS: [&str; 13] = [">=", "<=", "!=", ">", "<", "=", "+", "-", "*", "/", "(", ")", ","];

/// Takes a condition apart; what cannot be read, and where.
pub(super) fn words(text: &str) -> Result<Vec<Word>, (usize, String)> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = if next.is_whitespace() {
            next.len_utf8()
        } else if next.is_ascii_digit() {
            let length = rest.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'_')).count();
            let number = rest[..length].replace('_', "");
            let number =
                Points::parse(&number).ok_or_else(|| (at, format!("`{}` is not a number", &rest[..length])))?;
            words.push(Word { at, is: Is::Number(number) });
            length
        } else if next.is_ascii_alphabetic() {
            let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
            words.push(Word { at, is: Is::Name(rest[..length].to_owned()) });
            length
        } else {
            let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
            let sign = sign.ok_or_else(|| (at, format!("`{next}` means nothing here")))?;
            words.push(Word { at, is: Is::Sign(sign) });
            sign.len()
        };
        at += length;
    }
    Ok(words)
}
