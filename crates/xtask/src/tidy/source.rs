//! Reading Rust: which parts of a file are tests.

use syn::{Attribute, Meta};

/// Whether an item with these attributes exists in tests only: `#[cfg(test)]`, `#[test]`, `#[tokio::test]`.
pub(super) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let name = attribute.path().segments.last().map(|segment| segment.ident.to_string());
        match name.as_deref() {
            Some("test") => true,
            Some("cfg") => for_tests(&attribute.meta),
            _ => false,
        }
    })
}

fn for_tests(cfg: &Meta) -> bool {
    let Meta::List(list) = cfg else { return false };
    let words = list.tokens.to_string();
    let mut words = words.split(|c: char| !c.is_alphanumeric() && c != '_');
    let first = words.next();
    first == Some("test") || (first != Some("not") && words.any(|word| word == "test"))
}
