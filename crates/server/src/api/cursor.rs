//! Where a list goes on. A cursor is nobody's business but ours: it is checked and otherwise refused.

use std::str::FromStr;

use schemars::JsonSchema;
use sdk::v1::Page;
use serde::Deserialize;

use super::problem::Problem;

const FEW: u32 = 25;
const MOST: u32 = 100;

/// Which page of a list.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Paging {
    /// How many at most, 25 if not said.
    #[schemars(range(min = 1, max = 100))]
    pub(super) limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[schemars(length(max = 200))]
    pub(super) cursor: Option<String>,
}

/// How many to answer.
pub(super) fn size(limit: Option<u32>) -> Result<u32, Problem> {
    match limit {
        None => Ok(FEW),
        Some(limit @ 1..=MOST) => Ok(limit),
        Some(_) => Err(Problem::field("#query/limit", format!("a number from 1 to {MOST}"))),
    }
}

/// The place a cursor stands for.
pub(super) fn place<T: FromStr>(cursor: Option<&str>) -> Result<Option<T>, Problem> {
    let Some(text) = cursor else { return Ok(None) };
    let wrong = || Problem::field("#query/cursor", "this is no cursor of this list: begin without one");
    let plain = text.strip_prefix("c_").and_then(decode).ok_or_else(wrong)?;
    plain.parse().map(Some).map_err(|_| wrong())
}

/// A cursor that stands for `place`.
pub(super) fn spelled(place: &impl ToString) -> String {
    let plain = place.to_string();
    plain.bytes().fold("c_".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

fn decode(text: &str) -> Option<String> {
    let pairs = text.as_bytes().chunks(2).map(|pair| {
        let lower = pair.len() == 2 && pair.iter().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte));
        let digits = std::str::from_utf8(pair).ok().filter(|_| lower)?;
        u8::from_str_radix(digits, 16).ok()
    });
    String::from_utf8(pairs.collect::<Option<Vec<u8>>>()?).ok()
}

/// A page of `rows`, of which one more than `size` was asked for to see whether there are others.
pub(super) fn page<T, P: ToString>(mut rows: Vec<T>, size: u32, place: impl Fn(&T) -> P) -> (Vec<T>, Option<String>) {
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    rows.truncate(size);
    let next = rows.last().filter(|_| more).map(|last| spelled(&place(last)));
    (rows, next)
}

/// As [`page`], with each row as it goes over the wire.
pub(super) fn page_of<T, P: ToString, W>(
    rows: Vec<T>,
    size: u32,
    place: impl Fn(&T) -> P,
    wire: impl FnMut(T) -> W,
) -> Page<W> {
    let (rows, next_cursor) = page(rows, size, place);
    Page { data: rows.into_iter().map(wire).collect(), next_cursor }
}

#[cfg(test)]
mod tests {
    use super::{page, place, spelled};

    #[test]
    fn a_cursor_reads_back_and_nothing_else_does() {
        assert_eq!(place::<String>(Some(&spelled(&"ord_1"))).unwrap().unwrap(), "ord_1");
        assert!(place::<u32>(None).unwrap().is_none());
        for forged in ["", "c_", "c_zz", "c_4", "c_2d31", "12", "c_é"] {
            assert!(place::<u32>(Some(forged)).is_err(), "{forged}");
        }
    }

    #[test]
    fn the_last_page_has_no_next() {
        assert_eq!(page(vec![1, 2, 3], 2, |n| *n), (vec![1, 2], Some(spelled(&2))));
        assert_eq!(page(vec![1, 2], 2, |n| *n), (vec![1, 2], None));
    }
}
