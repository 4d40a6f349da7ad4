//! Several rows of one member: each is in force from its day on, until the next one is.

use std::path::Path;

use super::raw::{LONG_AGO, Raw};
use crate::RunsError;
use crate::day::written;

/// Of each member the latest row that is in force on the `last` day, the latest of all without one; in the order of the ids. Whoever
/// has none yet is no member yet.
pub(super) fn in_force(mut raws: Vec<Raw>, last: Option<i32>, file: &Path) -> Result<Vec<Raw>, RunsError> {
    raws.sort_by(|one, other| one.id.cmp(&other.id).then(one.from.cmp(&other.from)));
    let mut before = raws.first().map(|raw| (raw.from, raw.line));
    let mut twice = None;
    // The later one of two takes the place of the earlier, once it is in force.
    raws.dedup_by(|later, earlier| {
        let (from, line) = (later.from, later.line);
        let is_same = later.id == earlier.id;
        let other = before.replace((from, line)).filter(|(other, _)| is_same && *other == from);
        if let Some((_, other)) = other {
            twice.get_or_insert_with(|| same_day(file, later, other));
        }
        if is_same && last.is_none_or(|last| from <= last) {
            std::mem::swap(later, earlier);
        }
        is_same
    });
    if let Some(last) = last {
        raws.retain(|raw| raw.from <= last);
    }
    twice.map_or(Ok(raws), Err)
}

/// That a row and another one, in the line `other`, are of the same member from the same day.
fn same_day(file: &Path, raw: &Raw, other: u64) -> RunsError {
    let from = if raw.from == LONG_AGO { String::new() } else { format!(" from {}", written(raw.from)) };
    let problem = format!("there are two members `{}`{from}: the other is in line {other}", raw.id);
    RunsError::line(file, raw.line, problem)
}
