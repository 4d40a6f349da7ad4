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
    /// The job is another node's, or cannot be read.
    #[error(transparent)]
    Job(#[from] JobError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}
