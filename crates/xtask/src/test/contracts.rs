//! The contracts: unit, fuzz and invariant tests.

use anyhow::Result;

use super::summary;
use crate::npm::Packages;
use crate::process::watched;
use crate::repo::Repo;
use crate::tally::Tally;

pub(super) fn tests(repo: &Repo) -> Result<Tally> {
    let packages = Packages::install(repo, "contracts")?;
    let mut forge = packages.program("forge");
    // Without the optimizer, which takes minutes: what contracts do does not depend on it.
    let heard = watched(forge.arg("test").env("FOUNDRY_PROFILE", "quick").env("FOUNDRY_FUZZ_RUNS", "10000"))?;
    // Forge as npm brings it ends well even where it failed: without its last word nothing passed.
    Ok(summary::of_forge(&heard.text).unwrap_or(Tally::of(false)).ended(heard.ok))
}
