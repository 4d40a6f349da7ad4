//! What is earned in credit or goods is no money; what is paid instead of something else; what is paid on one's own only.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod folder;

use folder::Folder;

const PLAN: &str = r#"
name = "In kind"
version = 1

[money]
currency = "EUR"

[payout]
minimum = "0"

[volumes]
cv = { of = "cv" }
party = { of = "amount" }

[[bonuses]]
name = "Commission"
kind = "differences"
on = "cv"
rate = "10 %"
to_below = "cv >= 100"

[[bonuses]]
name = "Guarantee"
kind = "fixed"
amount = "15"
to = "cv > 0"
instead_of = ["Commission"]

[[bonuses]]
name = "Host"
kind = "share"
on = "party"
rate = "20 %"
paid_in = "credit"
"#;

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("plan.toml", PLAN);
    folder.write("orders.csv", "order,member,date,cv,amount\na,ann,2026-11-03,200,50\nb,bob,2026-11-03,90,100\n");
    folder
}

#[test]
fn credit_is_earned_and_not_paid_out() {
    let folder = folder();
    let summary = folder.run(None, "november").unwrap();
    assert_eq!(
        folder.read("november/earnings.csv"),
        "member,bonus,amount,before_caps,paid_in\n\
        ann,Commission,20.00,20.00,money\n\
        bob,Guarantee,15.00,15.00,money\n\
        ann,Host,10.00,10.00,credit\n\
        bob,Host,20.00,20.00,credit\n"
    );
    assert_eq!(summary.total, "65.00");
    assert_eq!(summary.in_kind.into_iter().collect::<Vec<_>>(), [("Host".to_owned(), "credit".to_owned())]);
    assert_eq!(summary.payouts.unwrap().paid, "35.00");
    assert_eq!(
        folder.read("november/payouts.csv"),
        "member,before,earned,adjusted,paid,carried,currency,rate,amount\n\
        ann,0.00,20.00,0.00,20.00,0.00,EUR,1,20.00\nbob,0.00,15.00,0.00,15.00,0.00,EUR,1,15.00\n"
    );
    let explained = runs::explain(&folder.path("november"), "bob").unwrap().unwrap();
    assert_eq!(
        explained,
        [
            "bob was paid without a rank.",
            "Commission: nothing, because Guarantee is paid instead",
            "Guarantee: 15.00 EUR",
            "  a fixed amount",
            "Host: 20.00 EUR in credit",
            "  20 % of 100 party of bob (b: 100): 20",
            "  together 20, rounded half up to the smallest unit",
            "paid out: 15.00 EUR, of 0.00 EUR from before, 15.00 EUR earned, 0.00 EUR adjusted; 0.00 EUR is carried on",
        ]
    );
}

#[test]
fn credit_that_is_taken_back_is_not_set_off_against_money() {
    let folder = folder();
    folder.run(None, "november").unwrap();
    folder.write("back.csv", "order\nb\n");
    runs::refund(&folder.path("november"), &folder.path("back.csv"), &folder.path("refund")).unwrap();
    // The guarantee is a fixed amount, and stays.
    assert_eq!(
        folder.read("refund/earnings.csv"),
        "member,bonus,amount,before_caps,paid_in\nbob,Host,-20.00,-20.00,credit\n"
    );
    let files = |name: &str| folder.path(name);
    let (plan, members, orders) = (files("plan.toml"), files("members.csv"), files("orders.csv"));
    let (state, refund, out) = (files("november/state.csv"), files("refund/earnings.csv"), files("december"));
    let files = runs::Files {
        state: Some(&state),
        adjustments: Some(&refund),
        ..runs::Files::new(&plan, &members, &orders, &out)
    };
    assert_eq!(runs::run(&files).unwrap().payouts.unwrap().paid, "35.00");
    let explained = runs::explain(&out, "bob").unwrap().unwrap();
    assert!(explained.contains(&"adjusted by -20.00 EUR, not in money (Host)".to_owned()), "{explained:?}");
}

#[test]
fn who_has_nothing_of_those_below_is_told_why() {
    let folder = folder();
    folder.write("orders.csv", "order,member,date,cv\na,ann,2026-11-03,99\nb,bob,2026-11-03,900\nc,cat,2026-11-03,0\n");
    folder.write("plan.toml", &PLAN.replace("to = \"cv > 0\"", "to = \"cv > 10_000\""));
    folder.run(None, "november").unwrap();
    let of = |member: &str| runs::explain(&folder.path("november"), member).unwrap().unwrap();
    assert_eq!(
        of("ann")[1..5],
        [
            "Commission: 9.90 EUR",
            "  10 % of 99 cv of ann (a: 99): 9.9",
            "  together 9.9, rounded half up to the smallest unit",
            "  nothing on what those below sold, because `cv >= 100` does not hold",
        ]
    );
    assert!(of("cat").contains(&"Commission: nothing, because `cv >= 100` does not hold".to_owned()));
}
