//! What keeps jobs and flights.

use std::future::Future;
use std::sync::Arc;

use alloy_primitives::Bytes;
use base::Timestamp;

use super::model::{Attempt, Fate, Flight, Job, Landing};
use crate::node::StoreFailure;

/// How much one user may have had since a moment, a new job included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Since when jobs count.
    pub since: Timestamp,
    /// The most gas of them together.
    pub gas: u64,
}

/// What became of a job that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// It is new, and waits.
    New,
    /// It was there already, and this is how it stands.
    Known(Fate),
    /// The user has had this much gas, and it would be too much.
    OverQuota(u64),
}

/// Keeps the jobs of one relaying account. Each function is one transaction, durable when it returns.
pub trait Store: Send + Sync {
    /// Takes a job in, unless its key is known or the user had enough.
    fn add(&self, job: &Job, quota: Quota) -> impl Future<Output = Result<Added, StoreFailure>> + Send;

    /// How a job stands; `None` for an unknown key.
    fn fate(&self, key: &str) -> impl Future<Output = Result<Option<Fate>, StoreFailure>> + Send;

    /// The jobs that wait longest.
    fn waiting(&self, most: usize) -> impl Future<Output = Result<Vec<Job>, StoreFailure>> + Send;

    /// The flights that are not over, by their nonce.
    fn flights(&self) -> impl Future<Output = Result<Vec<Flight>, StoreFailure>> + Send;

    /// Begins a flight: its jobs do not wait any more.
    ///
    /// # Errors
    /// When there is a flight of this nonce that is not over, or one of the jobs does not wait: somebody else relays for the account.
    fn take_off(&self, flight: &Flight) -> impl Future<Output = Result<(), StoreFailure>> + Send;

    /// Adds an attempt to a flight.
    fn try_again(&self, nonce: u64, attempt: &Attempt) -> impl Future<Output = Result<(), StoreFailure>> + Send;

    /// Ends a flight, with one landing for all of its jobs.
    fn land(&self, nonce: u64, landing: &Landing) -> impl Future<Output = Result<(), StoreFailure>> + Send;

    /// Ends a job that waits, because the contract refuses it.
    fn refuse(&self, key: &str, reason: &Bytes) -> impl Future<Output = Result<(), StoreFailure>> + Send;
}

impl<T: Store> Store for Arc<T> {
    fn add(&self, job: &Job, quota: Quota) -> impl Future<Output = Result<Added, StoreFailure>> + Send {
        self.as_ref().add(job, quota)
    }

    fn fate(&self, key: &str) -> impl Future<Output = Result<Option<Fate>, StoreFailure>> + Send {
        self.as_ref().fate(key)
    }

    fn waiting(&self, most: usize) -> impl Future<Output = Result<Vec<Job>, StoreFailure>> + Send {
        self.as_ref().waiting(most)
    }

    fn flights(&self) -> impl Future<Output = Result<Vec<Flight>, StoreFailure>> + Send {
        self.as_ref().flights()
    }

    fn take_off(&self, flight: &Flight) -> impl Future<Output = Result<(), StoreFailure>> + Send {
        self.as_ref().take_off(flight)
    }

    fn try_again(&self, nonce: u64, attempt: &Attempt) -> impl Future<Output = Result<(), StoreFailure>> + Send {
        self.as_ref().try_again(nonce, attempt)
    }

    fn land(&self, nonce: u64, landing: &Landing) -> impl Future<Output = Result<(), StoreFailure>> + Send {
        self.as_ref().land(nonce, landing)
    }

    fn refuse(&self, key: &str, reason: &Bytes) -> impl Future<Output = Result<(), StoreFailure>> + Send {
        self.as_ref().refuse(key, reason)
    }
}
