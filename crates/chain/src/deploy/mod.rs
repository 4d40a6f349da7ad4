//! Deploying all contracts, as a profile says, and looking whether they are as it says.
//!
//! Contracts know each other's addresses, so an address may not depend on code: a small contract ([`crate::contracts::deployer`]) creates
//! them where the deploying account and a name say. That one is created by the factory that is on most chains, so one account has the
//! same addresses everywhere, and what is there already is not created again. So nothing has to be remembered to go on after a crash
//! but the moment at which it began, which is in the deployment file before anything is sent.

mod code;
mod factory;
mod file;
mod hand;
mod places;
mod profile;
mod steps;
mod verify;

use alloy_primitives::{Address, B256, U256};

use crate::client::ReadError;
use crate::node::NodeError;
use crate::reverts::Revert;
use crate::signer::SignError;

pub use file::{Deployment, FileError, Granted, KeptProfile, Placed};
pub use hand::Patience;
pub use places::{FACTORY, Places};
pub use profile::{
    Account, Council, Opens, Part, Payment, Profile, ProfileError, Recipient, Round, Sale, Settings, Terms,
};
pub use steps::{Deploying, deploy};
pub use verify::{Check, Report, Seen, verify};

/// Why contracts are not deployed, or not all of them. Whatever it is, deploying again goes on where it ended.
#[derive(Debug, thiserror::Error)]
pub enum DeployError {
    /// The deployment file.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file is of something else.
    #[error(
        "the deployment file {file} is of {found}, not of {wanted}; name another file with --out, or deploy what it is of"
    )]
    OtherDeployment {
        /// Which file.
        file: String,
        /// What it is of.
        found: String,
        /// What is to be deployed.
        wanted: String,
    },
    /// The profile is for another chain.
    #[error("the profile is for chain {wanted}, and the node is on chain {found}")]
    WrongChain {
        /// The profile's.
        wanted: u64,
        /// The node's.
        found: u64,
    },
    /// What the profile says cannot be deployed at this moment or on this chain.
    #[error("{key}: {problem}")]
    Profile {
        /// The key.
        key: &'static str,
        /// What is wrong.
        problem: String,
    },
    /// The account cannot pay for the gas.
    #[error(
        "the account {account} has {balance} wei and needs about {needed} wei for gas; send it the difference and run again"
    )]
    NoFunds {
        /// Which account.
        account: Address,
        /// What it has.
        balance: U256,
        /// What the rest takes.
        needed: U256,
    },
    /// The chain has no factory, and does not take the transaction that brings it.
    #[error(
        "this chain does not have the factory at {FACTORY} and does not take the transaction that brings it ({why}); ask those who run the chain for the \"deterministic deployment proxy\""
    )]
    NoFactory {
        /// What came back.
        why: String,
    },
    /// Something else is where a contract belongs.
    #[error("at {at}, where {name} belongs, is other code; another `series` in the profile has other addresses")]
    ForeignCode {
        /// Which contract.
        name: String,
        /// Where.
        at: Address,
    },
    /// A grant is there that says something else.
    #[error(
        "the grant to {name} is there already, and says something else than the profile; another `series` has other addresses"
    )]
    OtherGrant {
        /// Which part of the supply.
        name: String,
    },
    /// A step is refused before it is sent.
    #[error("{what} is refused: {reason}")]
    Refused {
        /// Which step.
        what: String,
        /// What was said.
        reason: Box<Revert>,
    },
    /// A step failed in its block.
    #[error("{what} failed in transaction {transaction}")]
    Reverted {
        /// Which step.
        what: String,
        /// Its transaction.
        transaction: B256,
    },
    /// A step needs more gas than a transaction may have.
    #[error("{what} takes {gas} gas, more than a transaction may have")]
    TooMuchGas {
        /// Which step.
        what: String,
        /// What it takes.
        gas: u64,
    },
    /// The node does not take a transaction.
    #[error("{what} is not taken: {source}")]
    NotTaken {
        /// Which step.
        what: String,
        /// What the node says.
        source: NodeError,
    },
    /// A transaction waits for too long.
    #[error(
        "{what} waits: a transaction of {account} is in no block yet; run again later, or replace it by a dearer one"
    )]
    Stuck {
        /// Which step.
        what: String,
        /// Whose.
        account: Address,
    },
    /// All is deployed, and something is not as the profile says.
    #[error("what was deployed is not as the profile says: {}", .0.join("; "))]
    Differs(Vec<String>),
    /// The profile in a deployment file.
    #[error(transparent)]
    Kept(#[from] ProfileError),
    /// A contract.
    #[error(transparent)]
    Read(Box<ReadError>),
    /// The node.
    #[error(transparent)]
    Node(#[from] NodeError),
    /// The key.
    #[error(transparent)]
    Sign(#[from] SignError),
}

impl From<ReadError> for DeployError {
    fn from(error: ReadError) -> Self {
        Self::Read(Box::new(error))
    }
}

/// What happens meanwhile, for whoever watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News<'a> {
    /// It was done already.
    There {
        /// Which step.
        what: &'a str,
    },
    /// A transaction is on its way.
    Sent {
        /// Which step.
        what: &'a str,
        /// Its hash.
        transaction: B256,
    },
    /// It is in a block.
    Done {
        /// Which step.
        what: &'a str,
        /// The block.
        block: u64,
        /// What it took.
        gas: u64,
    },
}
