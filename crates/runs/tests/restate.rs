//! A month that is run again with corrected files, after it was paid: the differences go into the next one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use base::{Currency, Money};
use runs::{Corrected, Difference, Files, RunsError, Summary};

const PLAN: &str = r#"
name = "Restated"
version = 1

[money]
currency = "EUR"

[payout]
minimum = "20"

[volumes]
cv = { of = "cv" }
gv = { sum = "cv" }

[[ranks]]
name = "silver"
needs = "gv >= 600"

[[bonuses]]
name = "Commission"
kind = "share"
on = "cv"
rate = "20 %"

[[bonuses]]
name = "Sponsor"
kind = "levels"
on = "cv"
[bonuses.rates_by_rank]
unranked = ["1 %"]
silver = ["2 %"]
"#;

const MEMBERS: &str = "member,enroller\nann,\nbob,ann\ncat,ann\ndan,cat\n";

const OCTOBER: &str = "order,member,date,cv\n1,ann,2026-10-03,60\n2,bob,2026-10-03,500\n3,cat,2026-10-03,50\n";
/// Bob bought less, Ann more, and somebody forgot Dan.
const CORRECTED: &str =
    "order,member,date,cv\n1,ann,2026-10-03,75\n2,bob,2026-10-03,400\n3,cat,2026-10-03,50\n4,dan,2026-10-09,25\n";
const NOVEMBER: &str =
    "order,member,date,cv\n5,ann,2026-11-03,10\n6,bob,2026-11-03,300\n7,cat,2026-11-03,10\n8,dan,2026-11-03,70\n";

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in [
            ("plan.toml", PLAN),
            ("members.csv", MEMBERS),
            ("october.csv", OCTOBER),
            ("corrected.csv", CORRECTED),
            ("november.csv", NOVEMBER),
        ] {
            folder.write(name, text);
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn run(&self, period: &str, orders: &str, state: Option<&str>, adjustments: Option<&str>, out: &str) -> Summary {
        let path = |name: Option<&str>| name.map(|name| self.path(name));
        runs::run(&Files {
            state: path(state).as_deref(),
            adjustments: path(adjustments).as_deref(),
            period: Some(period.parse().unwrap()),
            ..Files::new(&self.path("plan.toml"), &self.path("members.csv"), &self.path(orders), &self.path(out))
        })
        .unwrap()
    }

    fn restate(&self, run: &str, corrected: Corrected<'_>, out: &str) -> Result<Summary, RunsError> {
        runs::restate(&self.path(run), corrected, &self.path(out), &|_| ())
    }

    fn restated(&self) -> Summary {
        self.run("2026-10", "october.csv", None, None, "october");
        let orders = self.path("corrected.csv");
        self.restate("october", Corrected { orders: Some(&orders), ..Corrected::default() }, "restated").unwrap()
    }

    fn told(&self, corrected: Corrected<'_>) -> String {
        let told = self.restate("october", corrected, "refused").unwrap_err().to_string();
        assert!(!self.path("refused").exists());
        told.replace(&format!("{}/", self.0.path().display()), "")
    }
}

/// By member, what was paid in all these months and what is still carried after the last.
fn paid(folder: &Folder, months: &[&str]) -> BTreeMap<String, i64> {
    let cents = |text: &str| Money::parse(text, Currency::EUR).unwrap().minor();
    let mut all = BTreeMap::new();
    for (at, month) in months.iter().enumerate() {
        for row in folder.read(&format!("{month}/payouts.csv")).lines().skip(1) {
            let columns: Vec<&str> = row.split(',').collect();
            let carried = if at + 1 == months.len() { columns[5] } else { "0" };
            *all.entry(columns[0].to_owned()).or_insert(0) += cents(columns[4]) + cents(carried);
        }
    }
    all
}

