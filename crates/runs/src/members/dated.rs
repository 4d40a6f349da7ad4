//! Several rows of one member: each is in force from its day on, until the next one is.

use std::path::Path;

use super::raw::{LONG_AGO, Raw};
use crate::RunsError;
use crate::day::written;

/// Of each member the latest row that is in force on the `last` day, the latest of all without one; in the order of the ids. Whoever
/// has none yet is no member yet.
pub(super) fn in_force(mut raws: Vec<Raw>, last: Option<i32>, file: &Path) -> Result<Vec<Raw>, RunsError> {
    raws.sort_by(|one, other| one.id.cmp(&other.id).then(one.from.cmp(&other.from)));
    for pair in raws.windows(2) {
        let [one, other] = pair else { continue };
        if (&one.id, one.from) == (&other.id, other.from) {
            let from = if one.from == LONG_AGO { String::new() } else { format!(" from {}", written(one.from)) };
            let problem = format!("there are two members `{}`{from}: the other is in line {}", other.id, one.line);
            return Err(RunsError::line(file, other.line, problem));
        }
    }
    if let Some(last) = last {
        raws.retain(|raw| raw.from <= last);
    }
    // The later one of two takes the place of the earlier.
    raws.dedup_by(|later, earlier| {
        let is_same = later.id == earlier.id;
        if is_same {
            std::mem::swap(later, earlier);
        }
        is_same
    });
    Ok(raws)
}
