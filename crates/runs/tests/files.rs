//! Runs over files: what comes out, and what is said of files that are not as they must be.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod folder;

use std::fs;

use folder::{Folder, MEMBERS, ORDERS, PLAN};
use runs::{Difference, RunsError};

#[test]
fn a_month_and_the_next_come_out_of_files() {
    let folder = Folder::new();
    let summary = folder.run(None, "november").unwrap();
    assert_eq!(
        folder.read("november/earnings.csv"),
        "member,bonus,amount,before_caps\nann,Level,18.05,18.05\nann,Legs,8.05,8.05\n"
    );
    assert_eq!(
        folder.read("november/ranks.csv"),
        "member,rank,cv,retail,leg,ever\nann,,0,0,200.5,0\nbob,,120,100,120,120\ncat,,80.5,80.5,80.5,80.5\n"
    );
    assert_eq!(
        folder.read("november/state.csv"),
        "member,title,ranks,past,carried,had,retained,balance,period\n\
         ann,,,0,39.5;0,,,,\nbob,,,120,0;0,,,,\ncat,,,80.5,0;0,,,,\n"
    );
    assert_eq!((summary.total.as_str(), summary.order_lines), ("26.10", 3));
    assert_eq!(summary.ignored_columns, ["phone"]);
    assert!(summary.breakage.is_empty(), "everybody's sales have a level above");

    // In December only cat sells: with the 39.50 that were left on the left, and 150 in all her time.
    folder.write("orders.csv", "order,member,date,cv\no3,cat,2026-12-01,69.50\n");
    let summary = folder.run(Some(&folder.path("november/state.csv")), "december").unwrap();
    assert_eq!(
        folder.read("december/earnings.csv"),
        "member,bonus,amount,before_caps\ncat,Welcome,5.00,5.00\nann,Legs,3.95,3.95\n"
    );
    assert_eq!(summary.ranks["silver"], 1);
    assert!(folder.read("december/state.csv").contains("cat,silver,,150,0;0,Welcome"));
    // In January nobody sells, and nobody is welcomed twice.
    folder.write("orders.csv", "order,member,date,cv\n");
    folder.run(Some(&folder.path("december/state.csv")), "january").unwrap();
    assert_eq!(folder.read("january/earnings.csv"), "member,bonus,amount,before_caps\n");
}

#[test]
fn every_amount_is_explained_in_sentences() {
    let folder = Folder::new();
    folder.run(None, "run").unwrap();
    let explained = runs::explain(&folder.path("run"), "ann").unwrap().unwrap();
    assert_eq!(
        explained,
        [
            "ann was paid without a rank.",
            "Towards silver: 50 %",
            "  ever >= 150, there is 0: 0 %",
            "  flag(trained): 100 %",
            "Level: 18.05 EUR",
            "  10 % of 100 retail of bob (o1/1: 100), level 1: 10",
            "  10 % of 80.5 retail of cat (o2/1: 80.5), level 1: 8.05",
            "  together 18.05, rounded half up to the smallest unit",
            "Welcome: nothing, because `ever >= 150` does not hold",
            "Legs: 8.05 EUR",
            "  120 left and 80.5 right, with what was carried; 39.5 and 0 are carried on",
        ]
    );
    let nothing = runs::explain(&folder.path("run"), "bob").unwrap().unwrap();
    let because = "Welcome: nothing, because `ever >= 150` does not hold";
    assert_eq!(
        nothing,
        [
            "bob was paid without a rank.",
            "Towards silver: 40 %",
            "  ever >= 150, there is 120: 80 %",
            "  flag(trained): 0 %",
            "bob earned nothing.",
            because,
        ]
    );
    assert_eq!(runs::explain(&folder.path("run"), "zoe").unwrap(), None);
    folder.write("orders.csv", &ORDERS.replace("80.50", "80.51"));
    let told = runs::explain(&folder.path("run"), "ann").unwrap_err().to_string();
    assert!(told.ends_with("the files are not the ones the run read; see `astra plan verify`"), "{told}");
}

#[test]
fn what_comes_back_is_given_back_by_whoever_earned_on_it() {
    let folder = Folder::new();
    folder.run(None, "run").unwrap();
    let refund = |text: &str, out: &str| {
        folder.write("refunds.csv", text);
        let told = |error: RunsError| error.to_string().replace(&folder.path("").display().to_string(), "");
        runs::refund(&folder.path("run"), &folder.path("refunds.csv"), &folder.path(out)).map_err(told)
    };
    let refunded = refund("order,line,part\no1,1,\no2,1,50 %\n", "back").unwrap();
    assert_eq!((refunded.lines, refunded.members, refunded.total.as_str()), (2, 1, "-14.02"));
    // 10.00 of the whole line and 4.025 of the half one: 18.05 becomes 4.025, which is rounded to 4.03. The legs stay.
    assert_eq!(folder.read("back/earnings.csv"), "member,bonus,amount,before_caps\nann,Level,-14.02,-14.02\n");
    assert_eq!(
        refund("order,line\no1,9\n", "no").unwrap_err(),
        "refunds.csv, line 2: line `9` of order `o1` is not in the run"
    );
    assert_eq!(
        refund("order,line,part\no1,1,101 %\n", "no").unwrap_err(),
        "refunds.csv, line 2: part is `101 %`: write a part up to 100 %, such as 50 %, with its sign"
    );
    assert_eq!(
        refund("order,line\no1,1\no1,1\n", "no").unwrap_err(),
        "refunds.csv, line 3: line `1` of order `o1` is there twice: add the parts up"
    );
    assert!(!folder.path("no").exists());
}

