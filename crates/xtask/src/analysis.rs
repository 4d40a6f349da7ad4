//! What looks at the contracts besides their tests: slither, whose findings are all answered, and halmos, which checks for all values.

use std::collections::BTreeSet;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::npm::Packages;
use crate::process::{output, watched};
use crate::repo::Repo;
use crate::tools;

/// Where findings are answered: a table below this heading.
const ANSWERS: (&str, &str) = ("SECURITY.md", "### What slither says");

/// A detector, and what it found something in.
type Finding = (String, String);

/// Whether slither finds exactly what is answered.
///
/// # Errors
/// When it cannot be installed or run.
pub(crate) fn slither(repo: &Repo) -> Result<bool> {
    let found = repo.path("contracts/cache/slither.json");
    if found.is_file() {
        fs::remove_file(&found).context("cannot forget what was found before")?;
    }
    // It empties the folder it builds into, which therefore is one of its own.
    let mut slither = program(repo, "slither")?;
    slither.env("FOUNDRY_OUT", "cache/slither").env("FOUNDRY_CACHE_PATH", "cache/slither-cache");
    output(slither.args([".", "--fail-none", "--json"]).arg(&found))?;
    let text = fs::read_to_string(&found).context("slither wrote nothing")?;
    let found = findings(&serde_json::from_str(&text).context("slither did not write JSON")?);
    let answered = answers(&repo.read(ANSWERS.0)?.with_context(|| format!("{} is not there", ANSWERS.0))?);
    for (detector, place) in found.difference(&answered) {
        println!("not answered in {}: {detector} in {place}", ANSWERS.0);
    }
    for (detector, place) in answered.difference(&found) {
        println!("answered in {}, and not found any more: {detector} in {place}", ANSWERS.0);
    }
    println!("slither: {} found, {} answered", found.len(), found.intersection(&answered).count());
    Ok(found == answered)
}

/// Whether all that is said of all values holds.
///
/// # Errors
/// When the programs cannot be installed or run.
pub(crate) fn symbolic(repo: &Repo) -> Result<bool> {
    let lemmas = output(program(repo, "z3")?.arg("test/symbolic/floors.smt2"))?;
    let proven = lemmas.lines().count() > 0 && lemmas.lines().all(|line| line == "unsat");
    println!("lemmas about division: {}", if proven { "proven" } else { "not proven" });
    // What it builds has more in it than what forge makes for itself.
    let mut halmos = program(repo, "halmos")?;
    halmos.env("FOUNDRY_OUT", "cache/halmos").env("FOUNDRY_CACHE_PATH", "cache/halmos-cache");
    let heard = watched(halmos.args(["--forge-build-out", "cache/halmos"]))?;
    // It tells of each contract by itself.
    let mut results = heard.text.lines().filter(|line| line.contains("Symbolic test result:")).peekable();
    let passed = results.peek().is_some() && results.all(|line| line.contains("; 0 failed;"));
    Ok(proven && heard.ok && passed)
}

/// A program for the contracts, in their folder, with the forge that it calls.
fn program(repo: &Repo, name: &str) -> Result<Command> {
    let forge = Packages::install(repo, "contracts")?.program("forge");
    let home = tools::for_contracts(repo)?.join("bin");
    let mut program = repo.command(home.join(name));
    let beside = std::path::Path::new(forge.get_program()).parent().map(ToOwned::to_owned);
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = [home].into_iter().chain(beside).chain(env::split_paths(&path));
    program.env("PATH", env::join_paths(folders)?).env("FOUNDRY_PROFILE", "quick");
    program.current_dir(repo.path("contracts"));
    Ok(program)
}

fn findings(report: &Value) -> BTreeSet<Finding> {
    let detectors = report["results"]["detectors"].as_array();
    let one = |finding: &Value| Some((finding["check"].as_str()?.to_owned(), place(&finding["elements"][0])));
    detectors.into_iter().flatten().filter_map(one).collect()
}

/// `Contract.function`, with what is in it.
fn place(element: &Value) -> String {
    let name = element["name"].as_str().unwrap_or_default();
    let parent = &element["type_specific_fields"]["parent"];
    if parent["type"] == "contract" || parent["type"] == "function" {
        return format!("{}.{name}", place(parent));
    }
    name.to_owned()
}

/// The table's rows: a detector, and places, each between backticks.
fn answers(text: &str) -> BTreeSet<Finding> {
    let below = text.split_once(ANSWERS.1).map_or("", |(_, below)| below);
    let rows = below.lines().skip(1).take_while(|line| !line.starts_with('#'));
    rows.flat_map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        let detectors = cells.get(1).copied().map_or(Vec::new(), quoted);
        let places = cells.get(2).copied().map_or(Vec::new(), quoted);
        detectors.into_iter().flat_map(move |detector| {
            places.clone().into_iter().map(move |place| (detector.to_owned(), place.to_owned()))
        })
    })
    .collect()
}

fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn finding(detector: &str, place: &str) -> Finding {
        (detector.to_owned(), place.to_owned())
    }

    #[test]
    fn answers_are_the_rows_below_the_heading() {
        let text = "| `no` | `No.no` | |\n### What slither says\n\n| detector | where | answer |\n|---|---|---|\n\
                    | `timestamp` | `A.b`, `C.d` | Days, not `seconds`. |\n\n## Next\n| `no` | `No.no` | |\n";
        assert_eq!(answers(text), BTreeSet::from([finding("timestamp", "A.b"), finding("timestamp", "C.d")]));
    }

    #[test]
    fn a_finding_is_named_by_all_it_is_in() {
        let market = json!({"type": "contract", "name": "Market"});
        let pay = json!({"type": "function", "name": "pay", "type_specific_fields": {"parent": market}});
        let sum = json!({"type": "variable", "name": "sum", "type_specific_fields": {"parent": pay}});
        let report = json!({"results": {"detectors": [{"check": "uninitialized-local", "elements": [sum]}]}});
        assert_eq!(findings(&report), BTreeSet::from([finding("uninitialized-local", "Market.pay.sum")]));
    }
}
