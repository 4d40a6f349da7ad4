//! What is said of files that are not as they must be: the file, the row, and how to mend it. Nothing is left then.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod folder;

use std::fmt::Write as _;
use std::fs;

use folder::{Folder, MEMBERS, ORDERS, PLAN};
use runs::{Period, Progress};

fn period(text: &str) -> Option<Period> {
    Some(text.parse().unwrap())
}

#[test]
fn circles_and_orphans() {
    let folder = Folder::new();
    let told = |members: &str| folder.told("members.csv", &format!("member,enroller,placement,person\n{members}"));
    assert_eq!(told("a,a,,\n"), "members.csv, line 2: `a` is, over others, above itself");
    let circle = told("x,,,\na,c,,\nb,a,,\nc,b,,\n");
    assert!(circle.ends_with("is, over others, above itself"), "{circle}");
    let circle = told("a,,c,\nb,,a,\nc,,b,\n");
    assert!(circle.ends_with("is, over others, above itself"), "{circle}");
    assert_eq!(told("a,,,\nb,z,,\n"), "members.csv, line 3: enroller is `z`, and there is no such member");
    assert_eq!(told("a,,,\nb,a,z,\n"), "members.csv, line 3: placement is `z`, and there is no such member");
    assert_eq!(told("a,,,\nb,a,,z\n"), "members.csv, line 3: person is `z`, and there is no such member");
    assert_eq!(told("a,,,\n,a,,\n"), "members.csv, line 3: member is ``: every member has an id");
}

#[test]
fn states_of_other_plans_and_of_the_same_member_twice() {
    let folder = Folder::new();
    let told = |state: &str| {
        folder.write("state.csv", &format!("member,title,ranks,past,carried,had\n{state}"));
        folder.refused(folder.run(Some(&folder.path("state.csv")), "refused"))
    };
    assert_eq!(
        told("ann,,,0,0;0,\nbob,diamond,,0,0;0,\n"),
        "state.csv, line 3: title is `diamond`: the plan has no rank `diamond`"
    );
    assert_eq!(
        told("ann,,silver,0,0;0,\n"),
        "state.csv, line 2: ranks is `silver`: the plan keeps 0 of these; is this the state of another plan?"
    );
    assert_eq!(told("ann,,,0,NaN;0,\n"), "state.csv, line 2: carried is `NaN;0`: write numbers");
    assert_eq!(told("ann,,,0,0;0,\nann,,,0,0;0,\n"), "state.csv, line 3: member is `ann`: it is in line 2 already");
}

#[test]
fn order_lines_of_other_days() {
    let folder = Folder::new();
    let run = |text: &str, out: &str| folder.run_of(period(text), None, out);
    let summary = run("2026-11", "november").unwrap();
    assert_eq!(summary.period, period("2026-11"));
    assert!(folder.read("november/summary.json").contains("\"period\": \"2026-11\""));
    assert!(
        folder
            .read("november/state.csv")
            .starts_with("member,title,ranks,past,carried,had,retained,balance,period\nann,,,0,39.5;0,,,,2026-11\n")
    );
    assert_eq!(runs::verify(&folder.path("november")).unwrap(), []);
    assert!(run("2026-11-03/2026-11-04", "two days").is_ok());
    let told = folder.refused(run("2026-11-03", "refused"));
    assert_eq!(told, "orders.csv, line 4: date is `2026-11-04`: this run is of 2026-11-03");
    let told = folder.refused(run("2026-12", "refused"));
    assert_eq!(told, "orders.csv, line 2: date is `2026-11-03`: this run is of 2026-12");
}

#[test]
fn a_period_that_was_paid_already() {
    let folder = Folder::new();
    folder.run_of(period("2026-11"), None, "november").unwrap();
    let state = folder.path("november/state.csv");
    let next = |text: Option<&str>, out: &str| folder.run_of(text.and_then(period), Some(&state), out);
    let told = |text: Option<&str>| folder.refused(next(text, "refused"));
    for again in ["2026-11", "2026-11-30/2026-12-27", "2026-10"] {
        let why = format!("period is `2026-11`: this run is of {again}, which does not come after");
        assert_eq!(told(Some(again)), format!("november/state.csv, line 2: {why}"));
    }
    assert_eq!(
        told(None),
        "november/state.csv, line 2: period is `2026-11`: say with --period what this run is of, which has to come after"
    );
    folder.write("orders.csv", "order,member,date,cv\no3,cat,2026-12-01,69.50\n");
    assert!(next(Some("2026-12"), "december").is_ok());
}

