//! How much of the contracts their unit tests reach.

use anyhow::{Context, Result};

use crate::npm::Packages;
use crate::process::watched;
use crate::repo::Repo;
use crate::test::of_forge;

/// How many of a hundred branches have to be reached, of all contracts together.
const WANTED: u64 = 98;

/// Branches as forge counts them.
#[derive(Debug, Default, PartialEq, Eq)]
struct Branches {
    reached: u64,
    all: u64,
}

/// Prints what forge finds, file by file, and the sum. True when enough branches are reached.
pub(crate) fn run(repo: &Repo) -> Result<bool> {
    let packages = Packages::install(repo, "contracts")?;
    let report = std::env::temp_dir().join(format!("astra-coverage-{}.info", std::process::id()));
    let mut forge = packages.program("forge");
    // Unit tests alone: what an invariant test happens to pass by is not looked at.
    forge.args(["coverage", "--match-path", "test/unit/*", "--no-match-coverage", "^test/"]);
    forge.args(["--report", "summary", "--report", "lcov", "--report-file"]).arg(&report);
    let heard = watched(forge.env("FOUNDRY_PROFILE", "quick").env("FOUNDRY_FUZZ_RUNS", "64"))?;
    let passed = of_forge(&heard.text).is_some_and(|tally| tally.failed == 0);
    let traced = std::fs::read_to_string(&report).context("forge wrote no report")?;
    std::fs::remove_file(&report)?;
    let branches = Branches::of_lcov(&traced);
    println!("{} of {} branches reached", branches.reached, branches.all);
    Ok(passed && heard.ok && branches.are_enough())
}

impl Branches {
    /// The sums of all files in a report.
    fn of_lcov(report: &str) -> Self {
        let sum = |kind: &str| report.lines().filter_map(|line| line.strip_prefix(kind)?.parse::<u64>().ok()).sum();
        Self { reached: sum("BRH:"), all: sum("BRF:") }
    }

    fn are_enough(&self) -> bool {
        self.all > 0 && self.reached * 100 >= WANTED * self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_are_summed_over_all_files() {
        let report = "SF:src/Shop.sol\nBRDA:1,0,0,5\nBRF:30\nBRH:30\nend_of_record\nSF:src/Till.sol\nBRF:20\nBRH:18\nend_of_record\n";
        assert_eq!(Branches::of_lcov(report), Branches { reached: 48, all: 50 });
    }

    #[test]
    fn too_few_branches_and_none_are_not_enough() {
        assert!(Branches { reached: 98, all: 100 }.are_enough());
        assert!(!Branches { reached: 97, all: 100 }.are_enough());
        assert!(!Branches::of_lcov("").are_enough());
    }
}
