//! Catalog files as shops really write them, read, refused and written again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it fails")]

mod damaged;
mod google;
mod kinds;
mod laws;
mod mutations;
mod real_files;
mod round_trip;
mod shopify;
mod support;
mod woocommerce;