#[test]
fn lines_that_are_there_twice_are_named_with_both_rows() {
    let folder = Folder::new();
    let mut orders = String::from("order,line,member,date,cv\n");
    for line in 0..70_000 {
        writeln!(orders, "o{},{},bob,2026-11-03,1", line / 2, line % 2).unwrap();
    }
    folder.write("orders.csv", &orders);
    assert_eq!(folder.run(None, "all of them differ").unwrap().order_lines, 70_000);
    orders.push_str("o30000,1,cat,2026-11-04,5\no3,0,cat,2026-11-04,5\n");
    assert_eq!(
        folder.told("orders.csv", &orders),
        "orders.csv, line 70002: line `1` of order `o30000` is there twice: it is in line 60003 already"
    );
    // Without numbers of lines an order has one.
    assert_eq!(
        folder.told("orders.csv", "order,member,date\no1,bob,2026-11-03\no2,bob,2026-11-03\no1,bob,2026-11-03\n"),
        "orders.csv, line 4: line `` of order `o1` is there twice: it is in line 2 already"
    );
}

#[test]
fn numbers_that_are_none() {
    let folder = Folder::new();
    for wrong in
        ["NaN", "-inf", "Infinity", "1e3", "1_000", "0x10", "--5", "+5", "5.", ".5", "1 000", "\u{0665}", "99999999999"]
    {
        let told = folder.told("orders.csv", &ORDERS.replace("80.50", wrong));
        assert_eq!(told, format!("orders.csv, line 4: cv is `{wrong}`: write a number with at most four decimals"));
    }
    // A comma makes two columns of one number.
    assert_eq!(
        folder.told("orders.csv", &ORDERS.replace("80.50", "80,50")),
        "orders.csv, line 4: this row has 7 columns, and 6 are named; put what has a comma in it into quotes"
    );
}

#[test]
fn more_than_can_be_counted() {
    let folder = Folder::new();
    let mut orders = String::from("order,member,date,cv\n");
    for order in 0..100_000 {
        writeln!(orders, "{order},bob,2026-11-03,10000000000").unwrap();
    }
    assert_eq!(
        folder.told("orders.csv", &orders),
        "orders.csv, line 65537: up to here: all volumes together are beyond what can be counted"
    );
}

#[test]
fn a_file_whose_last_row_broke_off() {
    let folder = Folder::new();
    let mut orders = String::from("order,line,member,date,class,cv\n");
    for order in 0..2_000 {
        writeln!(orders, "o{order},1,bob,2026-11-03,retail,\"1.5\"").unwrap();
    }
    let told = |broken: &str| folder.told("orders.csv", &format!("{orders}{broken}"));
    assert_eq!(told("x,1,bob,2026-11-0"), "orders.csv, line 2002: this row ends after 4 of 6 columns");
    assert_eq!(told("x,1,bo"), "orders.csv, line 2002: this row ends after 3 of 6 columns");
    assert_eq!(
        told("x,1,bob,2026-11-03,retail,\"1."),
        "orders.csv, line 2002: a quote in this row is not closed until the file ends; did the file break off?"
    );
    let open = orders.replacen("retail", "\"retail", 1);
    assert_eq!(
        folder.told("orders.csv", &open),
        "orders.csv, line 2: after a quote that closes comes a comma; a quote within quotes is written twice"
    );
    let told = told(&format!("\"{}", "x,\n".repeat(2 << 20)));
    assert_eq!(
        told,
        "orders.csv, line 2002: this row is beyond all measure: is there a quote in it that is not closed?"
    );
}

#[test]
fn whoever_watches_is_told_how_far_it_is() {
    let folder = Folder::new();
    let (plan, members, orders) = (folder.path("plan.toml"), folder.path("members.csv"), folder.path("orders.csv"));
    let out = folder.path("out");
    let files = runs::Files::new(&plan, &members, &orders, &out);
    let seen = std::cell::RefCell::new(Vec::new());
    runs::run_watched(&files, &|progress| {
        seen.borrow_mut().push(match progress {
            Progress::Reading { rows, bytes, of, .. } => format!("{rows} rows, {bytes} of {of}"),
            other => format!("{other:?}"),
        });
    })
    .unwrap();
    let read = format!("3 rows, {0} of {0}", ORDERS.len());
    assert_eq!(seen.into_inner(), [read.as_str(), "Computing", "Writing"]);
}

#[test]
fn a_plan_or_a_file_that_is_not_there() {
    let folder = Folder::new();
    let told = folder.told("plan.toml", &PLAN.replace("ever >= 150 and", "ever >="));
    assert!(told.starts_with("plan.toml, line 16, ranks[1].needs: "), "{told}");
    for name in ["plan.toml", "members.csv", "orders.csv"] {
        let folder = Folder::new();
        fs::remove_file(folder.path(name)).unwrap();
        let told = folder.refused(folder.run(None, "refused"));
        assert!(told.starts_with(&format!("{name}: ")), "{told}");
    }
    let told = folder.told("members.csv", &MEMBERS.replace("member,enroller", "member,member"));
    assert_eq!(told, "members.csv, line 1: there are two columns called `member`");
}
