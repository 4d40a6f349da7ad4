//! Ranks that somebody decided by hand: they are paid, kept with the run, and told as what they are.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod folder;

use folder::Folder;
use runs::{Difference, Files, RunsError, Summary};

const PLAN: &str = "name = \"By hand\"\nversion = 1\n[money]\ncurrency = \"EUR\"\n[volumes]\ncv = { of = \"cv\" }\n\
    [[ranks]]\nname = \"silver\"\nneeds = \"cv >= 50\"\n[[ranks]]\nname = \"gold\"\nneeds = \"cv >= 500\"\n\
    [[bonuses]]\nname = \"Levels\"\nkind = \"levels\"\non = \"cv\"\n[bonuses.rates_by_rank]\n\
    unranked = [\"1 %\"]\nsilver = [\"5 %\"]\ngold = [\"10 %\"]\n";

const OVERRIDES: &str = "member,what,value,by,note\nann,rank,gold,Jane Roe,promised at the launch\n\
    bob,least rank,silver,Jane Roe,\ncat,rank,unranked,John Doe,suspended\n";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("plan.toml", PLAN);
    folder.write(
        "members.csv",
        "member,enroller,kind,left\nann,,,\nbob,ann,,\ncat,ann,,\ndan,cat,,\neve,ann,customer,\nfay,ann,,2026-11-01\n",
    );
    folder.write(
        "orders.csv",
        "order,member,date,cv\n1,ann,2026-11-01,60\n2,bob,2026-11-01,600\n3,cat,2026-11-01,100\n4,dan,2026-11-01,100\n",
    );
    folder.write("overrides.csv", OVERRIDES);
    folder
}

fn run(folder: &Folder, out: &str) -> Result<Summary, RunsError> {
    let path = |name: &str| folder.path(name);
    runs::run(&Files {
        overrides: Some(&path("overrides.csv")),
        ..Files::new(&path("plan.toml"), &path("members.csv"), &path("orders.csv"), &path(out))
    })
}

#[test]
fn what_was_decided_is_paid_and_told() {
    let folder = folder();
    let summary = run(&folder, "out").unwrap();
    assert_eq!(summary.inputs.overrides.unwrap().file, folder.path("overrides.csv"));
    // Ann 10 % of 700, Cat 1 % of 100.
    assert_eq!(
        folder.read("out/earnings.csv"),
        "member,bonus,amount,before_caps\nann,Levels,70.00,70.00\ncat,Levels,1.00,1.00\n"
    );
    // Titles are what was reached.
    let titles: Vec<String> = folder
        .read("out/state.csv")
        .lines()
        .skip(1)
        .map(|row| row.split(',').take(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(titles, ["ann silver", "bob gold", "cat silver", "dan silver", "eve ", "fay "]);
    let first = |member: &str| runs::explain(&folder.path("out"), member).unwrap().unwrap().remove(0);
    assert_eq!(
        first("ann"),
        "ann was paid as gold by an override of Jane Roe: promised at the launch. By the plan it would be paid as silver."
    );
    assert_eq!(
        first("bob"),
        "bob was paid as gold by the plan; an override of Jane Roe asks for at least silver: no reason is given."
    );
    assert_eq!(
        first("cat"),
        "cat was paid without a rank by an override of John Doe: suspended. By the plan it would be paid as silver."
    );
    assert_eq!(first("dan"), "dan was paid as silver.");
    assert_eq!(runs::verify(&folder.path("out")).unwrap(), []);
    folder.write("overrides.csv", &OVERRIDES.replace("gold", "silver"));
    let changed = runs::verify(&folder.path("out")).unwrap();
    assert!(changed.contains(&Difference::Input(folder.path("overrides.csv"))), "{changed:?}");
    assert!(changed.contains(&Difference::Output("earnings.csv".into())), "{changed:?}");
}

#[test]
fn an_override_that_cannot_be_is_named() {
    let folder = folder();
    let told = |row: &str| {
        folder.write("overrides.csv", &format!("member,what,value,by,note\nann,rank,gold,Jane Roe,\n{row}\n"));
        folder.refused(run(&folder, "refused"))
    };
    assert_eq!(told("zoe,rank,gold,Jane Roe,"), "overrides.csv, line 3: member is `zoe`: there is no such member");
    assert_eq!(
        told("bob,title,gold,Jane Roe,"),
        "overrides.csv, line 3: what is `title`: write rank, or least rank when it may have a higher one"
    );
    assert_eq!(
        told("bob,rank,diamond,Jane Roe,"),
        "overrides.csv, line 3: value is `diamond`: write a rank of the plan or unranked; there are silver, gold"
    );
    assert_eq!(told("bob,rank,gold,,"), "overrides.csv, line 3: by is ``: write the name of whoever decided it");
    assert_eq!(told("ann,rank,silver,John Doe,"), "overrides.csv, line 3: member is `ann`: it is in line 2 already");
    for unranked in ["eve", "fay"] {
        let why = format!("overrides.csv, line 3: member is `{unranked}`: it only buys or has left, and has no rank");
        assert_eq!(told(&format!("{unranked},rank,gold,Jane Roe,")), why);
    }
}
