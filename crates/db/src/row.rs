use std::cell::Cell;

use base::{Currency, FromValue, Money, Value, ValueError};
use tokio_postgres::types::Type;

use crate::DbError;

/// One row of a result, read by column name.
#[derive(Debug)]
pub struct Row<'a> {
    source: Source<'a>,
    /// The column after the one that was read last. Columns are mostly read in their order, so this is where the next one
    /// is looked for first.
    next: Cell<usize>,
}

#[derive(Debug)]
enum Source<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl<'a> Row<'a> {
    pub(crate) fn sqlite(row: &'a rusqlite::Row<'a>) -> Self {
        Self { source: Source::Sqlite(row), next: Cell::new(0) }
    }

    pub(crate) fn postgres(row: &'a tokio_postgres::Row) -> Self {
        Self { source: Source::Postgres(row), next: Cell::new(0) }
    }

    /// The value of `column`; an `Option` when it may be null.
    ///
    /// # Errors
    /// When there is no such column or its value is of another kind.
    pub fn get<T: FromValue>(&self, column: &str) -> Result<T, DbError> {
        let at = self.find(column).ok_or_else(|| wrong(column, "such a column"))?;
        self.next.set(at + 1);
        let value = match self.source {
            Source::Sqlite(row) => sqlite_value(row, at, column)?,
            Source::Postgres(row) => postgres_value(row, at, column)?,
        };
        T::from_value(value).map_err(|source| DbError::Value { column: column.to_owned(), source })
    }

    fn find(&self, column: &str) -> Option<usize> {
        let (next, count) = (self.next.get(), self.source.count());
        (next..count).chain(0..next.min(count)).find(|&at| self.source.name(at) == Some(column))
    }

    /// The amount in `column`, which is in minor units of `currency`.
    ///
    /// # Errors
    /// As [`Row::get`], and when the amount is beyond what [`Money`] holds.
    pub fn money(&self, column: &str, currency: Currency) -> Result<Money, DbError> {
        let minor = self.get(column)?;
        Money::new(minor, currency).map_err(|_| DbError::Value {
            column: column.to_owned(),
            source: ValueError::new("an amount", Value::Int(minor)),
        })
    }

    /// The amount in `column`, or `None` when it is null.
    ///
    /// # Errors
    /// As [`Row::money`].
    pub fn optional_money(&self, column: &str, currency: Currency) -> Result<Option<Money>, DbError> {
        match self.get::<Option<i64>>(column)? {
            None => Ok(None),
            Some(_) => self.money(column, currency).map(Some),
        }
    }
}

impl Source<'_> {
    fn count(&self) -> usize {
        match self {
            Self::Sqlite(row) => row.as_ref().column_count(),
            Self::Postgres(row) => row.len(),
        }
    }

    fn name(&self, at: usize) -> Option<&str> {
        match self {
            Self::Sqlite(row) => row.as_ref().column_name(at).ok(),
            Self::Postgres(row) => row.columns().get(at).map(tokio_postgres::Column::name),
        }
    }
}

fn sqlite_value<'a>(row: &'a rusqlite::Row<'_>, at: usize, column: &str) -> Result<Value<'a>, DbError> {
    use rusqlite::types::ValueRef;
    match row.get_ref(at)? {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Int(number)),
        ValueRef::Text(bytes) => std::str::from_utf8(bytes).map(Value::Text).map_err(|_| wrong(column, "UTF-8 text")),
        ValueRef::Blob(bytes) => Ok(Value::Bytes(bytes)),
        // An integer that overflowed inside SQLite would arrive here: refuse it rather than round it.
        ValueRef::Real(_) => Err(wrong(column, "an exact value")),
    }
}

fn postgres_value<'a>(row: &'a tokio_postgres::Row, at: usize, column: &str) -> Result<Value<'a>, DbError> {
    let value = match *row.columns()[at].type_() {
        Type::INT8 => row.try_get::<_, Option<i64>>(at)?.map(Value::Int),
        Type::INT4 => row.try_get::<_, Option<i32>>(at)?.map(|n| Value::Int(n.into())),
        Type::BOOL => row.try_get::<_, Option<bool>>(at)?.map(|flag| Value::Int(flag.into())),
        Type::TEXT | Type::VARCHAR | Type::NAME => row.try_get::<_, Option<&str>>(at)?.map(Value::Text),
        Type::BYTEA => row.try_get::<_, Option<&[u8]>>(at)?.map(Value::Bytes),
        _ => return Err(wrong(column, "BIGINT, TEXT or BYTEA")),
    };
    Ok(value.unwrap_or(Value::Null))
}

fn wrong(column: &str, expected: &'static str) -> DbError {
    DbError::Value { column: column.to_owned(), source: ValueError::new(expected, Value::Null) }
}
