//! What always holds of a run, whatever the network and whatever was sold.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use plan::period::{Because, Line, Member, NOBODY, Outcome, Points, Rules, Run, Side, State, Symbol};
use proptest::prelude::*;

const PLAN: &str = r#"
name = "Laws"
version = 1

[money]
currency = "EUR"
rounding = "down"

[volumes]
cv = { of = "cv" }
gv = { sum = "cv" }

[conditions]
active = "flag(active)"

[[ranks]]
name = "silver"
needs = "active and gv >= 100"
[[ranks]]
name = "gold"
needs = "active and gv >= 300 and frontline(gv >= 50) >= 2"

[[bonuses]]
name = "Plain"
kind = "levels"
on = "cv"
rates = ["10 %", "5 %", "2 %"]
to = "active"

[[bonuses]]
name = "Compressed"
kind = "levels"
on = "cv"
rates = ["10 %", "5 %", "2 %"]
to = "active"
counts = "active"

[[bonuses]]
name = "Dynamic"
kind = "levels"
on = "cv"
counts = "earners"
to = "active"
[bonuses.rates_by_rank]
unranked = ["10 %"]
silver = ["10 %", "5 %"]
gold = ["10 %", "5 %", "2 %"]

[[bonuses]]
name = "Differences"
kind = "differences"
on = "cv"
to = "active"
brackets_by = "gv"
brackets = [{ from = 50, rate = "3 %" }, { from = 200, rate = "9 %" }, { from = 600, rate = "21 %" }]

[[bonuses]]
name = "Pool"
kind = "pool"
on = "cv"
rate = "3 %"
shares = "if(rank >= gold, 3, 1)"
to = "rank >= silver"
"#;

#[derive(Debug, Clone)]
struct Network {
    above: Vec<u32>,
    active: Vec<bool>,
    /// Buyer and parts of points.
    orders: Vec<(u32, i64)>,
}

fn network() -> impl Strategy<Value = Network> {
    (1_usize..40).prop_flat_map(|count| {
        let above = prop::collection::vec(any::<prop::sample::Index>(), count);
        let active = prop::collection::vec(prop::bool::weighted(0.7), count);
        let most = u32::try_from(count).unwrap();
        let orders = prop::collection::vec((0..most, -200_000_i64..3_000_000), 0..60);
        (above, active, orders).prop_map(|(above, active, orders)| {
            // Each below an earlier one, or a root.
            let above = above.iter().enumerate().map(|(row, choice)| match choice.index(row + 1) {
                parent if parent == row => NOBODY,
                parent => u32::try_from(parent).unwrap(),
            });
            Network { above: above.collect(), active, orders }
        })
    })
}

fn run(rules: &Rules, network: &Network, orders: &[(u32, i64)]) -> Outcome {
    let member = |(person, (&above, &active)): (u32, (&u32, &bool))| Member {
        person,
        enroller: above,
        placement: above,
        is_customer: false,
        has_left: false,
        joined: 0,
        side: Side::Neither,
        flags: u32::from(active),
    };
    let members = (0..).zip(network.above.iter().zip(&network.active)).map(member).collect();
    let mut run = Run::new(rules, members, State::default()).unwrap();
    for &(buyer, cv) in orders {
        let numbers = [0, cv, 0, 0, Points::ONE];
        let any = Symbol::OTHER;
        run.add(&[Line { buyer, day: 0, class: any, product: any, brand: any, market: any, numbers }]).unwrap();
    }
    run.finish().unwrap()
}

fn earned(outcome: &Outcome, row: usize, bonus: usize) -> i64 {
    let of_both = |earning: &plan::period::Earning| earning.member as usize == row && earning.bonus == bonus;
    outcome.earnings().find(of_both).map_or(0, |earning| earning.amount.minor())
}

/// Cents of parts of points times millionths, rounded toward nothing.
fn cents(exact: i128) -> i64 {
    i64::try_from(exact * 100 / 10_000_000_000).unwrap()
}