#[test]
fn the_order_of_the_rows_changes_no_byte() {
    let folder = Folder::new();
    folder.run(None, "one").unwrap();
    let backwards = |text: &str| {
        let mut lines: Vec<&str> = text.lines().collect();
        lines[1..].reverse();
        lines.join("\n")
    };
    folder.write("members.csv", &backwards(MEMBERS));
    folder.write("orders.csv", &backwards(ORDERS));
    folder.run(None, "other").unwrap();
    for name in ["breakage.csv", "earnings.csv", "ranks.csv", "state.csv"] {
        assert_eq!(folder.read(&format!("one/{name}")), folder.read(&format!("other/{name}")));
    }
}

#[test]
fn a_run_is_done_again_and_compared() {
    let folder = Folder::new();
    folder.run(None, "run").unwrap();
    let out = folder.path("run");
    assert_eq!(runs::verify(&out).unwrap(), []);
    let earnings = folder.read("run/earnings.csv");
    folder.write("run/earnings.csv", &earnings.replace("18.05", "19.05"));
    assert_eq!(runs::verify(&out).unwrap(), [Difference::Output("earnings.csv".into())]);
    folder.write("run/earnings.csv", &earnings);
    folder.write("orders.csv", &ORDERS.replace("80.50", "80.51"));
    let differences = runs::verify(&out).unwrap();
    assert_eq!(differences[0], Difference::Input(folder.path("orders.csv")));
    assert!(differences.contains(&Difference::Output("summary.json".into())));
    assert!(!folder.path("run.again").exists());
}

#[test]
fn whoever_brings_the_files_is_told_file_line_and_mend() {
    let folder = Folder::new();
    let members = |from: &str, to: &str| folder.told("members.csv", &MEMBERS.replace(from, to));
    let orders = |from: &str, to: &str| folder.told("orders.csv", &ORDERS.replace(from, to));
    assert_eq!(members("bob,ann", "bob,zoe"), "members.csv, line 3: enroller is `zoe`, and there is no such member");
    assert_eq!(members("ann,,", "ann,cat,"), "members.csv, line 2: `ann` is, over others, above itself");
    assert_eq!(members("cat,", "bob,"), "members.csv, line 4: there are two members `bob`: the other is in line 3");
    assert_eq!(
        members("enroller", "enroler"),
        "members.csv, line 1: there is no column `enroller`; there are member, enroler, side, flags, joined, phone"
    );
    assert_eq!(members("left", "links"), "members.csv, line 3: side is `links`: write left, right or nothing");
    assert_eq!(
        members("2026-01-01", "01.01.2026"),
        "members.csv, line 2: joined is `01.01.2026`: write a date such as 2026-11-30"
    );
    for wrong in ["NaN", "1e3", "1,5", "0.00001", "inf", "99999999999"] {
        let told = orders("80.50", &format!("\"{wrong}\""));
        assert_eq!(told, format!("orders.csv, line 4: cv is `{wrong}`: write a number with at most four decimals"));
    }
    assert_eq!(
        orders("o1,2", "o1,1"),
        "orders.csv, line 3: line `1` of order `o1` is there twice: it is in line 2 already"
    );
    assert_eq!(orders("2,1,cat", "2,1,dan"), "orders.csv, line 4: member is `dan`: there is no such member");
    assert_eq!(orders(",retail,80.50", ""), "orders.csv, line 4: this row ends after 4 of 6 columns");
    let told = folder.told("plan.toml", &PLAN.replace("\"Files\"", "1"));
    assert_eq!(told, "plan.toml, line 2, name: expected text in quotation marks, found integer");
    let latin = [ORDERS.as_bytes(), b"o3,1,b\xf6b,2026-11-03,retail,1\n"].concat();
    fs::write(folder.path("orders.csv"), latin).unwrap();
    let told = folder.run(None, "refused").unwrap_err().to_string();
    assert!(told.ends_with("orders.csv, line 5: this is not UTF-8 text; save the file as UTF-8"), "{told}");
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let folder = Folder::new();
    fs::create_dir(folder.path("taken")).unwrap();
    folder.write("taken/mine", "precious");
    let told = folder.run(None, "taken").unwrap_err().to_string();
    assert!(told.ends_with("there is something already; a run is written to a folder of its own"), "{told}");
    assert_eq!(folder.read("taken/mine"), "precious");
}
