//! Volume that legs carried for too long, as a file and in the summary.

use std::collections::BTreeMap;

use plan::period::{Expired, Points, Rules};

use crate::RunsError;
use crate::members::Members;
use crate::outputs::rows;
use crate::write::Folder;

/// Writes what everybody lost of each side; the hash of the file.
pub(crate) fn write(folder: &Folder, rules: &Rules, members: &Members, all: &[Expired]) -> Result<String, RunsError> {
    let bonuses: Vec<&str> = rules.bonus_names().collect();
    folder.file("expired.csv", |out| {
        rows(out, &["member", "bonus", "left", "right"], |csv| {
            all.iter().try_for_each(|Expired { member, bonus, sides }| {
                let [left, right] = sides.map(|side| side.to_string());
                csv.write_record([&members.ids[*member as usize], bonuses[*bonus], &left, &right])
            })
        })
    })
}

/// What was lost with each bonus, by its name: as a number of points, or the most that can be written.
pub(crate) fn sums(rules: &Rules, all: &[Expired]) -> BTreeMap<String, String> {
    let bonuses: Vec<&str> = rules.bonus_names().collect();
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for Expired { bonus, sides, .. } in all {
        let sum = sums.entry(bonuses[*bonus].to_owned()).or_default();
        *sum = sides.iter().fold(*sum, |sum, side| sum.saturating_add(side.parts()));
    }
    sums.into_iter().map(|(bonus, parts)| (bonus, Points::from_parts(parts).to_string())).collect()
}
