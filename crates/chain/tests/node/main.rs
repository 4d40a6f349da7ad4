//! What speaks to nodes, against nodes that behave badly on purpose and against a real one.

#![expect(clippy::cast_possible_truncation, reason = "small random numbers")]
#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test may stop where it fails")]

mod anvil;
mod deploying;
mod http;
mod indexer_anvil;
mod indexer_fork;
mod keys;
mod relayer_anvil;
mod relayer_pool;
mod shop;
