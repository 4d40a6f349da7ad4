//! Whether what is on a chain is what a profile says: the code of every contract, what it points at, and where the supply is.

mod supply;
mod wiring;

use std::fmt;

use alloy_primitives::{Address, B256, Log};
use alloy_provider::Provider as _;
use alloy_rpc_types_eth::TransactionReceipt;
use alloy_sol_types::{SolCall, SolEvent};

use super::code::Marks;
use super::file::Deployment;
use super::hand::Patience;
use super::places::Places;
use super::profile::{Profile, Terms};
use crate::client::{Contract, ReadError};
use crate::node::{Node, NodeError, answer};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The chain's number.
    pub chain: u64,
    /// Every contract.
    pub contracts: Vec<Seen>,
    /// Everything that was looked at, the code of the contracts included.
    pub checks: Vec<Check>,
}

/// A contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its name.
    pub name: &'static str,
    /// Where it belongs.
    pub address: Address,
    /// Whether the code there is what the compiler made of it.
    pub code: bool,
    /// What it says of others: what it calls them, and where they are.
    pub points_at: Vec<(&'static str, Address)>,
}

/// Something that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What, such as `Market.shelf`.
    pub what: String,
    /// What the profile says.
    pub wanted: String,
    /// What the chain says.
    pub found: String,
    /// Whether that is as it should be.
    pub holds: bool,
    /// Whether a vote of the council can change it, so that it need not be as it was at the beginning.
    pub votable: bool,
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, wanted, found, .. } = self;
        if self.holds { write!(f, "{what} is {found}") } else { write!(f, "{what} is {found}, not {wanted}") }
    }
}

impl Report {
    /// Whether all is as the profile says, but for what votes have changed.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.differences().is_empty()
    }

    /// What is not as the profile says and cannot have been changed by a vote.
    #[must_use]
    pub fn differences(&self) -> Vec<String> {
        self.checks.iter().filter(|check| !check.holds && !check.votable).map(ToString::to_string).collect()
    }

    /// What votes have changed.
    #[must_use]
    pub fn voted(&self) -> Vec<String> {
        self.checks.iter().filter(|check| !check.holds && check.votable).map(ToString::to_string).collect()
    }

    /// Who is at an address, by name, if it is one of the contracts.
    #[must_use]
    pub fn name_of(&self, address: Address) -> Option<&'static str> {
        self.contracts.iter().find(|seen| seen.address == address).map(|seen| seen.name)
    }
}

/// Looks whether everything is on the chain as `profile` says. Nothing is sent.
///
/// # Errors
/// When the node cannot be asked. What is not as it should be is no error: the report says it.
pub async fn verify(
    node: &Node,
    deployment: &Deployment,
    profile: &Profile,
    patience: Patience,
) -> Result<Report, NodeError> {
    let (terms, deployer) = (profile.terms(), deployment.deployer);
    let places = Places::of(deployer, &terms.series);
    let mut looking =
        Looking { node, patience, deployment, terms, places, deployer, contracts: Vec::new(), checks: Vec::new() };
    let chain = answer("eth_chainId", patience.answer, node.get_chain_id()).await?;
    looking.note("the chain", deployment.chain, chain);
    let first = node.get_block_by_number(alloy_rpc_types_eth::BlockNumberOrTag::Earliest);
    let first = answer("eth_getBlockByNumber", patience.answer, first).await?.map(|block| block.header.hash);
    looking.note("its first block", deployment.genesis, first.unwrap_or_default());
    looking.codes().await?;
    looking.wiring().await?;
    looking.rules().await?;
    looking.supply().await?;
    Ok(Report { chain, contracts: looking.contracts, checks: looking.checks })
}

/// A verification at work.
struct Looking<'a> {
    node: &'a Node,
    patience: Patience,
    deployment: &'a Deployment,
    terms: &'a Terms,
    places: Places,
    deployer: Address,
    contracts: Vec<Seen>,
    checks: Vec<Check>,
}

