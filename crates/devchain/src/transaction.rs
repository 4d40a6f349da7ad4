//! Signed transactions as they come in, and why one may be refused.

use alloy_consensus::transaction::SignerRecoverable as _;
use alloy_consensus::{Transaction as _, TxEnvelope};
use alloy_eips::eip2718::Decodable2718 as _;
use alloy_primitives::{Address, B256};
use revm::context::TxEnv;
use revm::context::either::Either;
use revm::context::result::InvalidTransaction;

/// Why a transaction was not taken. Nothing of it has happened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The bytes are no signed transaction.
    #[error("these bytes are no signed transaction: {0}")]
    Undecodable(String),
    /// The signature belongs to nobody.
    #[error("invalid signature: it belongs to no account")]
    Signature,
    /// Blobs are not kept.
    #[error("transaction type not supported: blob transactions are not taken here")]
    Blob,
    /// Signed for another chain.
    #[error("invalid chain id: signed for chain {got}, this is chain {own}")]
    WrongChain {
        /// The number in the transaction.
        got: u64,
        /// The number of this chain.
        own: u64,
    },
    /// It is in a block already.
    #[error("already known: transaction {0} is in a block")]
    Known(B256),
    /// The sender has sent another with this nonce.
    #[error("nonce too low: next nonce {next}, tx nonce {got}")]
    NonceTooLow {
        /// The next that would be taken.
        next: u64,
        /// That of the transaction.
        got: u64,
    },
    /// One before it is missing. Nothing is kept to wait for it.
    #[error("nonce too high: next nonce {next}, tx nonce {got}; transactions that come too early are not kept")]
    NonceTooHigh {
        /// The next that would be taken.
        next: u64,
        /// That of the transaction.
        got: u64,
    },
    /// The sender cannot pay for it.
    #[error("insufficient funds for gas * price + value: balance {balance}, needed {needed}")]
    Funds {
        /// What the sender has, in wei.
        balance: String,
        /// What it may cost at most, in wei.
        needed: String,
    },
    /// What it offers for gas is less than the block asks.
    #[error("max fee per gas less than block base fee: {offered} wei offered, {base_fee} wei asked")]
    FeeTooLow {
        /// Wei a gas.
        offered: u128,
        /// Wei a gas.
        base_fee: u64,
    },
    /// The machine refuses it for another reason.
    #[error("{0}")]
    Invalid(String),
    /// Another process has the chain; here it was opened to be looked at ([`crate::Devchain::look`]).
    #[error("this chain was opened to be looked at only; ask the process that has it to change it")]
    Looking,
    /// The folder can no longer be written to. Nothing more is taken until the chain is opened anew.
    #[error("the chain has stopped, as its folder could not be written: {0}")]
    Stopped(String),
}

/// A transaction whose signature has been looked at.
#[derive(Debug, Clone)]
pub(crate) struct Signed {
    pub(crate) envelope: TxEnvelope,
    pub(crate) sender: Address,
    pub(crate) hash: B256,
}

impl Signed {
    pub(crate) fn decode(raw: &[u8], chain_id: u64) -> Result<Self, Refusal> {
        let mut rest = raw;
        let envelope = TxEnvelope::decode_2718(&mut rest).map_err(|error| Refusal::Undecodable(error.to_string()))?;
        if !rest.is_empty() {
            return Err(Refusal::Undecodable(format!("{} bytes too many", rest.len())));
        }
        if matches!(envelope, TxEnvelope::Eip4844(_)) {
            return Err(Refusal::Blob);
        }
        // Legacy transactions without a chain are taken: those that deploy well-known contracts everywhere are such.
        if let Some(got) = envelope.chain_id().filter(|got| *got != chain_id) {
            return Err(Refusal::WrongChain { got, own: chain_id });
        }
        let sender = envelope.recover_signer().map_err(|_| Refusal::Signature)?;
        let hash = *envelope.tx_hash();
        Ok(Self { envelope, sender, hash })
    }

    pub(crate) fn to_machine(&self) -> TxEnv {
        let tx = &self.envelope;
        let authorizations = tx.authorization_list().unwrap_or_default();
        TxEnv {
            tx_type: u8::from(tx.tx_type()),
            caller: self.sender,
            gas_limit: tx.gas_limit(),
            gas_price: tx.max_fee_per_gas(),
            kind: tx.kind(),
            value: tx.value(),
            data: tx.input().clone(),
            nonce: tx.nonce(),
            chain_id: tx.chain_id(),
            access_list: tx.access_list().cloned().unwrap_or_default(),
            gas_priority_fee: tx.max_priority_fee_per_gas(),
            authorization_list: authorizations.iter().cloned().map(Either::Left).collect(),
            ..TxEnv::default()
        }
    }

    /// What the machine says against it, in the words that wallets know from other nodes.
    pub(crate) fn refusal(&self, why: &InvalidTransaction, base_fee: u64) -> Refusal {
        match why {
            InvalidTransaction::NonceTooLow { tx, state } => Refusal::NonceTooLow { next: *state, got: *tx },
            InvalidTransaction::NonceTooHigh { tx, state } => Refusal::NonceTooHigh { next: *state, got: *tx },
            InvalidTransaction::LackOfFundForMaxFee { fee, balance } => {
                Refusal::Funds { balance: balance.to_string(), needed: fee.to_string() }
            }
            InvalidTransaction::GasPriceLessThanBasefee => {
                Refusal::FeeTooLow { offered: self.envelope.max_fee_per_gas(), base_fee }
            }
            InvalidTransaction::CallGasCostMoreThanGasLimit { initial_gas, gas_limit } => {
                Refusal::Invalid(format!("intrinsic gas too low: have {gas_limit}, want {initial_gas}"))
            }
            other => Refusal::Invalid(other.to_string()),
        }
    }
}
