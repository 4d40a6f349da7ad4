//! A file may be of any size; the memory to read it may not.
//!
//! A program of its own, because it looks at how much memory the whole process ever took.

#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

use std::io::{BufWriter, Write};

use base::Currency;
use feeds::{Catalog, Dialect, Export, ReadOptions, Writer};

mod synthetic;

/// The most memory this process ever held, in KiB. `None` where the system does not say.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn memory_does_not_grow_with_the_file() {
    let mut file = tempfile::tempfile().unwrap();
    let mut writer = Writer::new(BufWriter::new(&file), Export::Shopify(Dialect::Classic)).unwrap();
    for number in 1..=40_000 {
        writer.write(&synthetic::product(number)).unwrap();
    }
    let written = writer.finish().unwrap();
    file.flush().unwrap();
    let size = file.metadata().unwrap().len();
    let before = peak();
    let mut catalog = Catalog::open(&file, "big.csv", ReadOptions::new(Currency::EUR)).unwrap();
    assert_eq!(catalog.by_ref().filter(Result::is_err).count(), 0);
    assert_eq!((catalog.report().products, catalog.report().rows), (40_000, written.rows));
    let (Some(before), Some(after)) = (before, peak()) else {
        println!("skipped: this system does not say how much memory a process takes");
        return;
    };
    let grown = (after - before) * 1024;
    println!("{} KiB for a file of {} KiB", grown / 1024, size / 1024);
    assert!(grown < 12 << 20, "{grown} bytes for a file of {size}");
    assert!(size > 24 << 20, "the file is far larger than that: {size}");
}