#[test]
fn what_was_and_what_is_differ_by_what_is_set_off_next() {
    let folder = Folder::new();
    let summary = folder.restated();
    let restated = summary.restated.unwrap();
    // Ann had 12.00 and was silver with 2 % of 550; now she has 15.00 and 1 % of 450.
    assert_eq!(
        folder.read("restated/differences.csv"),
        "member,bonus,was,now,difference\n\
        ann,Commission,12.00,15.00,3.00\nann,Sponsor,11.00,4.50,-6.50\nbob,Commission,100.00,80.00,-20.00\n\
        cat,Sponsor,0.00,0.25,0.25\ndan,Commission,0.00,5.00,5.00\n"
    );
    assert_eq!(folder.read("restated/ranks_changed.csv"), "member,was,now\nann,silver,\n");
    let sums = (restated.was.as_str(), restated.now.as_str(), restated.difference.as_str());
    assert_eq!(sums, ("133.00", "114.75", "-18.25"));
    assert_eq!((restated.members, restated.ranks), (4, 1));
    assert_eq!(summary.total, "114.75");
    // Nothing is paid for October once more; what it carried on is what it was.
    assert!(summary.payouts.is_none() && !folder.path("restated/payouts.csv").exists());
    let balances: Vec<String> =
        folder.read("restated/state.csv").lines().map(|row| row.split(',').nth(7).unwrap().to_owned()).collect();
    assert_eq!(balances, ["balance", "", "", "10.00", ""]);
    assert_eq!(runs::verify(&folder.path("restated")).unwrap(), []);

    // October and November come to the same as if October had been right.
    folder.run("2026-11", "november.csv", Some("restated/state.csv"), Some("restated/differences.csv"), "november");
    folder.run("2026-10", "corrected.csv", None, None, "right october");
    folder.run("2026-11", "november.csv", Some("right october/state.csv"), None, "right november");
    assert_eq!(paid(&folder, &["october", "november"]), paid(&folder, &["right october", "right november"]));
    let explained = runs::explain(&folder.path("november"), "ann").unwrap().unwrap();
    assert!(explained.contains(&"adjusted by -6.50 EUR (Sponsor: restated)".to_owned()), "{explained:?}");
    let explained = runs::explain(&folder.path("restated"), "ann").unwrap().unwrap();
    assert!(explained.contains(&"Sponsor: 4.50 EUR".to_owned()), "{explained:?}");
}

#[test]
fn a_restatement_is_restated_like_any_run() {
    let folder = Folder::new();
    folder.restated();
    let october = folder.path("october.csv");
    let back = Corrected { orders: Some(&october), ..Corrected::default() };
    let restated = folder.restate("restated", back, "back").unwrap().restated.unwrap();
    assert_eq!(restated.difference, "18.25");
    // With the very same files nothing is another.
    let same = folder.restate("restated", Corrected::default(), "same").unwrap().restated.unwrap();
    assert_eq!((same.difference.as_str(), same.members, same.ranks), ("0.00", 0, 0));
    assert_eq!(folder.read("same/differences.csv"), "member,bonus,was,now,difference\n");
}

#[test]
fn what_was_changed_behind_its_back_is_named() {
    let folder = Folder::new();
    folder.restated();
    let corrected = folder.path("corrected.csv");
    let orders = Corrected { orders: Some(&corrected), ..Corrected::default() };
    let earnings = folder.read("october/earnings.csv");
    folder.write("october/earnings.csv", &earnings.replace("100.00", "10.00"));
    assert_eq!(folder.told(orders), "october/earnings.csv: this is not what the run wrote; see `astra plan verify`");
    folder.write("october/earnings.csv", &earnings);
    folder.write("members.csv", &format!("{MEMBERS}eve,\n"));
    assert_eq!(
        folder.told(orders),
        "members.csv: this is not the file that the run read: name the one to run it with again"
    );
    folder.write("fewer.csv", "member,enroller\nann,\nbob,ann\ndan,ann\n");
    let fewer = folder.path("fewer.csv");
    folder.write("fewer orders.csv", &OCTOBER.replace("3,cat", "3,dan"));
    let fewer_orders = folder.path("fewer orders.csv");
    assert_eq!(
        folder.told(Corrected { members: Some(&fewer), orders: Some(&fewer_orders), ..orders }),
        "fewer.csv: `cat` earned in the run that is restated: keep its row, with the day it `left`"
    );
    folder.write("dollars.toml", &PLAN.replace("EUR", "USD"));
    let (dollars, members) = (folder.path("dollars.toml"), folder.path("members.csv"));
    assert_eq!(
        folder.told(Corrected { plan: Some(&dollars), members: Some(&members), ..orders }),
        "dollars.toml: the plan is in USD, and the run that is restated in EUR"
    );
    // Of the run that is restated nothing may change afterwards.
    folder.write("members.csv", MEMBERS);
    let summary = folder.read("october/summary.json");
    folder.write("october/summary.json", &format!("{summary}\n"));
    let changed = runs::verify(&folder.path("restated")).unwrap();
    assert!(changed.contains(&Difference::Input(folder.path("october/summary.json"))), "{changed:?}");
    assert!(folder.told(Corrected { orders: Some(Path::new("nowhere.csv")), ..orders }).starts_with("nowhere.csv: "));
}

#[test]
fn a_file_of_adjustments_has_an_amount_or_a_difference() {
    let folder = Folder::new();
    folder.write("hand.csv", "member,note\nann,\n");
    let path = |name: &str| folder.path(name);
    let told = runs::run(&Files {
        adjustments: Some(&path("hand.csv")),
        ..Files::new(&path("plan.toml"), &path("members.csv"), &path("october.csv"), &path("refused"))
    });
    assert!(told.unwrap_err().to_string().ends_with("hand.csv, line 1: there is no column `amount`"));
}
