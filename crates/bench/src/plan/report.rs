//! The table.

use std::time::Duration;

use super::part::Measured;

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
pub(crate) fn run(name: &str, measured: &Measured, kernel: Option<Duration>) {
    let whole = measured.times.together();
    match kernel {
        Some(kernel) => against(name, whole, kernel),
        None => time(name, whole),
    }
    steps(measured);
    memory(measured);
}

/// The steps of a run.
pub(crate) fn steps(measured: &Measured) {
    time("  taking in the members", measured.times.begin);
    time("  adding the lines", measured.times.add);
    time("  computing", measured.times.finish);
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
