//! Work that is done later, by whichever node takes it.
//!
//! A job is put into the queue by the transaction that makes it necessary ([`enqueue_in`]): it is there if and only if
//! that transaction is. A node takes it for the length of a lease ([`Jobs::claim`]) and renews the lease while it works;
//! when it dies, the lease runs out and another node goes on where it was. So a job is done at least once. A step that
//! must not happen twice shares its transaction with [`step_in`] or [`finish_in`], which fail for whoever lost the job.

mod backoff;
mod console;
mod error;
mod model;
mod queue;
mod store;

pub use error::{Failure, JobError};
pub use model::{Claim, Counts, Job, JobKind, JobStatus, NewJob, Progress};
pub use queue::{LEASE, enqueue_in, finish_in, step_in, wake_in};

use crate::Desk;

/// The queue.
#[derive(Debug, Clone)]
pub struct Jobs {
    desk: Desk,
}

impl Jobs {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }
}
