//! The contracts as Rust sees them: their calls and events, what people sign for them, the trees that payouts are claimed by,
//! and how the market divides an order.
//!
//! Everything here is computed; nothing speaks to a node. That it is the same as what the contracts compute is held by the cases
//! that the contracts' own tests write down (`contracts/vectors`).

pub mod contracts;
pub mod merkle;
pub mod messages;
pub mod payouts;
pub mod shares;

pub use alloy_primitives::aliases::{U40, U96};
pub use alloy_primitives::{Address, B256, U256};
