//! What only a chain for trying things out allows: moving its time, and taking blocks back.

use std::io;
use std::sync::PoisonError;

use crate::block::Outline;
use crate::chain::Devchain;
use crate::codec::Reader;
use crate::keep::log::HEAD;
use crate::keep::snapshot;
use crate::transaction::Refusal;

/// How the time of the chain differs from the clock's.
#[derive(Debug, Default)]
pub(crate) struct Time {
    /// Seconds by which it is ahead.
    ahead: u64,
    /// The time of the next block, if that was set.
    next: Option<u64>,
}

/// Why time was not moved, or blocks were not taken back.
#[derive(Debug, thiserror::Error)]
pub enum DevError {
    /// Only a chain that was opened for trying things out allows it.
    #[error("this chain does not allow that: it was not opened for development")]
    NotDev,
    /// Time only goes forward.
    #[error("block {latest} is of second {earliest}; the next cannot be of second {asked}")]
    Backwards {
        /// The latest block.
        latest: u64,
        /// Its time.
        earliest: u64,
        /// What was asked for.
        asked: u64,
    },
    /// No such mark.
    #[error("there is no block {0} to go back to")]
    NoBlock(u64),
    /// The folder could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// No block could be made.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl Devchain {
    /// The time a block would have that was made now, in seconds: the clock's, never before that of the block before it. Blocks of
    /// the same second have the same time.
    pub(crate) fn next_timestamp(&self, parent: u64) -> u64 {
        let time = self.time.lock().unwrap_or_else(PoisonError::into_inner);
        let clock = u64::try_from(self.clock.now().as_millis() / 1000).unwrap_or_default();
        time.next.unwrap_or_else(|| clock.saturating_add(time.ahead)).max(parent)
    }

    /// A block has been made: from its time on the clock goes on.
    pub(crate) fn time_used(&self, timestamp: u64) {
        let mut time = self.time.lock().unwrap_or_else(PoisonError::into_inner);
        if time.next.take().is_some() {
            let clock = u64::try_from(self.clock.now().as_millis() / 1000).unwrap_or_default();
            time.ahead = timestamp.saturating_sub(clock);
        }
    }

    fn for_development(&self) -> Result<(), DevError> {
        match (self.genesis.dev, self.looks) {
            (true, false) => Ok(()),
            (true, true) => Err(Refusal::Looking.into()),
            (false, _) => Err(DevError::NotDev),
        }
    }

    /// Moves the time of the chain forward by `seconds`; says by how much it is ahead of the clock altogether.
    ///
    /// # Errors
    /// Unless the chain is one for development.
    pub fn advance_time(&self, seconds: u64) -> Result<u64, DevError> {
        self.for_development()?;
        let mut time = self.time.lock().unwrap_or_else(PoisonError::into_inner);
        time.ahead = time.ahead.saturating_add(seconds);
        Ok(time.ahead)
    }

    /// Sets the time of the next block, in seconds.
    ///
    /// # Errors
    /// Unless the chain is one for development, and when it is before the latest block.
    pub fn set_next_time(&self, asked: u64) -> Result<(), DevError> {
        self.for_development()?;
        let (latest, earliest) = {
            let inner = self.read();
            (inner.latest(), inner.index.last().map_or(0, |entry| entry.timestamp))
        };
        if asked < earliest {
            return Err(DevError::Backwards { latest, earliest, asked });
        }
        self.time.lock().unwrap_or_else(PoisonError::into_inner).next = Some(asked);
        Ok(())
    }

    /// Makes a block with nothing in it.
    ///
    /// # Errors
    /// Unless the chain is one for development, and when the folder cannot be written.
    pub fn mine(&self) -> Result<(), DevError> {
        self.for_development()?;
        Ok(self.mine_empty()?)
    }

    /// Takes back every block after `number`, in the folder too.
    ///
    /// # Errors
    /// Unless the chain is one for development, when there is no such block, and when the folder cannot be written.
    pub fn revert_to(&self, number: u64) -> Result<(), DevError> {
        self.for_development()?;
        let Ok(mut writer) = self.writer.lock() else { return Err(Refusal::Stopped(String::new()).into()) };
        writer.may_write()?;
        let mut inner = self.change();
        let latest = inner.latest();
        if number > latest {
            return Err(DevError::NoBlock(number));
        }
        // Read first: what cannot be read is not half undone.
        let mut bodies = Vec::new();
        for undone in (number + 1..=latest).rev() {
            let Some(entry) = inner.index.block(undone) else { return Err(DevError::NoBlock(undone)) };
            let body = self.log.body(entry.offset)?;
            let mut from = Reader::new(&body);
            let garbled = |_| io::Error::from(io::ErrorKind::InvalidData);
            let outline = Outline::read(&mut from).map_err(garbled)?;
            let changes = crate::chain::changes_of(body.get(from.at()..).unwrap_or_default()).map_err(garbled)?;
            bodies.push((outline, changes));
        }
        let end = inner.index.block(number + 1).map_or(self.log.end(), |entry| entry.offset).max(HEAD);
        // The copy of the state may be of a block that goes; without one a start only takes longer.
        if let Some(folder) = &self.folder {
            snapshot::remove(folder)?;
        }
        writer.has_no_snapshot();
        self.log.truncate(end).inspect_err(|error| writer.stop(error))?;
        for (outline, changes) in &bodies {
            inner.state.undo(changes);
            inner.index.remove_last(outline);
            inner.recent.pop_back();
        }
        Ok(())
    }
}
