//! Where parcels go: ISO 3166-1 codes with their short names, in each language by name.

mod english;
mod german;

use market::Language;

/// A country's code and name.
pub type Country = (&'static str, &'static str);

/// Every country one can choose, in the order of their names.
#[must_use]
pub const fn all(language: Language) -> &'static [Country] {
    match language {
        Language::English => english::NAMES,
        Language::German => german::NAMES,
    }
}

/// The code, if there is a country with it.
#[must_use]
pub fn find(code: &str) -> Option<&'static str> {
    english::NAMES.iter().map(|(known, _)| *known).find(|known| *known == code)
}

/// What a country is called; its code where we know no name.
#[must_use]
pub fn name(code: &str, language: Language) -> &str {
    all(language).iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{all, find, name};
    use market::Language::{self, English, German};

    #[test]
    fn codes_are_capital_pairs_and_each_is_there_once_in_every_language() {
        let codes = |language| all(language).iter().map(|(code, _)| *code).collect::<BTreeSet<_>>();
        for language in Language::ALL {
            assert_eq!(codes(language).len(), all(language).len());
            assert_eq!(codes(language), codes(English));
        }
        assert!(codes(English).iter().all(|code| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())));
        assert!(find("DE").is_some() && find("de").is_none() && find("XX").is_none());
        assert_eq!((name("AT", English), name("AT", German), name("XX", German)), ("Austria", "Österreich", "XX"));
    }
}
