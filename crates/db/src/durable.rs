//! How far what was committed to SQLite is on the disk.
//!
//! A commit writes to the log, which everybody sees at once; it is durable when the log was flushed, and meanwhile the writer
//! is at the next batch. Whoever committed waits for that, and so does whoever reads what was committed just now: nothing
//! that a power cut could take back is told to anybody.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::watch;

use crate::DbError;

/// Flushes the log.
pub(crate) type Flush = Box<dyn FnMut() -> io::Result<()> + Send>;

/// Counts batches: those whose commit has begun, and those that are on the disk.
#[derive(Debug)]
pub(crate) struct Durable {
    begun: AtomicU64,
    reached: watch::Sender<Reached>,
}

#[derive(Debug, Clone, Copy)]
enum Reached {
    Batch(u64),
    /// What the disk has of the batches after the last one that was flushed, nobody knows until the file is opened again.
    Broken,
}

impl Durable {
    pub(crate) fn new() -> Self {
        Self { begun: AtomicU64::new(0), reached: watch::Sender::new(Reached::Batch(0)) }
    }

    /// The number of a batch whose commit begins.
    pub(crate) fn begin(&self) -> u64 {
        self.begun.fetch_add(1, Ordering::AcqRel) + 1
    }

    /// `batch` is on the disk, or nothing of it is anywhere.
    pub(crate) fn reach(&self, batch: u64) {
        self.reached.send_if_modified(|reached| match reached {
            Reached::Batch(last) => {
                *last = batch;
                true
            }
            Reached::Broken => false,
        });
    }

    /// The log could not be flushed.
    pub(crate) fn give_up(&self) {
        self.reached.send_replace(Reached::Broken);
    }

    /// Whether anything can still be promised.
    pub(crate) fn check(&self) -> Result<(), DbError> {
        match *self.reached.borrow() {
            Reached::Batch(_) => Ok(()),
            Reached::Broken => Err(broken()),
        }
    }

    /// Waits until everything whose commit has begun is on the disk.
    pub(crate) async fn wait(&self) -> Result<(), DbError> {
        let begun = self.begun.load(Ordering::Acquire);
        let mut reached = self.reached.subscribe();
        let there = |reached: &Reached| !matches!(*reached, Reached::Batch(batch) if batch < begun);
        let _ = reached.wait_for(there).await;
        self.check()
    }
}

fn broken() -> DbError {
    DbError::Engine("the disk could not keep what was written to it: see to the disk, then start again".into())
}

/// Flushes the log that stands beside the database at `path`.
pub(crate) fn flush_log(path: &Path) -> Result<Flush, DbError> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let file: File = OpenOptions::new()
        .read(true)
        .write(true)
        .open(&log)
        .map_err(|error| DbError::Location(format!("cannot open {}: {error}", Path::new(&log).display())))?;
    Ok(Box::new(move || file.sync_data()))
}
