//! What is done to an order of the market, as the calls that do it.

use alloy_primitives::aliases::{U40, U96};
use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolCall as _;

use crate::contracts::market::Market::{payCall, refundForCall, releaseCall, releaseForCall};
use crate::messages::market::Order;
use crate::messages::{Message as _, Place};

/// The id of an order at the market of a place: what its merchant signs.
#[must_use]
pub fn id(order: &Order, at: &Place) -> B256 {
    order.digest(at)
}

/// A share as an order has it: an address and an amount in one word.
#[must_use]
pub fn share(to: Address, amount: U96) -> U256 {
    U256::from_be_slice(to.as_slice()) << 96_usize | U256::from(amount)
}

/// Pays an order that its merchant signed (`terms`), by one of the market's means and what it needs as a proof.
#[must_use]
pub fn pay(order: Order, terms: Bytes, means: u8, proof: Bytes) -> Bytes {
    payCall { order, terms, means, proof }.abi_encode().into()
}

/// Releases an order whose hold is over.
#[must_use]
pub fn release(order: Order) -> Bytes {
    releaseCall { order }.abi_encode().into()
}

/// Releases an order by the payer's signature.
#[must_use]
pub fn release_for(order: Order, deadline: U40, signature: Bytes) -> Bytes {
    releaseForCall { order, deadline, signature }.abi_encode().into()
}

/// Refunds part of an order by the merchant's signature.
#[must_use]
pub fn refund_for(order: Order, amount: U256, nonce: U256, deadline: U40, signature: Bytes) -> Bytes {
    refundForCall { order, amount, nonce, deadline, signature }.abi_encode().into()
}
