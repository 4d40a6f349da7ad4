//! `eth_`: the chain itself.

mod blocks;
mod fees;
mod logs;
pub(super) mod shapes;
mod state;

use alloy_primitives::{B256, Bytes, U64};
use serde_json::{Value, json};

use super::Rpc;
use super::envelope::RpcError;
use super::params::Params;

pub(super) fn run(rpc: &Rpc, name: &str, params: &Params) -> Option<Result<Value, RpcError>> {
    let run = match name {
        "accounts" => accounts,
        "chainId" => chain_id,
        "sendRawTransaction" => send_raw_transaction,
        "sendRawTransactionSync" => send_raw_transaction_sync,
        "syncing" => syncing,
        "blockNumber" => blocks::block_number,
        "getBlockByHash" => blocks::get_block_by_hash,
        "getBlockByNumber" => blocks::get_block_by_number,
        "getBlockReceipts" => blocks::get_block_receipts,
        "getTransactionByHash" => blocks::get_transaction_by_hash,
        "getTransactionReceipt" => blocks::get_transaction_receipt,
        "feeHistory" => fees::fee_history,
        "gasPrice" => fees::gas_price,
        "maxPriorityFeePerGas" => fees::max_priority_fee_per_gas,
        "getFilterChanges" => logs::get_filter_changes,
        "getFilterLogs" => logs::get_filter_logs,
        "getLogs" => logs::get_logs,
        "newBlockFilter" => logs::new_block_filter,
        "newFilter" => logs::new_filter,
        "uninstallFilter" => logs::uninstall_filter,
        "call" => state::call,
        "createAccessList" => state::create_access_list,
        "estimateGas" => state::estimate_gas,
        "getBalance" => state::get_balance,
        "getCode" => state::get_code,
        "getStorageAt" => state::get_storage_at,
        "getTransactionCount" => state::get_transaction_count,
        _ => return None,
    };
    Some(run(rpc, params))
}

/// As JSON; what cannot be is a fault of ours.
fn shown(value: impl serde::Serialize) -> Result<Value, RpcError> {
    serde_json::to_value(value).map_err(|error| std::io::Error::from(error).into())
}

/// Keys are not here.
fn accounts(_: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(0)?;
    Ok(json!([]))
}

fn chain_id(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(0)?;
    shown(U64::from(rpc.chain.chain_id()))
}

fn syncing(_: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(0)?;
    Ok(json!(false))
}

fn send_raw_transaction(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(1)?;
    shown(submitted(rpc, params)?)
}

/// As [`send_raw_transaction`], answered with the receipt (EIP-7966): whoever asked need not ask again.
fn send_raw_transaction_sync(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    // How long it may take is a number we never reach.
    params.at_most(2)?;
    blocks::receipt(rpc, submitted(rpc, params)?)
}

fn submitted(rpc: &Rpc, params: &Params) -> Result<B256, RpcError> {
    let raw: Bytes = params.get(0, "a signed transaction")?;
    Ok(rpc.chain.submit(&raw)?)
}