impl Looking<'_> {
    async fn codes(&mut self) -> Result<(), NodeError> {
        let marks = Marks::kept();
        for (name, address) in std::iter::once(("Deployer", self.places.deployer)).chain(self.places.all()) {
            let found = answer("eth_getCode", self.patience.answer, self.node.get_code_at(address)).await?;
            let code = marks.fits(name, &found);
            let text = if code {
                "ours"
            } else if found.is_empty() {
                "missing"
            } else {
                "other code"
            };
            self.note(format!("{name}'s code"), "ours", text);
            let kept = self.deployment.contracts.get(name).map(|placed| placed.address);
            self.note(
                format!("{name} in the deployment file"),
                address,
                kept.map_or("missing".to_owned(), |at| at.to_string()),
            );
            self.contracts.push(Seen { name, address, code, points_at: Vec::new() });
        }
        Ok(())
    }

    /// Notes something that is as it should be when both are the same.
    #[expect(clippy::needless_pass_by_value, reason = "it is given numbers, texts and addresses alike")]
    fn note(&mut self, what: impl Into<String>, wanted: impl ToString, found: impl ToString) {
        let (wanted, found) = (wanted.to_string(), found.to_string());
        self.checks.push(Check { what: what.into(), holds: wanted == found, wanted, found, votable: false });
    }

    /// As [`Self::note`], of something that votes can change.
    fn note_votable(&mut self, what: impl Into<String>, wanted: impl ToString, found: impl ToString) {
        self.note(what, wanted, found);
        if let Some(check) = self.checks.last_mut() {
            check.votable = true;
        }
    }

    /// Notes something that only has to hold.
    #[expect(clippy::needless_pass_by_value, reason = "it is given numbers, texts and addresses alike")]
    fn note_whether(&mut self, what: impl Into<String>, holds: bool, wanted: impl ToString, found: impl ToString) {
        let (wanted, found) = (wanted.to_string(), found.to_string());
        self.checks.push(Check { what: what.into(), holds, wanted, found, votable: false });
    }

    /// What a contract answers; why it does not, in words.
    async fn read<C: SolCall>(&self, at: Address, call: &C) -> Result<Result<C::Return, String>, NodeError> {
        let contract = Contract { at, provider: self.node, patience: self.patience.answer };
        match contract.read(call).await {
            Ok(value) => Ok(Ok(value)),
            // A node may fail at code that is none.
            Err(ReadError::Node(error)) if !(error.refused() && self.is_foreign(at)) => Err(error),
            Err(error) => Ok(Err(format!("unreadable ({error})"))),
        }
    }

    /// Whether other code than ours was found where a contract belongs.
    fn is_foreign(&self, at: Address) -> bool {
        self.contracts.iter().any(|seen| seen.address == at && !seen.code)
    }

    /// What a contract answers, as a text.
    async fn text<C: SolCall>(
        &self,
        at: Address,
        call: &C,
        shown: impl FnOnce(C::Return) -> String,
    ) -> Result<String, NodeError> {
        Ok(self.read(at, call).await?.map_or_else(|why| why, shown))
    }

    /// The receipt of what created a contract.
    async fn receipt(&mut self, name: &str) -> Result<Option<TransactionReceipt>, NodeError> {
        let Some(hash) = self.deployment.contracts.get(name).and_then(|placed| placed.transaction) else {
            self.note(format!("what created {name}"), "known", "unknown");
            return Ok(None);
        };
        let asked = answer("eth_getTransactionReceipt", self.patience.answer, self.node.get_transaction_receipt(hash));
        let receipt = asked.await?;
        if receipt.is_none() {
            self.note(format!("transaction {hash}, which created {name}"), "on the chain", "unknown to the node");
        }
        Ok(receipt)
    }
}

/// The events of a kind that a contract told in a transaction.
fn events<E: SolEvent>(receipt: &TransactionReceipt, at: Address) -> Vec<E> {
    let logs = receipt.inner.logs().iter().map(|log| &log.inner).filter(|log: &&Log| log.address == at);
    logs.filter_map(|log| E::decode_log(log).ok().map(|event| event.data)).collect()
}

/// A word that is an address or a hash, in its own spelling.
fn hash(word: B256) -> String {
    word.to_string()
}
