use db::DbError;

/// Why a job could not be taken or changed.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// The lease ran out and somebody else has the job: whoever is told this stops and leaves no trace.
    #[error("another node has taken this job over")]
    Lost,
    /// What is to be done could not be read or written.
    #[error("a job cannot be read: {0}")]
    Payload(#[from] serde_json::Error),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Why a job did not come to its end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// It may work later.
    #[error("{0}")]
    Retry(String),
    /// It will never work.
    #[error("{0}")]
    Never(String),
    /// The job is another node's by now.
    #[error("another node has taken this job over")]
    Lost,
}

impl Failure {
    /// A failure that may pass, in the words of `error`.
    pub fn retry(error: impl std::fmt::Display) -> Self {
        Self::Retry(error.to_string())
    }

    /// A failure that stays, in the words of `error`.
    pub fn never(error: impl std::fmt::Display) -> Self {
        Self::Never(error.to_string())
    }
}

impl From<JobError> for Failure {
    fn from(error: JobError) -> Self {
        match error {
            JobError::Lost => Self::Lost,
            JobError::Payload(error) => Self::never(error),
            JobError::Db(error) => Self::retry(error),
        }
    }
}

impl From<DbError> for Failure {
    fn from(error: DbError) -> Self {
        Self::retry(error)
    }
}
