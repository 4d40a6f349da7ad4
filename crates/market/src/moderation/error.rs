use db::DbError;

/// Why the operator, or somebody who reports something, is refused.
#[derive(Debug, thiserror::Error)]
pub enum ModerationError {
    /// There is no such thing.
    #[error("there is no such thing")]
    NotFound,
    /// A decision that is shown to somebody needs a reason they can read.
    #[error("a reason needs 1 to {0} characters")]
    Reason(usize),
    /// Nobody could lift it again.
    #[error("whoever runs the platform cannot suspend themselves")]
    Oneself,
    /// The report has been decided already.
    #[error("this report has been decided already")]
    Decided,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}
