use base::Timestamp;
use db::{DbError, Row, Tx, params};

use super::model::{Claim, Counts, Job, JobKind, JobStatus, NewJob, Progress};
use crate::JobId;

/// A job that could be taken, as it was when it was seen.
pub(super) struct Candidate {
    pub(super) id: JobId,
    pub(super) kind: JobKind,
    pub(super) attempts: i64,
    due_at: Timestamp,
}

pub(super) async fn insert(tx: &mut Tx, job: &NewJob, now: Timestamp) -> Result<(), DbError> {
    let id: JobId = tx.next_id();
    let insert = "INSERT INTO job (id, kind, key, payload, status, due_at, made_at)
         VALUES ($1, $2, $3, $4, 'waiting', $5, $6) ON CONFLICT (key) DO NOTHING";
    tx.execute(insert, params![id, job.kind, job.key, job.payload, job.due_at, now]).await.map(drop)
}

/// A running one keeps running and begins anew afterwards; any other is due at once, its past forgotten.
pub(super) async fn insert_or_wake(tx: &mut Tx, job: &NewJob, now: Timestamp) -> Result<(), DbError> {
    let id: JobId = tx.next_id();
    let upsert = "INSERT INTO job (id, kind, key, payload, status, due_at, made_at)
         VALUES ($1, $2, $3, $4, 'waiting', $5, $6)
         ON CONFLICT (key) DO UPDATE SET
             payload = excluded.payload,
             again = CASE WHEN job.status = 'running' THEN 1 ELSE 0 END,
             due_at = CASE WHEN job.status = 'running' THEN job.due_at ELSE excluded.due_at END,
             attempts = CASE WHEN job.status = 'running' THEN job.attempts ELSE 0 END,
             finished_at = NULL, last_error = '',
             status = CASE WHEN job.status = 'running' THEN 'running' ELSE 'waiting' END";
    tx.execute(upsert, params![id, job.kind, job.key, job.payload, job.due_at, now]).await.map(drop)
}

/// In the order in which they became due. The first few of each kind, by its index: a long line of one kind costs the
/// others nothing.
pub(super) async fn due(tx: &mut Tx, kinds: &[JobKind], now: Timestamp, most: u32) -> Result<Vec<Candidate>, DbError> {
    let first_of = |(number, kind): (usize, &JobKind)| {
        let kind = kind.word();
        format!(
            "SELECT * FROM (SELECT id, kind, attempts, due_at FROM job
                 WHERE finished_at IS NULL AND kind = '{kind}' AND due_at <= $1 ORDER BY due_at, id LIMIT $2) AS line_{number}"
        )
    };
    let kinds: Vec<String> = kinds.iter().enumerate().map(first_of).collect();
    let select = format!("{} ORDER BY due_at, id LIMIT $2", kinds.join(" UNION ALL "));
    tx.all(&select, params![now, most], |row| {
        Ok(Candidate {
            id: row.get("id")?,
            kind: row.get("kind")?,
            attempts: row.get("attempts")?,
            due_at: row.get("due_at")?,
        })
    })
    .await
}

/// `None` when somebody was faster: whoever takes a job changes when it is due.
pub(super) async fn take(
    tx: &mut Tx,
    seen: &Candidate,
    token: i64,
    now: Timestamp,
    lease_ends: Timestamp,
) -> Result<Option<Claim>, DbError> {
    let update =
        "UPDATE job SET status = 'running', claimed_by = $1, attempts = attempts + 1, started_at = $2, due_at = $3
         WHERE id = $4 AND due_at = $5 AND finished_at IS NULL
         RETURNING attempts, payload, progress_done, progress_of, phase";
    tx.first(update, params![token, now, lease_ends, seen.id, seen.due_at], |row| {
        Ok(Claim {
            id: seen.id,
            kind: seen.kind,
            attempt: row.get("attempts")?,
            progress: progress(row)?,
            payload: row.get("payload")?,
            token,
        })
    })
    .await
}

