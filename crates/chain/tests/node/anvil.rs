//! A real node: Anvil, as the npm packages of the contracts bring it.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use alloy_network::TransactionBuilder as _;
use alloy_primitives::{Address, Bytes};
use alloy_provider::Provider;
use alloy_rpc_types_eth::TransactionRequest;
use alloy_sol_types::{SolCall, SolConstructor};
use chain::node::{self, Node};
use serde_json::{Value, json};

/// A chain in a process of its own, which ends with this value.
pub(crate) struct Anvil {
    child: Child,
    pub(crate) provider: Node,
    /// Accounts with money, whose transactions the node signs.
    pub(crate) accounts: Vec<Address>,
}

impl Drop for Anvil {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A program of the npm packages. Itself: the one in `.bin` starts it as a child, which would outlive it.
pub(crate) fn tool(name: &str) -> PathBuf {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contracts/node_modules/@foundry-rs");
    let folders = packages.read_dir().into_iter().flatten().flatten();
    // The package of a platform: `anvil-linux-amd64`.
    let of_platform = folders.filter(|folder| folder.file_name().to_string_lossy().starts_with(&format!("{name}-")));
    let found = of_platform.map(|folder| folder.path().join("bin").join(name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("there is no {name} in {}; `npm ci` in contracts brings it", packages.display()))
}

impl Anvil {
    /// A new chain that mines each transaction at once, or as the arguments say.
    pub(crate) async fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(tool("anvil"));
        command.args(["--port", "0", "--chain-id", "31337"]).args(arguments).stdout(Stdio::piped());
        let mut child = command.spawn().expect("Anvil starts");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let address = lines.find_map(|line| line.strip_prefix("Listening on ").map(str::to_owned));
        let address = address.expect("Anvil says where it listens");
        // It goes on talking, and would stop when nobody takes what it says.
        thread::spawn(move || lines.for_each(drop));
        let provider = node::at(&format!("http://{address}")).unwrap();
        let accounts = provider.get_accounts().await.expect("Anvil answers");
        Self { child, provider, accounts }
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
