//! Runs over real data, compared cent by cent with what DuckDB computes from the same files by walking up from everybody.
//!
//! Needs a Python with DuckDB, named by `ASTRA_DUCKDB`: `cargo xtask test --only plans` brings one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use runs::{Files, Summary};

const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/duckdb");

/// Runs the plan over a network, and gives the summary; `None` where the data is not there.
fn compared(network: &str) -> Option<Summary> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if !data.exists() {
        eprintln!("skipped: there is no {}", data.display());
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let python = std::env::var("ASTRA_DUCKDB").unwrap();
    let script = Path::new(HERE).join("network.py");
    let made = Command::new(python).arg(script).arg(network).arg(&data).arg(folder.path()).status().unwrap();
    assert!(made.success());
    let path = |name: &str| folder.path().join(name);
    let (members, orders, out) = (path("members.parquet"), path("orders.parquet"), path("out"));
    let plan = Path::new(HERE).join("plan.toml");
    let summary = runs::run(&Files::new(&plan, &members, &orders, &out)).unwrap();
    let (paid, expected) = (amounts(&out.join("earnings.csv")), amounts(&path("expected.csv")));
    assert!(paid.len() > 1_000, "too little happens: {}", paid.len());
    let differ = expected.iter().chain(&paid).filter(|(who, _)| expected.get(*who) != paid.get(*who));
    let differ: Vec<_> = differ.map(|(who, _)| (who, paid.get(who), expected.get(who))).take(5).collect();
    assert!(differ.is_empty(), "of {}, who has other amounts here and in SQL: {differ:?}", expected.len());
    Some(summary)
}

/// Amounts by member and bonus.
fn amounts(file: &Path) -> BTreeMap<(String, String), String> {
    let mut reader = csv::Reader::from_path(file).unwrap();
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| ((row[0].to_owned(), row[1].to_owned()), row[2].to_owned())).collect()
}

#[test]
#[ignore = "needs DuckDB: cargo xtask test --only plans"]
fn a_wholesalers_year_with_its_refunds() {
    let Some(summary) = compared("uci") else { return };
    assert_eq!((summary.members, summary.order_lines), (4_372, 406_829));
}

#[test]
#[ignore = "needs DuckDB: cargo xtask test --only plans"]
fn a_forest_of_posts_and_answers() {
    let Some(summary) = compared("stackernews") else { return };
    assert_eq!((summary.members, summary.order_lines), (263_336, 263_336));
}
