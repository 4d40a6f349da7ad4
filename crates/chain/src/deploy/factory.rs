//! The factory, where a chain does not have it yet.

use alloy_consensus::transaction::SignerRecoverable as _;
use alloy_consensus::{Transaction as _, TxEnvelope};
use alloy_eips::eip2718::Decodable2718 as _;
use alloy_primitives::{Bytes, U256};
use alloy_provider::Provider as _;

use super::hand::{Call, Hand};
use super::places::{FACTORY, FACTORY_CODE, FACTORY_TRANSACTION};
use super::{DeployError, News};

const WHAT: &str = "the factory";

/// Brings the factory where it is not: gives its author what the transaction takes, and hands that in.
pub(super) async fn bring(hand: &Hand<'_>) -> Result<(), DeployError> {
    let is_there = async || Ok::<_, DeployError>(hand.code(FACTORY).await?.as_ref() == FACTORY_CODE);
    if is_there().await? {
        return Ok(());
    }
    let no_factory = |why: String| DeployError::NoFactory { why };
    let envelope = TxEnvelope::decode_2718_exact(FACTORY_TRANSACTION).map_err(|error| no_factory(error.to_string()))?;
    let author = envelope.recover_signer().map_err(|error| no_factory(error.to_string()))?;
    let needed = U256::from(envelope.gas_limit()).saturating_mul(U256::from(envelope.max_fee_per_gas()));
    let is_funded = async || Ok::<_, DeployError>(hand.balance(author).await? >= needed || is_there().await?);
    let missing = needed.saturating_sub(hand.balance(author).await?);
    let gift = Call { to: author, value: missing, data: Bytes::new() };
    hand.carry("money for the factory", &gift, is_funded).await?;
    let sent = hand.ask("eth_sendRawTransaction", || hand.node.send_raw_transaction(FACTORY_TRANSACTION)).await;
    if let Err(error) = sent {
        // Whoever else sent it may have been earlier.
        return if is_there().await? { Ok(()) } else { Err(no_factory(error.to_string())) };
    }
    if !hand.wait(is_there).await? {
        return Err(no_factory("it is in no block".to_owned()));
    }
    (hand.tell)(&News::There { what: WHAT });
    Ok(())
}
