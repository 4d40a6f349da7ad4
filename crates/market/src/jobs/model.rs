use base::{Span, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::JobError;
use crate::JobId;
use crate::words::stored_words;

/// What kind of work a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JobKind {
    /// Deadlines of orders pass: reservations end, holds are over.
    Deadlines,
    /// Payouts fall due.
    Payouts,
    /// What is old goes: finished jobs, files nobody answered.
    Tidying,
    /// A letter to a customer about an order.
    OrderLetter,
    /// A letter that invites somebody to act for a brand or a merchant.
    RoleLetter,
    /// A catalog file is brought in.
    Import,
    /// Pictures of a brand are fetched from where they were imported from.
    Pictures,
    /// What was agreed on of orders is carried to the chain.
    Settlement,
}

stored_words!(JobKind, "the kind of a job", {
    Deadlines = "deadlines",
    Payouts = "payouts",
    Tidying = "tidying",
    OrderLetter = "order-letter",
    RoleLetter = "role-letter",
    Import = "import",
    Pictures = "pictures",
    Settlement = "settlement",
});

impl JobKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Deadlines,
        Self::Payouts,
        Self::Tidying,
        Self::OrderLetter,
        Self::RoleLetter,
        Self::Import,
        Self::Pictures,
        Self::Settlement,
    ];

    /// How long after one time the next follows, for work that never ends. Nobody has to schedule it.
    #[must_use]
    pub const fn every(self) -> Option<Span> {
        match self {
            Self::Deadlines | Self::Settlement => Some(Span::seconds(5)),
            Self::Payouts => Some(Span::minutes(1)),
            Self::Tidying => Some(Span::minutes(10)),
            Self::OrderLetter | Self::RoleLetter | Self::Import | Self::Pictures => None,
        }
    }

    /// How often it is tried before it has failed for good. Work that never ends is tried for ever.
    #[must_use]
    pub const fn most_attempts(self) -> i64 {
        match self {
            Self::Deadlines | Self::Payouts | Self::Tidying | Self::Settlement => i64::MAX,
            // Some two days with a mail server that does not answer.
            Self::OrderLetter | Self::RoleLetter => 17,
            Self::Import => 5,
            Self::Pictures => 12,
        }
    }
}

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobStatus {
    /// Nobody has it.
    Waiting,
    /// A node has it, or had it when it died.
    Running,
    /// It came to its end.
    Done,
    /// It was tried as often as it may be, or can never work.
    Failed,
}

stored_words!(JobStatus, "the status of a job", {
    Waiting = "waiting",
    Running = "running",
    Done = "done",
    Failed = "failed",
});

/// Work to be put into the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// What kind it is.
    pub kind: JobKind,
    /// The same work has the same key, and is in the queue once.
    pub key: String,
    pub(super) payload: String,
    /// Not before then.
    pub due_at: Timestamp,
}

impl NewJob {
    /// Work of `kind` on `payload`, from `due_at` on.
    ///
    /// # Errors
    /// When `payload` cannot be written as JSON.
    pub fn new(
        kind: JobKind,
        key: impl Into<String>,
        payload: &impl Serialize,
        due_at: Timestamp,
    ) -> Result<Self, JobError> {
        Ok(Self { kind, key: key.into(), payload: serde_json::to_string(payload)?, due_at })
    }
}

/// How far a job is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// So many...
    pub done: i64,
    /// ... of so many; 0 while nobody knows.
    pub of: i64,
    /// In which phase, one word that pages have a sentence for; may be empty.
    pub phase: String,
}

impl Progress {
    /// `done` of `of`, in `phase`.
    #[must_use]
    pub fn new(done: i64, of: i64, phase: &str) -> Self {
        Self { done, of, phase: phase.to_owned() }
    }
}

/// A job that was taken. Whoever has this has the job, until the lease ends.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The job.
    pub id: JobId,
    /// What kind it is.
    pub kind: JobKind,
    /// How often it was taken by now, this time included.
    pub attempt: i64,
    /// How far whoever had it before has come.
    pub progress: Progress,
    pub(super) payload: String,
    pub(super) token: i64,
}

impl Claim {
    /// What is to be done.
    ///
    /// # Errors
    /// When it is not what was put in.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T, JobError> {
        Ok(serde_json::from_str(&self.payload)?)
    }
}

/// A job, for whoever looks at the queue.
#[derive(Debug, Clone)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What kind it is.
    pub kind: JobKind,
    /// What it is about.
    pub key: String,
    /// Where it stands.
    pub status: JobStatus,
    /// When it is taken next; for a running one, when its lease ends.
    pub due_at: Timestamp,
    /// How often it was taken since it last succeeded.
    pub attempts: i64,
    /// How far it is.
    pub progress: Progress,
    /// Why it did not work the last time; empty when it did.
    pub last_error: String,
    /// When it was put in.
    pub made_at: Timestamp,
    /// When it was last taken.
    pub started_at: Option<Timestamp>,
    /// When it was done or given up.
    pub finished_at: Option<Timestamp>,
    pub(super) payload: String,
    pub(super) outcome: String,
}

impl Job {
    /// What is to be done.
    ///
    /// # Errors
    /// When it is not what was put in.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T, JobError> {
        Ok(serde_json::from_str(&self.payload)?)
    }

    /// What came of it; `None` before it is done.
    ///
    /// # Errors
    /// When it is not what was written.
    pub fn outcome<T: DeserializeOwned>(&self) -> Result<Option<T>, JobError> {
        if self.outcome.is_empty() {
            return Ok(None);
        }
        Ok(Some(serde_json::from_str(&self.outcome)?))
    }

    /// Whether nobody will take it any more.
    #[must_use]
    pub const fn is_finished(&self) -> bool {
        matches!(self.status, JobStatus::Done | JobStatus::Failed)
    }
}

/// How much there is in the queue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Nobody has them, and they are due.
    pub due: i64,
    /// They wait for their time.
    pub later: i64,
    /// Somebody has them.
    pub running: i64,
    /// They failed for good.
    pub failed: i64,
    /// They are done.
    pub done: i64,
    /// Since when the oldest of those that are due could have been taken.
    pub oldest_due: Option<Timestamp>,
}
