//! The embedded chain: the contracts run in the process of the program, and what they did is kept in a folder.
//!
//! A transaction that is submitted is in a block at once, and whoever submitted it is told when that block is on the disk. Nobody sees a
//! block before. One file holds the blocks with what they changed, each under a check sum; a copy of the state beside it makes a
//! start fast, and can be made from the blocks again. Both are in [`Devchain`]'s folder.
//!
//! What is deliberately not there: a network, a pool of transactions that wait, a tree of all accounts ([`Block`] says what is in its
//! place), and blobs.

mod access;
mod block;
mod chain;
mod codec;
mod dev;
mod execute;
mod genesis;
mod index;
mod keep;
mod known;
mod look;
mod overlay;
mod read;
mod recover;
pub mod rpc;
mod state;
mod submit;
mod transaction;

pub use alloy_eips::eip2930::AccessListResult;
pub use alloy_eips::{BlockId, BlockNumberOrTag};
pub use alloy_rpc_types_eth::{FeeHistory, Filter, Log, TransactionInput, TransactionRequest};

pub use block::{Block, Mined};
pub use chain::{Devchain, STATES_KEPT};
pub use dev::DevError;
pub use execute::CallError;
pub use genesis::{Alloc, BLOCK_GAS, FIRST_BASE_FEE, Genesis};
pub use keep::{Cut, Damage, OpenError};
pub use known::{DEPLOYMENT_PROXY, KNOWN_ACCOUNTS, KnownAccount, MNEMONIC};
pub use read::{MOST_FEES, MOST_LOGS, TIP};
pub use recover::{Recovered, recover};
pub use state::Account;
pub use transaction::Refusal;
