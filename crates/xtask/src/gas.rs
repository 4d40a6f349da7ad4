//! What calls of the contracts cost as they are deployed, beside the figures that are kept.
//!
//! Forge can compare by itself, but only exactly: a change of one unit of gas would fail, and nobody would read it any more.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::npm::Packages;
use crate::process::watched;
use crate::repo::Repo;
use crate::test::summary;

/// The project of the contracts.
const CONTRACTS: &str = "contracts";
/// Where the figures are kept, one file a contract.
const KEPT: &str = "contracts/snapshots";
/// Where forge writes what it measures now, below the contracts.
const MEASURED: &str = "cache/measured";
/// How much a figure may rise, in hundredths.
const TOLERANCE: u64 = 1;

/// Figures by contract and by what is measured. Most are gas; a few are bytes of code.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures(BTreeMap<String, BTreeMap<String, u64>>);

/// Measures and compares. False when a figure rose, is not measured any more, or is not kept yet.
pub(crate) fn check(repo: &Repo) -> Result<bool> {
    measure(repo)?;
    let now = Figures::read(&repo.path(CONTRACTS).join(MEASURED))?;
    let compared = compare(&Figures::kept(repo)?, &now);
    for line in compared.wrong.iter().chain(&compared.better) {
        println!("{line}");
    }
    let (wrong, better) = (compared.wrong.len(), compared.better.len());
    println!("gas: {} figures, {wrong} to mend, {better} better than what is kept", now.count());
    if wrong + better > 0 {
        println!("`cargo xtask gas --write` keeps what was measured");
    }
    Ok(wrong == 0)
}

/// Measures and keeps the figures in place of those before.
pub(crate) fn write(repo: &Repo) -> Result<bool> {
    measure(repo)?;
    let (from, to) = (repo.path(CONTRACTS).join(MEASURED), repo.path(KEPT));
    let now = Figures::read(&from)?;
    for line in changes(&Figures::kept(repo)?, &now) {
        println!("{line}");
    }
    fs::remove_dir_all(&to).with_context(|| format!("cannot clear {KEPT}"))?;
    fs::create_dir_all(&to)?;
    for contract in now.0.keys() {
        let file = format!("{contract}.json");
        fs::copy(from.join(&file), to.join(&file)).with_context(|| format!("cannot keep {file}"))?;
    }
    println!("{KEPT}: {} figures written; `cargo xtask gen` puts them into the documents", now.count());
    Ok(true)
}

/// Runs the tests that measure, compiled as for deployment.
fn measure(repo: &Repo) -> Result<()> {
    let packages = Packages::install(repo, CONTRACTS)?;
    let measured = repo.path(CONTRACTS).join(MEASURED);
    if measured.exists() {
        fs::remove_dir_all(&measured).context("cannot clear what was measured before")?;
    }
    let mut forge = packages.program("forge");
    forge.args(["test", "--match-path", "test/gas/*"]);
    // A place of its own: the other tests are compiled in another way, and each would throw away what the other compiled.
    forge.envs([("FOUNDRY_PROFILE", "default"), ("FOUNDRY_OUT", "out/deployed")]);
    forge.envs([("FOUNDRY_CACHE_PATH", "cache/deployed"), ("FOUNDRY_SNAPSHOTS", MEASURED)]);
    forge.envs([("FORGE_SNAPSHOT_CHECK", "false"), ("FORGE_SNAPSHOT_EMIT", "true")]);
    let heard = watched(&mut forge)?;
    // Forge as npm brings it ends well even where it failed: only its last word counts.
    match summary::of_forge(&heard.text) {
        Some(tally) if heard.ok && tally.failed == 0 && tally.passed > 0 => Ok(()),
        _ => bail!("the tests that measure did not pass"),
    }
}

impl Figures {
    /// What is kept in the checkout.
    pub(crate) fn kept(repo: &Repo) -> Result<Self> {
        Self::read(&repo.path(KEPT))
    }

    fn read(folder: &Path) -> Result<Self> {
        let mut figures = Self::default();
        for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            let Some(contract) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
            if path.extension().is_some_and(|ending| ending == "json") {
                let text = fs::read_to_string(&path)?;
                figures.add(contract, &text).with_context(|| format!("cannot read {}", path.display()))?;
            }
        }
        Ok(figures)
    }

    fn add(&mut self, contract: &str, json: &str) -> Result<()> {
        // Forge writes numbers as text.
        let texts: BTreeMap<String, String> = serde_json::from_str(json)?;
        let numbers = texts.into_iter().map(|(name, number)| {
            let number = number.parse().with_context(|| format!("`{name}` is no number: {number}"))?;
            Ok((name, number))
        });
        self.0.insert(contract.to_owned(), numbers.collect::<Result<_>>()?);
        Ok(())
    }

    pub(crate) fn get(&self, contract: &str, name: &str) -> Option<u64> {
        self.0.get(contract)?.get(name).copied()
    }

    fn all(&self) -> impl Iterator<Item = (&str, &str, u64)> {
        self.0.iter().flat_map(|(contract, figures)| {
            figures.iter().map(move |(name, figure)| (contract.as_str(), name.as_str(), *figure))
        })
    }

    fn count(&self) -> usize {
        self.all().count()
    }
}

/// What to say about new figures beside those that are kept.
#[derive(Debug, Default, PartialEq, Eq)]
struct Compared {
    wrong: Vec<String>,
    better: Vec<String>,
}

