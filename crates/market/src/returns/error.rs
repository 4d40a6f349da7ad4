use base::Timestamp;
use db::DbError;

use super::{MOST_PHOTOS, ReturnStatus};
use crate::checkout::CheckoutError;

/// Why something cannot be given back.
#[derive(Debug, thiserror::Error)]
pub enum ReturnError {
    /// There is no such order, line, return or picture, or it is somebody else's.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The key is not what a key should be.
    #[error("an idempotency key has 16 to 128 characters")]
    Key,
    /// Nothing, or fewer than no pieces of something.
    #[error("choose at least one piece")]
    Empty,
    /// Things of several brands: they go back to different places.
    #[error("a return holds things of one brand only")]
    OneBrand,
    /// More pieces than can be given back.
    #[error("only {left} pieces of {title} can be given back")]
    TooMany {
        /// Of what.
        title: String,
        /// How many can be given back.
        left: i64,
    },
    /// The time to give it back is over.
    #[error("this could be given back until {}", .0.date())]
    Over(Timestamp),
    /// More words than anybody needs, or such that cannot be printed.
    #[error("up to 2,000 characters that can be printed")]
    Words,
    /// A merchant who declines says why.
    #[error("say why")]
    NoWords,
    /// More pictures than are kept.
    #[error("at most {MOST_PHOTOS} pictures")]
    Photos,
    /// The window is not a number of days we know.
    #[error("a whole number of days from 0 to 365")]
    Days,
    /// The return is not in a state in which this can be done.
    #[error("a return that is {} cannot be changed in this way", .0.word())]
    WrongState(ReturnStatus),
    /// The refund of what arrived cannot be made.
    #[error(transparent)]
    Checkout(CheckoutError),
    /// The database reports a problem.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<CheckoutError> for ReturnError {
    fn from(error: CheckoutError) -> Self {
        match error {
            CheckoutError::NotFound(what) => Self::NotFound(what),
            CheckoutError::Db(error) => Self::Db(error),
            other => Self::Checkout(other),
        }
    }
}
