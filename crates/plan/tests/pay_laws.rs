//! What always holds of what is paid: caps, who may not earn, more volume, and the order of the rows.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use plan::period::{Earning, Line, Member, NOBODY, Outcome, Points, Rules, Run, Side, State, Symbol};
use proptest::prelude::*;

const PLAN: &str = r#"
name = "What is paid"
version = 1

[money]
currency = "EUR"

[volumes]
pv = { of = "pv" }
cv = { of = "cv" }

[conditions]
active = "pv >= 100"

[[bonuses]]
name = "Levels"
kind = "levels"
on = "cv"
rates = ["20 %", "10 %", "5 %"]
to = "active"

[[bonuses]]
name = "Compressed"
kind = "levels"
on = "cv"
rates = ["7 %", "3 %"]
counts = "active"
to = "active"

[[bonuses]]
name = "Differences"
kind = "differences"
on = "cv"
to = "active"
brackets_by = "pv"
brackets = [{ from = 0, rate = "2 %" }, { from = 150, rate = "6.5 %" }, { from = 200, rate = "21 %" }]

[[bonuses]]
name = "Own"
kind = "share"
on = "cv"
rate = "3 %"
most_paid = "20"
to = "active"

[[bonuses]]
name = "Matching"
kind = "levels"
on_earnings = ["Levels", "Own"]
rates = ["50 %"]
to = "active"
"#;

const CAPS: &str = r#"
[caps]
position = "60"
person = "75.01"
company = { rate = "30 %", of = "cv" }
"#;

#[derive(Debug, Clone)]
struct Network {
    members: Vec<Member>,
    /// Buyer, and parts of points of both kinds.
    orders: Vec<(u32, i64, i64)>,
}

fn member() -> impl Strategy<Value = (prop::sample::Index, bool, Option<prop::sample::Index>)> {
    let person = prop::option::weighted(0.3, any::<prop::sample::Index>());
    (any::<prop::sample::Index>(), prop::bool::weighted(0.2), person)
}

fn network(least_cv: i64) -> impl Strategy<Value = Network> {
    prop::collection::vec(member(), 1..30).prop_flat_map(move |members| {
        let most = u32::try_from(members.len()).unwrap();
        let orders = prop::collection::vec((0..most, 0_i64..2_500_000, least_cv..4_000_000), 0..50);
        orders.prop_map(move |orders| {
            let row = |(own, (above, is_customer, person)): (usize, &(prop::sample::Index, bool, _))| {
                let above = Some(above.index(own + 1)).filter(|above| *above != own);
                let above = above.map_or(NOBODY, |above| u32::try_from(above).unwrap());
                let person = Option::<prop::sample::Index>::map_or(*person, own, |person| person.index(own + 1));
                Member {
                    enroller: above,
                    placement: above,
                    person: u32::try_from(person).unwrap(),
                    is_customer: *is_customer,
                    has_left: false,
                    joined: 0,
                    side: Side::Neither,
                    flags: 0,
                }
            };
            Network { members: members.iter().enumerate().map(row).collect(), orders }
        })
    })
}

fn run(plan: &str, network: &Network) -> Outcome {
    let rules = Rules::parse(plan).unwrap();
    let mut run = Run::new(&rules, network.members.clone(), State::default()).unwrap();
    let any = Symbol::OTHER;
    for &(buyer, pv, cv) in &network.orders {
        let numbers = [pv, cv, 0, 0, Points::ONE];
        run.add(&[Line { buyer, day: 0, class: any, product: any, brand: any, market: any, numbers }]).unwrap();
    }
    run.finish().unwrap()
}

/// What is earned by bonus and member.
fn earned(outcome: &Outcome) -> BTreeMap<(usize, u32), i64> {
    outcome.earnings().map(|earning| ((earning.bonus, earning.member), earning.amount.minor())).collect()
}

fn most<K: Ord>(earnings: &[Earning], owner: impl Fn(&Earning) -> K) -> i64 {
    let mut sums: BTreeMap<K, i64> = BTreeMap::new();
    for earning in earnings {
        *sums.entry(owner(earning)).or_default() += earning.amount.minor();
    }
    sums.into_values().max().unwrap_or(0)
}

