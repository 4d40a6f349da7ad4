//! Published plans with worked numbers, one file each under `cases/period/`: a plan, a network, orders, and what everybody
//! earns.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use base::Money;
use plan::period::{
    Attribute, Line, Member, NOBODY, Outcome, PaidAs, Payout, Points, Rules, Run, Side, State, Symbol, WAITING,
};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What happens, and what is said to come of it.
    story: String,
    /// Where it is published.
    source: String,
    /// The plan itself, or the name of a file under `plans/published`.
    plan: Option<String>,
    published: Option<String>,
    members: BTreeMap<String, CaseMember>,
    periods: Vec<CasePeriod>,
    /// What members earn in all periods together, of those where that is said.
    #[serde(default)]
    totals: BTreeMap<String, String>,
    /// What everybody earns in all periods together, where that is said.
    paid_out: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct CasePeriod {
    /// How many such periods come one after the other; one when nothing is said.
    times: Option<usize>,
    /// The day it ends on, by which it is told whose days in a tank are over.
    last: Option<i32>,
    #[serde(default)]
    orders: Vec<CaseOrder>,
    /// Whoever is not named has none.
    #[serde(default)]
    ranks: BTreeMap<String, String>,
    /// By bonus, then by member. Whoever is not named earns nothing.
    #[serde(default)]
    earnings: BTreeMap<String, BTreeMap<String, String>>,
    /// The volume of the left and the right that is lost because it was carried for too long, by bonus, then by member.
    #[serde(default)]
    expired: BTreeMap<String, BTreeMap<String, [String; 2]>>,
    /// What members earn with all bonuses together, of those where that is said.
    #[serde(default)]
    totals: BTreeMap<String, String>,
    /// How far members are towards the next rank, of those where that is said.
    #[serde(default)]
    progress: BTreeMap<String, String>,
    /// What members are paid as by hand: a rank, or `at least` a rank.
    #[serde(default)]
    overrides: BTreeMap<String, String>,
    /// What is taken back or corrected, by member.
    #[serde(default)]
    adjustments: BTreeMap<String, String>,
    /// By person, what is paid out and what is carried, for whoever has any of it.
    #[serde(default)]
    payouts: BTreeMap<String, [String; 2]>,
    /// What is paid in other currencies that the plan pegs, by person.
    #[serde(default)]
    paid_in: BTreeMap<String, String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseMember {
    /// Whoever it stands below.
    under: Option<String>,
    /// Whoever enrolled it, when that is somebody else.
    enroller: Option<String>,
    /// The first position of the person whose it is.
    person: Option<String>,
    #[serde(default)]
    customer: bool,
    /// Whether it waits for its placement.
    #[serde(default)]
    waits: bool,
    #[serde(default)]
    left: bool,
    #[serde(default)]
    joined: i32,
    #[serde(default)]
    title: String,
    #[serde(default)]
    side: String,
    #[serde(default)]
    flags: Vec<String>,
    /// What it is paid in, when that is not the plan's currency.
    currency: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseOrder {
    by: String,
    #[serde(default)]
    day: i32,
    #[serde(default)]
    class: String,
    #[serde(default)]
    product: String,
    pv: Option<String>,
    cv: Option<String>,
    amount: Option<String>,
}

fn points(text: Option<&String>) -> i64 {
    text.map_or(0, |text| Points::parse(text).unwrap().parts())
}

fn members(rules: &Rules, case: &Case) -> Vec<Member> {
    let row = |name: &String| u32::try_from(case.members.keys().position(|known| known == name).unwrap()).unwrap();
    let above = |name: &Option<String>| name.as_ref().map_or(NOBODY, row);
    let member = |(own, member): (u32, &CaseMember)| Member {
        person: member.person.as_ref().map_or(own, row),
        enroller: above(if member.enroller.is_some() { &member.enroller } else { &member.under }),
        placement: match rules.matrix() {
            _ if member.waits => WAITING,
            Some(_) if member.under.is_none() && member.enroller.is_some() => WAITING,
            _ => above(&member.under),
        },
        is_customer: member.customer,
        has_left: member.left,
        joined: member.joined,
        side: match member.side.as_str() {
            "left" => Side::Left,
            "right" => Side::Right,
            _ => Side::Neither,
        },
        flags: member.flags.iter().map(|flag| 1 << rules.flag(flag).unwrap()).sum(),
    };
    (0..).zip(case.members.values()).map(member).collect()
}

fn plan_of(case: &Case) -> String {
    match (&case.plan, &case.published) {
        (Some(plan), None) => plan.clone(),
        (None, Some(name)) => {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("plans/published");
            std::fs::read_to_string(folder.join(name).with_extension("toml")).unwrap()
        }
        _ => panic!("a case has a plan, or the name of a published one"),
    }
}

/// What was before the first period: the titles the case gives.
fn beginning(rules: &Rules, case: &Case) -> State {
    let mut state = State::none(rules, case.members.len());
    for (title, member) in state.titles.iter_mut().zip(case.members.values()) {
        *title =
            rules.rank_names().iter().zip(1..).find(|(name, _)| **name == member.title).map_or(0, |(_, rank)| rank);
    }
    state
}

fn run(rules: &Rules, case: &Case, period: &CasePeriod, state: State) -> Outcome {
    let row = |name: &String| u32::try_from(case.members.keys().position(|known| known == name).unwrap()).unwrap();
    let mut members = members(rules, case);
    rules.place(&mut members, period.last).unwrap();
    let mut run = Run::new(rules, members, state).unwrap();
    for order in &period.orders {
        let (pv, cv, amount) = (points(order.pv.as_ref()), points(order.cv.as_ref()), points(order.amount.as_ref()));
        let numbers = [pv, cv, pv, amount, Points::ONE];
        let class = rules.symbols().find(Attribute::Class, &order.class);
        let product = rules.symbols().find(Attribute::Product, &order.product);
        let (brand, market) = (Symbol::OTHER, Symbol::OTHER);
        let line = Line { buyer: row(&order.by), day: order.day, class, product, brand, market, numbers };
        run.add(&[line]).unwrap();
    }
    for (member, rank) in &period.overrides {
        let least = rank.strip_prefix("at least ");
        let number = |name: &str| rules.rank_names().iter().zip(1..).find(|(known, _)| *known == name).unwrap().1;
        let paid_as = least.map_or_else(|| PaidAs::Exactly(number(rank)), |rank| PaidAs::AtLeast(number(rank)));
        run.overrule(row(member), paid_as).unwrap();
    }
    for (member, amount) in &period.adjustments {
        run.adjust(row(member), Money::parse(amount, rules.currency()).unwrap()).unwrap();
    }
    run.finish().unwrap()
}

fn payouts(case: &Case, outcome: &Outcome) -> BTreeMap<String, [String; 2]> {
    let names: Vec<&String> = case.members.keys().collect();
    let payout = |one: &Payout| (names[one.member as usize].clone(), [one.paid.decimal(), one.carried.decimal()]);
    outcome.payouts.iter().map(payout).collect()
}

fn paid_in(rules: &Rules, case: &Case, outcome: &Outcome) -> BTreeMap<String, String> {
    let members: Vec<(&String, &CaseMember)> = case.members.iter().collect();
    let payout = |one: &Payout| {
        let (name, member) = members[one.member as usize];
        let currency = member.currency.as_ref()?.parse().unwrap();
        let rate = rules.payout().unwrap().pegs[&currency];
        Some((name.clone(), rules.money().exchanged(one.paid, rate, currency).unwrap().to_string()))
    };
    outcome.payouts.iter().filter_map(payout).collect()
}

fn earned(rules: &Rules, case: &Case, outcome: &Outcome) -> BTreeMap<String, BTreeMap<String, String>> {
    let names: Vec<&String> = case.members.keys().collect();
    let bonuses: Vec<&str> = rules.bonus_names().collect();
    let mut earned: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for earning in outcome.earnings() {
        let of_bonus = earned.entry(bonuses[earning.bonus].to_owned()).or_default();
        of_bonus.insert(names[earning.member as usize].clone(), earning.amount.decimal());
    }
    earned
}

fn expired(rules: &Rules, case: &Case, outcome: &Outcome) -> BTreeMap<String, BTreeMap<String, [String; 2]>> {
    let names: Vec<&String> = case.members.keys().collect();
    let bonuses: Vec<&str> = rules.bonus_names().collect();
    let mut expired: BTreeMap<String, BTreeMap<String, [String; 2]>> = BTreeMap::new();
    for one in outcome.expired() {
        let of_bonus = expired.entry(bonuses[one.bonus].to_owned()).or_default();
        of_bonus.insert(names[one.member as usize].clone(), one.sides.map(|side| side.to_string()));
    }
    expired
}

/// What somebody, or everybody, earns in these periods together.
fn total<'o>(
    rules: &Rules,
    case: &Case,
    outcomes: impl IntoIterator<Item = &'o Outcome>,
    of: Option<&String>,
) -> String {
    let row = |name: &String| case.members.keys().position(|known| known == name).unwrap();
    let earnings = outcomes.into_iter().flat_map(|outcome| outcome.earnings());
    let theirs = earnings.filter(|earning| of.is_none_or(|name| earning.member as usize == row(name)));
    let sum = theirs.map(|earning| earning.amount.minor()).sum();
    Money::new(sum, rules.currency()).unwrap().decimal()
}

fn ranks(rules: &Rules, case: &Case, outcome: &Outcome) -> BTreeMap<String, String> {
    let rank = |(at, name): (usize, &String)| {
        let rank = outcome.rank(at).checked_sub(1)?;
        Some((name.clone(), rules.rank_names()[rank].clone()))
    };
    case.members.keys().enumerate().filter_map(rank).collect()
}

/// The files of a folder of this crate, by name.
fn files_of(folder: &str) -> Vec<PathBuf> {
    let folder = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let mut files: Vec<PathBuf> = folder.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

fn read(file: &Path) -> Case {
    toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_published_plan_is_computed() {
    let computed: Vec<String> = files_of("cases/period").iter().filter_map(|file| read(file).published).collect();
    let name = |file: &PathBuf| file.file_stem().unwrap().to_string_lossy().into_owned();
    let plans = files_of("plans/published");
    let forgotten: Vec<String> = plans.iter().map(name).filter(|name| !computed.contains(name)).collect();
    assert!(forgotten.is_empty(), "no case is of {forgotten:?}");
}

#[test]
fn everybody_earns_what_is_published() {
    let files = files_of("cases/period");
    assert!(files.len() >= 6, "the cases are gone: {files:?}");
    let mut wrong = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if let Err(problem) = std::panic::catch_unwind(|| check(&file)) {
            let text = problem.downcast_ref::<String>().cloned().unwrap_or_default();
            wrong.push(format!("{name}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn check(file: &Path) {
    let case = read(file);
    assert!(!case.story.is_empty() && !case.source.is_empty(), "it says nothing of itself");
    let rules = Rules::parse(&plan_of(&case)).unwrap_or_else(|error| panic!("{error}"));
    let mut state = beginning(&rules, &case);
    let mut outcomes = Vec::new();
    let periods = case.periods.iter().flat_map(|period| std::iter::repeat_n(period, period.times.unwrap_or(1)));
    for (period, number) in periods.zip(1..) {
        let outcome = run(&rules, &case, period, state);
        assert_eq!(ranks(&rules, &case, &outcome), period.ranks, "ranks of period {number}");
        assert_eq!(earned(&rules, &case, &outcome), period.earnings, "earnings of period {number}");
        assert_eq!(expired(&rules, &case, &outcome), period.expired, "expired in period {number}");
        for (name, wanted) in &period.progress {
            let row = case.members.keys().position(|known| known == name).unwrap();
            let progress = outcome.progress(row, outcome.rank(row) + 1).unwrap();
            assert_eq!(&progress.reached.to_string(), wanted, "progress of {name} in period {number}");
        }
        for (name, wanted) in &period.totals {
            assert_eq!(&total(&rules, &case, [&outcome], Some(name)), wanted, "total of {name} in period {number}");
        }
        assert_eq!(payouts(&case, &outcome), period.payouts, "payouts of period {number}");
        assert_eq!(paid_in(&rules, &case, &outcome), period.paid_in, "in other currencies, period {number}");
        state = outcome.state.clone();
        outcomes.push(outcome);
    }
    for (name, wanted) in &case.totals {
        assert_eq!(&total(&rules, &case, &outcomes, Some(name)), wanted, "total of {name}");
    }
    if let Some(wanted) = &case.paid_out {
        assert_eq!(&total(&rules, &case, &outcomes, None), wanted, "total of everybody");
    }
}
