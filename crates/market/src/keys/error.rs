use db::DbError;

/// Why a key could not be made or revoked.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The name.
    #[error("a key needs a name of 1 to 60 characters")]
    Name,
    /// A key that may do nothing.
    #[error("choose what the key may do")]
    NoScope,
    /// A scope of another kind of owner.
    #[error("{0} is not for this kind of owner")]
    Scope(&'static str),
    /// It would have expired already.
    #[error("a key expires later than now")]
    Expired,
    /// Too many.
    #[error("there are {0} keys already: revoke one that is not used any more")]
    TooMany(usize),
    /// The owner has no such key.
    #[error("there is no such key")]
    NoSuchKey,
    /// Programs make no keys.
    #[error("a key is made by a person")]
    Nobody,
    /// The operating system has no randomness to give.
    #[error("keys cannot be made just now: {0}")]
    Randomness(String),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}
