//! What a change must pass before it is taken.

use anyhow::Result;

use crate::process::runs;
use crate::repo::Repo;
use crate::tally::{Report, Tally};
use crate::{gas, generate, test, tidy, tools};

/// One check and how it is asked. An error means that it could not be asked.
type Check = (&'static str, fn(&Repo) -> Result<bool>);

// Cheap ones first: a wrong word should not wait for a build.
const CHECKS: &[Check] = &[
    ("tidy", tidy::run),
    ("spelling", spelling),
    ("format", format),
    ("dependencies", dependencies),
    ("lints", lints),
    ("generated", |repo| generate::check(repo, &[])),
    ("gas", gas::check),
];

/// Runs every check, then every test, also after a failure: one run tells all there is to mend.
/// Here nothing may be missing: what cannot run has failed.
pub(crate) fn run(repo: &Repo) -> Result<bool> {
    let before = changes(repo)?;
    let mut report = Report::default();
    for (name, check) in CHECKS {
        println!("\n== {name}");
        report.tried(name, check(repo).map(Tally::of));
    }
    println!("\n== tests");
    report.extend(test::report(repo, &[]));
    report.tried("clean tree", untouched(repo, &before).map(Tally::of));
    Ok(report.strict().conclude())
}

fn spelling(repo: &Repo) -> Result<bool> {
    runs(&mut repo.command(tools::typos()?))
}

fn format(repo: &Repo) -> Result<bool> {
    runs(repo.cargo().args(["fmt", "--all", "--check"]))
}

fn dependencies(repo: &Repo) -> Result<bool> {
    let mut deny = repo.command(tools::deny()?);
    // Advisories are left out: they are news from elsewhere, and the same change must get the same answer tomorrow.
    runs(deny.args(["--locked", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"]))
}

fn lints(repo: &Repo) -> Result<bool> {
    runs(repo.cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
}

/// What git sees as changed.
fn changes(repo: &Repo) -> Result<String> {
    repo.git(&["status", "--porcelain"])
}

/// Building and testing must leave a clean checkout clean. Where work is under way, files may come and go.
fn untouched(repo: &Repo, before: &str) -> Result<bool> {
    let after = changes(repo)?;
    let ok = !before.is_empty() || after.is_empty();
    if !ok {
        println!("the checks changed files of the checkout:\n{after}");
    }
    Ok(ok)
}
