//! What goes over the wire: the types of the JSON interface, and behind the feature `client` a small HTTP client.
//!
//! Amounts are integers in minor units with their currency beside them, never decimals.

#[cfg(feature = "client")]
pub mod client;
mod report;

pub use report::{ClassBalance, Report, TrialBalance};
