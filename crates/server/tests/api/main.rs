//! The JSON interface, as programs use it. Every answer in these stories is held against the OpenAPI document.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it fails")]

mod attacks;
mod checkout;
mod holes;
mod keys;
mod management;
mod parcels;
mod payouts;
mod prices;
mod program;
mod scopes;
mod sharing;
#[path = "../support/mod.rs"]
mod support;
mod team;
