//! Tables that are read as what the first byte says, so that the reader cannot hide behind refusing them.

#![no_main]

use feeds::{Delimiter, Format};

#[path = "../../tests/it/laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((choice, table)) = bytes.split_first() else { return };
    let delimiter = [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab, Delimiter::Pipe][usize::from(choice & 3)];
    let format = match choice >> 2 & 3 {
        0 | 1 => Format::Shopify { delimiter },
        2 => Format::WooCommerce { delimiter },
        _ => Format::GoogleText { delimiter },
    };
    laws::check(table, Some(format));
});
