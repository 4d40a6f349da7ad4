//! SQLite: one writer with group commit, many readers.
//!
//! Every write transaction is a savepoint inside one open outer transaction. A caller that commits releases its savepoint
//! and the writer, and waits; the committer thread queues for the writer like everybody else, so whoever was ahead of it is
//! in the batch, commits the batch, gives the writer back, makes the batch durable with one `fsync` while the next one grows,
//! and wakes all who waited. With one caller the batch is one; with many it grows to whatever arrives during an `fsync`. A
//! batch that cannot be committed fails everybody in it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex as StdMutex, PoisonError, mpsc};
use std::time::Duration;

use base::Value;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Statement};
use tokio::sync::{Mutex, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore, oneshot};

use crate::durable::{Durable, Flush, flush_log};
use crate::{DbError, Row, sqlite_log};

const READERS: usize = 8;
const STATEMENT_CACHE: usize = 256;
/// How much of the file a reader looks at without reading it, in bytes. It counts as memory of the process.
const READER_SEES: i64 = 64 << 20;
/// How many pages a reader keeps; those in the log are read.
const READER_KEEPS: i64 = 1_000;
/// How long another process may hold the file before we say that it is busy.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub(crate) struct Engine {
    writer: Arc<Mutex<Writer>>,
    readers: Arc<Readers>,
    durable: Arc<Durable>,
}

type Outcome = Result<(), String>;

#[derive(Debug)]
pub(crate) struct Writer {
    connection: Connection,
    /// Callers whose savepoints are released and who wait for the outer transaction to be durable.
    waiting: Vec<oneshot::Sender<Outcome>>,
    committer: mpsc::Sender<()>,
    committer_called: bool,
    durable: Arc<Durable>,
}

/// What was committed together, and is not durable yet.
struct Batch {
    number: u64,
    waiting: Vec<oneshot::Sender<Outcome>>,
    outcome: Outcome,
}

#[derive(Debug)]
struct Readers {
    idle: StdMutex<Vec<Connection>>,
    permits: Arc<Semaphore>,
}

/// A write transaction: the writer, until it is given back.
#[derive(Debug)]
pub(crate) struct WriteTx {
    writer: OwnedMutexGuard<Writer>,
    finished: bool,
}

/// A read transaction: one snapshot on a connection of its own.
#[derive(Debug)]
pub(crate) struct ReadTx {
    connection: Option<Connection>,
    readers: Arc<Readers>,
    _permit: OwnedSemaphorePermit,
}

impl Engine {
    pub(crate) fn open(path: &Path) -> Result<Self, DbError> {
        let mut connection = connect(path)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        // The log is there as soon as the file was looked at.
        connection.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |_| Ok(()))?;
        sqlite_log::copy_beside(&mut connection, connect(path)?)?;
        Self::with(path, connection, flush_log(path)?)
    }

    fn with(path: &Path, connection: Connection, flush: Flush) -> Result<Self, DbError> {
        let (committer, calls) = mpsc::channel();
        let durable = Arc::new(Durable::new());
        let waiting = Vec::new();
        let writer = Writer { connection, waiting, committer, committer_called: false, durable: Arc::clone(&durable) };
        let writer = Arc::new(Mutex::new(writer));
        spawn_committer(Arc::downgrade(&writer), calls, Arc::clone(&durable), flush)?;
        let idle = (0..READERS).map(|_| connect_reader(path)).collect::<Result<Vec<_>, _>>()?;
        let readers = Readers { idle: StdMutex::new(idle), permits: Arc::new(Semaphore::new(READERS)) };
        Ok(Self { writer, readers: Arc::new(readers), durable })
    }

    pub(crate) async fn begin(&self) -> Result<WriteTx, DbError> {
        self.durable.check()?;
        let mut writer = Arc::clone(&self.writer).lock_owned().await;
        if writer.connection.is_autocommit() {
            // SQLite rolls a whole transaction back by itself when the disk is full or fails.
            settle(&mut writer.waiting, &Err("the database rolled the batch back".into()));
            writer.connection.execute_batch("BEGIN IMMEDIATE")?;
        }
        writer.connection.prepare_cached("SAVEPOINT caller")?.execute([])?;
        Ok(WriteTx { writer, finished: false })
    }

    pub(crate) async fn read(&self) -> Result<ReadTx, DbError> {
        let permit = Arc::clone(&self.readers.permits).acquire_owned().await;
        let permit = permit.map_err(|_| DbError::Engine("the database is closed".into()))?;
        let connection = self.readers.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = connection.ok_or_else(|| DbError::Engine("no reader is idle".into()))?;
        let tx = ReadTx { connection: Some(connection), readers: Arc::clone(&self.readers), _permit: permit };
        tx.connection()?.prepare_cached("BEGIN DEFERRED")?.execute([])?;
        // Only the first look fixes what is seen from then on.
        tx.connection()?.prepare_cached("SELECT 1 FROM sqlite_schema LIMIT 1")?.query([])?.next()?;
        self.durable.wait().await?;
        Ok(tx)
    }
}

