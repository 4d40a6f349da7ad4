//! What is committed to SQLite stands in its log first. A thread of its own copies it to where it belongs, beside the writer:
//! whoever commits waits for one `fsync` of the log, and never for the pages of a thousand others.
//!
//! Under a load that never pauses the copying never catches up with the end of the log, and only a log that was copied to
//! its end begins anew. So the writer copies the little that is left itself when the log has grown long.

use std::ffi::c_int;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

use rusqlite::Connection;
use rusqlite::hooks::Wal;

use crate::DbError;

/// How many pages of four kilobytes are committed before they are copied. The same pages change again and again, so the
/// longer that waits, the less there is to write.
const COPY_AFTER: c_int = 4_096;
/// How many pages the log may have (64 MiB) before the writer sees to it that it begins anew.
const LONGEST: c_int = 16_384;

/// Sees to it that what `writer` commits is copied.
pub(crate) fn copy_beside(writer: &mut Connection, copier: Connection) -> Result<(), DbError> {
    let is_copying = Arc::new(AtomicBool::new(false));
    let calls = spawn_copier(copier, Arc::clone(&is_copying))?;
    let mut called_at = 0;
    let committed = move |log: &mut Wal, pages: c_int| {
        if pages < called_at {
            // The log has begun anew.
            called_at = 0;
        }
        if pages - called_at >= COPY_AFTER && !is_copying.swap(true, Ordering::AcqRel) {
            called_at = pages;
            // A copier that ended leaves the copying to the writer.
            let _ = calls.send(());
        }
        // While the copier is at it, its own turn comes first: it is what makes the little that is left little.
        if pages >= LONGEST
            && !is_copying.load(Ordering::Acquire)
            && let Err(error) = log.checkpoint()
        {
            tracing::warn!(%error, "the log of the database could not be copied, and grows: {error}");
        }
        Ok(())
    };
    Ok(writer.wal_hook(Some(committed))?)
}

/// Ends with the writer, which holds the other end.
fn spawn_copier(connection: Connection, is_copying: Arc<AtomicBool>) -> Result<mpsc::Sender<()>, DbError> {
    let (sender, calls) = mpsc::channel();
    let copy = move || {
        while calls.recv().is_ok() {
            if let Err(error) = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())) {
                tracing::warn!(%error, "the log of the database could not be copied: {error}");
            }
            is_copying.store(false, Ordering::Release);
        }
    };
    let thread = std::thread::Builder::new().name("sqlite-log-copier".into());
    thread.spawn(copy).map_err(|error| DbError::Engine(format!("cannot start the copier of the log: {error}")))?;
    Ok(sender)
}
