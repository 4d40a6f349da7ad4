use crate::jobs::{Claim, JobError, Jobs, Progress};

/// After how many products whoever waits is told how far we are.
const EVERY: i64 = 200;

/// Somebody who waits for a pass over a file, or nobody.
pub(super) struct Watch<'a> {
    waiting: Option<(&'a Jobs, &'a Claim, i64)>,
    seen: i64,
}

impl<'a> Watch<'a> {
    pub(super) const fn nobody() -> Self {
        Self { waiting: None, seen: 0 }
    }

    /// Whoever looks at the job, which is about `of` products.
    pub(super) const fn of_job(jobs: &'a Jobs, claim: &'a Claim, of: i64) -> Self {
        Self { waiting: Some((jobs, claim, of)), seen: 0 }
    }

    /// One more product has been looked at. In a transaction of its own: nobody may wait while the writer is ours.
    pub(super) async fn one_more(&mut self) -> Result<(), JobError> {
        self.seen += 1;
        match self.waiting {
            Some((jobs, claim, of)) if self.seen % EVERY == 0 => {
                jobs.step(claim, &Progress::new(self.seen.min(of), of, "comparing")).await
            }
            _ => Ok(()),
        }
    }
}
