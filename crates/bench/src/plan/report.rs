//! The table.

use std::time::Duration;

use super::part::{Measured, OneOrder};

/// How many times the kernel's time the engine may take.
pub(crate) const LIMIT: u64 = 3;

/// What stands at the top of the columns; times are held against those of `other`.
pub(crate) fn head(other: &str) {
    println!("\n{:<46} {:>12} {other:>12} {:>8}", "", "measured", "ratio");
}

/// A time and nothing beside it.
pub(crate) fn time(name: &str, measured: Duration) {
    println!("{name:<46} {:>12}", seconds(measured));
}

/// A time beside another, and how many times that it is.
pub(crate) fn against(name: &str, measured: Duration, other: Duration) {
    let ratio = measured.as_micros() * 100 / other.as_micros().max(1);
    let ratio = format!("{}.{:02}x", ratio / 100, ratio % 100);
    println!("{name:<46} {:>12} {:>12} {ratio:>8}", seconds(measured), seconds(other));
}

/// The steps of a run, its memory, and the whole beside the kernel.
pub(crate) fn run(name: &str, measured: &Measured, kernel: Duration) {
    against(name, measured.times.together(), kernel);
    steps(measured);
    memory(measured);
}

/// The steps of a run.
pub(crate) fn steps(measured: &Measured) {
    time("  taking in the members", measured.times.begin);
    time("  adding the lines", measured.times.add);
    time("  computing", measured.times.finish);
}

/// How long estimates take to take one order in.
pub(crate) fn order(measured: &Measured) {
    let micros = |time: Duration| format!("{}.{:02} us", time.as_micros(), time.as_nanos() / 10 % 100);
    let OneOrder { mean, median, p99 } = measured.order;
    println!("\n{:<46} {:>12}", "one order into estimates, on the average", micros(mean));
    println!("{:<46} {:>12}", "  half of them at most", micros(median));
    println!("{:<46} {:>12}", "  99 in 100 at most", micros(p99));
    fact("wanted of one order", "50 us, at most");
    memory(measured);
}

fn memory(measured: &Measured) {
    println!("{:<46} {:>8} MiB", "  the most memory of the process", measured.peak / 1024);
}

/// A fact that is no time.
pub(crate) fn fact(name: &str, fact: &str) {
    println!("{name:<46} {fact}");
}

fn seconds(time: Duration) -> String {
    format!("{}.{:03} s", time.as_secs(), time.subsec_millis())
}
