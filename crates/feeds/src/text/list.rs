//! Lists inside one cell, and WooCommerce's way of writing text on one line.

/// The parts of a list, trimmed, without empty ones. `\` before the separator takes away its meaning.
pub(crate) fn split_escaped(text: &str, separator: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let literal = if c == '\\' { rest.next_if_eq(&separator).unwrap_or(c) } else { c };
        match parts.last_mut() {
            Some(part) if c == '\\' || c != separator => part.push(literal),
            _ => parts.push(String::new()),
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// A list in one cell, joined with `, `; commas inside a part are escaped.
pub(crate) fn join_escaped<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().map(|part| escape(part, ',')).collect::<Vec<_>>().join(", ")
}

/// `text` with `\` before every `separator`, and a space (which readers trim) after a final `\`, so that it does not
/// take away the meaning of the separator that follows.
pub(crate) fn escape(text: &str, separator: char) -> String {
    let mut out = text.replace(separator, &format!("\\{separator}"));
    if out.ends_with('\\') {
        out.push(' ');
    }
    out
}

/// The parts of a plain comma list (tags), trimmed, without empty and repeated ones (whatever their case).
pub(crate) fn split_plain(text: &str) -> Vec<String> {
    distinct(text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()))
}

/// The parts without those that came before, whatever their case.
pub(crate) fn distinct(parts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    parts.into_iter().filter(|part| seen.insert(part.to_lowercase())).collect()
}

/// A path such as `Clothing > Hoodies`, outermost first, without empty steps.
pub(crate) fn path(text: &str) -> Vec<String> {
    text.split('>').map(|step| step.trim().to_owned()).filter(|step| !step.is_empty()).collect()
}

/// A description of a WooCommerce file: `\n` means a line break, `\\n` means `\n`.
pub(crate) fn unfold_lines(text: &str) -> String {
    text.split("\\\\n").map(|part| part.replace("\\n", "\n")).collect::<Vec<_>>().join("\\n")
}

/// The other way round. A backslash directly before a line break cannot be told from `\\n` afterwards; that is how the
/// format is.
pub(crate) fn fold_lines(text: &str) -> String {
    text.replace("\\n", "\\\\n").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{fold_lines, join_escaped, path, split_escaped, split_plain, unfold_lines};

    #[test]
    fn inner_commas_are_escaped() {
        assert_eq!(split_escaped(r"Red\, dark, Blue, ,C:\dir\", ','), ["Red, dark", "Blue", r"C:\dir\"]);
        assert_eq!(join_escaped(["Red, dark", "Blue"]), r"Red\, dark, Blue");
        assert_eq!(split_plain("summer,Sale, ,summer,SALE"), ["summer", "Sale"]);
        assert_eq!(path("Clothing >Hoodies> "), ["Clothing", "Hoodies"]);
    }

    #[test]
    fn line_breaks_are_written_as_two_characters() {
        assert_eq!(unfold_lines(r"one\ntwo\\nthree"), "one\ntwo\\nthree");
        assert_eq!(fold_lines("one\ntwo\\nthree"), r"one\ntwo\\nthree");
    }

    proptest! {
        #[test]
        fn lists_read_back(parts in proptest::collection::vec("[a-c,\\\\]{1,5}", 0..4)) {
            prop_assert_eq!(split_escaped(&join_escaped(parts.iter().map(String::as_str)), ','), parts);
        }

        #[test]
        fn folded_texts_read_back(text in "[a-bn\\\\\n]{0,12}") {
            proptest::prop_assume!(!text.contains("\\\n"));
            prop_assert_eq!(unfold_lines(&fold_lines(&text)), text);
        }
    }
}
