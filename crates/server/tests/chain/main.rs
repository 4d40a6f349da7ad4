//! The program at a chain: what its database keeps of it, and what it carries there, whatever fails in between.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

#[path = "../support/door.rs"]
mod door;
#[path = "../support/mod.rs"]
mod support;

mod booth;
mod events;
mod faults;
mod kills;
mod relays;
mod settling;
mod worlds;
