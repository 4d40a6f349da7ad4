//! The golden cases: a plan, a tree, sales and everybody's share in one file each, under `cases/sale/`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use base::{Bps, Currency, Money};
use plan::{Because, Line, Member, Part, Payee, Plan, Position, Sale, SaleRules, Share, Unearned, Why, shares};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    story: String,
    plan: String,
    tree: BTreeMap<String, String>,
    sale: Vec<CaseSale>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseSale {
    seller: Option<String>,
    buyer: Option<String>,
    #[serde(default)]
    inactive: Vec<String>,
    total: String,
    commissionable: Option<String>,
    commission: String,
    shares: Vec<String>,
}

#[test]
fn every_case_is_paid_as_its_file_says() {
    let files = case_files();
    assert!(files.len() >= 6, "the cases are gone: {files:?}");
    for file in files {
        let case: Case = toml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let plan = Plan::parse(&case.plan).unwrap();
        let rules = plan.sale().unwrap();
        for (at, sale) in case.sale.iter().enumerate() {
            let paid = pay(&case, rules, sale);
            let said: Vec<String> = paid.iter().map(|share| sentence(&case, share)).collect();
            assert_eq!(said, sale.shares, "{}: {} (sale {})", file.display(), case.story, at + 1);
        }
    }
}

#[test]
fn the_guide_shows_the_case_that_runs() {
    let guide = std::fs::read_to_string(root().join("../../docs/plans.md")).unwrap();
    let case = std::fs::read_to_string(root().join("cases/sale/a-sale-through-a-team.toml")).unwrap();
    assert!(guide.contains(&case), "docs/plans.md no longer shows cases/sale/a-sale-through-a-team.toml as it is");
    assert!(guide.contains(Plan::STARTER), "docs/plans.md no longer shows plans/starter.toml as it is");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn case_files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("cases/sale")).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn pay(case: &Case, rules: &SaleRules, sale: &CaseSale) -> Vec<Share> {
    let total = amount(&sale.total);
    let position =
        |name: &str| Position { member: member(case, name), active: !sale.inactive.iter().any(|i| i == name) };
    let mut upline = Vec::new();
    let mut above = sale.seller.as_ref().and_then(|seller| case.tree.get(seller));
    while let Some(name) = above.filter(|name| !name.is_empty()) {
        upline.push(position(name));
        above = case.tree.get(name);
    }
    let line = Line {
        total,
        commissionable: sale.commissionable.as_deref().map_or(total, amount),
        commission: Bps::parse_percent(&sale.commission).unwrap(),
    };
    let buyer = sale.buyer.as_deref().map(|name| member(case, name));
    let seller = sale.seller.as_deref().map(position);
    shares(rules, &Sale { line, buyer, seller, upline: &upline }).unwrap()
}

fn amount(text: &str) -> Money {
    let (decimal, code) = text.split_once(' ').unwrap();
    Money::parse(decimal, code.parse::<Currency>().unwrap()).unwrap()
}

fn member(case: &Case, name: &str) -> Member {
    let at = case.tree.keys().position(|known| known == name);
    Member(i64::try_from(at.unwrap_or_else(|| panic!("{name} is not in the tree"))).unwrap())
}

fn name(case: &Case, member: Member) -> &str {
    case.tree.keys().nth(usize::try_from(member.0).unwrap()).unwrap()
}

fn names(case: &Case, members: &[Member]) -> String {
    members.iter().map(|&one| name(case, one)).collect::<Vec<_>>().join(", ")
}

fn sentence(case: &Case, share: &Share) -> String {
    let payee = match share.payee {
        Payee::Brand => "the brand",
        Payee::Platform => "the platform",
        Payee::Pool => "the pool",
        Payee::Merchant => "the merchant",
        Payee::Seller(member) | Payee::Upline(member) => name(case, member),
    };
    format!("{} to {payee}: {}", share.amount, reason(case, &share.because))
}

fn reason(case: &Case, because: &Because) -> String {
    match because {
        Because::Brand { commission, commissionable, .. } => {
            format!("the price without {commission} commission on {commissionable}")
        }
        Because::Seller { rate, pot } => format!("sold it, {rate} of {pot}"),
        Because::Level { level, rate, pot, skipped } if skipped.is_empty() => {
            format!("level {level}, {rate} of {pot}")
        }
        Because::Level { level, rate, pot, skipped } => {
            format!("level {level}, {rate} of {pot}, passing over {}", names(case, skipped))
        }
        Because::PlatformFee { rate, pot } => format!("fee, {rate} of {pot}"),
        Because::Pool { rate, pot } => format!("{rate} of {pot}"),
        Because::MerchantRest { rate, pot, kept, unearned } => {
            let rest = format!("{kept} rest, {rate} of {pot}");
            std::iter::once(rest).chain(unearned.iter().map(|one| missed(case, one))).collect::<Vec<_>>().join("; ")
        }
    }
}

fn missed(case: &Case, unearned: &Unearned) -> String {
    let part = match unearned.part {
        Part::Seller => "the seller".to_owned(),
        Part::Level(level) => format!("level {level}"),
    };
    let why = match unearned.why {
        Why::NoSeller => "nobody sold it".to_owned(),
        Why::Inactive(member) => format!("{} is deactivated", name(case, member)),
        Why::OwnPurchase(member) => format!("{} is the buyer", name(case, member)),
        Why::UplineEnds => "nobody stands that high".to_owned(),
    };
    format!("{} of {part}, {why}", unearned.amount)
}
