//! Members who are paid in other currencies, and orders that were paid in them, at rates of a file or of the plan.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;

use runs::{Difference, Files, RunsError, Summary};

const PLAN: &str = r#"
name = "Currencies"
version = 1

[money]
currency = "USD"
rounding = "down"

[payout]
minimum = "10"
pegs = { GBP = "0.833" }

[volumes]
pv = { of = "pv" }
paid = { of = "amount" }

[[bonuses]]
name = "Commission"
kind = "share"
on = "pv"
rate = "20 %"

[[bonuses]]
name = "On what was paid"
kind = "share"
on = "paid"
rate = "1 %"
"#;

const MEMBERS: &str =
    "member,enroller,person,currency\nann,,,GBP\nann2,ann,ann,\nbob,ann,,jpy\ncat,ann,,USD\ndan,ann,,\n";

/// What everybody bought: 200 points each, and what was paid in the currency of the order.
const ORDERS: &str = "order,member,date,pv,amount,currency\n1,ann,2026-11-01,100,83.3,GBP\n2,ann2,2026-11-01,100,0,\n\
    3,bob,2026-11-01,200,1000,JPY\n4,cat,2026-11-01,200,100,USD\n5,dan,2026-11-01,40,,JPY\n";

const RATES: &str = "currency,rate\njpy,151.515\nGBP,0.9\n";

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in
            [("plan.toml", PLAN), ("members.csv", MEMBERS), ("orders.csv", ORDERS), ("rates.csv", RATES)]
        {
            folder.write(name, text);
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn run(&self, out: &str, rates: Option<&str>) -> Result<Summary, RunsError> {
        runs::run(&Files {
            rates: rates.map(|name| self.path(name)).as_deref(),
            ..Files::new(&self.path("plan.toml"), &self.path("members.csv"), &self.path("orders.csv"), &self.path(out))
        })
    }

    /// What is said when a file is another one; nothing is left then.
    fn told(&self, name: &str, text: &str) -> String {
        let before = fs::read_to_string(self.path(name)).unwrap();
        self.write(name, text);
        let told = self.run("refused", Some("rates.csv")).unwrap_err().to_string();
        self.write(name, &before);
        assert!(!self.path("refused").exists());
        told.replace(&format!("{}/", self.0.path().display()), "")
    }
}

#[test]
fn everybody_is_paid_in_their_currency_and_orders_count_in_the_plans() {
    let folder = Folder::new();
    let summary = folder.run("out", Some("rates.csv")).unwrap();
    // Ann: 40.00 and 1.00 on 100 dollars, which are 83.30 pounds at the peg; what the file says of pounds is nothing here.
    // Bob: 1,000 yen are 6.6 dollars: 6 cents. 40.06 dollars are 6,069.69 yen, rounded down.
    assert_eq!(
        fs::read_to_string(folder.path("out/payouts.csv")).unwrap(),
        "member,before,earned,adjusted,paid,carried,currency,rate,amount\n\
        ann,0.00,41.00,0.00,41.00,0.00,GBP,0.833,34.15\n\
        bob,0.00,40.06,0.00,40.06,0.00,JPY,151.515,6069\n\
        cat,0.00,41.00,0.00,41.00,0.00,USD,1,41.00\n\
        dan,0.00,8.00,0.00,0.00,8.00,USD,1,0.00\n"
    );
    assert!(fs::read_to_string(folder.path("out/state.csv")).unwrap().contains("dan,,,,,,,8.00,"));
    let paid = summary.payouts.unwrap();
    assert_eq!(paid.paid, "122.06");
    let by_currency: Vec<(&str, &str)> = paid.by_currency.iter().map(|(code, sum)| (&**code, &**sum)).collect();
    assert_eq!(by_currency, [("GBP", "34.15"), ("JPY", "6069"), ("USD", "41.00")]);
    let explained = |member: &str| runs::explain(&folder.path("out"), member).unwrap().unwrap();
    assert_eq!(explained("ann").last().unwrap(), "  in GBP at 0.833, pegged by the plan: 34.15 GBP");
    assert_eq!(explained("bob").last().unwrap(), "  in JPY at 151.515: 6069 JPY");
    assert!(explained("cat").last().unwrap().starts_with("paid out: 41.00 USD"));
}