fn connect(path: &Path) -> Result<Connection, DbError> {
    let shown: PathBuf = path.to_path_buf();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)
        .map_err(|error| DbError::Location(format!("cannot open {}: {error}", shown.display())))?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // Otherwise a prepared statement is planned anew whenever a bound value could change its plan: at almost every run.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // Keeps the file whole whatever happens. That a commit is durable, `durable` sees to.
    connection.pragma_update(None, "synchronous", "normal")?;
    // See `sqlite_log`.
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    connection.pragma_update(None, "foreign_keys", "on")?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "cache_size", -16_384)?;
    connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE);
    Ok(connection)
}

/// Whatever a reader keeps of the file is void as soon as somebody commits, so it keeps little, and looks at the system's own
/// copy of the file instead of reading it again.
fn connect_reader(path: &Path) -> Result<Connection, DbError> {
    let connection = connect(path)?;
    connection.pragma_update(None, "mmap_size", READER_SEES)?;
    connection.pragma_update(None, "cache_size", READER_KEEPS)?;
    Ok(connection)
}

/// Ends with the engine: when nobody holds the writer any more there is nobody left to call.
fn spawn_committer(
    writer: std::sync::Weak<Mutex<Writer>>,
    calls: mpsc::Receiver<()>,
    durable: Arc<Durable>,
    mut flush: Flush,
) -> Result<(), DbError> {
    let commit_batches = move || {
        while calls.recv().is_ok() {
            let Some(writer) = writer.upgrade() else { return };
            let mut batch = writer.blocking_lock().commit_batch();
            // Where nobody waits, everything was taken back.
            if batch.outcome.is_ok() && !batch.waiting.is_empty() {
                // A flush that works after one that did not says nothing of what that one has lost.
                let flushed = durable.check().map_err(|error| error.to_string());
                batch.outcome = flushed.and_then(|()| flush().map_err(|error| error.to_string()));
                if let Err(error) = &batch.outcome {
                    tracing::error!(%error, "the log of the database could not be flushed: nothing more is promised");
                    durable.give_up();
                }
            }
            durable.reach(batch.number);
            settle(&mut batch.waiting, &batch.outcome);
        }
    };
    std::thread::Builder::new()
        .name("sqlite-committer".into())
        .spawn(commit_batches)
        .map(drop)
        .map_err(|error| DbError::Engine(format!("cannot start the committer thread: {error}")))
}

/// Tells everybody who waits how the batch ended.
fn settle(waiting: &mut Vec<oneshot::Sender<Outcome>>, outcome: &Outcome) {
    for caller in waiting.drain(..) {
        // A caller that stopped waiting does not need to know.
        let _ = caller.send(outcome.clone());
    }
}

impl Writer {
    /// Makes a batch of what is done so far: visible, and in the log.
    fn commit_batch(&mut self) -> Batch {
        self.committer_called = false;
        let number = self.durable.begin();
        let outcome = if self.connection.is_autocommit() {
            Err("the database rolled the batch back".to_owned())
        } else {
            self.connection.execute_batch("COMMIT").map_err(|error| error.to_string())
        };
        if outcome.is_err() && !self.connection.is_autocommit() {
            // Nothing of a batch that could not be made durable may become visible with the next one.
            if let Err(error) = self.connection.execute_batch("ROLLBACK") {
                tracing::error!(%error, "a failed batch could not be rolled back");
            }
        }
        Batch { number, waiting: std::mem::take(&mut self.waiting), outcome }
    }

