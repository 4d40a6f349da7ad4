//! Runs of plans over real data, compared with what SQL makes of the same files.

use std::path::Path;

use anyhow::Result;

use super::summary;
use crate::process::watched;
use crate::repo::Repo;
use crate::tally::Tally;

/// The variable by which the tests find a Python with DuckDB.
const PYTHON: &str = "ASTRA_DUCKDB";

pub(super) fn tests(repo: &Repo, python: &Path) -> Result<Tally> {
    let mut command = repo.cargo();
    command.args(["test", "--package", "runs", "--locked", "--no-fail-fast", "--test", "duckdb", "--", "--ignored"]);
    let heard = watched(command.env(PYTHON, python))?;
    Ok(summary::of_cargo(&heard.text).ended(heard.ok))
}
