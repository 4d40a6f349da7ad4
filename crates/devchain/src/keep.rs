//! What is on the disk: a file of blocks that only grows, and now and then a copy of the state.

pub(crate) mod genesis;
pub(crate) mod log;
pub(crate) mod scan;
pub(crate) mod snapshot;

use std::fmt;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// A place in a file where something else should stand. Nothing has been changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The file.
    pub file: PathBuf,
    /// Where in it, in bytes from its beginning.
    pub offset: u64,
    /// What should be there.
    pub expected: String,
    /// The last block before it that is whole. `None` in the copy of the state: the blocks hold all that it held.
    pub last_good: Option<u64>,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, offset, expected, last_good } = self;
        write!(f, "{} is damaged at byte {offset}: expected {expected}; ", file.display())?;
        match last_good {
            Some(block) => write!(f, "everything up to block {block} is whole and can be recovered"),
            None => write!(f, "the file of blocks holds what it held, and it can be recovered from there"),
        }
    }
}

/// The end of a block that was being written when the machine stopped. It was acknowledged to nobody, so it was cut off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The file.
    pub file: PathBuf,
    /// Where it ends now.
    pub offset: u64,
    /// How many bytes were taken off.
    pub bytes: u64,
}

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, offset, bytes } = self;
        let what = "a block that was not written to its end and acknowledged to nobody";
        write!(f, "{}: {bytes} bytes after byte {offset} were cut off, {what}", file.display())
    }
}

/// Why a chain does not open. Nothing has been changed.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The system refuses.
    #[error("{}: {error}", file.display())]
    Io {
        /// What was asked for.
        file: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Another process has it open.
    #[error("{} is in use by another process", .0.display())]
    InUse(PathBuf),
    /// There is nothing to look at.
    #[error("there is no chain in {}", .0.display())]
    Missing(PathBuf),
    /// Blocks are there, and what they began with is not.
    #[error("{} is missing: it says what the blocks beside it began with; put it back as it was", .0.display())]
    NoGenesis(PathBuf),
    /// What it began with is not told as it was written, or is not what the blocks began with.
    #[error("{} does not say what the chain began with: {what}", file.display())]
    Genesis {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// Not a file of blocks.
    #[error("{} is not a file of this program's blocks, or of another version", .0.display())]
    Unknown(PathBuf),
    /// It belongs to a chain with another number.
    #[error("{} belongs to chain {found}, not to chain {asked}", file.display())]
    ForeignChain {
        /// The file.
        file: PathBuf,
        /// The number in it.
        found: u64,
        /// The number that was asked for.
        asked: u64,
    },
    /// It began otherwise.
    #[error("{} belongs to a chain that began with block {found}, not {asked}", file.display())]
    ForeignGenesis {
        /// The file.
        file: PathBuf,
        /// The hash in it.
        found: alloy_primitives::B256,
        /// The hash of the genesis that was asked for.
        asked: alloy_primitives::B256,
    },
    /// Something in it is not as it was written.
    #[error("{0}")]
    Damaged(Damage),
}

pub(crate) fn failed(file: &Path) -> impl Fn(io::Error) -> OpenError + '_ {
    |error| OpenError::Io { file: file.to_owned(), error }
}

/// Makes new and removed names in `folder` last.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
