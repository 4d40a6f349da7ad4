//! The same scenarios on the embedded chain and on Anvil: what a shop, a brand, a seller and a customer do, over connections that
//! break, with answers that are late, twice or old, and on chains that take blocks back.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test may stop where it fails")]

#[path = "../support/door.rs"]
mod door;

mod bad_input;
mod faults;
mod forks;
mod node;
mod orders;
mod payouts;
mod same;
mod town;

/// Each scenario on each kind of node.
macro_rules! on_every_node {
    ($($scenario:ident),* $(,)?) => {
        mod in_process { $(#[tokio::test] async fn $scenario() { super::$scenario($crate::node::Kind::InProcess).await; })* }
        mod over_http { $(#[tokio::test] async fn $scenario() { super::$scenario($crate::node::Kind::Http).await; })* }
        mod anvil { $(#[tokio::test] async fn $scenario() { super::$scenario($crate::node::Kind::Anvil).await; })* }
    };
}

pub(crate) use on_every_node;
