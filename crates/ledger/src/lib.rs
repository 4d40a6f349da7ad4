//! Double-entry books.
//!
//! Balances change only through [`post`], [`settle`] and [`void`]. A [`Posting`] whose entries do not sum to zero in its
//! currency cannot be built. The movements of the business are in [`postings`], one file each; the chart of accounts is in
//! [`Class`]; both are told in docs/money.md.

#![deny(clippy::float_arithmetic)]

mod account;
mod error;
mod posting;
pub mod postings;
mod store;

pub use account::{Account, Class};
pub use error::LedgerError;
pub use posting::{Posting, Reason, State};
pub use store::{
    Audit, Balance, ClassTotal, TrialBalance, audit, balances, class_totals, post, settle, trial_balance, void,
};

/// The schema of the books.
pub const MIGRATIONS: &[db::Migration] =
    &[db::Migration { name: "0001_ledger", sql: include_str!("../migrations/0001_ledger.sql") }];
