//! Ranks that somebody decided by hand, with the name of whoever answers for it.

use std::collections::BTreeMap;
use std::path::Path;

use plan::period::{PaidAs, Rules, Run, RunError};

use crate::RunsError;
use crate::members::Members;
use crate::rows::{Head, Row, Rows, needed, optional};

const HEADS: &[Head] = &[needed("member"), needed("what"), needed("value"), needed("by"), optional("note")];

/// What was decided by hand, by the rows of the members.
#[derive(Debug, Default)]
pub(crate) struct Overrides {
    pub(crate) all: BTreeMap<u32, Override>,
    /// SHA-256 of the file.
    pub(crate) hash: String,
}

/// What a member is paid as, and who decided it.
#[derive(Debug)]
pub(crate) struct Override {
    pub(crate) paid_as: PaidAs,
    pub(crate) by: String,
    /// Why, as it is written; may be empty.
    pub(crate) note: String,
    line: u64,
}

impl Overrides {
    /// Reads a file, and gives all of it to `run`.
    pub(crate) fn read(file: &Path, members: &Members, rules: &Rules, run: &mut Run<'_>) -> Result<Self, RunsError> {
        let mut rows = Rows::open(file, HEADS)?;
        let mut all: BTreeMap<u32, Override> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let member = members.row(row.text(0)).ok_or_else(|| row.wrong_in(0, "there is no such member"))?;
            let paid_as = paid_as(row, rules)?;
            if row.text(3).is_empty() {
                return Err(row.wrong_in(3, "write the name of whoever decided it"));
            }
            if let Some(other) = all.get(&member) {
                return Err(row.wrong_in(0, &format!("it is in line {} already", other.line)));
            }
            run.overrule(member, paid_as).map_err(|error| match error {
                RunError::Unranked(_) => row.wrong_in(0, "it only buys or has left, and has no rank"),
                error => row.wrong(error.to_string()),
            })?;
            let (by, note) = (row.text(3).to_owned(), row.text(4).to_owned());
            all.insert(member, Override { paid_as, by, note, line: row.line() });
        }
        Ok(Self { all, hash: rows.hash() })
    }
}

fn paid_as(row: Row<'_>, rules: &Rules) -> Result<PaidAs, RunsError> {
    let rank = match row.text(2) {
        "unranked" => Some(0),
        name => rules.rank_names().iter().position(|known| known == name).and_then(|at| u8::try_from(at + 1).ok()),
    };
    let rank = rank.ok_or_else(|| {
        let ranks = rules.rank_names().join(", ");
        row.wrong_in(2, &format!("write a rank of the plan or unranked; there are {ranks}"))
    })?;
    match row.text(1) {
        "rank" => Ok(PaidAs::Exactly(rank)),
        "least rank" => Ok(PaidAs::AtLeast(rank)),
        _ => Err(row.wrong_in(1, "write rank, or least rank when it may have a higher one")),
    }
}
