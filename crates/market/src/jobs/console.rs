//! Looking at the queue, and lending it a hand.

use base::Span;
use db::DbError;

use super::model::{Counts, Job, JobKind, JobStatus};
use super::{Jobs, store};
use crate::JobId;
use crate::events::{self, EventKind, NewEvent};

/// How long a job that is done is kept for whoever asks what became of it, and one that failed.
const KEPT_DONE: Span = Span::days(7);
const KEPT_FAILED: Span = Span::days(90);

impl Jobs {
    /// Up to `most` jobs in a state, those that matter first: the one that is due next, or that ended last.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(&self, status: JobStatus, most: u32) -> Result<Vec<Job>, DbError> {
        store::list(&mut self.desk.read().await?, status, most).await
    }

    /// The job with this key; `None` when there is none, or it ended long ago.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn by_key(&self, key: &str) -> Result<Option<Job>, DbError> {
        store::by_key(&mut self.desk.read().await?, key).await
    }

    /// How much there is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn counts(&self) -> Result<Counts, DbError> {
        store::counts(&mut self.desk.read().await?, self.desk.now()).await
    }

    /// Lets a job that failed begin anew; `false` when there is no such job, or it did not fail.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn retry(&self, job: JobId) -> Result<bool, DbError> {
        let mut tx = self.desk.begin().await?;
        let retried = store::begin_anew(&mut tx, job, self.desk.now()).await?;
        if retried {
            events::note_in(&self.desk, &mut tx, &NewEvent::new(EventKind::JobRetried, job)).await?;
        }
        tx.commit().await?;
        Ok(retried)
    }

    /// Takes a job that failed off the list; `false` when there is no such job, or it did not fail.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dismiss(&self, job: JobId) -> Result<bool, DbError> {
        let mut tx = self.desk.begin().await?;
        let dismissed = store::delete_failed(&mut tx, job).await?;
        if dismissed {
            events::note_in(&self.desk, &mut tx, &NewEvent::new(EventKind::JobDismissed, job)).await?;
        }
        tx.commit().await?;
        Ok(dismissed)
    }

    /// Forgets jobs that ended long ago; how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_old(&self) -> Result<u64, DbError> {
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let mut gone = 0;
        for (status, kept) in [(JobStatus::Done, KEPT_DONE), (JobStatus::Failed, KEPT_FAILED)] {
            gone += store::delete_finished(&mut tx, status, now - kept).await?;
        }
        tx.commit().await?;
        Ok(gone)
    }

    /// Takes work of one kind that nobody has begun off the queue; how much.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn withdraw(&self, kind: JobKind) -> Result<u64, DbError> {
        let mut tx = self.desk.begin().await?;
        let gone = store::delete_waiting(&mut tx, kind).await?;
        tx.commit().await?;
        Ok(gone)
    }
}
