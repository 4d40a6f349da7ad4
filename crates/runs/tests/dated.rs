//! A network that changes: rows of members that are in force from a day on, and members who leave.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod folder;

use folder::Folder;
use runs::Period;

const PLAN: &str = "name = \"Dated\"\nversion = 1\n[money]\ncurrency = \"EUR\"\n[volumes]\ncv = { of = \"cv\" }\n\
    gv = { sum = \"cv\" }\n[[ranks]]\nname = \"silver\"\nneeds = \"gv >= 100\"\n\
    [[bonuses]]\nname = \"Levels\"\nkind = \"levels\"\non = \"cv\"\nrates = [\"10 %\", \"5 %\"]\n";

/// Cat moves from Bob to Ann in the middle of November; Bob leaves on the 20th; Eve comes in December; Dan changes for January.
const MEMBERS: &str = "member,enroller,placement,from,left,joined\n\
    ann,,,,,\nbob,ann,,2026-10-01,,2026-10-01\nbob,ann,,2026-11-20,2026-11-20,2026-10-01\n\
    cat,bob,bob,2026-10-01,,\ncat,bob,ann,2026-11-15,,\ndan,cat,,2026-10-05,,\ndan,cat,ann,2027-01-01,,\n\
    eve,cat,,2026-12-01,,\n";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("plan.toml", PLAN);
    folder.write("members.csv", MEMBERS);
    folder
}

fn period(text: &str) -> Option<Period> {
    (!text.is_empty()).then(|| text.parse().unwrap())
}

/// What is earned of an order of 100 by each.
fn earned(folder: &Folder, of: &str, buyers: &[(&str, &str)]) -> Vec<String> {
    let lines = buyers.iter().map(|(who, day)| format!("{who}-{day},{who},{day},100\n"));
    folder.write("orders.csv", &format!("order,member,date,cv\n{}", lines.collect::<String>()));
    let out = if of.is_empty() { "all" } else { of };
    folder.run_of(period(of), None, out).unwrap();
    assert_eq!(runs::verify(&folder.path(out)).unwrap(), []);
    let earnings = folder.read(&format!("{out}/earnings.csv"));
    earnings.lines().skip(1).map(|row| row.split(',').step_by(2).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn each_period_has_the_network_of_its_last_day() {
    let folder = folder();
    // Ann over Bob over Cat over Dan.
    assert_eq!(earned(&folder, "2026-10", &[("dan", "2026-10-31")]), ["bob 5.00", "cat 10.00"]);
    // On the 15th Cat has moved to Ann, Bob is still there.
    assert_eq!(
        earned(&folder, "2026-11-01/2026-11-15", &[("bob", "2026-11-01"), ("dan", "2026-11-02")]),
        ["ann 15.00", "cat 10.00"]
    );
    // At its end Bob is gone: what he bought still counts for Ann.
    assert_eq!(earned(&folder, "2026-11", &[("bob", "2026-11-20"), ("dan", "2026-11-02")]), ["ann 15.00", "cat 10.00"]);
    assert!(folder.read("2026-11/ranks.csv").contains("\nbob,,100,100\n"));
    assert!(folder.read("2026-11/ranks.csv").contains("\nann,silver,0,200\n"));
    assert!(!folder.read("2026-11/ranks.csv").contains("eve"));
    let explained = runs::explain(&folder.path("2026-11"), "bob").unwrap().unwrap();
    assert_eq!(
        explained,
        ["bob left on 2026-11-20 and earns nothing.", "bob earned nothing.", "Levels: nothing, because it has left"]
    );
    assert_eq!(earned(&folder, "2026-12", &[("eve", "2026-12-01")]), ["ann 5.00", "cat 10.00"]);
    // Without a period the latest of all holds.
    assert_eq!(earned(&folder, "", &[("dan", "2026-11-02")]), ["ann 10.00"]);
}

#[test]
fn a_chain_of_those_who_left_rolls_up_and_so_do_enrollments() {
    let folder = folder();
    let enroller = PLAN.replace("kind = \"levels\"", "kind = \"levels\"\ntree = \"enroller\"");
    folder.write("plan.toml", &enroller);
    folder.write(
        "members.csv",
        "member,enroller,placement,left\nann,,,\nbob,ann,,2026-11-01\ncat,bob,,2026-11-30\ndan,cat,bob,\n\
         eve,dan,dan,2026-12-01\nfay,eve,,\n",
    );
    // Eve leaves after the period: she is still there.
    assert_eq!(
        earned(&folder, "2026-11", &[("dan", "2026-11-05"), ("fay", "2026-11-05")]),
        ["ann 10.00", "dan 5.00", "eve 10.00"]
    );
    assert_eq!(earned(&folder, "2026-12", &[("fay", "2026-12-05")]), ["ann 5.00", "dan 10.00"]);
}

#[test]
fn what_cannot_be_is_named_with_its_row() {
    let folder = folder();
    folder.write("orders.csv", "order,member,date,cv\no,dan,2026-11-03,1\np,bob,2026-11-21,1\n");
    assert_eq!(
        folder.refused(folder.run_of(period("2026-11"), None, "refused")),
        "orders.csv, line 3: date is `2026-11-21`: `bob` left on 2026-11-20"
    );
    let twice = format!("{MEMBERS}cat,ann,,2026-11-15,,\n");
    assert_eq!(
        folder.told("members.csv", &twice),
        "members.csv, line 10: there are two members `cat` from 2026-11-15: the other is in line 6"
    );
    assert_eq!(
        folder.told("members.csv", &MEMBERS.replace("2026-11-20,2026-10-01", "2026-09-30,2026-10-01")),
        "members.csv, line 4: left is `2026-09-30`: it joined after that"
    );
    assert_eq!(
        folder.told("members.csv", &MEMBERS.replace("2026-12-01", "soon")),
        "members.csv, line 9: from is `soon`: write a date such as 2026-11-30"
    );
    // Nobody can buy before there is a row that is in force.
    folder.write("orders.csv", "order,member,date,cv\no,eve,2026-11-03,1\n");
    assert_eq!(
        folder.refused(folder.run_of(period("2026-11"), None, "refused")),
        "orders.csv, line 2: member is `eve`: there is no such member"
    );
}
