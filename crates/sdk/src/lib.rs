//! What goes over the wire: the types of the JSON interface, and behind the feature `client` two small HTTP
//! clients: one of that interface, one of the pages.
//!
//! Amounts are integers in minor units with their currency beside them, never decimals.

#[cfg(feature = "client")]
pub mod api;
#[cfg(feature = "client")]
pub mod client;
mod report;
pub mod v1;

pub use report::{ClassBalance, Report, TrialBalance};
