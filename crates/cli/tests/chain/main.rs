//! `astra chain` as people and their tools use it: the built program, asked by cast and viem as npm brings them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod cast;
mod deployed;
mod program;
mod runs;
mod viem;
