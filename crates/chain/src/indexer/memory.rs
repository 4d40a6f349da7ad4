//! A sink that forgets with the process: for tests, and for whoever only looks at what there is.

use std::future::{Future, ready};

use super::model::{Batch, Event, Point};
use super::sink::{Sink, SinkError};

/// Events in memory.
#[derive(Debug, Clone, Default)]
pub struct MemorySink {
    points: Vec<Point>,
    events: Vec<Event>,
}

impl MemorySink {
    /// All events so far, in the chain's sequence.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Where it stands.
    #[must_use]
    pub fn stands_at(&self) -> Option<Point> {
        self.points.last().copied()
    }

    fn moved(&self, expected: Option<Point>) -> Result<(), SinkError> {
        if self.stands_at() == expected { Ok(()) } else { Err(SinkError::Moved) }
    }
}

impl Sink for MemorySink {
    fn cursor(&mut self) -> impl Future<Output = Result<Option<Point>, SinkError>> + Send {
        ready(Ok(self.stands_at()))
    }

    fn point_below(&mut self, number: u64) -> impl Future<Output = Result<Option<Point>, SinkError>> + Send {
        ready(Ok(self.points.iter().rev().find(|point| point.number < number).copied()))
    }

    fn apply(&mut self, after: Option<Point>, batch: &Batch) -> impl Future<Output = Result<(), SinkError>> + Send {
        let kept = self.moved(after);
        if kept.is_ok() {
            self.points.push(batch.last.point);
            self.events.extend_from_slice(&batch.events);
        }
        ready(kept)
    }

    fn rollback(&mut self, from: Point, to: Option<Point>) -> impl Future<Output = Result<(), SinkError>> + Send {
        let kept = self.moved(Some(from));
        if kept.is_ok() {
            let stays = |number: u64| to.is_some_and(|to| number <= to.number);
            self.points.retain(|point| stays(point.number));
            self.events.retain(|event| stays(event.block.number));
        }
        ready(kept)
    }
}
