//! How far somebody is towards a rank.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use plan::period::{Line, Member, NOBODY, Outcome, Points, Rules, Run, Side, State, Symbol};

fn outcome(needs: &str, bought: &[i64]) -> Outcome {
    let plan = format!(
        "name = \"Progress\"\nversion = 1\n[money]\ncurrency = \"EUR\"\n[volumes]\npv = {{ of = \"pv\" }}\n\
         gv = {{ sum = \"pv\" }}\n[conditions]\nactive = \"pv >= 10\"\n[[ranks]]\nname = \"silver\"\nneeds = \"pv >= 1_000\"\n\
         [[ranks]]\nname = \"gold\"\nneeds = \"{needs}\"\n"
    );
    let rules = Rules::parse(&plan).unwrap_or_else(|error| panic!("{error}"));
    let member = |person: u32| Member {
        enroller: if person == 0 { NOBODY } else { 0 },
        placement: if person == 0 { NOBODY } else { 0 },
        person,
        is_customer: false,
        has_left: false,
        joined: 0,
        side: Side::Neither,
        flags: 0,
    };
    let members: Vec<Member> = (0..).take(bought.len()).map(member).collect();
    let mut run = Run::new(&rules, members, State::default()).unwrap();
    for (buyer, &pv) in (0..).zip(bought) {
        let any = Symbol::OTHER;
        let numbers = [pv * Points::ONE, 0, 0, 0, Points::ONE];
        run.add(&[Line { buyer, day: 0, class: any, product: any, brand: any, market: any, numbers }]).unwrap();
    }
    run.finish().unwrap()
}

/// The whole, then each threshold as it is said.
fn progress(needs: &str, bought: &[i64]) -> Vec<String> {
    let progress = outcome(needs, bought).progress(0, 2).unwrap();
    let threshold = |one: &plan::period::Threshold| {
        let have = one.have.map_or_else(String::new, |have| format!(" has {have}"));
        format!("{}{have}: {}", one.needs, one.reached)
    };
    std::iter::once(progress.reached.to_string()).chain(progress.thresholds.iter().map(threshold)).collect()
}

#[test]
fn half_of_a_threshold_is_half_and_more_than_all_is_all() {
    assert_eq!(progress("pv >= 100", &[50]), ["50 %", "pv >= 100 has 50: 50 %"]);
    assert_eq!(progress("pv >= 100", &[250]), ["100 %", "pv >= 100 has 250: 100 %"]);
    assert_eq!(progress("pv >= 100", &[-5]), ["0 %", "pv >= 100 has -5: 0 %"]);
}

#[test]
fn the_whole_is_the_mean_of_what_is_asked_for() {
    assert_eq!(
        progress("pv >= 100 and gv >= 200 and pv >= 0", &[50, 100]),
        ["62.5 %", "pv >= 100 has 50: 50 %", "gv >= 200 has 150: 75 %"]
    );
    // Conditions stand for what they say; what is no number is there or not; of several ways the best counts.
    assert_eq!(
        progress("active and frontline(pv >= 20) >= 2 and (gv >= 1_000 or pv > 100 or gv >= 500)", &[50, 20, 10]),
        [
            "55.3333 %",
            "pv >= 10 has 50: 100 %",
            "frontline(pv >= 20) >= 2 has 1: 50 %",
            "gv >= 1000 or pv > 100 or gv >= 500: 16 %"
        ]
    );
}

#[test]
fn what_a_rank_takes_is_said_as_a_plan_says_it() {
    for needs in [
        "legs(rank >= silver) >= 3",
        "distinct(2 of rank >= silver, 1 of gv >= 500)",
        "not flag(trained)",
        "leg_sum(gv, 400) + strongest(gv) * 2 >= 10",
        "title >= silver",
        "whole(pv / 100) >= 3",
        "if(active2 and pv < 5, min(gv, 3), max(pv, 4)) != 7",
    ] {
        let needs = needs.replace("active2", "pv >= 1");
        let said = outcome(&needs, &[0]).progress(0, 2).unwrap().thresholds[0].needs.clone();
        let unspaced = |text: &str| text.replace(['(', ')'], "");
        assert_eq!(unspaced(&said), unspaced(&needs));
    }
    assert_eq!(outcome("pv >= 1", &[0]).progress(0, 3), None);
    assert_eq!(outcome("pv >= 1", &[0]).progress(0, 0), None);
}