/// Walks up from every buyer, as people explain a plan to each other.
fn walked(network: &Network, bonus: usize, rank: &[usize], gv: &[i64]) -> Vec<i128> {
    let rates: [i128; 3] = [100_000, 50_000, 20_000];
    let mut exact = vec![0_i128; network.above.len()];
    for &(buyer, cv) in &network.orders {
        let (mut level, mut paid, mut at) = (0, 0_i128, buyer);
        if bonus != 3 {
            at = network.above[buyer as usize];
        }
        while at != NOBODY {
            let row = at as usize;
            let active = network.active[row];
            match bonus {
                0 if active => exact[row] += i128::from(cv) * rates.get(level).unwrap_or(&0),
                1 if active => exact[row] += i128::from(cv) * rates.get(level).unwrap_or(&0),
                2 if active && level <= rank[row] && level < 3 => exact[row] += i128::from(cv) * rates[level],
                3 if active => {
                    let points = gv[row];
                    let own: i128 = match points {
                        6_000_000.. => 210_000,
                        2_000_000.. => 90_000,
                        500_000.. => 30_000,
                        _ => 0,
                    };
                    exact[row] += i128::from(cv) * (own - paid).max(0);
                    paid = paid.max(own);
                }
                _ => {}
            }
            level += usize::from(match bonus {
                0 => true,
                1 => active,
                _ => active && level <= rank[row],
            });
            at = network.above[row];
        }
    }
    exact
}

/// So many that every stage is shared out among threads.
fn large() -> Network {
    let mut random = 88_172_645_463_325_252_u64;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    };
    let count = 60_000_u32;
    let mut above = vec![NOBODY];
    above.extend((1..count).map(|row| u32::try_from(next() % u64::from(row)).unwrap()));
    let orders = (0..200_000).map(|_| {
        let buyer = u32::try_from(next() % u64::from(count)).unwrap();
        (buyer, i64::try_from(next() % 3_000_000).unwrap())
    });
    let orders = orders.collect();
    Network { above, active: (0..count).map(|row| row % 7 != 3).collect(), orders }
}

#[test]
fn any_number_of_threads_pays_the_same() {
    let (rules, network) = (Rules::parse(PLAN).unwrap(), large());
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| run(&rules, &network, &network.orders))
    };
    let (one, many) = (with(1), with(7));
    assert!(one.earnings().count() > 100_000);
    assert!(one.earnings().eq(many.earnings()));
    assert_eq!(one.breakage, many.breakage);
    let ranks: Vec<usize> = (0..network.above.len()).map(|row| one.rank(row)).collect();
    let gv: Vec<i64> = (0..network.above.len()).map(|row| one.volume(row, "gv").unwrap().parts()).collect();
    for bonus in 0..4 {
        let walked = walked(&network, bonus, &ranks, &gv);
        let paid = one.earnings().filter(|earning| earning.bonus == bonus);
        let paid: Vec<(u32, i64)> = paid.map(|earning| (earning.member, earning.amount.minor())).collect();
        let walked = (0..).zip(walked.into_iter().map(cents)).filter(|(_, cents)| *cents != 0);
        assert_eq!(paid, walked.collect::<Vec<_>>(), "bonus {bonus}");
    }
}

#[test]
fn a_chain_of_two_hundred_thousand_is_paid_without_recursion() {
    let rules = Rules::parse(PLAN).unwrap();
    let above = std::iter::once(NOBODY).chain(0..199_999).collect();
    let network = Network { above, active: vec![true; 200_000], orders: vec![(199_999, 10_000_000)] };
    let outcome = run(&rules, &network, &network.orders);
    let plain = outcome.earnings().filter(|earning| earning.bonus == 0);
    assert_eq!(plain.map(|earning| earning.member).collect::<Vec<_>>(), [199_996, 199_997, 199_998]);
    assert_eq!(outcome.volume(0, "gv"), Some(Points::from_parts(10_000_000)));
}

