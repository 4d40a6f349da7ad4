use base::ValueError;

/// What can go wrong between us and the database. Stores turn the constraint kinds into words of their domain.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A row with the same unique key exists. Carries what the engine says of the constraint.
    #[error("a row with this key exists already ({0})")]
    Unique(String),
    /// A row points to one that is not there, or is still pointed to.
    #[error("a referenced row is missing or still in use ({0})")]
    ForeignKey(String),
    /// A value breaks a rule of its table. Carries the name of the rule.
    #[error("a value breaks the rule {0}")]
    Check(String),
    /// Two transactions stood in each other's way; the same call may succeed now.
    #[error("the database was busy: try again")]
    Busy(String),
    /// A stored value is not what the code expects.
    #[error("column {column}: {source}")]
    Value {
        /// The column.
        column: String,
        /// What was expected and found.
        source: ValueError,
    },
    /// A query that must give one row gave none.
    #[error("a row that must exist is missing")]
    NoRow,
    /// The schema in the database is not the one this build knows.
    #[error("{0}")]
    Migration(String),
    /// The location given is no database we can use.
    #[error("{0}")]
    Location(String),
    /// The transaction could not be made durable. Nothing of it remains, unless the connection or the disk failed at that
    /// very moment: then only the database knows, once it can be asked again.
    #[error("the transaction could not be committed: {0}")]
    NotCommitted(String),
    /// Anything else the engine reports.
    #[error("database: {0}")]
    Engine(String),
}

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi;
        let text = error.to_string();
        let Some(failure) = error.sqlite_error() else { return Self::Engine(text) };
        match failure.extended_code {
            ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY => Self::Unique(text),
            ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Self::ForeignKey(text),
            ffi::SQLITE_CONSTRAINT_CHECK | ffi::SQLITE_CONSTRAINT_NOTNULL => Self::Check(text),
            _ if matches!(failure.code, ffi::ErrorCode::DatabaseBusy | ffi::ErrorCode::DatabaseLocked) => {
                Self::Busy(text)
            }
            _ => Self::Engine(text),
        }
    }
}

impl From<tokio_postgres::Error> for DbError {
    fn from(error: tokio_postgres::Error) -> Self {
        use tokio_postgres::error::SqlState;
        let Some(failure) = error.as_db_error() else { return Self::Engine(full_text(&error)) };
        let named = failure.constraint().unwrap_or_else(|| failure.message()).to_owned();
        match *failure.code() {
            SqlState::UNIQUE_VIOLATION => Self::Unique(named),
            SqlState::FOREIGN_KEY_VIOLATION => Self::ForeignKey(named),
            SqlState::CHECK_VIOLATION | SqlState::NOT_NULL_VIOLATION => Self::Check(named),
            SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED | SqlState::LOCK_NOT_AVAILABLE => {
                Self::Busy(failure.message().to_owned())
            }
            _ => Self::Engine(failure.message().to_owned()),
        }
    }
}

/// The driver's own text says only "db error"; the reason is in its sources.
fn full_text(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text = format!("{text}: {inner}");
        source = inner.source();
    }
    text
}

impl From<deadpool_postgres::PoolError> for DbError {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        match error {
            deadpool_postgres::PoolError::Backend(inner) => inner.into(),
            other => Self::Engine(full_text(&other)),
        }
    }
}
