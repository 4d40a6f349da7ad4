//! Accounts and calls.

use alloy_eips::BlockId;
use alloy_primitives::{Address, B256, U64, U256};
use alloy_rpc_types_eth::TransactionRequest;
use serde_json::Value;

use super::shown;
use crate::rpc::Rpc;
use crate::rpc::envelope::RpcError;
use crate::rpc::params::Params;
use crate::state::Account;

fn block(params: &Params, place: usize) -> Result<BlockId, RpcError> {
    Ok(params.maybe(place, "a block")?.unwrap_or_default())
}

fn account(rpc: &Rpc, params: &Params) -> Result<Account, RpcError> {
    params.at_most(2)?;
    Ok(rpc.chain.account(params.get(0, "an address")?, block(params, 1)?)?)
}

pub(super) fn get_balance(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    shown(account(rpc, params)?.balance)
}

pub(super) fn get_transaction_count(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    shown(U64::from(account(rpc, params)?.nonce))
}

pub(super) fn get_code(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(2)?;
    shown(rpc.chain.code(params.get(0, "an address")?, block(params, 1)?)?)
}

pub(super) fn get_storage_at(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(3)?;
    let (address, slot): (Address, U256) = (params.get(0, "an address")?, params.get(1, "a slot")?);
    shown(B256::from(rpc.chain.slot(address, slot, block(params, 2)?)?))
}

fn request(params: &Params) -> Result<(TransactionRequest, BlockId), RpcError> {
    // State that is only assumed (a third parameter) is not understood.
    params.at_most(2)?;
    Ok((params.get(0, "a call")?, block(params, 1)?))
}

pub(super) fn call(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    let (request, block) = request(params)?;
    shown(rpc.chain.call(&request, block)?)
}

pub(super) fn estimate_gas(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    let (request, block) = request(params)?;
    shown(U64::from(rpc.chain.estimate(&request, block)?))
}

pub(super) fn create_access_list(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    let (request, block) = request(params)?;
    shown(rpc.chain.access_list(&request, block)?)
}
