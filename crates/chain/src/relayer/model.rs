//! Jobs, and the transactions that carry them.

use std::time::Duration;

use alloy_primitives::{Address, B256, Bytes};
use base::{Span, Timestamp};

use super::fees::{FeeRules, Fees};

/// How a relayer works.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The chain's number.
    pub chain: u64,
    /// The market, whose payments and releases go many in one transaction.
    pub market: Address,
    /// How many orders at most in one transaction, at least 1.
    pub batch: usize,
    /// The most gas of one transaction.
    pub gas: u64,
    /// How many transactions may be on their way at once, at least 1.
    pub flights: usize,
    /// How many blocks have to be above a transaction's before it counts.
    pub confirmations: u64,
    /// After how long a transaction that is in no block is offered for more.
    pub stuck: Span,
    /// What gas may cost.
    pub fees: FeeRules,
    /// The most gas that is used for one user within a day.
    pub daily_gas: u64,
    /// How long to wait for one answer of the node.
    pub patience: Duration,
}

/// A call that somebody signed and we send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Names it for good: the same key is the same request, however often it is handed in.
    pub key: String,
    /// For whom, as far as the quota is concerned.
    pub user: Address,
    /// The contract.
    pub to: Address,
    /// The encoded call.
    pub data: Bytes,
}

/// A request that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// What is asked.
    pub request: Request,
    /// How much gas it takes by itself, as estimated.
    pub gas: u64,
    /// When it was accepted.
    pub since: Timestamp,
    /// With how many others at most it may be sent, itself included: fewer after a transaction that failed.
    pub together: usize,
}

/// What has become of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It waits to be sent.
    Waiting,
    /// It is in a transaction of this nonce.
    Flying(u64),
    /// It happened, in this transaction.
    Done(B256),
    /// The contract refused, with this: [`crate::reverts::Revert::decode`] reads it.
    Refused(Bytes),
}

/// A transaction on its way. All attempts have one nonce, so one of them happens at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flight {
    /// Its number among all of the account.
    pub nonce: u64,
    /// The jobs in it.
    pub keys: Vec<String>,
    /// The contract.
    pub to: Address,
    /// The encoded call of all jobs.
    pub data: Bytes,
    /// The most gas it may take.
    pub gas: u64,
    /// As it was signed so far, with rising fees; at least one.
    pub attempts: Vec<Attempt>,
}

/// A signed transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Its hash.
    pub hash: B256,
    /// Its bytes, to be sent again as they are.
    pub raw: Bytes,
    /// What it offers.
    pub fees: Fees,
    /// When it was signed.
    pub at: Timestamp,
}

/// How a job came out of a flight that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Landing {
    /// It happened, in this transaction.
    Done(B256),
    /// It did not happen, and is to be sent again, with so many at most.
    Again(usize),
    /// The contract refused it in a transaction of its own, with this as far as it can be told.
    Refused(Bytes),
}
