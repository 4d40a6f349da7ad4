//! The chain: opened, kept, and looked at as it was after each of its latest blocks.

use std::collections::VecDeque;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use alloy_primitives::{Address, B256, U256};
use base::Clock;
use revm::bytecode::Bytecode;
use tokio::sync::broadcast;

use crate::block::{Block, Outline};
use crate::codec::{Garbled, Reader};
use crate::dev::Time;
use crate::genesis::Genesis;
use crate::index::Index;
use crate::keep::log::{Log, Origin};
use crate::keep::scan::{End, scan};
use crate::keep::snapshot::Snapshot;
use crate::keep::{Cut, Damage, OpenError, failed, genesis as kept, snapshot};
use crate::state::{Account, Changes, State, View};
use crate::submit::Writer;

/// The state of so many blocks before the latest can be asked about; that of older ones is no longer at hand.
pub const STATES_KEPT: u64 = 256;

/// News wait for so many blocks for a listener that is behind; then it misses some and is told so.
pub(crate) const NEWS: usize = 1024;

/// What every reader sees: all blocks that are durable, none that is not.
#[derive(Debug, Default)]
pub(crate) struct Inner {
    pub(crate) state: State,
    pub(crate) index: Index,
    /// What the latest blocks have changed, the latest last.
    pub(crate) recent: VecDeque<Arc<Changes>>,
}

impl Inner {
    /// The number of the latest block.
    pub(crate) fn latest(&self) -> u64 {
        self.index.len().saturating_sub(1)
    }

    /// The oldest block whose state is at hand.
    pub(crate) fn oldest(&self) -> u64 {
        self.latest().saturating_sub(u64::try_from(self.recent.len()).unwrap_or(u64::MAX))
    }

    pub(crate) fn remember(&mut self, changes: Changes) {
        self.recent.push_back(Arc::new(changes));
        if u64::try_from(self.recent.len()).unwrap_or(u64::MAX) > STATES_KEPT {
            self.recent.pop_front();
        }
    }

    /// The chain as it was after block `number`, if that is at hand.
    pub(crate) fn at(&self, number: u64) -> Option<At<'_>> {
        let back = usize::try_from(self.latest().checked_sub(number)?).ok()?;
        let skipped = self.recent.len().checked_sub(back)?;
        Some(At { inner: self, skipped })
    }
}

/// The chain as it was after one of the latest blocks.
pub(crate) struct At<'a> {
    inner: &'a Inner,
    /// How many of the recent blocks are not after it.
    skipped: usize,
}

impl View for At<'_> {
    fn account(&self, address: Address) -> Option<Account> {
        let later = self.inner.recent.iter().skip(self.skipped).find_map(|changes| changes.of(address));
        later.map_or_else(|| self.inner.state.account(address), |change| change.before)
    }

    fn slot(&self, address: Address, slot: U256) -> U256 {
        let change = |changes: &Arc<Changes>| {
            let slots = &changes.of(address)?.slots;
            let place = slots.binary_search_by(|change| change.slot.cmp(&slot)).ok()?;
            slots.get(place).map(|change| change.before)
        };
        let later = self.inner.recent.iter().skip(self.skipped).find_map(change);
        later.unwrap_or_else(|| self.inner.state.slot(address, slot))
    }

    fn code(&self, hash: B256) -> Option<Bytecode> {
        self.inner.state.code(hash)
    }

    fn block_hash(&self, number: u64) -> B256 {
        self.inner.index.block(number).map(|entry| entry.hash).unwrap_or_default()
    }
}

/// A chain in this process. One thread at a time changes it; any number looks at it.
#[derive(Debug)]
pub struct Devchain {
    pub(crate) genesis: Genesis,
    pub(crate) origin: Origin,
    pub(crate) first: Block,
    pub(crate) folder: Option<PathBuf>,
    pub(crate) log: Log,
    pub(crate) inner: RwLock<Inner>,
    pub(crate) writer: Mutex<Writer>,
    pub(crate) time: Mutex<Time>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) news: broadcast::Sender<Arc<Block>>,
    /// Whether another process may have it, so that nothing is changed here.
    pub(crate) looks: bool,
    pub(crate) cut: Option<Cut>,
    /// Held as long as the chain is open.
    pub(crate) _lock: Option<File>,
}

impl Devchain {
    /// Opens the chain in `folder`, or begins it there; without a folder it is in memory and gone with the process. What it began with
    /// is kept in the folder, for [`Devchain::begin_or_open`].
    ///
    /// # Errors
    /// When another process has it open, when it is another chain's or began otherwise, and when something in it is not as it was
    /// written. A block that was not written to its end, which nobody was told of, is cut off ([`Devchain::cut`]).
    pub fn open(folder: Option<&Path>, genesis: &Genesis, clock: Arc<dyn Clock>) -> Result<Arc<Self>, OpenError> {
        let lock = folder.map(lock).transpose()?;
        Self::locked(folder, lock, genesis, clock)
    }

