//! Reading from a contract.

use std::time::Duration;

use alloy_primitives::Address;
use alloy_provider::Provider;
use alloy_rpc_types_eth::TransactionRequest;
use alloy_sol_types::SolCall;

use crate::node::{NodeError, answer};
use crate::reverts::{Revert, refusal};

/// Why there is no answer of a contract.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The contract refuses.
    #[error("the contract refuses: {0}")]
    Refused(Revert),
    /// What came back is no answer to the call: there is no contract at the address, or another.
    #[error("{0} does not answer `{1}`")]
    OtherContract(Address, &'static str),
    /// The node.
    #[error(transparent)]
    Node(#[from] NodeError),
}

/// A contract at a node. Which one it is, its calls say.
#[derive(Debug, Clone)]
pub struct Contract<P> {
    /// Where it is.
    pub at: Address,
    /// How to ask.
    pub provider: P,
    /// How long to wait for one answer.
    pub patience: Duration,
}

impl<P: Provider> Contract<P> {
    /// What the contract answers to a call, at the latest block, typed as the call's interface says.
    ///
    /// # Errors
    /// When it refuses, is another contract, or the node cannot be asked.
    pub async fn read<C: SolCall>(&self, call: &C) -> Result<C::Return, ReadError> {
        let request = TransactionRequest::default().to(self.at).input(call.abi_encode().into());
        match answer("eth_call", self.patience, self.provider.call(request)).await {
            Ok(data) => {
                C::abi_decode_returns_validate(&data).map_err(|_| ReadError::OtherContract(self.at, C::SIGNATURE))
            }
            Err(NodeError::Failed { asked, source }) => Err(match refusal(&source) {
                Some(reason) => ReadError::Refused(Revert::decode(&reason)),
                None => NodeError::Failed { asked, source }.into(),
            }),
            Err(error) => Err(error.into()),
        }
    }
}
