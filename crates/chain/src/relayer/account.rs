//! The relaying account at its node.

use std::sync::Arc;
use std::time::Duration;

use alloy_consensus::{SignableTransaction as _, TxEip1559, TxEnvelope};
use alloy_eips::eip2718::Encodable2718 as _;
use alloy_primitives::{Address, B256, Bytes, TxKind, U256};
use alloy_provider::Provider;
use alloy_rpc_types_eth::{BlockNumberOrTag, TransactionReceipt, TransactionRequest};
use base::Timestamp;

use super::RelayError;
use super::fees::{Fees, Price};
use super::model::{Attempt, Flight};
use crate::node::{NodeError, answer};
use crate::reverts::refusal;
use crate::signer::Signer;

#[derive(Debug)]
pub(super) struct Account<P> {
    provider: P,
    signer: Arc<dyn Signer>,
    patience: Duration,
}

/// What the contract says, or that it refuses.
type Said<T> = Result<Result<T, Bytes>, NodeError>;

impl<P: Provider> Account<P> {
    pub(super) fn new(provider: P, signer: Arc<dyn Signer>, patience: Duration) -> Self {
        Self { provider, signer, patience }
    }

    pub(super) fn address(&self) -> Address {
        self.signer.address()
    }

    pub(super) async fn check(&self, wanted: u64) -> Result<(), NodeError> {
        let found = answer("eth_chainId", self.patience, self.provider.get_chain_id()).await?;
        if found == wanted { Ok(()) } else { Err(NodeError::WrongChain { wanted, found }) }
    }

    /// Tries a call without sending it.
    pub(super) async fn call(&self, to: Address, data: &Bytes) -> Said<()> {
        let request = self.request(to, data);
        said(answer("eth_call", self.patience, self.provider.call(request)).await).map(|said| said.map(drop))
    }

    /// How much gas a call takes.
    pub(super) async fn estimate(&self, to: Address, data: &Bytes) -> Said<u64> {
        let request = self.request(to, data);
        said(answer("eth_estimateGas", self.patience, self.provider.estimate_gas(request)).await)
    }

    fn request(&self, to: Address, data: &Bytes) -> TransactionRequest {
        TransactionRequest::default().from(self.address()).to(to).input(data.clone().into())
    }

    pub(super) async fn head(&self) -> Result<u64, NodeError> {
        answer("eth_blockNumber", self.patience, self.provider.get_block_number()).await
    }

    /// How many transactions of the account are in the blocks up to this one.
    pub(super) async fn count_at(&self, block: u64) -> Result<u64, NodeError> {
        let request = self.provider.get_transaction_count(self.address()).number(block);
        answer("eth_getTransactionCount", self.patience, request).await
    }

    pub(super) async fn balance(&self) -> Result<U256, NodeError> {
        answer("eth_getBalance", self.patience, self.provider.get_balance(self.address())).await
    }

    pub(super) async fn price(&self) -> Result<Price, NodeError> {
        let asked = "eth_getBlockByNumber";
        let request = self.provider.get_block_by_number(BlockNumberOrTag::Latest);
        let block = answer(asked, self.patience, request).await?;
        let block = block.ok_or(NodeError::contradiction(asked, "there is no latest block"))?;
        let tip = self.provider.get_max_priority_fee_per_gas();
        let tip = answer("eth_maxPriorityFeePerGas", self.patience, tip).await?;
        Ok(Price { base: block.header.inner.base_fee_per_gas.unwrap_or_default().into(), tip })
    }

    pub(super) async fn receipt(&self, hash: B256) -> Result<Option<TransactionReceipt>, NodeError> {
        answer("eth_getTransactionReceipt", self.patience, self.provider.get_transaction_receipt(hash)).await
    }

    /// Whether the node has the transaction, in a block or waiting for one.
    pub(super) async fn knows(&self, hash: B256) -> Result<bool, NodeError> {
        let request = self.provider.get_transaction_by_hash(hash);
        Ok(answer("eth_getTransactionByHash", self.patience, request).await?.is_some())
    }

    /// Hands a transaction in. What the node says to it does not matter, because what becomes of it is looked up anyway; only that it
    /// can be asked.
    pub(super) async fn hand_in(&self, raw: &Bytes) -> Result<(), NodeError> {
        match answer("eth_sendRawTransaction", self.patience, self.provider.send_raw_transaction(raw)).await {
            Err(error) if !error.refused() => Err(error),
            Ok(_) | Err(_) => Ok(()),
        }
    }

    /// Signs one more attempt of a flight.
    pub(super) async fn signed(
        &self,
        chain: u64,
        flight: &Flight,
        fees: Fees,
        at: Timestamp,
    ) -> Result<Attempt, RelayError> {
        let transaction = TxEip1559 {
            chain_id: chain,
            nonce: flight.nonce,
            gas_limit: flight.gas,
            max_fee_per_gas: fees.most,
            max_priority_fee_per_gas: fees.tip,
            to: TxKind::Call(flight.to),
            value: U256::ZERO,
            access_list: alloy_eips::eip2930::AccessList::default(),
            input: flight.data.clone(),
        };
        let signature = self.signer.sign(transaction.signature_hash()).await?;
        let envelope = TxEnvelope::from(transaction.into_signed(signature));
        Ok(Attempt { hash: *envelope.tx_hash(), raw: envelope.encoded_2718().into(), fees, at })
    }
}

fn said<T>(answer: Result<T, NodeError>) -> Said<T> {
    match answer {
        Ok(value) => Ok(Ok(value)),
        Err(NodeError::Failed { asked, source }) => {
            refusal(&source).map_or(Err(NodeError::Failed { asked, source }), |reason| Ok(Err(reason)))
        }
        Err(error) => Err(error),
    }
}
