//! Names as the last part of an address.

use crate::text::heading::plain;

/// `Blue Shirt, große Größe` becomes `blue-shirt-grosse-grosse`: lower case, without accents, words joined with `-`.
/// At most 120 characters; empty when the name has no letter or digit.
#[must_use]
pub fn slug(name: &str) -> String {
    let slug = plain(name).replace(' ', "-");
    slug.chars().take(120).collect::<String>().trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_become_parts_of_addresses() {
        assert_eq!(slug("Blue Shirt, große Größe!"), "blue-shirt-grosse-grosse");
        assert_eq!(slug("  --  "), "");
        assert_eq!(slug("عطر كوكو"), "عطر-كوكو");
        assert_eq!(slug(&"ab ".repeat(100)).len(), 119);
    }
}
