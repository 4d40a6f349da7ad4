//! Chains that change their mind, behind nodes that are not to be relied on: for tests of whatever follows a chain or sends to one.

#![expect(clippy::cast_possible_truncation, reason = "small random numbers")]
#![expect(clippy::panic, clippy::unwrap_used, reason = "test support: a broken test set-up should stop the test")]
#![allow(missing_docs, missing_debug_implementations, reason = "as in the tests that it was made for")]

mod canned;
mod fake;
mod faulty;
mod fork;
mod foundry;
mod fragile;
mod pool;
pub mod trade;

pub use canned::Canned;
pub use fake::{Answers, Fake, Fault};
pub use faulty::Faulty;
pub use fork::{CHAIN, Fork, OURS};
pub use foundry::{Anvil, tool};
pub use fragile::Fragile;
pub use pool::{MARKET, Pool, bad, order, paying};
