//! XML that is read as a feed, whether it looks like one or not.

#![no_main]

use feeds::Format;

#[path = "../../tests/it/laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    laws::check(bytes, Some(Format::GoogleRss));
    laws::check(bytes, Some(Format::GoogleAtom));
});