proptest! {
    #[test]
    fn what_flows_up_is_what_walking_up_from_every_order_gives_and_the_rest_is_breakage(network in network()) {
        let rules = Rules::parse(PLAN).unwrap();
        let outcome = run(&rules, &network, &network.orders);
        let rows = 0..network.above.len();
        let ranks: Vec<usize> = rows.clone().map(|row| outcome.rank(row)).collect();
        let gv: Vec<i64> = rows.clone().map(|row| outcome.volume(row, "gv").unwrap().parts()).collect();
        for bonus in 0..4 {
            let flowed: Vec<i64> = rows.clone().map(|row| earned(&outcome, row, bonus)).collect();
            let walked = walked(&network, bonus, &ranks, &gv);
            // Every level of the first three bonuses has one rate, so what is paid and what is not are all of it.
            if bonus < 3 {
                let sold: i128 = network.orders.iter().map(|&(_, cv)| i128::from(cv)).sum();
                let unpaid = cents(sold * 170_000 - walked.iter().sum::<i128>());
                prop_assert_eq!(outcome.breakage[bonus].minor(), unpaid, "breakage of bonus {}", bonus);
            }
            prop_assert_eq!(flowed, walked.into_iter().map(cents).collect::<Vec<_>>(), "bonus {}", bonus);
        }
    }

    #[test]
    fn every_cent_has_its_reasons(network in network()) {
        let rules = Rules::parse(PLAN).unwrap();
        let outcome = run(&rules, &network, &network.orders);
        for row in 0..network.above.len() {
            let explained = outcome.explain(row);
            let paid = outcome.earnings().filter(|earning| earning.member as usize == row);
            prop_assert_eq!(explained.len(), paid.count());
            for explanation in explained.iter().filter(|one| one.bonus < 4) {
                let exact: Option<i128> = explanation.because.iter().map(Because::exact).sum();
                prop_assert_eq!(explanation.amount, cents(exact.unwrap()), "{:?}", explanation);
                prop_assert_eq!(explanation.amount, earned(&outcome, row, explanation.bonus));
            }
        }
    }

    #[test]
    fn what_comes_back_whole_is_given_back_whole(network in network(), refunded in prop::collection::vec(any::<bool>(), 60)) {
        let rules = Rules::parse(PLAN).unwrap();
        let outcome = run(&rules, &network, &network.orders);
        let any = Symbol::OTHER;
        let back = |orders: Vec<(u32, i64)>| {
            let line = |(buyer, cv): (u32, i64)| {
                Line { buyer, day: 0, class: any, product: any, brand: any, market: any, numbers: [0, -cv, 0, 0, 0] }
            };
            outcome.taken_back(&orders.into_iter().map(line).collect::<Vec<_>>()).unwrap()
        };
        let of = |earnings: &[plan::period::Earning], bonus: usize, row: usize| {
            let it = earnings.iter().find(|one| one.bonus == bonus && one.member as usize == row);
            it.map_or(0, |one| one.amount.minor())
        };
        let all = back(network.orders.clone());
        // Two parts of it, one after the other, never give back more than what was earned on them.
        let some: Vec<(u32, i64)> = network.orders.iter().zip(&refunded).filter(|(_, back)| **back).map(|(order, _)| *order).collect();
        let part = back(some);
        for row in 0..network.above.len() {
            for bonus in 0..4 {
                prop_assert_eq!(of(&all, bonus, row), -earned(&outcome, row, bonus));
            }
            let rest: Vec<(u32, i64)> = network.orders.iter().zip(&refunded).filter(|(_, back)| !**back).map(|(order, _)| *order).collect();
            let ranks: Vec<usize> = (0..network.above.len()).map(|row| outcome.rank(row)).collect();
            let gv: Vec<i64> = (0..network.above.len()).map(|row| outcome.volume(row, "gv").unwrap().parts()).collect();
            let left = Network { orders: rest, ..network.clone() };
            for bonus in 0..4 {
                let would_be = cents(walked(&left, bonus, &ranks, &gv)[row]);
                prop_assert_eq!(of(&part, bonus, row), would_be - earned(&outcome, row, bonus), "bonus {}", bonus);
            }
            prop_assert_eq!(of(&all, 4, row), 0, "pools stay");
        }
    }

    #[test]
    fn a_pool_is_paid_to_the_last_cent_or_not_at_all(network in network()) {
        let rules = Rules::parse(PLAN).unwrap();
        let outcome = run(&rules, &network, &network.orders);
        let paid: i64 = outcome.earnings().filter(|earning| earning.bonus == 4).map(|earning| earning.amount.minor()).sum();
        let sold: i128 = network.orders.iter().map(|&(_, cv)| i128::from(cv)).sum();
        let anybody = (0..network.above.len()).any(|row| outcome.rank(row) > 0);
        let size = if anybody { cents(sold * 30_000).max(0) } else { 0 };
        prop_assert_eq!(paid, size);
    }

    #[test]
    fn nobody_earns_who_may_not_and_the_order_of_the_orders_does_not_matter(network in network()) {
        let rules = Rules::parse(PLAN).unwrap();
        let outcome = run(&rules, &network, &network.orders);
        for earning in outcome.earnings() {
            prop_assert!(network.active[earning.member as usize]);
        }
        let backwards: Vec<_> = network.orders.iter().rev().copied().collect();
        prop_assert!(run(&rules, &network, &backwards).earnings().eq(outcome.earnings()));
    }
}
