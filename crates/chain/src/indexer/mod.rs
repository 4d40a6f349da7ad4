//! What the contracts said, carried into whatever keeps it: each event exactly once, in the chain's sequence, and taken back when
//! the chain takes it back.
//!
//! [`Indexer::step`] does one piece of work, and everything it knows is in its [`Sink`]: a program that was killed goes on where
//! the sink stands. Old blocks are read in long ranges, which grow and shrink with what the node is willing to answer. Blocks near the head are read
//! one by one, by their hash: a node that does not have a block says so, while an answer to a range that it has not reached is just shorter.
//! A hash that the node has another for, at the same height, is a reorganisation: the sink goes back to the last point that
//! both have. A node that is behind proves nothing, and is waited for.

mod follow;
mod memory;
mod model;
mod reader;
mod sink;

pub use follow::{IndexError, Indexer, Step};
pub use memory::MemorySink;
pub use model::{Batch, Block, Event, Follow, Point};
pub use sink::{Sink, SinkError};
