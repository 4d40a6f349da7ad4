use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// 2024-01-01T00:00:00Z: ids count from here, which leaves room until 2093.
const EPOCH_MILLIS: i64 = 1_704_067_200_000;
const NODE_BITS: u32 = 10;
const SEQUENCE_BITS: u32 = 12;

/// Makes ids that grow with time and never repeat: 41 bits of milliseconds, 10 bits of node, 12 bits of sequence.
///
/// A node takes its number from the database when it opens it, so two nodes of the latest 1,024 to start never share one.
#[derive(Debug)]
pub(crate) struct IdGenerator {
    node: i64,
    /// Milliseconds and sequence of the last id. A burst beyond 4,096 in a millisecond borrows from the next.
    last: AtomicI64,
}

impl IdGenerator {
    pub(crate) fn new(starts: i64) -> Self {
        Self { node: starts & ((1 << NODE_BITS) - 1), last: AtomicI64::new(0) }
    }

    pub(crate) fn next(&self) -> i64 {
        let now = millis_since_epoch() << SEQUENCE_BITS;
        let previous = self
            .last
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| Some(now.max(last + 1)))
            .unwrap_or_default();
        let tick = now.max(previous + 1);
        let (millis, sequence) = (tick >> SEQUENCE_BITS, tick & ((1 << SEQUENCE_BITS) - 1));
        (millis << (NODE_BITS + SEQUENCE_BITS)) | (self.node << SEQUENCE_BITS) | sequence
    }

    /// An id below all that are made from `millis` ago on, by any node whose clock is right.
    pub(crate) fn before(millis: i64) -> i64 {
        (millis_since_epoch() - millis).max(0) << (NODE_BITS + SEQUENCE_BITS)
    }
}

#[expect(clippy::disallowed_methods, reason = "an id is in the order of its making; no rule of the business reads it")]
fn millis_since_epoch() -> i64 {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |span| span.as_millis());
    (i64::try_from(since_1970).unwrap_or(i64::MAX) - EPOCH_MILLIS).max(0)
}

#[cfg(test)]
mod tests {
    use super::IdGenerator;

    #[test]
    fn ids_grow_and_never_repeat_even_in_a_burst() {
        let ids = IdGenerator::new(1023);
        let burst: Vec<_> = (0..20_000).map(|_| ids.next()).collect();
        assert!(burst.is_sorted_by(|a, b| a < b));
        assert!(burst[0] > 0);
        let other = IdGenerator::new(1024);
        assert_ne!(ids.node, other.node);
    }

    #[test]
    fn ids_tell_how_old_they_are() {
        let id = IdGenerator::new(5).next();
        assert!(IdGenerator::before(60_000) < id);
        assert!(IdGenerator::before(-60_000) > id);
    }
}
