//! Any bytes whatsoever, as an upload: recognised, refused or read, never a panic.

#![no_main]

#[path = "../../tests/it/laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    laws::check(bytes, None);
});
