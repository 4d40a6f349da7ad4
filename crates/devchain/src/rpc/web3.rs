//! `web3_`: what answers here.

use serde_json::{Value, json};

use super::envelope::RpcError;
use super::params::Params;

pub(super) fn run(name: &str, params: &Params) -> Option<Result<Value, RpcError>> {
    (name == "clientVersion").then(|| params.at_most(0).map(|()| json!(concat!("astra/", env!("CARGO_PKG_VERSION")))))
}
