//! Boards over months of files.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod folder;

use folder::Folder;

const PLAN: &str = r#"
name = "Boards"
version = 1

[money]
currency = "EUR"

[volumes]
cv = { of = "cv" }

[[bonuses]]
name = "Board"
kind = "board"
width = 2
depth = 1
enters = "cv >= 50"
to = "cv > 0"
amount = "20"
signed_off_by = "Jane Roe, counsel, 2026-11-30"
"#;

#[test]
fn places_go_from_one_month_to_the_next() {
    let folder = Folder::new();
    folder.write("plan.toml", PLAN);
    folder.write("members.csv", "member,enroller,joined\nann,,2026-01-01\nbob,ann,2026-01-03\ncat,ann,2026-01-02\n");
    folder.write("orders.csv", "order,member,date,cv\na,ann,2026-10-03,50\nb,bob,2026-10-03,50\n");
    folder.run(None, "october").unwrap();
    let carried = |month: &str| -> Vec<String> {
        let state = folder.read(&format!("{month}/state.csv"));
        state.lines().skip(1).map(|line| line.split(',').nth(4).unwrap().to_owned()).collect()
    };
    assert_eq!(carried("october"), ["1", "2", "0"]);
    // Cat fills it, and Ann leaves; Bob and Cat are on top of the first and the second board.
    folder.write("orders.csv", "order,member,date,cv\na,ann,2026-11-03,1\nc,cat,2026-11-03,50\n");
    folder.run(Some(&folder.path("october/state.csv")), "november").unwrap();
    assert_eq!(carried("november"), ["-1", "1", "4"]);
    assert_eq!(folder.read("november/earnings.csv"), "member,bonus,amount,before_caps\nann,Board,20.00,20.00\n");
    let explained = runs::explain(&folder.path("november"), "ann").unwrap().unwrap();
    assert_eq!(explained[1..], ["Board: 20.00 EUR", "  20.00 EUR for each full board it was on top of"]);
    // Who left does not come again. Bob bought nothing, so nobody is paid when Dan and Eve fill his board.
    let members = "member,enroller,joined\nann,,2026-01-01\nbob,ann,2026-01-03\ncat,ann,2026-01-02\neve,ann,2026-01-05\n\
                   dan,ann,2026-01-04\n";
    folder.write("members.csv", members);
    let orders = "order,member,date,cv\na,ann,2026-12-03,90\nd,dan,2026-12-03,50\ne,eve,2026-12-03,50\n";
    folder.write("orders.csv", orders);
    folder.run(Some(&folder.path("november/state.csv")), "december").unwrap();
    assert_eq!(folder.read("december/breakage.csv"), "bonus,amount\nBoard,20.00\n");
    // Ann, Bob, Cat, Dan and Eve.
    assert_eq!(carried("december"), ["-1", "-1", "1", "4", "7"]);
    // A place that two say they have is the first one's in the file, and the other is the first to come: on Dan's board, as Cat is gone
    // with hers. Fay fills it.
    folder.write("members.csv", &members.replace("cat,ann,2026-01-02", "fay,ann,2026-01-06"));
    folder.write("orders.csv", "order,member,date,cv\nd,dan,2027-01-03,1\nf,fay,2027-01-03,50\n");
    let state = folder.read("december/state.csv").replace("eve,,,,7,", "eve,,,,4,");
    folder.write("state.csv", &state);
    folder.run(Some(&folder.path("state.csv")), "january").unwrap();
    assert_eq!(folder.read("january/earnings.csv"), "member,bonus,amount,before_caps\ndan,Board,20.00,20.00\n");
    assert_eq!(carried("january"), ["-1", "-1", "-1", "1", "4"]);
}

#[test]
fn whoever_comes_next_takes_the_place_of_who_is_gone() {
    let folder = Folder::new();
    folder.write("plan.toml", PLAN);
    folder.write("members.csv", "member,enroller\nann,\nbob,ann\n");
    folder.write("orders.csv", "order,member,date,cv\na,ann,2026-10-03,50\nb,bob,2026-10-03,50\n");
    folder.run(None, "october").unwrap();
    folder.write("members.csv", "member,enroller\ncat,\nbob,cat\n");
    folder.write("orders.csv", "order,member,date,cv\nc,cat,2026-11-03,50\n");
    folder.run(Some(&folder.path("october/state.csv")), "november").unwrap();
    assert!(folder.read("november/state.csv").contains("\nbob,,,,2,"), "{}", folder.read("november/state.csv"));
    assert!(folder.read("november/state.csv").contains("\ncat,,,,1,"), "{}", folder.read("november/state.csv"));
}

#[test]
fn whoever_reads_the_plan_is_warned() {
    let folder = Folder::new();
    folder.write("plan.toml", PLAN);
    let plan = runs::check(&folder.path("plan.toml")).unwrap();
    let warnings = plan.period().unwrap().warnings();
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].starts_with("`Board` is a board: who earns depends on the order of joining"), "{warnings:?}");
    assert!(warnings[0].ends_with("signed off by Jane Roe, counsel, 2026-11-30"), "{warnings:?}");
}
