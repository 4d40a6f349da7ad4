//! `net_`: which network this is.

use serde_json::{Value, json};

use super::Rpc;
use super::envelope::RpcError;

pub(super) fn run(rpc: &Rpc, name: &str) -> Option<Result<Value, RpcError>> {
    match name {
        "listening" => Some(Ok(json!(true))),
        "version" => Some(Ok(json!(rpc.chain.chain_id().to_string()))),
        _ => None,
    }
}
