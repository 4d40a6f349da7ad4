//! A network that may not be wider than its plan says, out of files.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;

use runs::Files;

const PLAN: &str = "name = \"Matrix\"\nversion = 1\n[money]\ncurrency = \"EUR\"\n[volumes]\ncv = { of = \"cv\" }\n\
    [matrix]\nwidth = 2\nsigned_off_by = \"nobody: this is a test\"\n";

/// What `placements.csv` says, or what is told.
fn placements(members: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("plan.toml"), PLAN).unwrap();
    fs::write(path("members.csv"), members).unwrap();
    fs::write(path("orders.csv"), "order,member,date,cv\n").unwrap();
    let (plan, members, orders, out) = (path("plan.toml"), path("members.csv"), path("orders.csv"), path("out"));
    let files = Files::new(&plan, &members, &orders, &out);
    match runs::run(&files) {
        Ok(_) => fs::read_to_string(path("out/placements.csv")).unwrap(),
        Err(error) => error.to_string().replace(&format!("{}/", folder.path().display()), ""),
    }
}

#[test]
fn newcomers_spill_over_and_stay_where_they_are() {
    let first = placements(
        "member,enroller,joined\nann,,2026-01-01\nbob,ann,2026-01-03\ncat,ann,2026-01-02\ndan,ann,2026-01-04\n\
         eve,dan,2026-01-01\n",
    );
    assert_eq!(first, "member,placement\nann,\nbob,ann\ncat,ann\ndan,cat\neve,dan\n");
    // The next month they are there, and one is new.
    let next = placements(
        "member,enroller,joined,placement\nann,,2026-01-01,\nbob,ann,2026-01-03,ann\ncat,ann,2026-01-02,ann\n\
         dan,ann,2026-01-04,cat\neve,dan,2026-01-01,dan\nfay,ann,2026-02-01,\n",
    );
    assert_eq!(next, "member,placement\nann,\nbob,ann\ncat,ann\ndan,cat\neve,dan\nfay,cat\n");
}

#[test]
fn too_many_below_one_are_named_and_so_is_a_circle() {
    let told = placements("member,enroller,placement\nann,,\nbob,ann,ann\ncat,ann,ann\ndan,ann,ann\n");
    assert_eq!(told, "members.csv, line 2: more stand directly below `ann` than the matrix of the plan has room for");
    let told = placements("member,enroller\nann,bob\nbob,ann\n");
    assert!(told.starts_with("members.csv, line ") && told.ends_with("is, over others, above itself"), "{told}");
}
