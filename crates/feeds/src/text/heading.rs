//! Headings as people and programs write them, brought to one form so that a table can hold them.

/// A heading without case, accents, brackets and punctuation: ` Variant SKU`, `"variant sku"` and `Variant-SKU` become
/// `variant sku`; `Wert(e)` becomes `werte`.
pub(crate) fn plain(heading: &str) -> String {
    let mut out = String::with_capacity(heading.len());
    for c in heading.chars().flat_map(char::to_lowercase) {
        match c {
            '(' | ')' | '\u{feff}' => {}
            // What is left of an accented capital that has no lower-case form of its own.
            '\u{300}'..='\u{36f}' => {}
            _ if c.is_alphanumeric() => push_unaccented(&mut out, c),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The plain heading with its only run of digits replaced: `attribute 2 name` becomes `attribute # name` and 2.
/// `None` when there is no such run, two of them, or a number above 255.
pub(crate) fn numbered(plain: &str) -> Option<(String, u8)> {
    let start = plain.find(|c: char| c.is_ascii_digit())?;
    let len = plain[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(plain.len() - start);
    let (digits, rest) = plain[start..].split_at(len);
    if rest.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((format!("{}#{rest}", &plain[..start]), digits.parse().ok()?))
}

/// The heading before its last bracket, and what is inside: `Weight (kg)` gives `Weight` and `kg`.
pub(crate) fn bracket(heading: &str) -> Option<(&str, &str)> {
    let inside = heading.trim().strip_suffix(')')?;
    let (before, inside) = inside.rsplit_once('(')?;
    Some((before.trim(), inside.trim()))
}

fn push_unaccented(out: &mut String, c: char) {
    let plain = match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' => 's',
        'ť' | 'ţ' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ß' => return out.push_str("ss"),
        'æ' => return out.push_str("ae"),
        'œ' => return out.push_str("oe"),
        _ => c,
    };
    out.push(plain);
}

#[cfg(test)]
mod tests {
    use super::{bracket, numbered, plain};

    #[test]
    fn headings_match_whatever_their_case_accents_and_punctuation() {
        for (heading, expected) in [
            ("\u{feff}Handle ", "handle"),
            ("Body (HTML)", "body html"),
            ("Compare-at price", "compare at price"),
            ("¿Existencias?", "existencias"),
            ("Valeur(s) de l’attribut 1 ", "valeurs de l attribut 1"),
            ("Wartości atrybutu 1", "wartosci atrybutu 1"),
            ("Ist hervorgehoben?", "ist hervorgehoben"),
            ("image_link", "image link"),
            ("Straße", "strasse"),
            ("سعر", "سعر"),
            ("  ", ""),
        ] {
            assert_eq!(plain(heading), expected);
        }
    }

    #[test]
    fn numbers_and_units_are_taken_out() {
        assert_eq!(numbered("attribute 12 name"), Some(("attribute # name".into(), 12)));
        assert_eq!(numbered("option1 value"), Some(("option# value".into(), 1)));
        assert_eq!(numbered("name"), None);
        assert_eq!(numbered("a1b2"), None);
        assert_eq!(bracket("Gewicht (kg)"), Some(("Gewicht", "kg")));
        assert_eq!(bracket("Color (product.metafields.shopify.color-pattern)").map(|b| b.0), Some("Color"));
        assert_eq!(bracket("Weight"), None);
    }
}
