//! A real node: Anvil, as the npm packages of the contracts bring it.

use alloy_network::TransactionBuilder as _;
use alloy_primitives::{Address, Bytes};
use alloy_provider::Provider;
use alloy_rpc_types_eth::TransactionRequest;
use alloy_sol_types::{SolCall, SolConstructor};
use chain::node::Node;
use chain::testing;
use serde_json::{Value, json};

/// A node with what only a node of development does.
pub(crate) struct Anvil {
    _process: testing::Anvil,
    pub(crate) provider: Node,
    /// Accounts with money, whose transactions the node signs.
    pub(crate) accounts: Vec<Address>,
}

impl Anvil {
    /// A new chain that mines each transaction at once, or as the arguments say.
    pub(crate) async fn start(arguments: &[&str]) -> Self {
        let process = testing::Anvil::start(arguments);
        let provider = process.node.clone();
        let accounts = provider.get_accounts().await.expect("Anvil answers");
        Self { _process: process, provider, accounts }
    }

    /// Any request, for what only Anvil has.
    pub(crate) async fn ask(&self, method: &'static str, params: Value) -> Value {
        self.provider.raw_request(method.into(), params).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    pub(crate) async fn mine(&self, blocks: u64) {
        self.ask("anvil_mine", json!([format!("0x{blocks:x}")])).await;
    }

    /// Creates a contract from an account of the node's.
    pub(crate) async fn create(&self, code: &Bytes, arguments: &impl SolConstructor) -> Address {
        let code: Bytes = [code.as_ref(), &arguments.abi_encode()].concat().into();
        let request = TransactionRequest::default().from(self.accounts[0]).with_deploy_code(code);
        let sent = self.provider.send_transaction(request).await.expect("a contract is sent");
        sent.get_receipt().await.expect("a contract is created").contract_address.unwrap()
    }

    /// Calls a contract by a transaction from an account of the node's, without waiting for it.
    pub(crate) async fn send(&self, from: Address, to: Address, call: &impl SolCall) -> alloy_primitives::B256 {
        let request = TransactionRequest::default().from(from).to(to).with_input(call.abi_encode());
        *self.provider.send_transaction(request).await.expect("a call is sent").tx_hash()
    }
}
