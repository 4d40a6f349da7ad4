//! The plan a new merchant starts with: its sales and its month over the same small network.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;

use base::{Bps, Currency, Money};
use plan::{Line, Payee, Plan, Sale, shares};
use runs::Files;

/// Two small teams below ada; hal only buys, from gus.
const MEMBERS: &str = "member,enroller,kind\n\
    ada,,\nben,ada,\ncem,ada,\ndia,ben,\neli,ben,\nfay,cem,\ngus,cem,\nhal,gus,customer\n";

/// Who bought, for how much, and the pot of it: 30 %.
const SOLD: [(&str, &str, &str); 7] = [
    ("ada", "100", "30"),
    ("ben", "400", "120"),
    ("dia", "1000", "300"),
    ("eli", "1000", "300"),
    ("cem", "200", "60"),
    ("fay", "1500", "450"),
    ("hal", "1000", "300"),
];

fn eur(decimal: &str) -> Money {
    Money::parse(decimal, Currency::EUR).unwrap()
}

#[test]
fn the_first_plan_pays_a_month_out_of_what_its_sales_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("plan.toml"), Plan::STARTER).unwrap();
    fs::write(path("members.csv"), MEMBERS).unwrap();
    let rows = SOLD.iter().enumerate().map(|(at, (who, pv, cv))| format!("o{at},{who},2026-11-03,{pv},{cv}\n"));
    fs::write(path("orders.csv"), format!("order,member,date,pv,cv\n{}", rows.collect::<String>())).unwrap();
    let (plan, members, orders, out) = (path("plan.toml"), path("members.csv"), path("orders.csv"), path("november"));
    let checked = runs::check(&plan).unwrap();
    let summary = runs::run(&Files::new(&plan, &members, &orders, &out)).unwrap();

    assert_eq!((summary.plan.as_str(), summary.version), ("Sell and share", 1));
    assert_eq!(summary.ranks["leader"], 1);
    assert_eq!(summary.ranks["guide"], 2);
    // Ben has 3 % of 600 and cem 3 % of 750; ada has 6 % of their own 180, and 3 % of the 1350 below them.
    assert_eq!(
        fs::read_to_string(out.join("earnings.csv")).unwrap(),
        "member,bonus,amount,before_caps\n\
         ada,Team,51.30,51.30\nben,Team,18.00,18.00\ncem,Team,22.50,22.50\nada,Leaders,78.00,78.00\n"
    );

    // The leaders' bonus is what the sales put into the pool, and the team's fits into what the merchant kept.
    let (mut pool, mut kept) = (eur("0"), eur("0"));
    for (_, total, _) in SOLD {
        let line = Line { total: eur(total), commissionable: eur(total), commission: Bps::new(3_000).unwrap() };
        let sale = Sale { line, buyer: None, seller: None, upline: &[] };
        for share in shares(checked.sale().unwrap(), &sale).unwrap() {
            match share.because {
                plan::Because::Pool { .. } => pool = pool.checked_add(share.amount).unwrap(),
                plan::Because::MerchantRest { kept: rest, .. } => kept = kept.checked_add(rest).unwrap(),
                _ => assert!(matches!(share.payee, Payee::Brand | Payee::Platform)),
            }
        }
    }
    assert_eq!(summary.bonuses["Leaders"], pool.decimal());
    assert!(kept.checked_sub(eur(&summary.bonuses["Team"])).unwrap().is_positive());
}

#[test]
fn a_plan_for_sales_alone_cannot_run_a_month() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.toml");
    fs::write(&plan, Plan::STARTER.split("[money]").next().unwrap()).unwrap();
    assert!(runs::check(&plan).unwrap().sale().is_ok());
    let out = folder.path().join("november");
    let refused = runs::run(&Files::new(&plan, &plan, &plan, &out));
    let told = refused.unwrap_err().to_string();
    assert!(told.contains("plan.toml, volumes: this key is missing; add for instance `[volumes]"), "{told}");
}
