use base::{Currency, MoneyError};
use db::DbError;

/// Why a movement cannot be booked.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The entries do not sum to zero.
    #[error("the posting {key} does not balance: {difference} {currency} minor units are left over")]
    Unbalanced {
        /// The posting's key.
        key: String,
        /// The currency.
        currency: Currency,
        /// Credits minus debits.
        difference: i64,
    },
    /// An amount or a balance is beyond 2^62 - 1 minor units.
    #[error("an amount or balance would be too large")]
    Overflow,
    /// Amounts of several currencies in one posting.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The database reports a problem.
    #[error(transparent)]
    Db(DbError),
}

impl From<DbError> for LedgerError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Check(rule) if rule.contains("in_range") => Self::Overflow,
            other => Self::Db(other),
        }
    }
}
