//! Nodes: the embedded chain, in this process and behind a socket, and Anvil.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;

use base::{ManualClock, Timestamp};
use chain::node::{self, Node};
use chain::{Address, Provider as _, U256};
use devchain::rpc::{self, Guard, InProcess, Rpc};
use devchain::{Alloc, DEPLOYMENT_PROXY, Devchain, Genesis};
use serde_json::{Value, json};
use tokio::sync::oneshot;

pub(crate) const CHAIN: u64 = 31_337;

/// Where the embedded chain begins, in seconds since 1970; Anvil is set to it as well.
pub(crate) const START: u64 = 1_900_000_000;

/// Which node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    InProcess,
    Http,
    Anvil,
}

/// A node that runs until this value goes.
pub(crate) struct Running {
    pub(crate) node: Node,
    /// Where it listens, if it does.
    pub(crate) address: Option<String>,
    machine: Machine,
}

enum Machine {
    Embedded { chain: Arc<Devchain>, _stop: Option<oneshot::Sender<()>> },
    Anvil(#[expect(dead_code, reason = "it ends with this")] Anvil),
}

/// Anvil, which ends with this value.
struct Anvil(Child);

impl Drop for Anvil {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A program of the npm packages. Itself: the one in `.bin` starts it as a child, which would outlive it.
fn tool(name: &str) -> PathBuf {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contracts/node_modules/@foundry-rs");
    let folders = packages.read_dir().into_iter().flatten().flatten();
    // The package of a platform: `anvil-linux-amd64`.
    let of_platform = folders.filter(|folder| folder.file_name().to_string_lossy().starts_with(&format!("{name}-")));
    let found = of_platform.map(|folder| folder.path().join("bin").join(name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("there is no {name} in {}; `npm ci` in contracts brings it", packages.display()))
}

impl Running {
    /// A new chain on which `rich` has all the ether there is.
    pub(crate) async fn start(kind: Kind, rich: Address) -> Self {
        match kind {
            Kind::InProcess | Kind::Http => Self::embedded(kind, rich).await,
            Kind::Anvil => Self::anvil(rich).await,
        }
    }

    async fn embedded(kind: Kind, rich: Address) -> Self {
        let mut genesis = Genesis { dev: true, ..Genesis::empty(CHAIN, START) };
        genesis.alloc.insert(rich, Alloc::funded(ether(1_000_000)));
        genesis.alloc.insert(DEPLOYMENT_PROXY, Alloc::deployment_proxy());
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(i64::try_from(START).unwrap() * 1_000)));
        let chain = Devchain::open(None, &genesis, clock).unwrap();
        let rpc = Rpc::new(Arc::clone(&chain));
        if kind == Kind::InProcess {
            let node = node::through(InProcess::to(rpc));
            return Self { node, address: None, machine: Machine::Embedded { chain, _stop: None } };
        }
        let listener = rpc::listen("127.0.0.1:0".parse().unwrap()).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel::<()>();
        let until = async {
            let _ = stopped.await;
        };
        tokio::spawn(rpc::serve(listener, rpc, Guard::default(), until));
        let node = node::at(&address).unwrap();
        Self { node, address: Some(address), machine: Machine::Embedded { chain, _stop: Some(stop) } }
    }

    async fn anvil(rich: Address) -> Self {
        let mut command = Command::new(tool("anvil"));
        let (chain, start) = (CHAIN.to_string(), START.to_string());
        command.args(["--port", "0", "--chain-id", &chain, "--timestamp", &start, "--hardfork", "osaka"]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("Anvil starts");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let listens = lines.find_map(|line| line.strip_prefix("Listening on ").map(str::to_owned));
        let address = format!("http://{}", listens.expect("Anvil says where it listens"));
        // It goes on talking, and would stop when nobody takes what it says.
        thread::spawn(move || lines.for_each(drop));
        let node = node::at(&address).unwrap();
        let running = Self { node, address: Some(address), machine: Machine::Anvil(Anvil(child)) };
        running.ask("anvil_setBalance", json!([rich, ether(1_000_000)])).await;
        running
    }

    /// Any request.
    pub(crate) async fn ask(&self, method: &'static str, params: Value) -> Value {
        self.node.raw_request(method.into(), params).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Empty blocks.
    pub(crate) async fn mine(&self, blocks: usize) {
        for _ in 0..blocks {
            self.ask("evm_mine", json!([])).await;
        }
    }

    /// Moves time forward, and makes a block at that time.
    pub(crate) async fn advance(&self, seconds: u64) {
        self.ask("evm_increaseTime", json!([seconds])).await;
        self.mine(1).await;
    }

    /// Takes the latest blocks back, and makes others in their place, with nothing in them, and one more.
    pub(crate) async fn reorganise(&self, depth: u64) {
        match &self.machine {
            Machine::Embedded { chain, .. } => {
                chain.revert_to(chain.latest() - depth).unwrap();
                // Another time makes them other blocks.
                chain.advance_time(1).unwrap();
                self.mine(usize::try_from(depth).unwrap()).await;
            }
            Machine::Anvil(_) => {
                self.ask("anvil_reorg", json!([depth, []])).await;
                // It puts what was taken back into its pool; a chain may as well forget it.
                self.ask("anvil_dropAllTransactions", json!([])).await;
            }
        }
        self.mine(1).await;
    }
}

fn ether(whole: u64) -> U256 {
    U256::from(whole) * U256::from(10).pow(U256::from(18))
}
