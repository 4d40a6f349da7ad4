//! Whoever asks is told who was passed over on the way up to them, and why; and whoever was passed over is told as well.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod folder;

use folder::Folder;

const PLAN: &str = r#"
name = "Passed over"
version = 1

[money]
currency = "EUR"

[volumes]
pv = { of = "pv" }
cv = { of = "cv" }

[conditions]
active = "pv >= 100"

[[ranks]]
name = "silver"
needs = "pv >= 200"

[[bonuses]]
name = "Compressed"
kind = "levels"
on = "cv"
counts = "active"
to = "active"
rates = ["10 %", "4 %", "2 %"]

[[bonuses]]
name = "Dynamic"
kind = "levels"
on = "cv"
counts = "earners"
to = "active"
[bonuses.rates_by_rank]
unranked = ["5 %"]
silver = ["5 %", "3 %"]
"#;

/// From above: ann, fay, bob, cat, eve; and dan, who sells.
const MEMBERS: &str = "member,enroller,kind\nann,,\nfay,ann,\nbob,fay,\ncat,bob,customer\neve,cat,\ndan,eve,\n";

const ORDERS: &str = "order,member,date,pv,cv\n\
    o1,dan,2026-11-03,0,100\n\
    o2,ann,2026-11-03,250,0\n\
    o3,fay,2026-11-03,100,0\n\
    o4,eve,2026-11-03,100,0\n";

#[test]
fn every_upline_that_is_passed_over_is_named_with_the_reason() {
    let folder = Folder::new();
    folder.write("plan.toml", PLAN);
    folder.write("members.csv", MEMBERS);
    folder.write("orders.csv", ORDERS);
    folder.run(None, "run").unwrap();
    let explained = |member: &str| runs::explain(&folder.path("run"), member).unwrap().unwrap();
    assert_eq!(
        explained("ann"),
        [
            "ann was paid as silver.",
            "Compressed: 2.00 EUR",
            "  2 % of 100 cv of dan (o1: 100), level 3, past cat (`active` does not hold), bob (`active` does not hold), \
             who took up no level: 2",
            "  together 2, rounded half up to the smallest unit",
            "Dynamic: 3.00 EUR",
            "  3 % of 100 cv of dan (o1: 100), level 2, past cat (a customer only buys), bob (`active` does not hold), \
             fay (that rank has no rate for it), who took up no level: 3",
            "  together 3, rounded half up to the smallest unit",
        ]
    );
    assert_eq!(
        explained("bob"),
        [
            "bob was paid without a rank.",
            "Towards silver: 0 %",
            "  pv >= 200, there is 0: 0 %",
            "bob earned nothing.",
            "Compressed: nothing, because `active` does not hold",
            "Dynamic: nothing, because `active` does not hold",
        ]
    );
    assert_eq!(explained("cat")[2], "Compressed: nothing, because a customer only buys");
}

#[test]
fn breakage_is_a_file_of_its_own() {
    let folder = Folder::new();
    folder.write("plan.toml", PLAN);
    folder.write("members.csv", "member,enroller\nann,\n");
    folder.write("orders.csv", "order,member,date,pv,cv\no1,ann,2026-11-03,0,100\n");
    let summary = folder.run(None, "run").unwrap();
    // Nobody is above, so all levels are left: 16 % and 8 % of 100.
    assert_eq!(folder.read("run/breakage.csv"), "bonus,amount\nCompressed,16.00\nDynamic,8.00\n");
    assert_eq!(summary.outputs["breakage.csv"].len(), 64);
    assert_eq!(summary.breakage["Dynamic"], "8.00");
    folder.write("run/breakage.csv", "bonus,amount\nCompressed,16.00\n");
    assert_eq!(runs::verify(&folder.path("run")).unwrap(), [runs::Difference::Output("breakage.csv".into())]);
}
