//! Taking transactions: run, written, durable, and only then seen by anybody.

use std::io;
use std::sync::Arc;

use alloy_eips::eip1559::{BaseFeeParams, calc_next_block_base_fee};
use alloy_primitives::{B256, Bytes};

use crate::block::{self, Block, Outline};
use crate::chain::{Devchain, Inner};
use crate::codec::{self, Reader};
use crate::execute::{Done, Surroundings, run};
use crate::keep::log::RECORD_HEAD;
use crate::keep::snapshot;
use crate::state::Changes;
use crate::transaction::{Refusal, Signed};

/// The state is copied at the earliest when the blocks have grown by so many bytes since the last time.
const SNAPSHOT_EVERY: u64 = 32 << 20;

/// Held by whoever adds a block.
#[derive(Debug)]
pub(crate) struct Writer {
    /// Why nothing is taken any more.
    refuses: Option<Refusal>,
    /// Where the blocks ended when the state was copied.
    copied_at: u64,
    /// How many bytes that copy had.
    copied_bytes: u64,
}

impl Writer {
    pub(crate) fn starting_at(end: u64) -> Self {
        Self { refuses: None, copied_at: end, copied_bytes: 0 }
    }

    /// One that changes nothing.
    pub(crate) fn looking() -> Self {
        Self { refuses: Some(Refusal::Looking), copied_at: 0, copied_bytes: 0 }
    }

    pub(crate) fn stop(&mut self, why: &io::Error) {
        self.refuses = Some(Refusal::Stopped(why.to_string()));
    }

    pub(crate) fn has_no_snapshot(&mut self) {
        self.copied_at = 0;
    }

    pub(crate) fn may_write(&self) -> Result<(), Refusal> {
        self.refuses.clone().map_or(Ok(()), Err)
    }
}

impl Inner {
    /// The block that would be made now.
    pub(crate) fn next(&self, chain: &Devchain) -> Surroundings {
        let (parent, gas_limit) = (self.index.last(), chain.genesis.gas_limit);
        let fee = |entry: &crate::index::Entry| {
            calc_next_block_base_fee(entry.gas_used, gas_limit, entry.base_fee, BaseFeeParams::ethereum())
        };
        Surroundings {
            chain_id: chain.genesis.chain_id,
            number: self.index.len(),
            timestamp: chain.next_timestamp(parent.map_or(0, |entry| entry.timestamp)),
            gas_limit,
            base_fee: parent.map_or(crate::genesis::FIRST_BASE_FEE, fee),
            parent: parent.map(|entry| entry.hash).unwrap_or_default(),
        }
    }
}

impl Devchain {
    /// Takes a signed transaction, as it is encoded for sending. It is in a durable block when this returns.
    ///
    /// # Errors
    /// When it is not taken; nothing has happened then.
    pub fn submit(&self, raw: &[u8]) -> Result<B256, Refusal> {
        let one = self.submit_all(&[Bytes::copy_from_slice(raw)]);
        one.into_iter().next().unwrap_or_else(|| Err(Refusal::Undecodable("nothing".to_owned())))
    }

    /// Takes transactions in their sequence, into one block that is made durable at once; into more when they do not fit into one.
    /// Whatever is refused stays out, and the others are taken. The answers are in the sequence of the transactions.
    pub fn submit_all(&self, raw: &[Bytes]) -> Vec<Result<B256, Refusal>> {
        let chain_id = self.genesis.chain_id;
        let decoded: Vec<_> = raw.iter().map(|raw| Signed::decode(raw, chain_id)).collect();
        let mut answers: Vec<Result<B256, Refusal>> =
            decoded.iter().map(|one| one.as_ref().map(|signed| signed.hash).map_err(Clone::clone)).collect();
        let mut places = Vec::new();
        let mut waiting = Vec::new();
        let Ok(mut writer) = self.writer.lock() else {
            return raw.iter().map(|_| Err(Refusal::Stopped("a fault in the program".to_owned()))).collect();
        };
        for (place, signed) in decoded.into_iter().enumerate() {
            let Ok(signed) = signed else { continue };
            if self.read().index.transaction(signed.hash).is_some() {
                set(&mut answers, place, Err(Refusal::Known(signed.hash)));
            } else {
                places.push(place);
                waiting.push(signed);
            }
        }
        let (mut places, mut waiting) = (places.as_slice(), waiting.as_slice());
        while !waiting.is_empty() {
            let made = self.make(&mut writer, waiting);
            let looked_at = made.as_ref().map_or(waiting.len(), Vec::len);
            let (now, later) = places.split_at(looked_at.min(places.len()));
            match made {
                Ok(fates) => {
                    let refused = now.iter().zip(fates).filter_map(|(place, fate)| fate.err().map(|why| (*place, why)));
                    refused.for_each(|(place, why)| set(&mut answers, place, Err(why)));
                }
                Err(why) => now.iter().for_each(|place| set(&mut answers, *place, Err(why.clone()))),
            }
            (places, waiting) = (later, waiting.get(looked_at..).unwrap_or_default());
        }
        answers
    }

