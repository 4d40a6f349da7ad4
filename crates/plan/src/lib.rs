//! The compensation engine: who earns what of a sale, and why.
//!
//! A brand gives up part of a line's price as commission; that part is the *pot*. A merchant's [`Plan`] is one document with
//! two parts, of which it has either or both. Its [`SaleRules`] say how the pot is divided at once between the seller, the
//! seller's upline, the platform and the merchant's pool; the merchant keeps the rest. Its [`period::Rules`] say what a month
//! pays besides.
//!
//! For a sale the engine is one function, [`shares`]: rules and one sold line go in, the [`Share`] of everybody comes out,
//! each with its [`Because`]. For a period it is [`period::Run`]: members and order lines go in, ranks and earnings come out,
//! and each can be explained. Nothing here does IO, reads a clock, draws a random number or computes with floats, so the
//! same sale gives the same shares wherever and whenever it is computed again.
//!
//! The language of the plan document is described in `docs/plans.md`.

#![deny(clippy::float_arithmetic)]

mod amount;
mod document;
pub mod period;
mod sale;
mod share;
mod shares;
mod walk;

pub use document::{Plan, PlanError, Problem, SaleRules};
pub use sale::{Line, Member, Position, Sale, SaleError};
pub use share::{Because, Part, Payee, Share, Unearned, Why};
pub use shares::shares;
