//! What keeps the events.

use std::future::Future;

use super::model::{Batch, Point};
use crate::node::StoreFailure;

/// Why something was not kept. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum SinkError {
    /// Somebody else has moved the sink since it was asked where it stands.
    #[error("another indexer has moved the sink in the meantime")]
    Moved,
    /// The store failed.
    #[error("events cannot be kept: {0}")]
    Store(#[from] StoreFailure),
}

/// What keeps the events, and where it stands. Each change is one transaction: the events, what follows from them and the cursor, or
/// nothing.
///
/// A sink keeps the last block of each batch as a point it may have to go back to. It may forget some of the old ones: a
/// reorganisation below those that are left takes more back than it would have to, and it is read again.
pub trait Sink: Send {
    /// The last block whose events are in here; `None` before the first.
    fn cursor(&mut self) -> impl Future<Output = Result<Option<Point>, SinkError>> + Send;

    /// The highest kept point below the block `number`.
    fn point_below(&mut self, number: u64) -> impl Future<Output = Result<Option<Point>, SinkError>> + Send;

    /// Takes a batch in and moves the cursor to its last block.
    ///
    /// # Errors
    /// [`SinkError::Moved`] when the cursor is not `after`.
    fn apply(&mut self, after: Option<Point>, batch: &Batch) -> impl Future<Output = Result<(), SinkError>> + Send;

    /// Takes back everything above the kept point `to`, or everything, and moves the cursor there.
    ///
    /// # Errors
    /// [`SinkError::Moved`] when the cursor is not `from`.
    fn rollback(&mut self, from: Point, to: Option<Point>) -> impl Future<Output = Result<(), SinkError>> + Send;
}
