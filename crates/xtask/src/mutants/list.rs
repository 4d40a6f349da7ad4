//! The lists of mutants, and how one is put into a source.
//!
//! A list is text: a line that ends in `.sol` names a file for what follows. A mutant is a line `function: what is wrong then`, with
//! `everywhere` for what is in no function, a line `- original` and a line `+ instead`, which is left out where the original goes away.

use std::ops::Range;

use anyhow::{Result, bail};

/// What a mutant names that is in no function.
const EVERYWHERE: &str = "everywhere";

/// A fault that tests have to notice.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mutant {
    /// The file, from the folder of the contracts.
    pub(super) file: String,
    function: String,
    meaning: String,
    original: String,
    instead: String,
}

impl Mutant {
    /// What it is called in reports.
    pub(super) fn name(&self) -> String {
        format!("{}, {}: {}", self.file, self.function, self.meaning)
    }

    /// The source with the fault in it; `None` when the original is not there exactly once.
    pub(super) fn put_into(&self, source: &str) -> Option<String> {
        let range = if self.function == EVERYWHERE { 0..source.len() } else { function(source, &self.function)? };
        let inside = &source[range.clone()];
        let (before, after) = inside.split_once(&self.original)?;
        if after.contains(&self.original) {
            return None;
        }
        Some([&source[..range.start], before, &self.instead, after, &source[range.end..]].concat())
    }
}

/// Where a function stands, from its name to its last line.
fn function(source: &str, name: &str) -> Option<Range<usize>> {
    let start = source.find(&format!("function {name}("))?;
    let length = source[start..].find("\n    }\n")?;
    Some(start..start + length)
}

/// Reads a list.
///
/// # Errors
/// When a line is none of those that a list has, or stands where it cannot.
pub(super) fn parse(text: &str) -> Result<Vec<Mutant>> {
    let mut mutants: Vec<Mutant> = Vec::new();
    let mut file = None;
    for (number, line) in (1..).zip(text.lines()) {
        let last = mutants.last_mut();
        match (line, last) {
            ("", _) => {}
            (line, _) if line.starts_with('#') => {}
            (line, Some(mutant)) if line.starts_with("- ") && mutant.original.is_empty() => {
                mutant.original = line[2..].to_owned();
            }
            (line, Some(mutant)) if line.starts_with("+ ") && mutant.instead.is_empty() => {
                mutant.instead = line[2..].to_owned();
            }
            (line, _) if line.ends_with(".sol") => file = Some(line.to_owned()),
            (line, _) => {
                let (Some(file), Some((function, meaning))) = (&file, line.split_once(": ")) else {
                    bail!("line {number} belongs to no mutant: {line}");
                };
                mutants.push(Mutant {
                    file: file.clone(),
                    function: function.to_owned(),
                    meaning: meaning.to_owned(),
                    original: String::new(),
                    instead: String::new(),
                });
            }
        }
    }
    match mutants.iter().find(|mutant| mutant.original.is_empty()) {
        Some(mutant) => bail!("what does it change? {}", mutant.name()),
        None => Ok(mutants),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# Why.

src/Shop.sol

sell: one more is sold than there are
- left > 0
+ left >= 0

close: nobody hears of it
- emit Closed();

everywhere: it is never late
- 7 days
+ 700 days
";

    const SHOP: &str = "uint40 constant NOTICE = 7 days;
    function open() external {
        if (left > 0) return;
    }

    function sell() external {
        if (left > 0) left -= 1;
    }

    function close() external {
        emit Closed();
        emit Closed();
    }
";

    #[test]
    fn a_mutant_changes_one_place_of_its_function() {
        let list = parse(LIST).unwrap();
        assert_eq!(list.len(), 3);
        let sold = list[0].put_into(SHOP).unwrap();
        assert_eq!(sold, SHOP.replacen("left > 0) left", "left >= 0) left", 1));
        assert_eq!(list[2].put_into(SHOP).unwrap(), SHOP.replace("7 days", "700 days"));
    }

    #[test]
    fn a_mutant_that_is_not_there_exactly_once_is_none() {
        let list = parse(LIST).unwrap();
        assert_eq!(list[1].put_into(SHOP), None);
        assert_eq!(list[0].put_into("function sell() external {\n    }\n"), None);
        assert_eq!(list[0].put_into(""), None);
    }

    #[test]
    fn what_belongs_to_no_mutant_is_named() {
        let error = parse("src/Shop.sol\nsell: all\n- a\n- b\n").unwrap_err();
        assert_eq!(error.to_string(), "line 4 belongs to no mutant: - b");
        assert!(parse("sell: all\n- a\n").is_err());
        assert!(parse("src/Shop.sol\nsell: all\n").is_err());
    }
}
