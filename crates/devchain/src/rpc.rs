//! JSON-RPC 2.0, as wallets and tools speak it. A file a namespace; only methods that something uses.

mod anvil;
mod envelope;
mod eth;
mod evm;
pub(crate) mod filters;
mod guard;
mod net;
mod params;
mod serve;
mod socket;
mod transport;
mod web3;

use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::chain::Devchain;
pub use envelope::{MOST_BYTES, MOST_IN_BATCH};
pub use guard::Guard;
pub use serve::{ServeError, listen, serve};
pub use transport::InProcess;

use envelope::RpcError;
use filters::Filters;
use params::Params;

/// A chain as it is asked over JSON-RPC.
#[derive(Debug)]
pub struct Rpc {
    pub(crate) chain: Arc<Devchain>,
    filters: Mutex<Filters>,
    marks: Mutex<evm::Marks>,
}

impl Rpc {
    /// The interface of `chain`.
    #[must_use]
    pub fn new(chain: Arc<Devchain>) -> Arc<Self> {
        Arc::new(Self { chain, filters: Mutex::default(), marks: Mutex::default() })
    }

    /// Answers a message: a request or a batch of them. `None` when there is nothing to answer, as for notifications. It may wait for
    /// the disk.
    #[must_use]
    pub fn answer(&self, message: &[u8]) -> Option<String> {
        envelope::answer(message, &|method, params| self.run(method, params))
    }

    fn run(&self, method: &str, params: &Params) -> Result<Value, RpcError> {
        match method.split_once('_') {
            Some(("eth", name)) => eth::run(self, name, params),
            Some(("net", name)) => net::run(self, name),
            Some(("web3", name)) => web3::run(name, params),
            Some(("evm", name)) => evm::run(self, name, params),
            Some(("anvil", name)) => anvil::run(self, name, params),
            _ => None,
        }
        .unwrap_or_else(|| Err(RpcError::unknown(method)))
    }
}
