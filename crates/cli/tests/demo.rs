//! The demo as its users run it: the whole program, checked by itself, on both engines.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

use std::process::{Command, Output};

use db::Location;
use db::testing::TestDb;

fn check(database: &Location) -> Output {
    let mut demo = Command::new(env!("CARGO_BIN_EXE_astra"));
    demo.args(["demo", "--check"]);
    if let Location::Postgres(url) = database {
        demo.args(["--database-url", url]);
    }
    demo.output().unwrap()
}

fn assert_is_well(output: &Output) {
    let (printed, complaints) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{printed}{complaints}");
    let report: sdk::Report = serde_json::from_str(&printed).unwrap();
    assert!(report.ok && report.problems.is_empty(), "{report:?}");
    assert!(report.sellers >= 3000 && report.orders > 600, "{report:?}");
    assert!(report.trial_balance.iter().all(|sum| sum.posted == 0 && sum.pending == 0), "{report:?}");
}

#[test]
fn the_demo_is_well_on_sqlite() {
    assert_is_well(&check(&Location::File("the program takes a temporary folder".into())));
}

#[tokio::test]
async fn the_demo_is_well_on_postgres_and_leaves_a_used_database_alone() {
    let Some(TestDb { location, .. }) = db::testing::postgres(&[]).await else { return };
    assert_is_well(&check(&location));
    let again = check(&location);
    let complaint = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(!again.status.success() && complaint.contains("name an empty one"), "{complaint}");
}
