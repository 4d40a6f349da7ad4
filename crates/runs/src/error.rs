use std::path::{Path, PathBuf};

/// Why a run did not come to its end: the file, the place in it, and what is wrong there.
#[derive(Debug, thiserror::Error)]
pub enum RunsError {
    /// A file cannot be read or written.
    #[error("{}: {source}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Something in a file is not as it must be.
    #[error("{}, line {line}: {problem}", file.display())]
    Line {
        /// The file.
        file: PathBuf,
        /// The line, from 1: the heads of the columns are the first.
        line: u64,
        /// What is wrong, and how to mend it.
        problem: String,
    },
    /// Something about a whole file is not as it must be.
    #[error("{}: {problem}", file.display())]
    Whole {
        /// The file.
        file: PathBuf,
        /// What is wrong, and how to mend it.
        problem: String,
    },
    /// The plan cannot be read.
    #[error("{}, {problem}", file.display())]
    Plan {
        /// The file.
        file: PathBuf,
        /// Where, and what to write instead.
        problem: plan::PlanError,
    },
    /// The run itself could not go on.
    #[error(transparent)]
    Run(#[from] plan::period::RunError),
}

impl RunsError {
    pub(crate) fn file(file: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let file = file.to_owned();
        move |source| Self::File { file, source }
    }

    pub(crate) fn plan(file: &Path) -> impl FnOnce(plan::PlanError) -> Self {
        let file = file.to_owned();
        move |problem| Self::Plan { file, problem }
    }

    pub(crate) fn line(file: &Path, line: u64, problem: impl Into<String>) -> Self {
        Self::Line { file: file.to_owned(), line, problem: problem.into() }
    }

    pub(crate) fn whole(file: &Path, problem: impl Into<String>) -> Self {
        Self::Whole { file: file.to_owned(), problem: problem.into() }
    }
}