    /// Opens the chain in `folder` by what is kept there of its beginning, or begins it with what `begin` says.
    ///
    /// # Errors
    /// As [`Devchain::open`]; and when blocks are there, but not what they began with, or when that is not readable or another's.
    pub fn begin_or_open(
        folder: &Path,
        begin: impl FnOnce() -> Genesis,
        clock: Arc<dyn Clock>,
    ) -> Result<Arc<Self>, OpenError> {
        let lock = lock(folder)?;
        let genesis = Genesis::kept_in(folder)?.unwrap_or_else(begin);
        Self::locked(Some(folder), Some(lock), &genesis, clock).map_err(|error| kept::not_of_the_blocks(folder, error))
    }

    fn locked(
        folder: Option<&Path>,
        lock: Option<File>,
        genesis: &Genesis,
        clock: Arc<dyn Clock>,
    ) -> Result<Arc<Self>, OpenError> {
        let changes = genesis.changes();
        let (first, origin) = genesis.block(&changes);
        let (log, found) = match folder {
            None => (Log::in_memory(), None),
            Some(folder) => {
                let path = folder.join("blocks");
                // Before the first block, so that there are none without it.
                if !path.exists() {
                    kept::write(folder, genesis)?;
                }
                let log = Log::open(&path, &origin)?;
                if !kept::is_kept(folder) {
                    kept::write(folder, genesis)?;
                }
                (log, snapshot::read(folder, &origin)?)
            }
        };
        let (mut inner, cut) = replay(&log, &first, &changes, found)?;
        if let Some(cut) = &cut {
            log.truncate(cut.offset).map_err(failed(log.path()))?;
        }
        recall(&log, &mut inner)?;
        Ok(Arc::new(Self {
            writer: Mutex::new(Writer::starting_at(log.end())),
            genesis: Genesis { alloc: Default::default(), ..*genesis },
            origin,
            first,
            folder: folder.map(Path::to_owned),
            log,
            inner: RwLock::new(inner),
            time: Mutex::default(),
            clock,
            news: broadcast::channel(NEWS).0,
            looks: false,
            cut,
            _lock: lock,
        }))
    }

    /// What was cut off when it was opened.
    #[must_use]
    pub fn cut(&self) -> Option<&Cut> {
        self.cut.as_ref()
    }

    pub(crate) fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn change(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(crate) fn lock(folder: &Path) -> Result<File, OpenError> {
    std::fs::create_dir_all(folder).map_err(failed(folder))?;
    let path = folder.join("lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(failed(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(OpenError::InUse(folder.to_owned())),
        Err(std::fs::TryLockError::Error(error)) => Err(failed(&path)(error)),
    }
}

/// Reads all blocks. Only what comes after the copy of the state is run through it.
pub(crate) fn replay(
    log: &Log,
    first: &Block,
    genesis: &Changes,
    found: Option<Snapshot>,
) -> Result<(Inner, Option<Cut>), OpenError> {
    let mut inner = Inner::default();
    let copied = found.as_ref().map(|snapshot| (snapshot.number, snapshot.hash));
    match found {
        Some(snapshot) => inner.state = snapshot.state,
        None => inner.state.apply(genesis),
    }
    let outline = Outline { header: first.header.clone(), transactions: Vec::new(), logs: Vec::new() };
    inner.index.add(&outline, first.hash, 0, 0);
    let end = scan(log, first.hash, |record| {
        if copied.is_none_or(|(number, _)| record.outline.header.number > number) {
            inner.state.apply(&changes_of(record.changes)?);
        }
        inner.index.add(&record.outline, record.hash, record.offset, record.body);
        Ok(())
    })?;
    let cut = match end {
        End::Damaged(damage) => return Err(OpenError::Damaged(damage)),
        End::Unfinished(cut) => Some(cut),
        End::Whole => None,
    };
    if let Some((number, hash)) = copied
        && inner.index.block(number).is_none_or(|entry| entry.hash != hash)
    {
        let (file, offset) = (log.path().to_owned(), cut.map_or(log.end(), |cut| cut.offset));
        let expected = format!("block {number} with the hash {hash}, of which there is a copy of the state");
        return Err(OpenError::Damaged(Damage { file, offset, expected, last_good: Some(inner.latest()) }));
    }
    Ok((inner, cut))
}

/// The changes at the end of a record.
pub(crate) fn changes_of(bytes: &[u8]) -> Result<Changes, Garbled> {
    let mut from = Reader::new(bytes);
    let changes = Changes::read(&mut from)?;
    let ended = from.take(4)? == crate::block::END && from.is_done();
    ended.then_some(changes).ok_or(Garbled)
}

/// Reads what the latest blocks have changed.
pub(crate) fn recall(log: &Log, inner: &mut Inner) -> Result<(), OpenError> {
    let latest = inner.latest();
    for number in latest.saturating_sub(STATES_KEPT).saturating_add(1)..=latest {
        let Some(entry) = inner.index.block(number) else { continue };
        let body = log.body(entry.offset).map_err(failed(log.path()))?;
        let mut from = Reader::new(&body);
        let outline = Outline::read(&mut from);
        // Whoever only looks may find another block there that has taken the place of this one.
        let same = outline.and_then(|it| (it.header.hash_slow() == entry.hash).then_some(()).ok_or(Garbled));
        let read = same.and_then(|()| changes_of(body.get(from.at()..).unwrap_or_default()));
        let changes = read.map_err(|_| std::io::Error::from(std::io::ErrorKind::InvalidData));
        inner.remember(changes.map_err(failed(log.path()))?);
    }
    Ok(())
}