fn compare(kept: &Figures, now: &Figures) -> Compared {
    let mut compared = Compared::default();
    for (contract, name, before) in kept.all() {
        match now.get(contract, name) {
            None => compared.wrong.push(format!("{contract}: `{name}` is kept and was not measured")),
            Some(after) if rose(before, after) => compared.wrong.push(change(contract, name, before, after)),
            Some(after) if rose(after, before) => compared.better.push(change(contract, name, before, after)),
            Some(_) => {}
        }
    }
    for (contract, name, figure) in now.all() {
        if kept.get(contract, name).is_none() {
            compared.wrong.push(format!("{contract}: `{name}` was measured as {} and is not kept", grouped(figure)));
        }
    }
    compared
}

/// Every difference, however small.
fn changes(kept: &Figures, now: &Figures) -> Vec<String> {
    let changed = now.all().filter_map(|(contract, name, after)| match kept.get(contract, name) {
        None => Some(format!("{contract}: `{name}` is new: {}", grouped(after))),
        Some(before) => (before != after).then(|| change(contract, name, before, after)),
    });
    let gone = kept.all().filter(|(contract, name, _)| now.get(contract, name).is_none());
    changed.chain(gone.map(|(contract, name, _)| format!("{contract}: `{name}` is gone"))).collect()
}

/// Whether the second figure is above the first by more than is tolerated.
fn rose(before: u64, after: u64) -> bool {
    u128::from(after) * 100 > u128::from(before) * u128::from(100 + TOLERANCE)
}

fn change(contract: &str, name: &str, before: u64, after: u64) -> String {
    let way = if after > before { "more" } else { "less" };
    let by = per_cent(before.abs_diff(after), before);
    format!("{contract}: `{name}` is {}, {by} {way} than {}", grouped(after), grouped(before))
}

/// A part of a whole in per cent, with one digit behind the point, rounded down.
pub(crate) fn per_cent(part: u64, whole: u64) -> String {
    let tenths = u128::from(part) * 1_000 / u128::from(whole.max(1));
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// 116172 as 116,172.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

    use super::*;

    pub(crate) fn figures(contracts: &[(&str, &str)]) -> Figures {
        let mut figures = Figures::default();
        for (contract, json) in contracts {
            figures.add(contract, json).unwrap();
        }
        figures
    }

    fn compared(kept: &str, now: &str) -> Compared {
        compare(&figures(&[("Market", kept)]), &figures(&[("Market", now)]))
    }

    #[test]
    fn a_figure_may_rise_by_one_per_cent() {
        assert_eq!(compared(r#"{"pay": "100000"}"#, r#"{"pay": "101000"}"#), Compared::default());
        let more = compared(r#"{"pay": "100000"}"#, r#"{"pay": "101001"}"#);
        assert_eq!(more.wrong, ["Market: `pay` is 101,001, 1.0 % more than 100,000"]);
        assert_eq!(more.better, [""; 0]);
    }

    #[test]
    fn every_figure_that_rose_is_named() {
        let kept = r#"{"pay": "1000", "release": "500", "refund": "300"}"#;
        let now = r#"{"pay": "1100", "release": "500", "refund": "450"}"#;
        let wrong = ["Market: `pay` is 1,100, 10.0 % more than 1,000", "Market: `refund` is 450, 50.0 % more than 300"];
        assert_eq!(compared(kept, now).wrong, wrong);
    }

    #[test]
    fn a_figure_that_fell_is_told_and_no_failure() {
        assert_eq!(compared(r#"{"pay": "1000"}"#, r#"{"pay": "991"}"#), Compared::default());
        let less = compared(r#"{"pay": "1000"}"#, r#"{"pay": "900"}"#);
        assert_eq!(less.wrong, [""; 0]);
        assert_eq!(less.better, ["Market: `pay` is 900, 10.0 % less than 1,000"]);
    }

    #[test]
    fn a_figure_without_its_counterpart_is_wrong() {
        let gone = compared(r#"{"pay": "1000", "stop": "7"}"#, r#"{"pay": "1000"}"#);
        assert_eq!(gone.wrong, ["Market: `stop` is kept and was not measured"]);
        let new = compared(r#"{"pay": "1000"}"#, r#"{"pay": "1000", "stop": "7000"}"#);
        assert_eq!(new.wrong, ["Market: `stop` was measured as 7,000 and is not kept"]);
        let contract = compare(&figures(&[("Sale", r#"{"buy": "1"}"#)]), &Figures::default());
        assert_eq!(contract.wrong, ["Sale: `buy` is kept and was not measured"]);
    }

    #[test]
    fn what_is_written_anew_is_listed() {
        let kept = figures(&[("Market", r#"{"pay": "1000", "stop": "7"}"#)]);
        let now = figures(&[("Market", r#"{"pay": "1001", "move": "9"}"#)]);
        let lines =
            ["Market: `move` is new: 9", "Market: `pay` is 1,001, 0.1 % more than 1,000", "Market: `stop` is gone"];
        assert_eq!(changes(&kept, &now), lines);
    }

    #[test]
    fn a_snapshot_that_is_no_number_is_refused() {
        let error = Figures::default().add("Market", r#"{"pay": "much"}"#).unwrap_err();
        assert!(error.to_string().contains("`pay` is no number"), "{error}");
    }

    #[test]
    fn numbers_are_written_in_groups() {
        assert_eq!([0, 999, 1_000, 7_027_080].map(grouped), ["0", "999", "1,000", "7,027,080"]);
    }
}
