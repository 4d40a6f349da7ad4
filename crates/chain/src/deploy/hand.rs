//! What asks the node, and sends one transaction after the other.

use std::time::Duration;

use alloy_consensus::{SignableTransaction as _, TxEip1559, TxEnvelope};
use alloy_eips::eip2718::Encodable2718 as _;
use alloy_primitives::{Address, B256, Bytes, TxKind, U256};
use alloy_provider::Provider as _;
use alloy_rpc_types_eth::{BlockNumberOrTag, TransactionReceipt, TransactionRequest};
use alloy_transport::{RpcError, TransportErrorKind};
use tokio::time::{MissedTickBehavior, interval};

use super::{DeployError, News};
use crate::node::{Node, NodeError, answer};
use crate::relayer::{FeeRules, Price};
use crate::reverts::{Revert, refusal};
use crate::signer::Signer;

/// The most gas that a transaction may have (EIP-7825), and not all of it.
const MOST_GAS: u64 = (1 << 24) - 1;

/// How long to wait, and how often to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For one answer.
    pub answer: Duration,
    /// How often a question is asked that gets no answer.
    pub tries: u32,
    /// Between two questions.
    pub pause: Duration,
    /// How often it is asked whether a transaction is in a block.
    pub looks: u32,
}

impl Default for Patience {
    /// Half a minute for an answer, ten minutes for a block.
    fn default() -> Self {
        Self { answer: Duration::from_secs(30), tries: 4, pause: Duration::from_millis(500), looks: 1_200 }
    }
}

/// A call to send.
#[derive(Debug, Clone)]
pub(super) struct Call {
    pub(super) to: Address,
    pub(super) value: U256,
    pub(super) data: Bytes,
}

impl Call {
    pub(super) fn new(to: Address, data: impl Into<Bytes>) -> Self {
        Self { to, value: U256::ZERO, data: data.into() }
    }
}

/// The deploying account at its node.
pub(super) struct Hand<'a> {
    pub(super) node: &'a Node,
    pub(super) signer: &'a dyn Signer,
    pub(super) chain: u64,
    pub(super) patience: Patience,
    pub(super) tell: &'a (dyn Fn(&News<'_>) + Send + Sync),
}

type Answered<T> = Result<T, RpcError<TransportErrorKind>>;

