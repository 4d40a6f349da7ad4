//! `anvil_`: what tools ask of a chain for development under this name.

use serde_json::Value;

use super::Rpc;
use super::envelope::RpcError;
use super::evm::number;
use super::params::Params;

/// The most blocks that are made at once.
const MOST_MINED: u64 = 1_000;

pub(super) fn run(rpc: &Rpc, name: &str, params: &Params) -> Option<Result<Value, RpcError>> {
    (name == "mine" && rpc.chain.is_dev()).then(|| mine(rpc, params))
}

/// Makes blocks with nothing in them: how many, and how many seconds lie between one and the next.
fn mine(rpc: &Rpc, params: &Params) -> Result<Value, RpcError> {
    params.at_most(2)?;
    let given = |place: usize, what: &str, otherwise: u64| match params.0.get(place) {
        None | Some(Value::Null) => Ok(otherwise),
        Some(_) => number(params, place, what),
    };
    let (blocks, seconds) = (given(0, "a number of blocks", 1)?, given(1, "a number of seconds", 0)?);
    if blocks > MOST_MINED {
        return Err(RpcError::params(format!("{MOST_MINED} blocks at most")));
    }
    for block in 0..blocks {
        if block > 0 {
            rpc.chain.advance_time(seconds)?;
        }
        rpc.chain.mine()?;
    }
    Ok(Value::Null)
}