    fn call_committer(&mut self) {
        if !self.committer_called {
            self.committer_called = self.committer.send(()).is_ok();
        }
    }
}

impl WriteTx {
    pub(crate) fn connection(&self) -> &Connection {
        &self.writer.connection
    }

    pub(crate) async fn commit(mut self) -> Result<(), DbError> {
        let (sender, receiver) = oneshot::channel();
        self.writer.connection.prepare_cached("RELEASE caller")?.execute([])?;
        self.finished = true;
        self.writer.waiting.push(sender);
        self.writer.call_committer();
        drop(self);
        let outcome = receiver.await.unwrap_or_else(|_| Err("the database was closed".into()));
        outcome.map_err(DbError::NotCommitted)
    }
}

impl Drop for WriteTx {
    fn drop(&mut self) {
        if self.finished || self.writer.connection.is_autocommit() {
            return;
        }
        let undone = self.writer.connection.execute_batch("ROLLBACK TO caller; RELEASE caller");
        if let Err(error) = undone {
            tracing::error!(%error, "a transaction could not be rolled back: its whole batch is given up");
            let _ = self.writer.connection.execute_batch("ROLLBACK");
        }
        if self.writer.waiting.is_empty() {
            self.writer.call_committer();
        }
    }
}

impl ReadTx {
    pub(crate) fn connection(&self) -> Result<&Connection, DbError> {
        self.connection.as_ref().ok_or_else(|| DbError::Engine("this transaction has ended".into()))
    }
}

impl Drop for ReadTx {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        if let Err(error) = connection.execute_batch("ROLLBACK") {
            tracing::error!(%error, "a read transaction could not be ended");
        }
        self.readers.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
    }
}

/// Runs a statement that returns nothing; the number of rows it changed.
pub(crate) fn execute(connection: &Connection, sql: &str, values: &[Value<'_>]) -> Result<u64, DbError> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, values)?;
    let changed = statement.raw_execute()?;
    #[cfg(feature = "testing")]
    crate::testing::note_steps(&statement);
    Ok(u64::try_from(changed).unwrap_or_default())
}

/// Runs a query and reads at most `limit` rows.
pub(crate) fn query<T>(
    connection: &Connection,
    sql: &str,
    values: &[Value<'_>],
    limit: usize,
    mut read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
) -> Result<Vec<T>, DbError> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, values)?;
    let mut found = Vec::new();
    let mut rows = statement.raw_query();
    while found.len() < limit {
        let Some(row) = rows.next()? else { break };
        found.push(read(&Row::sqlite(row))?);
    }
    drop(rows);
    #[cfg(feature = "testing")]
    crate::testing::note_steps(&statement);
    // A statement that writes and returns (`RETURNING`) has done all its work at the first row already.
    Ok(found)
}

/// The names of parameters, ready made: this runs for every statement.
const NAMES: [&str; 40] = [
    "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$16", "$17",
    "$18", "$19", "$20", "$21", "$22", "$23", "$24", "$25", "$26", "$27", "$28", "$29", "$30", "$31", "$32", "$33",
    "$34", "$35", "$36", "$37", "$38", "$39", "$40",
];

