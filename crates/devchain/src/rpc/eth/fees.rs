//! What gas costs.

use alloy_eips::BlockNumberOrTag;
use alloy_primitives::{U64, U128};
use serde_json::Value;

use super::shown;
use crate::read::TIP;
use crate::rpc::Rpc;
use crate::rpc::envelope::RpcError;
use crate::rpc::params::Params;

pub(super) fn gas_price(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(0)?;
    shown(U128::from(u128::from(rpc.chain.base_fee()).saturating_add(TIP)))
}

pub(super) fn max_priority_fee_per_gas(_: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(0)?;
    shown(U128::from(TIP))
}

pub(super) fn fee_history(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(3)?;
    let plain = params.get::<Value>(0, "a number of blocks")?.as_u64();
    let count = plain.map_or_else(|| params.get::<U64>(0, "a number of blocks").map(|count| count.to()), Ok)?;
    let newest = params.get::<BlockNumberOrTag>(1, "a block")?;
    let percentiles: Option<Vec<f64>> = params.maybe(2, "a list of percentiles")?;
    let sound = |list: &Vec<f64>| {
        list.len() <= 100 && list.is_sorted() && list.iter().all(|percentile| (0.0..=100.0).contains(percentile))
    };
    if percentiles.as_ref().is_some_and(|list| !sound(list)) {
        return Err(RpcError::params("percentiles ascend from 0 to 100, a hundred of them at most"));
    }
    shown(rpc.chain.fee_history(count, newest, percentiles.as_deref())?)
}