impl Hand<'_> {
    /// Asks until there is an answer. A refusal is one.
    pub(super) async fn ask<T, F>(&self, asked: &'static str, request: impl Fn() -> F) -> Result<T, NodeError>
    where
        F: IntoFuture<Output = Answered<T>>,
    {
        let mut pauses = interval(self.patience.pause);
        let mut tries = 0;
        loop {
            pauses.tick().await;
            tries += 1;
            match answer(asked, self.patience.answer, request()).await {
                Err(error) if !error.refused() && tries < self.patience.tries => {}
                other => return other,
            }
        }
    }

    pub(super) async fn code(&self, at: Address) -> Result<Bytes, NodeError> {
        self.ask("eth_getCode", || self.node.get_code_at(at)).await
    }

    pub(super) async fn balance(&self, of: Address) -> Result<U256, NodeError> {
        self.ask("eth_getBalance", || self.node.get_balance(of)).await
    }

    pub(super) async fn receipt(&self, hash: B256) -> Result<Option<TransactionReceipt>, NodeError> {
        self.ask("eth_getTransactionReceipt", || self.node.get_transaction_receipt(hash)).await
    }

    pub(super) async fn price(&self) -> Result<Price, NodeError> {
        let asked = "eth_getBlockByNumber";
        let block = self.ask(asked, || self.node.get_block_by_number(BlockNumberOrTag::Latest)).await?;
        let block = block.ok_or(NodeError::contradiction(asked, "there is no latest block"))?;
        let tip = self.ask("eth_maxPriorityFeePerGas", || self.node.get_max_priority_fee_per_gas()).await?;
        Ok(Price { base: block.header.inner.base_fee_per_gas.unwrap_or_default().into(), tip })
    }

    /// How many transactions of the account are in blocks, and with those that wait.
    async fn counts(&self) -> Result<(u64, u64), NodeError> {
        let who = self.signer.address();
        let asked = "eth_getTransactionCount";
        let settled = self.ask(asked, || self.node.get_transaction_count(who)).await?;
        let all = self.ask(asked, || self.node.get_transaction_count(who).pending()).await?;
        Ok((settled, all.max(settled)))
    }

    /// Sends a call unless what it is for is done already. Says what came of it; `None` when something else has done it.
    ///
    /// Nothing is sent while another transaction of the account waits: it may be this one, sent before the program was stopped.
    pub(super) async fn carry(
        &self,
        what: &str,
        call: &Call,
        done: impl AsyncFn() -> Result<bool, DeployError>,
    ) -> Result<Option<TransactionReceipt>, DeployError> {
        let mut pauses = interval(self.patience.pause);
        pauses.set_missed_tick_behavior(MissedTickBehavior::Delay);
        for _ in 0..self.patience.looks {
            pauses.tick().await;
            if done().await? {
                return Ok(None);
            }
            let (settled, all) = self.counts().await?;
            if all > settled {
                continue;
            }
            let (hash, raw) = self.signed(what, call, settled).await?;
            (self.tell)(&News::Sent { what, transaction: hash });
            if let Some(receipt) = self.landed(what, hash, &raw, settled).await? {
                if !receipt.status() {
                    return Err(DeployError::Reverted { what: what.to_owned(), transaction: hash });
                }
                return Ok(Some(receipt));
            }
        }
        Err(DeployError::Stuck { what: what.to_owned(), account: self.signer.address() })
    }

    /// Waits until something is so; false when it is not in all that time.
    pub(super) async fn wait(&self, is_so: impl AsyncFn() -> Result<bool, DeployError>) -> Result<bool, DeployError> {
        let mut pauses = interval(self.patience.pause);
        for _ in 0..self.patience.looks {
            pauses.tick().await;
            if is_so().await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Hands a transaction in and waits for its receipt; `None` when another transaction took its place.
    async fn landed(
        &self,
        what: &str,
        hash: B256,
        raw: &Bytes,
        nonce: u64,
    ) -> Result<Option<TransactionReceipt>, DeployError> {
        let mut pauses = interval(self.patience.pause);
        pauses.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut known = false;
        for _ in 0..self.patience.looks {
            pauses.tick().await;
            let refused = if known { None } else { self.hand_in(raw).await? };
            // Asked before the receipt: a block in between would look like another transaction's.
            let (settled, _) = self.counts().await?;
            if let Some(receipt) = self.receipt(hash).await? {
                return Ok(Some(receipt));
            }
            if settled > nonce {
                return Ok(None);
            }
            let asked = "eth_getTransactionByHash";
            known = self.ask(asked, || self.node.get_transaction_by_hash(hash)).await?.is_some();
            if let (Some(source), false) = (refused, known) {
                return Err(DeployError::NotTaken { what: what.to_owned(), source });
            }
        }
        Err(DeployError::Stuck { what: what.to_owned(), account: self.signer.address() })
    }

    /// Hands a transaction in; says why the node refuses it. A lost answer is none: whether it arrived is looked up.
    async fn hand_in(&self, raw: &Bytes) -> Result<Option<NodeError>, NodeError> {
        let sent = answer("eth_sendRawTransaction", self.patience.answer, self.node.send_raw_transaction(raw)).await;
        Ok(sent.err().filter(NodeError::refused))
    }

    async fn signed(&self, what: &str, call: &Call, nonce: u64) -> Result<(B256, Bytes), DeployError> {
        let gas_limit = self.gas(what, call).await?;
        let rules = FeeRules { cap: u128::MAX, least_tip: 1 };
        let asked = "eth_maxPriorityFeePerGas";
        let fees =
            rules.first(self.price().await?).ok_or(NodeError::contradiction(asked, "it is more than there can be"))?;
        let transaction = TxEip1559 {
            chain_id: self.chain,
            nonce,
            gas_limit,
            max_fee_per_gas: fees.most,
            max_priority_fee_per_gas: fees.tip,
            to: TxKind::Call(call.to),
            value: call.value,
            access_list: alloy_eips::eip2930::AccessList::default(),
            input: call.data.clone(),
        };
        let signature = self.signer.sign(transaction.signature_hash()).await?;
        let envelope = TxEnvelope::from(transaction.into_signed(signature));
        Ok((*envelope.tx_hash(), envelope.encoded_2718().into()))
    }

    /// What a call takes, and a fifth more.
    async fn gas(&self, what: &str, call: &Call) -> Result<u64, DeployError> {
        let request = TransactionRequest::default().from(self.signer.address()).to(call.to).value(call.value);
        let request = request.input(call.data.clone().into());
        match self.ask("eth_estimateGas", || self.node.estimate_gas(request.clone())).await {
            Ok(gas) if gas <= MOST_GAS => Ok(gas.saturating_add(gas / 5).min(MOST_GAS)),
            Ok(gas) => Err(DeployError::TooMuchGas { what: what.to_owned(), gas }),
            Err(NodeError::Failed { asked, source }) => Err(match refusal(&source) {
                Some(reason) => {
                    DeployError::Refused { what: what.to_owned(), reason: Box::new(Revert::decode(&reason)) }
                }
                None => NodeError::Failed { asked, source }.into(),
            }),
            Err(error) => Err(error.into()),
        }
    }
}
