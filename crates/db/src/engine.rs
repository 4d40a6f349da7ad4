use std::path::PathBuf;
use std::sync::Arc;

use base::Span;

use crate::ids::IdGenerator;
use crate::tx::EngineTx;
use crate::{DbError, Tx, migrate, params, postgres, sqlite};

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A SQLite file, made if it is not there.
    File(PathBuf),
    /// A PostgreSQL address, `postgres://user@host/name`.
    Postgres(String),
}

/// A database, shared by cloning.
#[derive(Debug, Clone)]
pub struct Db(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    engine: Engine,
    ids: Arc<IdGenerator>,
}

#[derive(Debug)]
enum Engine {
    Sqlite(sqlite::Engine),
    Postgres(postgres::Engine),
}

impl Engine {
    fn open(location: &Location) -> Result<Self, DbError> {
        match location {
            Location::File(path) => sqlite::Engine::open(path).map(Self::Sqlite),
            Location::Postgres(url) => postgres::Engine::open(url).map(Self::Postgres),
        }
    }

    async fn begin(&self) -> Result<EngineTx, DbError> {
        match self {
            Self::Sqlite(engine) => engine.begin().await.map(EngineTx::SqliteWrite),
            Self::Postgres(engine) => engine.begin().await.map(EngineTx::Postgres),
        }
    }

    async fn read(&self) -> Result<EngineTx, DbError> {
        match self {
            Self::Sqlite(engine) => engine.read().await.map(EngineTx::SqliteRead),
            Self::Postgres(engine) => engine.read().await.map(EngineTx::Postgres),
        }
    }

    fn migration_lock(&self) -> Option<&'static str> {
        match self {
            // The writer is alone already.
            Self::Sqlite(_) => None,
            Self::Postgres(_) => Some("SELECT pg_advisory_xact_lock(4711001)"),
        }
    }
}

impl Db {
    /// Opens the database and takes a node number from it.
    ///
    /// # Errors
    /// When it cannot be reached, or is none of ours.
    pub async fn open(location: &Location) -> Result<Self, DbError> {
        let engine = Engine::open(location)?;
        // Nothing is numbered before the node has its number.
        let mut tx = Tx::new(engine.begin().await?, Arc::new(IdGenerator::new(0)));
        migrate::prepare(&mut tx, engine.migration_lock()).await?;
        let next = "UPDATE node_counter SET starts = starts + 1 WHERE id = 1 RETURNING starts";
        let starts = tx.one(next, params![], |row| row.get("starts")).await?;
        tx.commit().await?;
        Ok(Self(Arc::new(Inner { engine, ids: Arc::new(IdGenerator::new(starts)) })))
    }

    /// Opens a transaction that may write.
    ///
    /// On SQLite it has the only writer until it is committed or dropped, so keep it short; many short ones share one
    /// `fsync`.
    ///
    /// # Errors
    /// When the engine cannot start one.
    pub async fn begin(&self) -> Result<Tx, DbError> {
        Ok(Tx::new(self.0.engine.begin().await?, Arc::clone(&self.0.ids)))
    }

    /// Opens a transaction that only reads, on one snapshot of what is durable; never waits for a writer.
    ///
    /// # Errors
    /// When the engine cannot start one.
    pub async fn read(&self) -> Result<Tx, DbError> {
        Ok(Tx::new(self.0.engine.read().await?, Arc::clone(&self.0.ids)))
    }

    /// A new id, greater than all before it on this node and unlike any on another.
    #[must_use]
    pub fn next_id<T: From<i64>>(&self) -> T {
        self.0.ids.next().into()
    }

    /// An id below all that were made within the last `span`, by any node whose clock is right: ids grow with time.
    #[must_use]
    pub fn id_before(&self, span: Span) -> i64 {
        IdGenerator::before(span.as_millis())
    }

    /// What the engine is called.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        match self.0.engine {
            Engine::Sqlite(_) => "SQLite",
            Engine::Postgres(_) => "PostgreSQL",
        }
    }

    pub(crate) fn migration_lock(&self) -> Option<&'static str> {
        self.0.engine.migration_lock()
    }
}
