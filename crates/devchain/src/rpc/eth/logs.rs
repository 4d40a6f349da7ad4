//! Logs, and filters that are polled.

use std::sync::PoisonError;

use alloy_primitives::U64;
use alloy_rpc_types_eth::Filter;
use serde_json::{Value, json};

use super::shown;
use crate::rpc::Rpc;
use crate::rpc::envelope::RpcError;
use crate::rpc::filters::{Filters, Polled, within};
use crate::rpc::params::Params;

pub(super) fn get_logs(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(1)?;
    shown(rpc.chain.logs(&params.get(0, "a filter")?)?)
}

fn filters(rpc: &Rpc) -> std::sync::MutexGuard<'_, Filters> {
    rpc.filters.lock().unwrap_or_else(PoisonError::into_inner)
}

fn open(rpc: &Rpc, polled: Polled) -> Result<Value, RpcError> {
    let next = rpc.chain.latest() + 1;
    shown(U64::from(filters(rpc).open(polled, next)))
}

pub(super) fn new_filter(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(1)?;
    open(rpc, Polled::Logs(Box::new(params.get::<Filter>(0, "a filter")?)))
}

pub(super) fn new_block_filter(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(0)?;
    open(rpc, Polled::Blocks)
}

fn id(params: &Params) -> Result<u64, RpcError> {
    params.at_most(1)?;
    params.get::<U64>(0, "the number of a filter").map(|id| id.to())
}

fn missing() -> RpcError {
    RpcError::failed(&"filter not found")
}

pub(super) fn uninstall_filter(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    Ok(json!(filters(rpc).close(id(params)?)))
}

pub(super) fn get_filter_changes(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    let latest = rpc.chain.latest();
    let (polled, from) = filters(rpc).poll(id(params)?, latest).ok_or_else(missing)?;
    match polled {
        Polled::Blocks => {
            let mut hashes = Vec::new();
            for number in from..=latest {
                hashes.extend(rpc.chain.block(number.into())?.map(|block| block.hash));
            }
            shown(hashes)
        }
        Polled::Logs(_) if from > latest => Ok(json!([])),
        Polled::Logs(filter) => match within(&filter, from, latest) {
            Some(filter) => shown(rpc.chain.logs(&filter)?),
            None => Ok(json!([])),
        },
    }
}

pub(super) fn get_filter_logs(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    let id = id(params)?;
    let polled = filters(rpc).get(id).cloned();
    match polled {
        Some(Polled::Logs(filter)) => shown(rpc.chain.logs(&filter)?),
        _ => Err(missing()),
    }
}