fn bind(statement: &mut Statement<'_>, values: &[Value<'_>]) -> Result<(), DbError> {
    use rusqlite::types::{ToSqlOutput, ValueRef};
    for (at, value) in values.iter().enumerate() {
        let bound = match *value {
            Value::Null => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        };
        // `$3` is a name to SQLite, numbered by first appearance: bind by the name we gave it.
        let name = NAMES.get(at).ok_or_else(|| DbError::Engine(format!("more than {} parameters", NAMES.len())))?;
        // They mostly appear in their order.
        let is_next = statement.parameter_name(at + 1) == Some(name);
        match if is_next { Some(at + 1) } else { statement.parameter_index(name)? } {
            Some(index) => statement.raw_bind_parameter(index, ToSqlOutput::Borrowed(bound))?,
            None => return Err(DbError::Engine(format!("the statement has no parameter {name}"))),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::pin::pin;
    use std::sync::mpsc;
    use std::task::{Context, Waker};

    use super::{Engine, connect, query};
    use crate::DbError;

    fn engine(folder: &tempfile::TempDir, flush: super::Flush) -> Engine {
        let path = folder.path().join("a.db");
        let connection = connect(&path).unwrap();
        connection.pragma_update(None, "journal_mode", "wal").unwrap();
        connection.execute_batch("CREATE TABLE IF NOT EXISTS soap (id BIGINT PRIMARY KEY)").unwrap();
        Engine::with(&path, connection, flush).unwrap()
    }

    async fn insert(engine: &Engine, id: i64) -> Result<(), DbError> {
        let tx = engine.begin().await?;
        super::execute(tx.connection(), "INSERT INTO soap (id) VALUES ($1)", &[base::Value::Int(id)])?;
        tx.commit().await
    }

    async fn count(engine: &Engine) -> Result<i64, DbError> {
        let tx = engine.read().await?;
        let counted = query(tx.connection()?, "SELECT COUNT(*) AS n FROM soap", &[], 1, |row| row.get("n"))?;
        Ok(counted[0])
    }

    #[tokio::test]
    async fn nobody_is_told_what_is_not_on_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let (flushing, flushes) = mpsc::channel();
        let (may_end, ended) = mpsc::channel();
        let flush = move || {
            flushing.send(()).unwrap();
            ended.recv().unwrap()
        };
        let engine = engine(&folder, Box::new(flush));
        let mut inserted = pin!(insert(&engine, 1));
        let mut context = Context::from_waker(Waker::noop());
        assert!(inserted.as_mut().poll(&mut context).is_pending());
        flushes.recv().unwrap();
        // The writer is free again, and what was written is in the log; neither is told to anybody yet.
        let next = engine.begin().await.unwrap();
        let seen = query(next.connection(), "SELECT COUNT(*) AS n FROM soap", &[], 1, |row| row.get::<i64>("n"));
        assert_eq!(seen.unwrap(), [1]);
        drop(next);
        let mut counted = pin!(count(&engine));
        assert!(counted.as_mut().poll(&mut context).is_pending());
        assert!(inserted.as_mut().poll(&mut context).is_pending());
        may_end.send(Ok(())).unwrap();
        inserted.await.unwrap();
        assert_eq!(counted.await.unwrap(), 1);
    }

    #[tokio::test]
    async fn after_a_failed_flush_nothing_is_promised_until_it_is_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut flushes = [Ok(()), Err(io::Error::other("no such sector"))].into_iter();
        let broken = engine(&folder, Box::new(move || flushes.next().unwrap_or(Ok(()))));
        insert(&broken, 1).await.unwrap();
        assert_eq!(count(&broken).await.unwrap(), 1);
        let lost = insert(&broken, 2).await;
        assert!(matches!(&lost, Err(DbError::NotCommitted(why)) if why == "no such sector"), "{lost:?}");
        let refused = "database: the disk could not keep what was written to it: see to the disk, then start again";
        assert_eq!(insert(&broken, 3).await.unwrap_err().to_string(), refused);
        assert_eq!(count(&broken).await.unwrap_err().to_string(), refused);
        drop(broken);
        let whole = engine(&folder, Box::new(|| Ok(())));
        insert(&whole, 4).await.unwrap();
        assert!(count(&whole).await.unwrap() >= 2);
    }

    #[tokio::test]
    async fn whoever_had_the_writer_when_a_flush_failed_is_told_though_the_next_one_works() {
        let folder = tempfile::tempdir().unwrap();
        let (flushing, flushes) = mpsc::channel();
        let (may_end, ended) = mpsc::channel();
        let flush = move || {
            flushing.send(()).unwrap();
            ended.recv().unwrap_or(Ok(()))
        };
        let engine = engine(&folder, Box::new(flush));
        let mut lost = pin!(insert(&engine, 1));
        let mut context = Context::from_waker(Waker::noop());
        assert!(lost.as_mut().poll(&mut context).is_pending());
        flushes.recv().unwrap();
        let late = engine.begin().await.unwrap();
        super::execute(late.connection(), "INSERT INTO soap (id) VALUES (2)", &[]).unwrap();
        may_end.send(Err(io::Error::other("no such sector"))).unwrap();
        drop(may_end);
        assert!(matches!(lost.await, Err(DbError::NotCommitted(_))));
        let late = late.commit().await;
        assert!(matches!(late, Err(DbError::NotCommitted(_))), "{late:?}");
    }
}
