//! One SQL text on SQLite and PostgreSQL.
//!
//! ```no_run
//! # async fn example(db: db::Db) -> Result<(), db::DbError> {
//! let mut tx = db.begin().await?;
//! tx.execute("INSERT INTO soap (id, name) VALUES ($1, $2)", db::params![7_i64, "rose"]).await?;
//! let name: Option<String> =
//!     tx.first("SELECT name FROM soap WHERE id = $1", db::params![7_i64], |row| row.get("name")).await?;
//! tx.commit().await // durable from here on; a transaction that is dropped instead leaves no trace
//! # }
//! ```
//!
//! The dialect both engines understand: `$1` parameters, `RETURNING`, `ON CONFLICT`, `BIGINT` for every number, flag,
//! amount and moment, `TEXT`, `BYTEA`. A `SUM` needs `CAST(... AS BIGINT)`, because PostgreSQL widens it. Rows that
//! several writers want are taken by one conditional `UPDATE`, in the order of their keys, never by reading first.
//!
//! SQLite has one writer at a time. Transactions that wait for the disk together are made durable by one `fsync`
//! (group commit, see [`Db::begin`]); readers never wait for the writer, only for the disk to have what they see. Statements run on the calling thread: they take
//! microseconds. Work of seconds (an import) belongs on a blocking thread of its own.

mod durable;
mod engine;
mod error;
mod ids;
mod migrate;
mod postgres;
mod row;
mod sqlite;
mod sqlite_log;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;

pub use engine::{Db, Location};
pub use error::DbError;
pub use migrate::Migration;
pub use row::Row;
pub use tx::Tx;

/// The parameters of a statement: `params![id, name]` stands for `$1, $2`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        &[$($crate::to_value(&$value)),*]
    };
}

/// What [`params!`] calls on each value.
#[doc(hidden)]
pub fn to_value<T: base::ToValue + ?Sized>(value: &T) -> base::Value<'_> {
    value.to_value()
}
