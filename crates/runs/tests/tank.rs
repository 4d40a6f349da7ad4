//! Members who wait for their placement, out of files.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod folder;

use folder::Folder;

const PLAN: &str = "name = \"Tank\"\nversion = 1\n[money]\ncurrency = \"EUR\"\n[tank]\ndays = 7\n[volumes]\n\
    cv = { of = \"cv\" }\n\
    [[bonuses]]\nname = \"Sponsor\"\nkind = \"levels\"\ntree = \"enroller\"\non = \"cv\"\nrates = [\"10 %\"]\n\
    [[bonuses]]\nname = \"Level\"\nkind = \"levels\"\non = \"cv\"\nrates = [\"5 %\"]\n";

const LEGS: &str = "[[bonuses]]\nname = \"Legs\"\nkind = \"lesser leg\"\non = \"leg\"\nrate = \"10 %\"\n";

const MEMBERS: &str = "member,enroller,placement,side,joined\nann,,,,\nbob,ann,waiting,right,2026-11-23\n\
    cat,ann,waiting,,2026-11-24\ndan,ann,ann,right,2026-01-01\neve,ann,waiting,,2026-12-31\n";

fn folder(plan: &str) -> Folder {
    let folder = Folder::new();
    folder.write("plan.toml", plan);
    folder.write("members.csv", MEMBERS);
    folder.write("orders.csv", "order,member,date,cv\n1,bob,2026-11-30,100\n2,cat,2026-11-30,100\n");
    folder
}

fn run(folder: &Folder, period: &str, out: &str) {
    folder.run_of(Some(period.parse().unwrap()), None, out).unwrap();
    assert_eq!(runs::verify(&folder.path(out)).unwrap(), []);
}

#[test]
fn who_waits_counts_where_it_was_enrolled_and_is_placed_when_its_days_are_over() {
    let folder = folder(PLAN);
    run(&folder, "2026-11", "november");
    let first = "member,placement\nann,\nbob,ann\ncat,waiting\ndan,ann\neve,waiting\n";
    assert_eq!(folder.read("november/placements.csv"), first);
    // Bob's days are over on the 30th, Cat's a day later: she counts for who enrolled her, and below nobody.
    assert_eq!(
        folder.read("november/earnings.csv"),
        "member,bonus,amount,before_caps\nann,Sponsor,20.00,20.00\nann,Level,5.00,5.00\n"
    );
    let explained = runs::explain(&folder.path("november"), "cat").unwrap().unwrap();
    assert_eq!(explained[1], "cat waits for its placement: in the placement tree it counts for nobody.");
    // What was written is what the next month begins with.
    let joined = MEMBERS.replace("bob,ann,waiting", "bob,ann,ann");
    folder.write("members.csv", &joined);
    folder.write("orders.csv", "order,member,date,cv\n");
    run(&folder, "2026-12", "december");
    assert_eq!(
        folder.read("december/placements.csv"),
        "member,placement\nann,\nbob,ann\ncat,ann\ndan,ann\neve,waiting\n"
    );
    folder.run(None, "once").unwrap();
    assert_eq!(folder.read("once/placements.csv"), "member,placement\nann,\nbob,ann\ncat,ann\ndan,ann\neve,ann\n");
}

#[test]
fn in_a_binary_it_is_placed_outside() {
    let binary = PLAN.replace("cv = { of = \"cv\" }\n", "cv = { of = \"cv\" }\nleg = { sum = \"cv\" }\n");
    let folder = folder(&format!("{binary}{LEGS}"));
    run(&folder, "2026-11-01/2026-12-01", "both");
    assert_eq!(
        folder.read("both/placements.csv"),
        "member,placement,side\nann,,\nbob,dan,right\ncat,ann,left\ndan,ann,right\neve,waiting,\n"
    );
}

#[test]
fn the_word_is_no_id() {
    let folder = folder(PLAN);
    let told = folder.told("members.csv", &format!("{MEMBERS}waiting,ann,,,\n"));
    assert_eq!(
        told,
        "members.csv, line 3: placement is `waiting`, which is said of who waits for it: no member may have that id"
    );
    // Without a tank somebody else places them.
    folder.write("plan.toml", &PLAN.replace("[tank]\ndays = 7\n", ""));
    folder.run(None, "waiting").unwrap();
    assert!(!folder.path("waiting/placements.csv").exists());
    assert!(!folder.read("waiting/earnings.csv").contains("Level"));
}
