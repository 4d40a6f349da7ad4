//! The contracts as Rust sees them: their calls and events, what people sign for them, the trees that payouts are claimed by,
//! and how the market divides an order. That it is the same as what the contracts compute is held by the cases
//! that the contracts' own tests write down (`contracts/vectors`).
//!
//! [`indexer`] carries what the contracts said into a database; [`relayer`] sends what people have signed. They take any of alloy's
//! providers, so a node behind HTTP and one in the same process are the same to them. [`deploy`] puts all contracts on a chain, and
//! looks whether they are as they should be.

pub mod client;
pub mod contracts;
pub mod deploy;
pub mod indexer;
pub mod merkle;
pub mod messages;
pub mod node;
pub mod payouts;
pub mod relayer;
pub mod reverts;
pub mod settle;
pub mod shares;
pub mod signer;
#[cfg(feature = "testing")]
pub mod testing;

pub use alloy_primitives::aliases::{U40, U96};
pub use alloy_primitives::{Address, B256, Bytes, U256};
pub use alloy_provider::Provider;
pub use alloy_sol_types::SolCall;
