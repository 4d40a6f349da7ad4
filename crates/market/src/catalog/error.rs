use db::DbError;

use crate::jobs::JobError;
use crate::terms::TermsError;

/// Why a catalog file was not taken in or not made.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// The file is none we can read. The text names what it is instead.
    #[error(transparent)]
    Refused(#[from] feeds::Refusal),
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] feeds::WriteError),
    /// A commission could not be set.
    #[error(transparent)]
    Terms(#[from] TermsError),
    /// There is no such brand.
    #[error("there is no such brand")]
    NoSuchBrand,
    /// The upload is gone: it was imported, discarded, or waited too long.
    #[error("this upload is no longer there")]
    NoSuchUpload,
    /// The thread that did the work is gone.
    #[error("the work was broken off: {0}")]
    BrokenOff(String),
    /// There is no such product, or it has no such picture.
    #[error("there is no such product or picture")]
    NoSuchPicture,
    /// A product shows only so many pictures.
    #[error("a product has at most {0} pictures")]
    TooManyPictures(i64),
    /// There is no such variant, or nobody counts it.
    #[error("there is no such variant, or its stock is not counted")]
    NoSuchVariant,
    /// More than one form changes.
    #[error("at most {0} things are changed at once")]
    TooMany(usize),
    /// A number of pieces that cannot be.
    #[error("stock is a number from 0 to {0}")]
    Pieces(i64),
    /// A change of prices that can only be a slip.
    #[error("prices go down by at most 90 % and up by at most 900 % at once")]
    Percentage,
    /// An amount beyond what can be counted.
    #[error(transparent)]
    Money(#[from] base::MoneyError),
    /// The job is another node's, or cannot be read.
    #[error(transparent)]
    Job(#[from] JobError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}
