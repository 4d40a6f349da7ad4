use std::sync::Arc;

use base::Value;

use crate::ids::IdGenerator;
use crate::postgres::PostgresTx;
use crate::sqlite::{self, ReadTx, WriteTx};
use crate::{DbError, Row};

/// A transaction. Dropped without [`Tx::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Tx {
    engine: EngineTx,
    ids: Arc<IdGenerator>,
}

#[derive(Debug)]
pub(crate) enum EngineTx {
    SqliteWrite(WriteTx),
    SqliteRead(ReadTx),
    Postgres(PostgresTx),
}

impl Tx {
    pub(crate) const fn new(engine: EngineTx, ids: Arc<IdGenerator>) -> Self {
        Self { engine, ids }
    }

    /// A new id, as [`crate::Db::next_id`].
    #[must_use]
    pub fn next_id<T: From<i64>>(&self) -> T {
        self.ids.next().into()
    }

    /// Runs a statement; the number of rows it changed.
    ///
    /// # Errors
    /// A broken constraint as its own kind, anything else as the engine reports it.
    pub async fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, DbError> {
        match &self.engine {
            EngineTx::SqliteWrite(tx) => sqlite::execute(tx.connection(), sql, values),
            EngineTx::SqliteRead(tx) => sqlite::execute(tx.connection()?, sql, values),
            EngineTx::Postgres(tx) => tx.execute(sql, values).await,
        }
    }

    /// Runs a query and reads every row.
    ///
    /// # Errors
    /// As [`Tx::execute`], and whatever `read` reports.
    pub async fn all<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        self.rows(sql, values, usize::MAX, read).await
    }

    /// Runs a query and reads its first row, if there is one.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn first<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Option<T>, DbError> {
        Ok(self.rows(sql, values, 1, read).await?.pop())
    }

    /// Runs a query that always has a row, such as a count.
    ///
    /// # Errors
    /// As [`Tx::all`], and [`DbError::NoRow`].
    pub async fn one<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<T, DbError> {
        self.first(sql, values, read).await?.ok_or(DbError::NoRow)
    }

    /// Makes everything done in this transaction durable and visible.
    ///
    /// # Errors
    /// [`DbError::NotCommitted`] when it could not.
    pub async fn commit(self) -> Result<(), DbError> {
        match self.engine {
            EngineTx::SqliteWrite(tx) => tx.commit().await,
            EngineTx::SqliteRead(_) => Ok(()),
            EngineTx::Postgres(tx) => tx.commit().await,
        }
    }

    /// Runs several statements without parameters, as migrations do.
    pub(crate) async fn batch(&mut self, sql: &str) -> Result<(), DbError> {
        match &self.engine {
            EngineTx::SqliteWrite(tx) => Ok(tx.connection().execute_batch(sql)?),
            EngineTx::SqliteRead(tx) => Ok(tx.connection()?.execute_batch(sql)?),
            EngineTx::Postgres(tx) => tx.batch(sql).await,
        }
    }

    async fn rows<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        limit: usize,
        read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        match &self.engine {
            EngineTx::SqliteWrite(tx) => sqlite::query(tx.connection(), sql, values, limit, read),
            EngineTx::SqliteRead(tx) => sqlite::query(tx.connection()?, sql, values, limit, read),
            EngineTx::Postgres(tx) => tx.query(sql, values, limit, read).await,
        }
    }
}
