use market::Language;

/// The one of our languages that a browser wants most, by its `Accept-Language`. `None` when it wants none of ours.
///
/// A range such as `de-AT` is answered with German: close is better than foreign. `*` is whatever is left, so English. Of
/// equally wanted ones the first named counts, as browsers mean it.
#[must_use]
pub fn accepted(header: &str) -> Option<Language> {
    let mut best: Option<(u16, Language)> = None;
    // Nobody speaks this many; more is somebody trying what happens.
    for item in header.split(',').take(50) {
        let Some((weight, language)) = item_of(item) else { continue };
        if weight > 0 && best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language)
}

/// One item, `de-AT;q=0.8`: how much it is wanted, in thousandths, and which of ours it is.
fn item_of(item: &str) -> Option<(u16, Language)> {
    let mut parts = item.split(';').map(str::trim);
    let range = parts.next()?.to_ascii_lowercase();
    let language = match range.split('-').next()? {
        "*" => Language::default(),
        tag => Language::of_word(tag)?,
    };
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    Some((weight.map_or(Some(1000), thousandths)?, language))
}

/// `0.8` as 800; `None` for what is no weight.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, fraction) = weight.split_once('.').unwrap_or((weight, ""));
    let is_weight = matches!(whole, "0" | "1") && fraction.len() <= 3 && fraction.bytes().all(|b| b.is_ascii_digit());
    if !is_weight {
        return None;
    }
    let fraction: u16 = format!("{fraction:0<3}").parse().ok()?;
    Some((whole.parse::<u16>().ok()? * 1000 + fraction).min(1000))
}

#[cfg(test)]
mod tests {
    use super::accepted;
    use market::Language::{English, German};

    #[test]
    fn the_language_wanted_most_wins() {
        for (header, expected) in [
            ("de", Some(German)),
            ("de-AT,de;q=0.9,en;q=0.8", Some(German)),
            ("DE-ch", Some(German)),
            ("en-GB, de;q=0.9", Some(English)),
            ("fr-CH, fr;q=0.9, en;q=0.4, de;q=0.8, *;q=0.5", Some(German)),
            ("fr, *;q=0.5, de;q=0.3", Some(English)),
            ("en;q=0.7, de;q=0.7", Some(English)),
            ("de;q=0, en;q=0.1", Some(English)),
            ("de;q=1.000;level=1", Some(German)),
            ("fr, nl", None),
            ("de;q=0", None),
            ("", None),
        ] {
            assert_eq!(accepted(header), expected, "{header:?}");
        }
    }

    #[test]
    fn nonsense_is_passed_over() {
        for header in [";q=1", "de;q=two", "de;q=2", "de;q=-1", "deutsch", ",,,", "q=1", "de;q=0.12345", "\u{0}"] {
            assert_eq!(accepted(header), None, "{header:?}");
        }
        assert_eq!(accepted(&format!("{}de", "x,".repeat(10_000))), None, "nobody makes us read for long");
    }
}
