//! Published tables that no network is needed for: sizes of matrices and boards, dates of payment.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use plan::period::{Matrix, Rules};
use time::Date;
use time::format_description::well_known::Iso8601;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    story: String,
    source: String,
    plan: Option<String>,
    /// The day of payment by the day of earning.
    #[serde(default)]
    paid: BTreeMap<String, String>,
    #[serde(default)]
    matrices: Vec<Size>,
    /// Matrices with the one on top.
    #[serde(default)]
    boards: Vec<Size>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Size {
    width: u32,
    levels: u32,
    positions: u64,
    /// Of each level.
    #[serde(default)]
    each: Vec<u64>,
}

impl Size {
    fn below(&self, levels: u32) -> u64 {
        Matrix { width: self.width, signed_off_by: String::new() }.positions(levels).unwrap()
    }
}

fn date(text: &str) -> Date {
    Date::parse(text, &Iso8601::DATE).unwrap()
}

#[test]
fn tables_are_as_published() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/tables");
    let mut checked = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap().path();
        let case: Case = toml::from_str(&std::fs::read_to_string(&file).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let Case { story, source, plan, paid, matrices, boards } = case;
        assert!(!source.is_empty() && paid.len() + matrices.len() + boards.len() > 0, "{}", file.display());
        for (earned, on) in &paid {
            let rules = Rules::parse(plan.as_ref().unwrap()).unwrap();
            assert_eq!(rules.payout().unwrap().paid_on(date(earned)), Some(date(on)), "{story} {earned}");
            checked += 1;
        }
        for size in &matrices {
            assert_eq!(size.below(size.levels), size.positions, "{story}");
            for (level, &positions) in (1..).zip(&size.each) {
                assert_eq!(size.below(level) - size.below(level - 1), positions, "{story} level {level}");
            }
            checked += 1;
        }
        for size in &boards {
            assert_eq!(size.below(size.levels) + 1, size.positions, "{story}");
            checked += 1;
        }
    }
    assert_eq!(checked, 14);
}
