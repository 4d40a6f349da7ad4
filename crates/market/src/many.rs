//! Queries about many things at once.

/// How many ids one statement names. A longer list is asked for in several statements of this size.
pub(crate) const IDS_AT_ONCE: usize = 32;

/// The places of `count` parameters from number `first` on: `$3, $4, $5`.
pub(crate) fn places(first: usize, count: usize) -> String {
    let places: Vec<String> = (first..first + count).map(|place| format!("${place}")).collect();
    places.join(", ")
}

/// A pattern that finds `text` anywhere; its own wildcards are letters.
pub(crate) fn like(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.trim().to_lowercase().chars().take(100) {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::{like, places};

    #[test]
    fn what_is_looked_for_is_no_pattern() {
        assert_eq!(like(" 100%_Wool! "), "%100!%!_wool!!%");
    }

    #[test]
    fn places_are_numbered_from_the_first() {
        assert_eq!(places(3, 3), "$3, $4, $5");
        assert_eq!(places(1, 0), "");
    }
}
