//! Going back to the last whole block, for whoever decides to.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::chain::lock;
use crate::genesis::Genesis;
use crate::keep::log::Log;
use crate::keep::scan::{End, scan};
use crate::keep::{OpenError, failed, snapshot, sync_folder};

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// The last block that is there.
    pub latest: u64,
    /// Where everything after it was put, if there was anything.
    pub removed: Option<PathBuf>,
}

/// Makes a chain that was refused as damaged one that opens: it ends with its last whole block, and what came after is kept in a
/// file of its own. A copy of the state is taken away; the next start makes the state from the blocks.
///
/// # Errors
/// When the folder belongs to another chain, is in use, or the system refuses. The blocks are as they were then.
pub fn recover(folder: &Path, genesis: &Genesis) -> Result<Recovered, OpenError> {
    let (first, origin) = genesis.block(&genesis.changes());
    let _lock = lock(folder)?;
    let path = folder.join("blocks");
    let log = Log::open(&path, &origin)?;
    let mut latest = 0;
    let end = scan(&log, first.hash, |record| {
        crate::chain::changes_of(record.changes)?;
        latest = record.outline.header.number;
        Ok(())
    })?;
    let offset = match end {
        End::Whole => None,
        End::Unfinished(cut) => Some(cut.offset),
        End::Damaged(damage) => Some(damage.offset),
    };
    let mut removed = None;
    if let Some(offset) = offset {
        let rest = log.read(offset, log.end().saturating_sub(offset)).map_err(failed(&path))?;
        let kept = folder.join(format!("blocks.removed-from-{offset}"));
        fs::write(&kept, rest).and_then(|()| File::open(&kept)?.sync_all()).map_err(failed(&kept))?;
        sync_folder(folder).map_err(failed(folder))?;
        removed = Some(kept);
    }
    snapshot::remove(folder).map_err(failed(folder))?;
    if let Some(offset) = offset {
        log.truncate(offset).map_err(failed(&path))?;
    }
    Ok(Recovered { latest, removed })
}
