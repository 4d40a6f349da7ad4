//! Looking at a chain that another process may have open and be writing to.

use std::path::Path;
use std::sync::{Arc, Mutex, RwLock};

use base::Clock;
use tokio::sync::broadcast;

use crate::block::Block;
use crate::chain::{Devchain, Inner, NEWS, recall, replay};
use crate::genesis::Genesis;
use crate::keep::log::{Log, Origin};
use crate::keep::{OpenError, failed, snapshot};
use crate::state::Changes;
use crate::submit::Writer;

/// How often it is looked again when something does not fit together.
const LOOKS: usize = 64;

/// So often the same must have been found wrong before it is believed to be so.
const SURE: usize = 3;

impl Devchain {
    /// The chain in `folder` as it is now, to be looked at: nothing is changed, no lock is taken, and whoever has it open goes on. What
    /// it shows stays as it was when this was called; a block that is not written to its end is not there yet. Whatever would change
    /// it is refused ([`crate::Refusal::Looking`]). When blocks are taken back meanwhile (only a chain for development allows it), those can
    /// no longer be read.
    ///
    /// [`Genesis::kept_in`] has what it began with.
    ///
    /// # Errors
    /// When there is no chain, when it is another chain's or began otherwise, and when something in it is not as it was written.
    pub fn look(folder: &Path, genesis: &Genesis, clock: Arc<dyn Clock>) -> Result<Arc<Self>, OpenError> {
        let changes = genesis.changes();
        let (first, origin) = genesis.block(&changes);
        let (log, inner) = look_until_sure(|| glance(folder, &changes, &first, &origin))?;
        Ok(Arc::new(Self {
            writer: Mutex::new(Writer::looking()),
            genesis: Genesis { alloc: Default::default(), ..*genesis },
            origin,
            first,
            folder: Some(folder.to_owned()),
            log,
            inner: RwLock::new(inner),
            time: Mutex::default(),
            clock,
            news: broadcast::channel(NEWS).0,
            looks: true,
            cut: None,
            _lock: None,
        }))
    }

    /// Whether this is a chain that is only looked at.
    #[must_use]
    pub fn is_look(&self) -> bool {
        self.looks
    }
}

/// Between two reads the other process may have put a new copy of the state in place, or taken blocks back; so what does not fit
/// together is looked at again.
fn look_until_sure<T>(mut glance: impl FnMut() -> Result<T, OpenError>) -> Result<T, OpenError> {
    let (mut told, mut times) = (String::new(), 0);
    for _ in 0..LOOKS {
        let error = match glance() {
            Ok(seen) => return Ok(seen),
            Err(error) => error,
        };
        let same = error.to_string();
        times = if same == told { times + 1 } else { 1 };
        if times >= SURE {
            return Err(error);
        }
        told = same;
    }
    glance()
}

fn glance(folder: &Path, changes: &Changes, first: &Block, origin: &Origin) -> Result<(Log, Inner), OpenError> {
    // The copy first: the blocks that are found afterwards are at least those it is of.
    let found = snapshot::read(folder, origin)?;
    let log = Log::look(&folder.join("blocks"), origin)?;
    let (mut inner, unfinished) = replay(&log, first, changes, found)?;
    if let Some(unfinished) = unfinished {
        log.ends_at(unfinished.offset);
    }
    recall(&log, &mut inner)?;
    // The other process may be about to; what is told here must not be gone after the machine stopped.
    log.sync().map_err(failed(log.path()))?;
    Ok((log, inner))
}
