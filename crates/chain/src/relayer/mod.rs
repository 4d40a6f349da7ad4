//! Sends what people have signed, and pays the gas.
//!
//! [`Relayer::submit`] tries a request without sending it, so a bad one costs nothing and comes back as what the contract says. What is
//! accepted is kept in a [`Store`] under the key that it came with. [`Relayer::step`] looks after what is on its way and
//! sends what waits, orders many at a time.
//!
//! Nothing happens twice: a job belongs to one nonce until that nonce is used up, by one of our attempts or by another transaction, as
//! many blocks below the head as the rules say. An attempt is kept before it is sent, and sent again as it is when the
//! node has lost it. A reorganisation deeper than that can undo what is told as done; the contracts themselves refuse an order or a signed message that
//! comes a second time.

mod account;
mod batch;
mod fees;
mod memory;
mod model;
mod send;
mod store;
mod watch;

use std::sync::Arc;

use alloy_primitives::{Address, Bytes};
use alloy_provider::Provider;
use base::{Clock, Span};

use self::account::Account;
pub use self::fees::{FeeRules, Fees, Price};
pub use self::memory::MemoryStore;
pub use self::model::{Attempt, Fate, Flight, Job, Landing, Request, Rules};
pub use self::store::{Added, Quota, Store};
use crate::node::{NodeError, StoreFailure};
use crate::reverts::Revert;
use crate::signer::{SignError, Signer};

/// Why something was not relayed.
#[derive(Debug, thiserror::Error)]
pub enum RelayError {
    /// The contract refuses it.
    #[error("the contract refuses: {0}")]
    Refused(Revert),
    /// The user had enough for a day.
    #[error("{used} gas was used for this user within a day, and {wanted} more would be above {most}")]
    OverQuota {
        /// What was used.
        used: u64,
        /// What this takes.
        wanted: u64,
        /// What there is for a day.
        most: u64,
    },
    /// It takes more gas than a transaction may have.
    #[error("it takes {gas} gas, and a transaction may take {most}")]
    TooLarge {
        /// What it takes.
        gas: u64,
        /// What there may be.
        most: u64,
    },
    /// The relaying account cannot pay for the gas.
    #[error("the relaying account {account} has {balance} wei, and needs {needed}")]
    NoFunds {
        /// The account.
        account: Address,
        /// What it has.
        balance: alloy_primitives::U256,
        /// What it needs.
        needed: alloy_primitives::U256,
    },
    /// The node.
    #[error(transparent)]
    Node(#[from] NodeError),
    /// The store.
    #[error("jobs cannot be kept: {0}")]
    Store(#[from] StoreFailure),
    /// The signer.
    #[error(transparent)]
    Sign(#[from] SignError),
}

/// What a step did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Worked {
    /// Transactions that count now, for good or ill.
    pub landed: usize,
    /// Transactions that were offered for more.
    pub raised: usize,
    /// Transactions that are stuck and would cost more than they may.
    pub stuck: usize,
    /// Jobs that were sent.
    pub sent: usize,
    /// Jobs that the contract refuses by now.
    pub refused: usize,
    /// Jobs wait, because gas costs more than it may.
    pub too_dear: bool,
}

/// Relays for one account. Only one relayer may work for an account at a time; another is told by the store.
#[derive(Debug)]
pub struct Relayer<P, S> {
    account: Account<P>,
    store: S,
    clock: Arc<dyn Clock>,
    rules: Rules,
}

impl<P: Provider, S: Store> Relayer<P, S> {
    /// A relayer that goes on with what is in the store.
    ///
    /// # Errors
    /// When the node cannot be asked, or is on another chain.
    pub async fn open(
        provider: P,
        store: S,
        signer: Arc<dyn Signer>,
        clock: Arc<dyn Clock>,
        rules: Rules,
    ) -> Result<Self, RelayError> {
        let account = Account::new(provider, signer, rules.patience);
        account.check(rules.chain).await?;
        Ok(Self { account, store, clock, rules })
    }

    /// Accepts a request, when the contract does and the user has not had enough. The same key again is told how that stands.
    ///
    /// # Errors
    /// When it is refused, with what the contract says, and when the node or the store fails; nothing was accepted then.
    pub async fn submit(&self, request: Request) -> Result<Fate, RelayError> {
        if let Some(fate) = self.store.fate(&request.key).await? {
            return Ok(fate);
        }
        self.account.call(request.to, &request.data).await?.map_err(|reason| RelayError::Refused(decoded(&reason)))?;
        let gas = self.account.estimate(request.to, &request.data).await?;
        let gas = gas.map_err(|reason| RelayError::Refused(decoded(&reason)))?;
        if gas > self.rules.gas {
            return Err(RelayError::TooLarge { gas, most: self.rules.gas });
        }
        let since = self.clock.now();
        let quota = Quota { since: since - Span::days(1), gas: self.rules.daily_gas };
        match self.store.add(&Job { request, gas, since, together: self.rules.batch.max(1) }, quota).await? {
            Added::New => Ok(Fate::Waiting),
            Added::Known(fate) => Ok(fate),
            Added::OverQuota(used) => Err(RelayError::OverQuota { used, wanted: gas, most: quota.gas }),
        }
    }

    /// How a request stands; `None` for one that was not accepted.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn fate(&self, key: &str) -> Result<Option<Fate>, RelayError> {
        Ok(self.store.fate(key).await?)
    }

    /// Looks after all flights, and begins one if something waits.
    ///
    /// # Errors
    /// When the node, the store or the signer fails. It can be called again, here or in another process.
    pub async fn step(&self) -> Result<Worked, RelayError> {
        let mut worked = Worked::default();
        self.watch(&mut worked).await?;
        self.send(&mut worked).await?;
        Ok(worked)
    }

    /// What keeps the jobs.
    #[must_use]
    pub const fn store(&self) -> &S {
        &self.store
    }
}

fn decoded(reason: &Bytes) -> Revert {
    Revert::decode(reason)
}
