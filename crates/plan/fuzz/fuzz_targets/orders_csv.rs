//! Any bytes as a file of order lines: refused with the line, or run over, never a panic.

#![no_main]

use std::sync::LazyLock;

#[path = "../../../runs/tests/fuzzed/mod.rs"]
mod fuzzed;

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(fuzzed::folder);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    fuzzed::check(FOLDER.path(), bytes);
});
