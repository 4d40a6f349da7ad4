//! What a relaying account has to send and has sent, in the database.

mod store;

use chain::node::StoreFailure;
use chain::relayer::{Added, Attempt, Fate, Flight, Job, Landing, Quota, Store};
use chain::{Address, Bytes};
use db::DbError;
use market::Desk;

/// Jobs and flights of one relaying account on one chain.
#[derive(Debug, Clone)]
pub struct RelayStore {
    desk: Desk,
    /// Whose they are: the chain's number and the account's address.
    relayer: String,
}

impl RelayStore {
    /// What there is of the account on the chain with this number.
    #[must_use]
    pub fn new(desk: Desk, chain: u64, account: Address) -> Self {
        Self { desk, relayer: format!("{chain}:{account}") }
    }
}

/// What a transaction of ours may end with: the database's failure, or a state that another relayer has made.
#[derive(Debug, thiserror::Error)]
enum Clash {
    #[error("there is a flight of nonce {0}: another relayer works for the account")]
    Flight(i64),
    #[error("the job {0} does not wait: another relayer works for the account")]
    Job(String),
    #[error("there is no flight of nonce {0}")]
    NoFlight(i64),
    #[error("a number of the relayer is beyond what the database counts")]
    Number(#[from] std::num::TryFromIntError),
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<Clash> for StoreFailure {
    fn from(clash: Clash) -> Self {
        Self::new(clash)
    }
}

impl RelayStore {
    async fn added(&self, job: &Job, quota: Quota) -> Result<Added, Clash> {
        let mut tx = self.desk.begin().await?;
        if let Some(fate) = store::fate(&mut tx, &self.relayer, &job.request.key).await? {
            return Ok(Added::Known(fate));
        }
        store::hold_asker(&mut tx, &self.relayer, job.request.user).await?;
        // Whoever held the row before may have brought the same job.
        if let Some(fate) = store::fate(&mut tx, &self.relayer, &job.request.key).await? {
            return Ok(Added::Known(fate));
        }
        let used = store::used(&mut tx, &self.relayer, job.request.user, quota.since).await?;
        if used.saturating_add(job.gas) > quota.gas {
            return Ok(Added::OverQuota(used));
        }
        store::insert_job(&mut tx, &self.relayer, job).await?;
        tx.commit().await?;
        Ok(Added::New)
    }

    async fn taken_off(&self, flight: &Flight) -> Result<(), Clash> {
        let nonce = i64::try_from(flight.nonce)?;
        let mut tx = self.desk.begin().await?;
        if !store::insert_flight(&mut tx, &self.relayer, nonce, flight).await? {
            return Err(Clash::Flight(nonce));
        }
        for (place, key) in (0_i64..).zip(&flight.keys) {
            if !store::bind(&mut tx, &self.relayer, key, (nonce, place)).await? {
                return Err(Clash::Job(key.clone()));
            }
        }
        for (number, attempt) in (0_i64..).zip(&flight.attempts) {
            store::insert_attempt(&mut tx, &self.relayer, (nonce, number), attempt).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn tried_again(&self, nonce: u64, attempt: &Attempt) -> Result<(), Clash> {
        let nonce = i64::try_from(nonce)?;
        let mut tx = self.desk.begin().await?;
        let number = store::attempts(&mut tx, &self.relayer, nonce).await?.ok_or(Clash::NoFlight(nonce))?;
        store::insert_attempt(&mut tx, &self.relayer, (nonce, number), attempt).await?;
        Ok(tx.commit().await?)
    }

    async fn landed(&self, nonce: u64, landing: &Landing) -> Result<(), Clash> {
        let nonce = i64::try_from(nonce)?;
        let mut tx = self.desk.begin().await?;
        store::delete_flight(&mut tx, &self.relayer, nonce).await?;
        match landing {
            Landing::Done(hash) => store::end_flight_done(&mut tx, &self.relayer, nonce, *hash).await?,
            Landing::Refused(reason) => store::end_flight_refused(&mut tx, &self.relayer, nonce, reason).await?,
            Landing::Again(together) => {
                store::end_flight_again(&mut tx, &self.relayer, nonce, i64::try_from(*together)?).await?;
            }
        }
        Ok(tx.commit().await?)
    }

    async fn refused(&self, key: &str, reason: &Bytes) -> Result<(), Clash> {
        let mut tx = self.desk.begin().await?;
        if !store::refuse(&mut tx, &self.relayer, key, reason).await? {
            return Err(Clash::Job(key.to_owned()));
        }
        Ok(tx.commit().await?)
    }
}

impl Store for RelayStore {
    async fn add(&self, job: &Job, quota: Quota) -> Result<Added, StoreFailure> {
        Ok(self.added(job, quota).await?)
    }

    async fn fate(&self, key: &str) -> Result<Option<Fate>, StoreFailure> {
        let mut tx = self.desk.read().await.map_err(StoreFailure::new)?;
        store::fate(&mut tx, &self.relayer, key).await.map_err(StoreFailure::new)
    }

    async fn waiting(&self, most: usize) -> Result<Vec<Job>, StoreFailure> {
        let mut tx = self.desk.read().await.map_err(StoreFailure::new)?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        store::waiting(&mut tx, &self.relayer, most).await.map_err(StoreFailure::new)
    }

    async fn flights(&self) -> Result<Vec<Flight>, StoreFailure> {
        let mut tx = self.desk.read().await.map_err(StoreFailure::new)?;
        store::flights(&mut tx, &self.relayer).await.map_err(StoreFailure::new)
    }

    async fn take_off(&self, flight: &Flight) -> Result<(), StoreFailure> {
        Ok(self.taken_off(flight).await?)
    }

    async fn try_again(&self, nonce: u64, attempt: &Attempt) -> Result<(), StoreFailure> {
        Ok(self.tried_again(nonce, attempt).await?)
    }

    async fn land(&self, nonce: u64, landing: &Landing) -> Result<(), StoreFailure> {
        Ok(self.landed(nonce, landing).await?)
    }

    async fn refuse(&self, key: &str, reason: &Bytes) -> Result<(), StoreFailure> {
        Ok(self.refused(key, reason).await?)
    }
}
