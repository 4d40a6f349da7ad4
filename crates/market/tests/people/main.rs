//! Stories about people, terms and networks. Each runs on both databases.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod accounts;
mod boutiques;
mod collections;
mod credit;
mod invitations;
mod organisations;
mod terms;
mod town;
mod tree;