proptest! {
    #[test]
    fn nobody_has_more_than_a_cap_allows(network in network(0)) {
        let outcome = run(&format!("{PLAN}{CAPS}"), &network);
        let earnings: &Vec<Earning> = &outcome.earnings().collect();
        prop_assert!(most(earnings, |earning| earning.member) <= 60_00);
        prop_assert!(most(earnings, |earning| network.members[earning.member as usize].person) <= 75_01);
        let sold: i64 = network.orders.iter().map(|&(_, _, cv)| cv).sum();
        // 30 % of points with four decimals, in cents, rounded half up.
        prop_assert!(most(earnings, |_| ()) <= (sold * 30 + 5_000) / 10_000);
        prop_assert!(earnings.iter().all(|earning| earning.bonus != 3 || earning.uncapped.minor() <= 20_00));
        prop_assert!(earnings.iter().all(|earning| (0..=earning.uncapped.minor()).contains(&earning.amount.minor())));
    }

    #[test]
    fn a_cap_takes_nothing_from_those_it_does_not_bind(network in network(0)) {
        let (free, capped) = (run(PLAN, &network), run(&format!("{PLAN}[caps]\nposition = \"60\"\n"), &network));
        let before = earned(&free);
        for (row, _) in network.members.iter().enumerate() {
            let of_row = |amounts: &BTreeMap<(usize, u32), i64>| -> i64 {
                amounts.iter().filter(|((_, member), _)| *member as usize == row).map(|(_, amount)| amount).sum()
            };
            prop_assert_eq!(of_row(&earned(&capped)), of_row(&before).min(60_00));
        }
    }

    #[test]
    fn whoever_may_not_earns_nothing(network in network(-1_000_000)) {
        let outcome = run(PLAN, &network);
        for earning in outcome.earnings() {
            let row = earning.member as usize;
            prop_assert!(!network.members[row].is_customer);
            prop_assert!(outcome.volume(row, "pv").unwrap() >= Points::from_parts(100 * Points::ONE));
        }
    }

    /// What is paid on does not change who may earn, nor at which rate.
    #[test]
    fn more_volume_lowers_nobodys_pay(network in network(-1_000_000), who: prop::sample::Index, more in 1_i64..9_000_000) {
        let before = earned(&run(PLAN, &network));
        let mut richer = network.clone();
        richer.orders.push((u32::try_from(who.index(network.members.len())).unwrap(), 0, more));
        let after = earned(&run(PLAN, &richer));
        for (key, amount) in &before {
            prop_assert!(after.get(key).copied().unwrap_or(0) >= *amount, "{:?} had {}", key, amount);
        }
        prop_assert!(after.iter().all(|(key, amount)| before.contains_key(key) || *amount > 0));
    }

    #[test]
    fn in_whatever_order_the_rows_are_everybody_earns_the_same(network in network(-1_000_000), order in prop::collection::vec(any::<u64>(), 30)) {
        let count = network.members.len();
        let mut old: Vec<usize> = (0..count).collect();
        old.sort_by_key(|&row| order[row]);
        let new = |row: u32| match row {
            NOBODY => NOBODY,
            row => u32::try_from(old.iter().position(|&old| old == row as usize).unwrap()).unwrap(),
        };
        let moved = |&row: &usize| {
            let member = network.members[row];
            let (enroller, placement, person) = (new(member.enroller), new(member.placement), new(member.person));
            Member { enroller, placement, person, ..member }
        };
        let orders = network.orders.iter().rev().map(|&(buyer, pv, cv)| (new(buyer), pv, cv)).collect();
        let shuffled = Network { members: old.iter().map(moved).collect(), orders };
        let before = earned(&run(PLAN, &network)).into_iter().map(|((bonus, row), amount)| ((bonus, new(row)), amount));
        prop_assert_eq!(earned(&run(PLAN, &shuffled)), before.collect::<BTreeMap<_, _>>());
    }
}
