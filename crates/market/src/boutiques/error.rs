use db::DbError;

/// Why something about a boutique could not be done.
#[derive(Debug, thiserror::Error)]
pub enum BoutiqueError {
    /// No such collection, seller, product or brand, or it is somebody else's.
    #[error("there is nothing of this kind here")]
    NotFound,
    /// More than anybody looks at.
    #[error("that would be more than {0}")]
    TooMany(usize),
    /// Not one line of up to 120 characters, or nothing where something must be said.
    #[error("this is one line of up to 120 characters")]
    Line,
    /// A text that is too long.
    #[error("this is up to {0} characters")]
    Text(usize),
    /// Nobody follows themselves.
    #[error("nobody follows their own boutique")]
    Own,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl BoutiqueError {
    /// What refers to nothing that is there is not found.
    pub(super) fn of(error: DbError) -> Self {
        match error {
            DbError::ForeignKey(_) => Self::NotFound,
            other => Self::Db(other),
        }
    }
}
