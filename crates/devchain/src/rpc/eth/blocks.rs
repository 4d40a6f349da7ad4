//! Blocks, transactions and receipts.

use alloy_eips::{BlockId, BlockNumberOrTag};
use alloy_primitives::{B256, U64};
use serde_json::Value;

use super::{shapes, shown};
use crate::rpc::Rpc;
use crate::rpc::envelope::RpcError;
use crate::rpc::params::Params;

pub(super) fn block_number(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(0)?;
    shown(U64::from(rpc.chain.latest()))
}

pub(super) fn get_block_by_number(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    block(rpc, params, params.get::<BlockNumberOrTag>(0, "the number of a block")?.into())
}

pub(super) fn get_block_by_hash(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    block(rpc, params, params.get::<B256>(0, "the hash of a block")?.into())
}

fn block(rpc: &Rpc, params: &Params, id: BlockId) -> Result<Value, RpcError> {
    params.at_most(2)?;
    let full = params.maybe(1, "true or false")?.unwrap_or_default();
    shown(rpc.chain.block(id)?.map(|block| shapes::block(&block, full)))
}

pub(super) fn get_block_receipts(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(1)?;
    let block = rpc.chain.block(params.get(0, "a block")?)?;
    shown(block.map(|block| shapes::receipts(&block)))
}

pub(super) fn get_transaction_by_hash(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(1)?;
    let found = rpc.chain.transaction(params.get(0, "the hash of a transaction")?)?;
    shown(found.and_then(|(block, place)| shapes::transaction(&block, place)))
}

pub(super) fn get_transaction_receipt(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(1)?;
    receipt(rpc, params.get(0, "the hash of a transaction")?)
}

pub(super) fn receipt(rpc: &Rpc, hash: B256) -> Result<Value, RpcError> {
    let found = rpc.chain.transaction(hash)?;
    shown(found.and_then(|(block, place)| shapes::receipts(&block).into_iter().nth(place)))
}