#[test]
fn the_rates_are_those_of_the_run() {
    let folder = Folder::new();
    let summary = folder.run("out", Some("rates.csv")).unwrap();
    assert_eq!(summary.inputs.rates.unwrap().file, folder.path("rates.csv"));
    assert_eq!(runs::verify(&folder.path("out")).unwrap(), []);
    folder.write("rates.csv", &RATES.replace("151.515", "151.6"));
    let changed = runs::verify(&folder.path("out")).unwrap();
    assert!(changed.contains(&Difference::Input(folder.path("rates.csv"))), "{changed:?}");
    assert!(changed.contains(&Difference::Output("payouts.csv".into())), "{changed:?}");
    assert!(runs::explain(&folder.path("out"), "bob").is_err());
}

#[test]
fn a_refund_takes_back_in_the_currency_of_the_plan() {
    let folder = Folder::new();
    folder.run("out", Some("rates.csv")).unwrap();
    folder.write("back.csv", "order\n1\n");
    runs::refund(&folder.path("out"), &folder.path("back.csv"), &folder.path("back")).unwrap();
    assert_eq!(
        fs::read_to_string(folder.path("back/earnings.csv")).unwrap(),
        "member,bonus,amount,before_caps\nann,Commission,-20.00,-20.00\nann,On what was paid,-1.00,-1.00\n"
    );
}

#[test]
fn rates_that_are_missing_or_none_are_named() {
    let folder = Folder::new();
    let rates = |text: &str| folder.told("rates.csv", &format!("currency,rate\n{text}"));
    let missing = "there is no rate for it: write one into the file of --rates, or peg it in the plan's [payout]";
    assert_eq!(rates("GBP,1\n"), format!("members.csv, line 4: currency is `jpy`: {missing}"));
    assert_eq!(rates("JPY,0\n"), "rates.csv, line 2: rate is `0`: write a number above 0 with at most nine decimals");
    assert_eq!(
        rates("JPY,0.0000000001\n"),
        "rates.csv, line 2: rate is `0.0000000001`: write a number above 0 with at most nine decimals"
    );
    assert_eq!(rates("JPY,1\nEUR,1\njpy,1\n"), "rates.csv, line 4: currency is `jpy`: its rate is in line 2 already");
    assert_eq!(
        rates("JPY,1\nABC,1\n"),
        "rates.csv, line 3: currency is `ABC`: write the code of a currency, such as GBP"
    );
    assert_eq!(
        rates("USD,1.1\n"),
        "rates.csv, line 2: rate is `1.1`: this is the currency of the plan, of which one is worth 1"
    );
    assert!(folder.run("one is one", Some("rates.csv")).is_ok());
    assert_eq!(
        folder.told("orders.csv", &ORDERS.replace("1000,JPY", "1000,EUR")),
        format!("orders.csv, line 4: currency is `EUR`: {missing}")
    );
    assert_eq!(
        folder.told("members.csv", &MEMBERS.replace("ann2,ann,ann,", "ann2,ann,ann,JPY")),
        "members.csv, line 3: currency is `JPY`: the person's first position, `ann`, is paid in GBP"
    );
    assert_eq!(
        folder.told("plan.toml", &PLAN.replace("[payout]\nminimum = \"10\"\npegs = { GBP = \"0.833\" }", "")),
        "members.csv, line 2: currency is `GBP`: the plan does not say what is paid out: add for instance `[payout]` with \
         `minimum = \"20\"`"
    );
    let huge = ORDERS.replace("1000,JPY", "9999999999,JPY");
    folder.write("rates.csv", "currency,rate\nJPY,0.5\n");
    assert_eq!(
        folder.told("orders.csv", &huge),
        "orders.csv, line 4: currency is `JPY`: the amount is beyond what can be counted"
    );
}