pub(super) async fn renew(tx: &mut Tx, claim: &Claim, lease_ends: Timestamp) -> Result<bool, DbError> {
    let update = "UPDATE job SET due_at = $1 WHERE id = $2 AND claimed_by = $3";
    Ok(tx.execute(update, params![lease_ends, claim.id, claim.token]).await? == 1)
}

pub(super) async fn step(
    tx: &mut Tx,
    claim: &Claim,
    progress: &Progress,
    lease_ends: Timestamp,
) -> Result<bool, DbError> {
    let update = "UPDATE job SET due_at = $1, progress_done = $2, progress_of = $3, phase = $4
         WHERE id = $5 AND claimed_by = $6";
    let Progress { done, of, phase } = progress;
    Ok(tx.execute(update, params![lease_ends, done, of, phase, claim.id, claim.token]).await? == 1)
}

pub(super) async fn finish(tx: &mut Tx, claim: &Claim, outcome: &str, now: Timestamp) -> Result<bool, DbError> {
    let update = "UPDATE job SET claimed_by = NULL, last_error = '', outcome = $1, due_at = $2,
             attempts = CASE WHEN again = 1 THEN 0 ELSE attempts END,
             status = CASE WHEN again = 1 THEN 'waiting' ELSE 'done' END,
             finished_at = CASE WHEN again = 1 THEN NULL ELSE CAST($2 AS BIGINT) END,
             again = 0
         WHERE id = $3 AND claimed_by = $4";
    Ok(tx.execute(update, params![outcome, now, claim.id, claim.token]).await? == 1)
}

pub(super) async fn wait_until(
    tx: &mut Tx,
    claim: &Claim,
    at: Timestamp,
    outcome: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    let update = "UPDATE job SET claimed_by = NULL, attempts = 0, last_error = '', outcome = $1, status = 'waiting',
             due_at = CASE WHEN again = 1 THEN CAST($2 AS BIGINT) ELSE CAST($3 AS BIGINT) END,
             again = 0
         WHERE id = $4 AND claimed_by = $5";
    Ok(tx.execute(update, params![outcome, now, at, claim.id, claim.token]).await? == 1)
}

pub(super) async fn release(tx: &mut Tx, claim: &Claim, now: Timestamp) -> Result<bool, DbError> {
    let update = "UPDATE job SET claimed_by = NULL, status = 'waiting', due_at = $1, attempts = attempts - 1
         WHERE id = $2 AND claimed_by = $3";
    Ok(tx.execute(update, params![now, claim.id, claim.token]).await? == 1)
}

pub(super) async fn retry_at(tx: &mut Tx, claim: &Claim, at: Timestamp, error: &str) -> Result<bool, DbError> {
    let update = "UPDATE job SET claimed_by = NULL, status = 'waiting', again = 0, due_at = $1, last_error = $2
         WHERE id = $3 AND claimed_by = $4";
    Ok(tx.execute(update, params![at, error, claim.id, claim.token]).await? == 1)
}

pub(super) async fn fail(tx: &mut Tx, claim: &Claim, error: &str, now: Timestamp) -> Result<bool, DbError> {
    let update = "UPDATE job SET claimed_by = NULL, last_error = $2, due_at = $1,
             status = CASE WHEN again = 1 THEN 'waiting' ELSE 'failed' END,
             attempts = CASE WHEN again = 1 THEN 0 ELSE attempts END,
             finished_at = CASE WHEN again = 1 THEN NULL ELSE CAST($1 AS BIGINT) END,
             again = 0
         WHERE id = $3 AND claimed_by = $4";
    Ok(tx.execute(update, params![now, error, claim.id, claim.token]).await? == 1)
}

/// A job that was taken as often as it may be, and never came back.
pub(super) async fn give_up(tx: &mut Tx, seen: &Candidate, error: &str, now: Timestamp) -> Result<(), DbError> {
    let update = "UPDATE job SET claimed_by = NULL, status = 'failed', again = 0, finished_at = $1, last_error = $2
         WHERE id = $3 AND due_at = $4 AND finished_at IS NULL";
    tx.execute(update, params![now, error, seen.id, seen.due_at]).await.map(drop)
}

