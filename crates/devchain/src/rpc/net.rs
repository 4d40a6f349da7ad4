//! `net_`: which network this is.

use serde_json::{Value, json};

use super::Rpc;
use super::envelope::RpcError;

pub(super) fn run(rpc: &Rpc, name: &str) -> Option<Result<Value, RpcError>> {
    (name == "version").then(|| Ok(json!(rpc.chain.chain_id().to_string())))
}
