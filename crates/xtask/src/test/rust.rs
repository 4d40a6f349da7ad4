//! Rust's own tests: through nextest where it is installed, through `cargo test` otherwise.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::summary;
use crate::postgres::{self, Server};
use crate::process::watched;
use crate::repo::Repo;
use crate::tally::Tally;
use crate::tools;

/// Unit and integration tests of every crate. A test that needs PostgreSQL is called `postgres`; without a server those
/// are left out and counted as such.
pub(super) fn tests(repo: &Repo, server: Option<&Server>) -> Result<Tally> {
    match tools::nextest() {
        Some(nextest) => with_nextest(repo, &nextest, server),
        None => with_cargo(repo, server),
    }
}

fn with_nextest(repo: &Repo, nextest: &Path, server: Option<&Server>) -> Result<Tally> {
    let mut command = repo.command(nextest);
    command.args(["nextest", "run", "--workspace", "--locked", "--no-fail-fast"]);
    if server.is_none() {
        command.args(["--filterset", "not test(/(^|::)postgres$/)"]);
    }
    let heard = watched(point_at(&mut command, server))?;
    Ok(summary::of_nextest(&heard.text).unwrap_or_default().ended(heard.ok))
}

fn with_cargo(repo: &Repo, server: Option<&Server>) -> Result<Tally> {
    let mut command = repo.cargo();
    command.args(["test", "--workspace", "--locked", "--no-fail-fast", "--tests"]);
    if server.is_none() {
        command.args(["--", "--skip", "::postgres"]);
    }
    let heard = watched(point_at(&mut command, server))?;
    Ok(summary::of_cargo(&heard.text).ended(heard.ok))
}

/// The examples in documentation comments.
pub(super) fn examples(repo: &Repo) -> Result<Tally> {
    let mut command = repo.cargo();
    let heard = watched(command.args(["test", "--workspace", "--locked", "--no-fail-fast", "--doc"]))?;
    Ok(summary::of_cargo(&heard.text).ended(heard.ok))
}

fn point_at<'a>(command: &'a mut Command, server: Option<&Server>) -> &'a mut Command {
    match server {
        Some(server) => command.env(postgres::URL, server.url()),
        None => command.env_remove(postgres::URL),
    }
}
