//! Putting work in, taking it, and bringing it to an end.

use base::{Span, Timestamp};
use db::{DbError, Tx};
use serde::Serialize;

use super::model::{Claim, JobKind, NewJob, Progress};
use super::{Failure, JobError, Jobs, backoff, store};

/// How long a node has a job without saying that it still works on it.
pub const LEASE: Span = Span::seconds(60);
/// How many that are due one look takes into account: others may be faster with the first.
const CANDIDATES: u32 = 16;
/// How much of an error is kept, in characters.
const ERROR_LENGTH: usize = 1000;

/// Puts work into the queue, in the caller's transaction; nothing happens when work with its key is there already,
/// whether it waits or is done.
///
/// # Errors
/// When the database fails.
pub async fn enqueue_in(tx: &mut Tx, job: &NewJob, now: Timestamp) -> Result<(), DbError> {
    store::insert(tx, job, now).await
}

/// As [`enqueue_in`], but work with its key that has ended begins anew, and work that is running will.
///
/// # Errors
/// When the database fails.
pub async fn wake_in(tx: &mut Tx, job: &NewJob, now: Timestamp) -> Result<(), DbError> {
    store::insert_or_wake(tx, job, now).await
}

/// Notes how far a job is, in the transaction that went this far, and renews the lease.
///
/// # Errors
/// [`JobError::Lost`] when the job is somebody else's by now: the transaction must be dropped then.
pub async fn step_in(tx: &mut Tx, claim: &Claim, progress: &Progress, now: Timestamp) -> Result<(), JobError> {
    held(store::step(tx, claim, progress, now + LEASE).await?)
}

/// Brings a job to its end, in the transaction that did the work. Work that never ends waits for its next time.
///
/// # Errors
/// As [`step_in`], and when `outcome` cannot be written as JSON.
pub async fn finish_in(
    tx: &mut Tx,
    claim: &Claim,
    outcome: &(impl Serialize + Sync),
    now: Timestamp,
) -> Result<(), JobError> {
    let outcome = serde_json::to_string(outcome)?;
    match claim.kind.every() {
        Some(span) => held(store::wait_until(tx, claim, now + span, &outcome, now).await?),
        None => held(store::finish(tx, claim, &outcome, now).await?),
    }
}

fn held(is_held: bool) -> Result<(), JobError> {
    if is_held { Ok(()) } else { Err(JobError::Lost) }
}

impl Jobs {
    /// Makes sure that the work that never ends is in the queue. Every node says so when it starts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin_recurring(&self) -> Result<(), JobError> {
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        for kind in JobKind::ALL.into_iter().filter(|kind| kind.every().is_some()) {
            store::insert(&mut tx, &NewJob::new(kind, kind.word(), &(), now)?, now).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Puts work into the queue that nothing else has to happen with; see [`enqueue_in`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enqueue(&self, job: &NewJob) -> Result<(), DbError> {
        let mut tx = self.desk.begin().await?;
        store::insert(&mut tx, job, self.desk.now()).await?;
        tx.commit().await
    }

    /// Takes the job of one of `kinds` that has been due the longest, for [`LEASE`]; `None` when none is due.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn claim(&self, kinds: &[JobKind]) -> Result<Option<Claim>, JobError> {
        // Looked for first: usually there is nothing, and then nobody waits for the writer.
        let candidates = store::due(&mut self.desk.read().await?, kinds, self.desk.now(), CANDIDATES).await?;
        for candidate in candidates {
            let now = self.desk.now();
            let mut tx = self.desk.begin().await?;
            if candidate.attempts >= candidate.kind.most_attempts() {
                let broken = format!("it was broken off {} times before it could say why", candidate.attempts);
                store::give_up(&mut tx, &candidate, &broken, now).await?;
                tx.commit().await?;
                continue;
            }
            let token: i64 = self.desk.next_id();
            let claim = store::take(&mut tx, &candidate, token, now, now + LEASE).await?;
            tx.commit().await?;
            if claim.is_some() {
                return Ok(claim);
            }
        }
        Ok(None)
    }

    /// Says that somebody still works on it: the lease begins anew.
    ///
    /// # Errors
    /// [`JobError::Lost`] when the job is somebody else's by now.
    pub async fn renew(&self, claim: &Claim) -> Result<(), JobError> {
        let mut tx = self.desk.begin().await?;
        held(store::renew(&mut tx, claim, self.desk.now() + LEASE).await?)?;
        Ok(tx.commit().await?)
    }

    /// Notes how far a job is; see [`step_in`].
    ///
    /// # Errors
    /// As there.
    pub async fn step(&self, claim: &Claim, progress: &Progress) -> Result<(), JobError> {
        let mut tx = self.desk.begin().await?;
        step_in(&mut tx, claim, progress, self.desk.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Brings a job to its end; see [`finish_in`].
    ///
    /// # Errors
    /// As there.
    pub async fn finish(&self, claim: &Claim, outcome: &(impl Serialize + Sync)) -> Result<(), JobError> {
        let mut tx = self.desk.begin().await?;
        finish_in(&mut tx, claim, outcome, self.desk.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Gives a job back that was broken off for no fault of its own, such as the node being told to stop: it is due at once,
    /// and this time does not count.
    ///
    /// # Errors
    /// As [`step_in`].
    pub async fn release(&self, claim: &Claim) -> Result<(), JobError> {
        let mut tx = self.desk.begin().await?;
        let is_held = store::release(&mut tx, claim, self.desk.now()).await?;
        // Also when it is not ours any more: perhaps we ended it ourselves a moment ago, and then that is on disk before we go.
        tx.commit().await?;
        held(is_held)
    }

    /// Gives a job back that has done what it can for now: it is taken again at `at`.
    ///
    /// # Errors
    /// As [`step_in`].
    pub async fn later(&self, claim: &Claim, at: Timestamp) -> Result<(), JobError> {
        let mut tx = self.desk.begin().await?;
        held(store::wait_until(&mut tx, claim, at, "", self.desk.now()).await?)?;
        Ok(tx.commit().await?)
    }

    /// Notes why a job did not work. It is tried again after a while that doubles each time; after the last attempt, or
    /// when it can never work, it has failed.
    ///
    /// # Errors
    /// As [`step_in`].
    pub async fn fail(&self, claim: &Claim, failure: &Failure) -> Result<(), JobError> {
        let now = self.desk.now();
        let error: String = failure.to_string().chars().take(ERROR_LENGTH).collect();
        let is_last = claim.attempt >= claim.kind.most_attempts() || matches!(failure, Failure::Never(_));
        let mut tx = self.desk.begin().await?;
        let is_held = if is_last && claim.kind.every().is_none() {
            store::fail(&mut tx, claim, &error, now).await?
        } else {
            // Work that never ends is not kept waiting much longer than it usually waits.
            let most = claim.kind.every().map(|every| every.as_millis().saturating_mul(12));
            let wait = backoff::wait(claim.attempt, claim.token).as_millis();
            let wait = Span::millis(most.map_or(wait, |most| wait.min(most)));
            store::retry_at(&mut tx, claim, now + wait, &error).await?
        };
        held(is_held)?;
        Ok(tx.commit().await?)
    }
}
