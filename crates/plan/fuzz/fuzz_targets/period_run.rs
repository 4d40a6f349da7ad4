//! Any small network and what it sold, with one of the plans that are beside the tests: what holds for every run holds.

#![no_main]

use std::sync::LazyLock;

use plan::period::Rules;

#[path = "../../tests/fuzzed/mod.rs"]
mod fuzzed;

static RULES: LazyLock<Vec<Rules>> = LazyLock::new(fuzzed::rules);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((choice, network)) = bytes.split_first() else { return };
    fuzzed::laws::check(&RULES[usize::from(*choice) % RULES.len()], network);
});
