//! A store that forgets with the process: for tests.

use std::future::{Future, ready};
use std::sync::{Mutex, MutexGuard, PoisonError};

use alloy_primitives::Bytes;

use super::model::{Attempt, Fate, Flight, Job, Landing};
use super::store::{Added, Quota, Store};
use crate::node::StoreFailure;

/// Jobs and flights in memory.
#[derive(Debug, Default)]
pub struct MemoryStore(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    jobs: Vec<(Job, Fate)>,
    flights: Vec<Flight>,
}

impl Kept {
    fn find(&mut self, key: &str) -> Result<&mut (Job, Fate), StoreFailure> {
        let found = self.jobs.iter_mut().find(|(job, _)| job.request.key == key);
        found.ok_or_else(|| StoreFailure::new("there is no such job"))
    }

    fn add(&mut self, job: &Job, quota: Quota) -> Added {
        if let Ok((_, fate)) = self.find(&job.request.key) {
            return Added::Known(fate.clone());
        }
        let mine = |other: &&(Job, Fate)| other.0.request.user == job.request.user && other.0.since >= quota.since;
        let used = self.jobs.iter().filter(mine).fold(0_u64, |sum, (job, _)| sum.saturating_add(job.gas));
        if used.saturating_add(job.gas) > quota.gas {
            return Added::OverQuota(used);
        }
        self.jobs.push((job.clone(), Fate::Waiting));
        Added::New
    }

    fn take_off(&mut self, flight: &Flight) -> Result<(), StoreFailure> {
        if self.flights.iter().any(|other| other.nonce == flight.nonce) {
            return Err(StoreFailure::new("there is a flight of this nonce"));
        }
        for key in &flight.keys {
            if self.find(key)?.1 != Fate::Waiting {
                return Err(StoreFailure::new("a job of the flight does not wait"));
            }
        }
        for key in &flight.keys {
            self.find(key)?.1 = Fate::Flying(flight.nonce);
        }
        self.flights.push(flight.clone());
        self.flights.sort_by_key(|flight| flight.nonce);
        Ok(())
    }

    fn try_again(&mut self, nonce: u64, attempt: &Attempt) -> Result<(), StoreFailure> {
        let flight = self.flights.iter_mut().find(|flight| flight.nonce == nonce);
        flight.ok_or_else(|| StoreFailure::new("there is no such flight"))?.attempts.push(attempt.clone());
        Ok(())
    }

    fn land(&mut self, nonce: u64, landing: &Landing) {
        self.flights.retain(|flight| flight.nonce != nonce);
        for (job, fate) in self.jobs.iter_mut().filter(|(_, fate)| *fate == Fate::Flying(nonce)) {
            match landing {
                Landing::Done(hash) => *fate = Fate::Done(*hash),
                Landing::Refused(reason) => *fate = Fate::Refused(reason.clone()),
                Landing::Again(together) => (*fate, job.together) = (Fate::Waiting, *together),
            }
        }
    }
}

impl MemoryStore {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn add(&self, job: &Job, quota: Quota) -> impl Future<Output = Result<Added, StoreFailure>> + Send {
        ready(Ok(self.kept().add(job, quota)))
    }

    fn fate(&self, key: &str) -> impl Future<Output = Result<Option<Fate>, StoreFailure>> + Send {
        ready(Ok(self.kept().find(key).ok().map(|(_, fate)| fate.clone())))
    }

    fn waiting(&self, most: usize) -> impl Future<Output = Result<Vec<Job>, StoreFailure>> + Send {
        let kept = self.kept();
        let waiting = kept.jobs.iter().filter(|(_, fate)| *fate == Fate::Waiting);
        ready(Ok(waiting.map(|(job, _)| job.clone()).take(most).collect()))
    }

    fn flights(&self) -> impl Future<Output = Result<Vec<Flight>, StoreFailure>> + Send {
        ready(Ok(self.kept().flights.clone()))
    }

    fn take_off(&self, flight: &Flight) -> impl Future<Output = Result<(), StoreFailure>> + Send {
        ready(self.kept().take_off(flight))
    }

    fn try_again(&self, nonce: u64, attempt: &Attempt) -> impl Future<Output = Result<(), StoreFailure>> + Send {
        ready(self.kept().try_again(nonce, attempt))
    }

    fn land(&self, nonce: u64, landing: &Landing) -> impl Future<Output = Result<(), StoreFailure>> + Send {
        self.kept().land(nonce, landing);
        ready(Ok(()))
    }

    fn refuse(&self, key: &str, reason: &Bytes) -> impl Future<Output = Result<(), StoreFailure>> + Send {
        ready(self.kept().find(key).map(|(_, fate)| *fate = Fate::Refused(reason.clone())))
    }
}
