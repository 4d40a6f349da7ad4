//! The short form of a fuzz target: files of orders with small accidents. With `ASTRA_ACCIDENTS=100000` it is a long one.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod fuzzed;
#[path = "../../plan/tests/fuzzed/mutate.rs"]
mod mutate;

use base::{Rng as _, SplitMix};
use mutate::{accidents, damage};

#[test]
fn no_accident_makes_reading_orders_panic_or_lie() {
    let folder = fuzzed::folder();
    let seeds = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../plan/fuzz/seeds/orders_csv")).unwrap();
    let mut seeds: Vec<_> = seeds.map(|file| file.unwrap().path()).collect();
    seeds.sort();
    assert!(seeds.len() >= 2, "the seeds are gone");
    for (file, number) in seeds.into_iter().zip(0..) {
        let seed = std::fs::read(file).unwrap();
        fuzzed::check(folder.path(), &seed);
        let mut rng = SplitMix::new(number);
        for _ in 0..accidents(200) {
            let mut bytes = seed.clone();
            damage(&mut bytes, 1 + rng.below(4), &mut rng);
            fuzzed::check(folder.path(), &bytes);
        }
    }
}
