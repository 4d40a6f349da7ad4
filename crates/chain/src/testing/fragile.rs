//! A store of a relayer that fails now and then, before or after it has kept something.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use alloy_primitives::Bytes;

use crate::node::StoreFailure;
use crate::relayer::{Added, Attempt, Fate, Flight, Job, Landing, Quota, Store};

/// A store around another one.
#[derive(Default)]
pub struct Fragile<S> {
    kept: Arc<S>,
    calls: Arc<AtomicU64>,
    every: Arc<AtomicU64>,
}

impl<S> Clone for Fragile<S> {
    fn clone(&self) -> Self {
        Self { kept: Arc::clone(&self.kept), calls: Arc::clone(&self.calls), every: Arc::clone(&self.every) }
    }
}

impl<S> Fragile<S> {
    /// Fails nothing until it is told to.
    pub fn around(kept: S) -> Self {
        Self { kept: Arc::new(kept), calls: Arc::default(), every: Arc::default() }
    }

    /// Fails one time in so many; never when it is 0.
    pub fn fail_every(&self, calls: u64) {
        self.every.store(calls, Ordering::SeqCst);
    }

    fn fails(&self) -> Result<(), StoreFailure> {
        let (call, every) = (1 + self.calls.fetch_add(1, Ordering::SeqCst), self.every.load(Ordering::SeqCst));
        if every != 0 && call.is_multiple_of(every) { Err(StoreFailure::new("the disk is full")) } else { Ok(()) }
    }

    async fn tried<T: Send>(
        &self,
        call: impl Future<Output = Result<T, StoreFailure>> + Send,
    ) -> Result<T, StoreFailure>
    where
        S: Send + Sync,
    {
        self.fails()?;
        let done = call.await?;
        self.fails()?;
        Ok(done)
    }
}

impl<S: Store> Store for Fragile<S> {
    async fn add(&self, job: &Job, quota: Quota) -> Result<Added, StoreFailure> {
        self.tried(self.kept.add(job, quota)).await
    }
    async fn fate(&self, key: &str) -> Result<Option<Fate>, StoreFailure> {
        self.tried(self.kept.fate(key)).await
    }
    async fn waiting(&self, most: usize) -> Result<Vec<Job>, StoreFailure> {
        self.tried(self.kept.waiting(most)).await
    }
    async fn flights(&self) -> Result<Vec<Flight>, StoreFailure> {
        self.tried(self.kept.flights()).await
    }
    async fn take_off(&self, flight: &Flight) -> Result<(), StoreFailure> {
        self.tried(self.kept.take_off(flight)).await
    }
    async fn try_again(&self, nonce: u64, attempt: &Attempt) -> Result<(), StoreFailure> {
        self.tried(self.kept.try_again(nonce, attempt)).await
    }
    async fn land(&self, nonce: u64, landing: &Landing) -> Result<(), StoreFailure> {
        self.tried(self.kept.land(nonce, landing)).await
    }
    async fn refuse(&self, key: &str, reason: &Bytes) -> Result<(), StoreFailure> {
        self.tried(self.kept.refuse(key, reason)).await
    }
}