    /// Makes a block with nothing in it.
    pub(crate) fn mine_empty(&self) -> Result<(), Refusal> {
        let stopped = |_| Refusal::Stopped("a fault in the program".to_owned());
        let mut writer = self.writer.lock().map_err(stopped)?;
        self.make(&mut writer, &[]).map(|_| ())
    }

    /// Runs as many of `waiting` as fit into a block, and adds it unless all are refused. Says what became of each.
    fn make(&self, writer: &mut Writer, waiting: &[Signed]) -> Result<Vec<Result<(), Refusal>>, Refusal> {
        writer.may_write()?;
        let (around, ran, before) = {
            let inner = self.read();
            let around = inner.next(self);
            let Some(latest) = inner.at(inner.latest()) else { return Ok(Vec::new()) };
            let ran = run(&latest, &around, waiting);
            (around, ran, inner.index.last().map(|entry| entry.state_root).unwrap_or_default())
        };
        let fates = ran.fates.iter().map(|fate| fate.as_ref().map(|_| ()).map_err(Clone::clone)).collect();
        let taken = |(signed, fate): (&Signed, Result<Done, Refusal>)| Some((signed.clone(), fate.ok()?));
        let done: Vec<_> = waiting.iter().zip(ran.fates).filter_map(taken).collect();
        if !done.is_empty() || waiting.is_empty() {
            let mut changes = codec::Writer::default();
            ran.changes.write(&mut changes);
            let block = Block::of(&around, block::commit(before, &changes.0), done);
            let added = self.add(block, ran.changes, &changes.0);
            added.map_err(|error| {
                writer.stop(&error);
                Refusal::Stopped(error.to_string())
            })?;
            self.time_used(around.timestamp);
            self.copy_state_if_due(writer);
        }
        Ok(fates)
    }

    /// Writes a block and, when it is durable, shows it.
    fn add(&self, block: Block, changes: Changes, encoded: &[u8]) -> io::Result<()> {
        let body = block.write(encoded);
        let garbled = |_| io::Error::from(io::ErrorKind::InvalidData);
        let outline = Outline::read(&mut Reader::new(&body)).map_err(garbled)?;
        let offset = self.log.append(block.header.number, &body)?;
        let mut inner = self.change();
        inner.state.apply(&changes);
        inner.index.add(&outline, block.hash, offset, offset.saturating_add(RECORD_HEAD));
        inner.remember(changes);
        drop(inner);
        // Nobody listening is no fault.
        let _ = self.news.send(Arc::new(block));
        Ok(())
    }

    fn copy_state_if_due(&self, writer: &mut Writer) {
        let grown = self.log.end().saturating_sub(writer.copied_at);
        // So that all copies together are not much more than the blocks.
        if grown < SNAPSHOT_EVERY.max(writer.copied_bytes) {
            return;
        }
        // A copy that could not be written is tried again later; the blocks are all there.
        writer.copied_at = self.log.end();
        if let Ok(bytes) = self.copy_state() {
            writer.copied_bytes = bytes;
        }
    }

    /// Copies the state beside the blocks, so that the next start is fast. It is done by itself as the blocks grow, too. Says how many
    /// bytes the copy has.
    ///
    /// # Errors
    /// When the system cannot write it. The copy before it, if there was one, is still there.
    pub fn copy_state(&self) -> io::Result<u64> {
        let Some(folder) = &self.folder else { return Ok(0) };
        if self.looks {
            return Err(io::Error::new(io::ErrorKind::ReadOnlyFilesystem, Refusal::Looking));
        }
        let inner = self.read();
        let hash = inner.index.last().map(|entry| entry.hash).unwrap_or_default();
        snapshot::write(folder, &self.origin, inner.latest(), hash, &inner.state)
    }
}

fn set(answers: &mut [Result<B256, Refusal>], place: usize, answer: Result<B256, Refusal>) {
    if let Some(slot) = answers.get_mut(place) {
        *slot = answer;
    }
}
