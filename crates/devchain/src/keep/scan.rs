//! Reading the file of blocks from its beginning, and telling a block that was never finished from one that was damaged.

use alloy_primitives::B256;

use super::log::{HEAD, Log, RECORD_HEAD, RecordHead};
use super::{Cut, Damage, OpenError, failed};
use crate::block::Outline;
use crate::codec::Reader;

/// The smallest piece a disk writes. One that it has not written reads as zeros.
const SECTOR: usize = 512;

/// How the records end.
#[derive(Debug)]
pub(crate) enum End {
    /// With the file.
    Whole,
    /// With a block that was never finished.
    Unfinished(Cut),
    /// With something that was once whole.
    Damaged(Damage),
}

/// A record as it is handed over.
pub(crate) struct Record<'a> {
    pub(crate) outline: Outline,
    pub(crate) hash: B256,
    pub(crate) offset: u64,
    /// Where its body begins.
    pub(crate) body: u64,
    /// What it has changed, not yet read.
    pub(crate) changes: &'a [u8],
}

/// Hands over every record in its sequence and says how they end. `first` is the hash of the block before them.
pub(crate) fn scan(
    log: &Log,
    first: B256,
    mut each: impl FnMut(Record<'_>) -> Result<(), crate::codec::Garbled>,
) -> Result<End, OpenError> {
    let (mut offset, mut number, mut parent) = (HEAD, 1_u64, first);
    let end = log.end();
    while offset < end {
        let damage = |expected: &str| {
            let (file, expected) = (log.path().to_owned(), expected.to_owned());
            End::Damaged(Damage { file, offset, expected, last_good: Some(number - 1) })
        };
        let left = end - offset;
        let head_bytes = log.read(offset, left.min(RECORD_HEAD)).map_err(failed(log.path()))?;
        let Ok(head) = RecordHead::read(&head_bytes) else {
            return if never_begun(log, offset)? {
                Ok(unfinished(log, offset))
            } else {
                Ok(damage(&format!("the head of block {number}")))
            };
        };
        let body_offset = offset.saturating_add(RECORD_HEAD);
        let next = body_offset.saturating_add(head.length.into());
        if next > end {
            return Ok(unfinished(log, offset));
        }
        let body = log.read(body_offset, head.length.into()).map_err(failed(log.path()))?;
        if crc32fast::hash(&body) != head.check {
            return if next == end && ends_unwritten(&body) {
                Ok(unfinished(log, offset))
            } else {
                Ok(damage(&format!("block {number} with the check sum {:08x}", head.check)))
            };
        }
        let mut from = Reader::new(&body);
        let follows = |outline: &Outline| outline.header.number == number && outline.header.parent_hash == parent;
        let Some(outline) = Outline::read(&mut from).ok().filter(|it| head.number == number && follows(it)) else {
            return Ok(damage(&format!("block {number} after {parent}")));
        };
        let hash = outline.header.hash_slow();
        let changes = body.get(from.at()..).unwrap_or_default();
        if each(Record { outline, hash, offset, body: body_offset, changes }).is_err() {
            return Ok(damage(&format!("the changes of block {number}")));
        }
        (offset, number, parent) = (next, number + 1, hash);
    }
    Ok(End::Whole)
}

fn unfinished(log: &Log, offset: u64) -> End {
    End::Unfinished(Cut { file: log.path().to_owned(), offset, bytes: log.end() - offset })
}

/// Whether nothing but zeros stands from `offset` to the end, or too little for the head of a record.
fn never_begun(log: &Log, offset: u64) -> Result<bool, OpenError> {
    let left = log.end() - offset;
    let rest = log.read(offset, left).map_err(failed(log.path()))?;
    Ok(left < RECORD_HEAD || rest.iter().all(|byte| *byte == 0))
}

/// Whether the last record ends in zeros as a disk leaves them where it has not written. None ends in so many by itself.
fn ends_unwritten(body: &[u8]) -> bool {
    body.iter().rev().take_while(|byte| **byte == 0).count() >= SECTOR
}
