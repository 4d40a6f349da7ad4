//! What people type, made sound before it is stored.

use super::{Field, PeopleError};

/// The most characters of a name or another line.
const MOST_LINE: usize = 120;
/// The most characters of a story.
const MOST_TEXT: usize = 5_000;

/// A line that must say something: trimmed, 1 to 120 characters, no control characters.
pub(super) fn line(field: Field, text: &str) -> Result<String, PeopleError> {
    let line = optional_line(field, text)?;
    if line.is_empty() { Err(PeopleError::Line { field, most: MOST_LINE }) } else { Ok(line) }
}

/// A line that may be empty.
pub(super) fn optional_line(field: Field, text: &str) -> Result<String, PeopleError> {
    let line = text.trim();
    if line.chars().count() > MOST_LINE || line.chars().any(char::is_control) {
        return Err(PeopleError::Line { field, most: MOST_LINE });
    }
    Ok(line.to_owned())
}

/// A remark somebody keeps for themselves: one line of up to 120 characters, or nothing.
///
/// # Errors
/// When it is longer or not one line.
pub(crate) fn note(text: &str) -> Result<String, PeopleError> {
    optional_line(Field::Note, text)
}

/// A text of any number of lines, up to 5,000 characters. Line ends become `\n`; other control characters go.
pub(super) fn text(field: Field, text: &str) -> Result<String, PeopleError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.trim().chars().filter(|&c| c == '\n' || !c.is_control()).collect();
    if text.chars().count() > MOST_TEXT {
        return Err(PeopleError::Text { field, most: MOST_TEXT });
    }
    Ok(text)
}

/// Small letters, digits and single hyphens between them.
pub(super) fn is_hyphenated(text: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.split('-').all(part)
}

/// `text` as small letters, digits and single hyphens, at most `most` of them; empty when nothing of it can be kept.
/// Accents are dropped from the letters that commonly carry them.
pub(super) fn hyphenate(text: &str, most: usize) -> String {
    let mut made = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(letters) => made.push_str(letters.encode_utf8(&mut [0; 4])),
            None if made.ends_with('-') => {}
            None => made.push('-'),
        }
    }
    let made: String = made.trim_matches('-').chars().take(most).collect();
    made.trim_end_matches('-').to_owned()
}

/// The ASCII letter or digit that stands for `c`, if one does.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' => c,
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'æ' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'œ' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' | 'ß' => 's',
        'ť' | 'ț' | 'ţ' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ž' | 'ż' => 'z',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Field, hyphenate, is_hyphenated, line, text};

    #[test]
    fn names_become_parts_of_an_address() {
        for (name, made) in [
            ("Mara Lindqvist", "mara-lindqvist"),
            ("  Seife & Söhne, GmbH ", "seife-sohne-gmbh"),
            ("Łódź!!", "lodz"),
            ("茶", ""),
            ("a - b", "a-b"),
        ] {
            assert_eq!(hyphenate(name, 30), made, "{name}");
            assert!(made.is_empty() || is_hyphenated(made));
        }
        assert_eq!(hyphenate("abcdef ghi", 7), "abcdef");
        assert!(["-a", "a-", "a--b", "A", "a_b", "", "é"].iter().all(|bad| !is_hyphenated(bad)));
    }

    #[test]
    fn lines_are_lines_and_texts_have_an_end() {
        assert_eq!(line(Field::Name, "  Mara ").unwrap(), "Mara");
        assert!(["", "  ", "a\nb", "a\u{0}b"].iter().all(|bad| line(Field::Name, bad).is_err()));
        assert!(line(Field::Name, &"é".repeat(120)).is_ok() && line(Field::Name, &"é".repeat(121)).is_err());
        assert_eq!(text(Field::Bio, " one\r\ntwo\u{7} ").unwrap(), "one\ntwo");
        assert!(text(Field::Bio, &"x".repeat(5_001)).is_err());
    }
}
