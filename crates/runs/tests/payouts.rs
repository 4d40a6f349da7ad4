//! What is paid out over three months of files: a minimum, a refund that is set off, a correction by hand, and what vests.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;

use runs::{Difference, Files, RunsError, Summary};

const PLAN: &str = r#"
name = "Payouts"
version = 1

[money]
currency = "EUR"

[payout]
minimum = "20"

[volumes]
cv = { of = "cv" }

[[bonuses]]
name = "Commission"
kind = "share"
on = "cv"
rate = "20 %"

[[bonuses]]
name = "Loyalty"
kind = "share"
on = "cv"
rate = "1 %"
vests = { after = 3, while = "cv > 0" }
"#;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("plan.toml", PLAN);
        folder.write("members.csv", "member,enroller\nann,\nbob,ann\n");
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// A month in which both bought for so much, after the month before.
    fn run(
        &self,
        out: &str,
        [ann, bob]: [u32; 2],
        before: Option<&str>,
        adjusted: Option<&str>,
    ) -> Result<Summary, RunsError> {
        let orders = format!("{out}.csv");
        let text = format!("order,member,date,cv\n{out}-a,ann,2026-11-03,{ann}\n{out}-b,bob,2026-11-03,{bob}\n");
        self.write(&orders, &text);
        let (plan, members, orders) = (self.path("plan.toml"), self.path("members.csv"), self.path(&orders));
        let state = before.map(|before| self.path(before).join("state.csv"));
        let adjusted = adjusted.map(|file| self.path(file));
        let (state, adjustments) = (state.as_deref(), adjusted.as_deref());
        runs::run(&Files { state, adjustments, ..Files::new(&plan, &members, &orders, &self.path(out)) })
    }
}

#[test]
fn what_is_small_is_carried_and_what_comes_back_is_set_off() {
    let folder = Folder::new();
    let summary = folder.run("october", [60, 500], None, None).unwrap();
    assert_eq!(
        folder.read("october/payouts.csv"),
        "member,before,earned,adjusted,paid,carried,currency,rate,amount\n\
        ann,0.00,12.00,0.00,0.00,12.00,EUR,1,0.00\nbob,0.00,100.00,0.00,100.00,0.00,EUR,1,100.00\n"
    );
    let paid = summary.payouts.unwrap();
    assert_eq!((paid.paid.as_str(), paid.carried.as_str()), ("100.00", "12.00"));
    assert_eq!(
        folder.read("october/state.csv"),
        "member,title,ranks,past,carried,had,retained,balance,period\n\
        ann,,,,,,0.60;1,12.00,\nbob,,,,,,5.00;1,,\n"
    );

    // All that Bob bought comes back, after he was paid for it.
    folder.write("back.csv", "order\noctober-b\n");
    runs::refund(&folder.path("october"), &folder.path("back.csv"), &folder.path("refund")).unwrap();
    let refund = folder.read("refund/earnings.csv");
    assert_eq!(refund, "member,bonus,amount,before_caps\nbob,Commission,-100.00,-100.00\n");
    folder.run("november", [40, 100], Some("october"), Some("refund/earnings.csv")).unwrap();
    assert_eq!(
        folder.read("november/payouts.csv"),
        "member,before,earned,adjusted,paid,carried,currency,rate,amount\n\
        ann,12.00,8.00,0.00,20.00,0.00,EUR,1,20.00\nbob,0.00,20.00,-100.00,0.00,-80.00,EUR,1,0.00\n"
    );

    folder.write("hand.csv", "member,amount,note\nbob,15.00,the wrong parcel\nbob,1,\n");
    folder.run("december", [10, 1000], Some("november"), Some("hand.csv")).unwrap();
    // 200.00 of this month and 16.00 of the loyalty of three, less 80.00.
    assert_eq!(
        folder.read("december/payouts.csv"),
        "member,before,earned,adjusted,paid,carried,currency,rate,amount\n\
        ann,0.00,3.10,0.00,0.00,3.10,EUR,1,0.00\nbob,-80.00,216.00,16.00,152.00,0.00,EUR,1,152.00\n"
    );
    let explained = runs::explain(&folder.path("december"), "bob").unwrap().unwrap();
    assert_eq!(
        explained[4..],
        [
            "Loyalty: 16.00 EUR",
            "  1 % of 1000 cv of bob (december-b: 1000): 10",
            "  6.00 EUR retained before, paid after 3 periods in a row",
            "adjusted by 15.00 EUR (the wrong parcel)",
            "adjusted by 1.00 EUR (no reason is given)",
            "paid out: 152.00 EUR, of -80.00 EUR from before, 216.00 EUR earned, 16.00 EUR adjusted; 0.00 EUR is carried on",
        ]
    );
    assert_eq!(runs::verify(&folder.path("december")).unwrap(), []);
    folder.write("hand.csv", "member,amount\nbob,16.00\n");
    let changed = runs::verify(&folder.path("december")).unwrap();
    assert!(changed.contains(&Difference::Input(folder.path("hand.csv"))), "{changed:?}");
}

#[test]
fn what_comes_back_too_late_takes_nothing_back() {
    let folder = Folder::new();
    folder.write("plan.toml", &format!("{PLAN}\n[refunds]\nwithin_days = 60\n"));
    folder.run("october", [60, 500], None, None).unwrap();
    let refund = |text: &str, out: &str| {
        folder.write("back.csv", text);
        runs::refund(&folder.path("october"), &folder.path("back.csv"), &folder.path(out))
    };
    // The orders are of the 3rd of November: the 2nd of January is day 60.
    let refunded = refund("order,date\noctober-a,2027-01-02\noctober-b,2027-01-03\n", "refund").unwrap();
    assert_eq!((refunded.lines, refunded.too_late, refunded.total.as_str()), (1, 1, "-12.00"));
    let told = refund("order\noctober-a\n", "none").unwrap_err().to_string();
    assert!(told.ends_with("the plan takes back for so many days only: write a date"), "{told}");
}

#[test]
fn an_adjustment_that_cannot_be_made_is_named() {
    let folder = Folder::new();
    let told = |text: &str| {
        folder.write("hand.csv", text);
        let told = folder.run("refused", [1, 1], None, Some("hand.csv")).unwrap_err().to_string();
        assert!(!folder.path("refused").exists());
        told.replace(&format!("{}/", folder.0.path().display()), "")
    };
    assert_eq!(told("member,amount\nzoe,1\n"), "hand.csv, line 2: member is `zoe`: there is no such member");
    assert!(told("member,amount\nbob,1.001\n").starts_with("hand.csv, line 2: amount is `1.001`: this is no amount"));
    folder.write("plan.toml", &PLAN.replace("[payout]\nminimum = \"20\"", ""));
    assert_eq!(
        told("member,amount\nbob,1\n"),
        "hand.csv: the plan does not say what is paid out: add for instance `[payout]` with `minimum = \"20\"`"
    );
}