pub(super) async fn begin_anew(tx: &mut Tx, job: JobId, now: Timestamp) -> Result<bool, DbError> {
    let update = "UPDATE job SET status = 'waiting', finished_at = NULL, attempts = 0, due_at = $1
         WHERE id = $2 AND status = 'failed'";
    Ok(tx.execute(update, params![now, job]).await? == 1)
}

pub(super) async fn delete_failed(tx: &mut Tx, job: JobId) -> Result<bool, DbError> {
    Ok(tx.execute("DELETE FROM job WHERE id = $1 AND status = 'failed'", params![job]).await? == 1)
}

pub(super) async fn delete_finished(tx: &mut Tx, status: JobStatus, before: Timestamp) -> Result<u64, DbError> {
    tx.execute("DELETE FROM job WHERE status = $1 AND finished_at < $2", params![status, before]).await
}

pub(super) async fn delete_waiting(tx: &mut Tx, kind: JobKind) -> Result<u64, DbError> {
    tx.execute("DELETE FROM job WHERE kind = $1 AND status = 'waiting'", params![kind]).await
}

const JOB: &str = "SELECT id, kind, key, payload, status, due_at, attempts, progress_done, progress_of, phase, outcome,
         last_error, made_at, started_at, finished_at
     FROM job";

pub(super) async fn list(tx: &mut Tx, status: JobStatus, most: u32) -> Result<Vec<Job>, DbError> {
    let order = if matches!(status, JobStatus::Done | JobStatus::Failed) { "finished_at DESC" } else { "due_at" };
    let select = format!("{JOB} WHERE status = $1 ORDER BY {order}, id LIMIT $2");
    tx.all(&select, params![status, most], read).await
}

pub(super) async fn by_key(tx: &mut Tx, key: &str) -> Result<Option<Job>, DbError> {
    tx.first(&format!("{JOB} WHERE key = $1"), params![key], read).await
}

fn read(row: &Row<'_>) -> Result<Job, DbError> {
    Ok(Job {
        id: row.get("id")?,
        kind: row.get("kind")?,
        key: row.get("key")?,
        payload: row.get("payload")?,
        status: row.get("status")?,
        due_at: row.get("due_at")?,
        attempts: row.get("attempts")?,
        progress: progress(row)?,
        outcome: row.get("outcome")?,
        last_error: row.get("last_error")?,
        made_at: row.get("made_at")?,
        started_at: row.get("started_at")?,
        finished_at: row.get("finished_at")?,
    })
}

fn progress(row: &Row<'_>) -> Result<Progress, DbError> {
    Ok(Progress { done: row.get("progress_done")?, of: row.get("progress_of")?, phase: row.get("phase")? })
}

pub(super) async fn counts(tx: &mut Tx, now: Timestamp) -> Result<Counts, DbError> {
    let select =
        "SELECT status, CASE WHEN due_at <= $1 THEN 1 ELSE 0 END AS is_due, COUNT(*) AS n, MIN(due_at) AS oldest
         FROM job GROUP BY status, CASE WHEN due_at <= $1 THEN 1 ELSE 0 END";
    let rows: Vec<(JobStatus, bool, i64, Timestamp)> = tx
        .all(select, params![now], |row| {
            Ok((row.get("status")?, row.get("is_due")?, row.get("n")?, row.get("oldest")?))
        })
        .await?;
    let mut counts = Counts::default();
    for (status, is_due, n, oldest) in rows {
        match status {
            JobStatus::Waiting if is_due => {
                counts.due += n;
                counts.oldest_due = Some(oldest);
            }
            JobStatus::Waiting => counts.later += n,
            JobStatus::Running => counts.running += n,
            JobStatus::Failed => counts.failed += n,
            JobStatus::Done => counts.done += n,
        }
    }
    Ok(counts)
}
