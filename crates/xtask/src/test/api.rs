//! The JSON interface, tried with what nobody thinks of: schemathesis against a server that runs.

use std::path::Path;

use anyhow::Result;

use super::summary;
use crate::process::watched;
use crate::repo::Repo;
use crate::tally::Tally;

/// The variable by which the tests find the program.
const PROGRAM: &str = "ASTRA_SCHEMATHESIS";

/// One test for each kind of caller. One after the other: each keeps a processor busy. With `ASTRA_LONG=1` there are many
/// more examples.
pub(super) fn tests(repo: &Repo, schemathesis: &Path) -> Result<Tally> {
    let mut command = repo.cargo();
    command.args(["test", "--package", "server", "--locked", "--no-fail-fast", "--test", "conformance"]);
    command.args(["--", "--ignored", "--test-threads", "1"]).env(PROGRAM, schemathesis);
    let heard = watched(&mut command)?;
    Ok(summary::of_cargo(&heard.text).ended(heard.ok))
}
