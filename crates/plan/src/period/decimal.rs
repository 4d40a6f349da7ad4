/// An unsigned decimal number such as `12.5` with at most so many decimals and digits before them, in units of the last
/// decimal. `None` for anything else: a sign, an exponent, a separator of thousands, nothing before or after the dot.
pub(super) fn scaled(text: &str, digits: usize, decimals: usize) -> Option<i64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > digits || text.ends_with('.') || !are_digits(whole) || !are_digits(rest) {
        return None;
    }
    // Zeros at the end say nothing: spreadsheets write them.
    let rest = rest.trim_end_matches('0');
    if rest.len() > decimals {
        return None;
    }
    let mut digits = whole.bytes().chain(rest.bytes()).map(|digit| i64::from(digit - b'0'));
    let number = digits.try_fold(0_i64, |number, digit| number.checked_mul(10)?.checked_add(digit))?;
    number.checked_mul(10_i64.checked_pow(u32::try_from(decimals - rest.len()).ok()?)?)
}
