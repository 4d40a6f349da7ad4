//! Double-entry books.
//!
//! Balances change only through [`book`], once in a transaction; [`post`] is its short form for one movement. A [`Posting`] whose entries do not sum to zero in its
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
    Audit, Balance, ClassTotal, Step, TrialBalance, audit, balances, book, class_totals, post, trial_balance,
};

/// The schema of the books.
pub const MIGRATIONS: &[db::Migration] =
    &[db::Migration { name: "0001_ledger", sql: include_str!("../migrations/0001_ledger.sql") }];
