//! `evm_`: moving time and taking blocks back, on a chain for development.

use std::sync::PoisonError;

use alloy_primitives::{U64, U256};
use serde_json::{Value, json};

use super::Rpc;
use super::envelope::RpcError;
use super::params::Params;
use crate::dev::DevError;

/// Blocks that can be gone back to. The number of a mark is its place, from 1.
pub(super) type Marks = Vec<u64>;

pub(super) fn run(rpc: &Rpc, name: &str, params: &Params) -> Option<Result<Value, RpcError>> {
    let run = match name {
        "increaseTime" => increase_time,
        "mine" => mine,
        "revert" => revert,
        "setNextBlockTimestamp" => set_next_block_timestamp,
        "snapshot" => snapshot,
        _ => return None,
    };
    // Elsewhere it is as if these methods were not there.
    rpc.chain.is_dev().then(|| run(rpc, params))
}

impl From<DevError> for RpcError {
    fn from(error: DevError) -> Self {
        Self::failed(&error)
    }
}

/// A number as tools send it: plain, or in hexadecimal.
pub(super) fn number(params: &Params, place: usize, what: &str) -> Result<u64, RpcError> {
    let plain = params.get::<Value>(place, what)?.as_u64();
    plain.map_or_else(|| params.get::<U64>(place, what).map(|number| number.to()), Ok)
}

fn increase_time(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(1)?;
    Ok(json!(rpc.chain.advance_time(number(params, 0, "a number of seconds")?)?))
}

fn set_next_block_timestamp(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(1)?;
    rpc.chain.set_next_time(number(params, 0, "a time in seconds")?)?;
    Ok(Value::Null)
}

fn mine(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(0)?;
    rpc.chain.mine()?;
    Ok(json!("0x0"))
}

fn snapshot(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(0)?;
    let mut marks = rpc.marks.lock().unwrap_or_else(PoisonError::into_inner);
    marks.push(rpc.chain.latest());
    Ok(json!(U256::from(marks.len())))
}

fn revert(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(1)?;
    let mark = usize::try_from(number(params, 0, "the number of a mark")?).unwrap_or_default();
    let mut marks = rpc.marks.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(block) = mark.checked_sub(1).and_then(|place| marks.get(place)).copied() else { return Ok(json!(false)) };
    // A mark can be gone back to once, and those after it are of blocks that are gone.
    marks.truncate(mark - 1);
    rpc.chain.revert_to(block)?;
    Ok(json!(true))
}
