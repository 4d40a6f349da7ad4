//! The short form of the fuzz targets: plans with small accidents, and random networks for every plan there is. With
//! `ASTRA_ACCIDENTS=100000` it is a long one.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod fuzzed;

use base::{Rng as _, SplitMix};
use fuzzed::mutate::{accidents, damage};

#[test]
fn no_accident_makes_the_reader_of_plans_fall_over() {
    for (plan, number) in fuzzed::plans().iter().zip(0..) {
        let mut rng = SplitMix::new(number);
        for _ in 0..accidents(60) {
            let mut bytes = plan.clone().into_bytes();
            damage(&mut bytes, 1 + rng.below(4), &mut rng);
            fuzzed::document::check(&bytes);
        }
    }
}

#[test]
fn whatever_the_plan_and_the_network_the_laws_hold() {
    for (rules, number) in fuzzed::rules().iter().zip(0..) {
        let mut rng = SplitMix::new(number);
        for run in 0..accidents(40) {
            let bytes: Vec<u8> = (0..400).map(|_| rng.next_u64().to_be_bytes()[0]).collect();
            if let Err(panic) = std::panic::catch_unwind(|| fuzzed::laws::check(rules, &bytes)) {
                let said = panic.downcast_ref::<String>().cloned().unwrap_or_default();
                panic!("plan {number}, network {run}: {said}");
            }
        }
    }
}

#[test]
fn the_seeds_of_the_fuzz_targets_hold() {
    let seeds = |target: &str| {
        let folder = format!("{}/fuzz/seeds/{target}", env!("CARGO_MANIFEST_DIR"));
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        assert!(!files.is_empty(), "the seeds of {target} are gone");
        files.into_iter().map(|file| std::fs::read(file).unwrap())
    };
    seeds("plan_document").for_each(|seed| fuzzed::document::check(&seed));
    let rules = fuzzed::rules();
    seeds("period_run").for_each(|seed| rules.iter().for_each(|rules| fuzzed::laws::check(rules, &seed)));
}
