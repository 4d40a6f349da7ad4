//! Nodes: the embedded chain, in this process and behind a socket, and Anvil.

use std::sync::Arc;

use base::{ManualClock, Timestamp};
use chain::node::{self, Node};
use chain::testing::Anvil;
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
    machine: Machine,
}

enum Machine {
    Embedded { chain: Arc<Devchain>, _stop: Option<oneshot::Sender<()>> },
    Anvil(#[expect(dead_code, reason = "it ends with this")] Anvil),
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
            return Self { node, machine: Machine::Embedded { chain, _stop: None } };
        }
        let listener = rpc::listen("127.0.0.1:0".parse().unwrap()).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel::<()>();
        let until = async {
            let _ = stopped.await;
        };
        tokio::spawn(rpc::serve(listener, rpc, Guard::default(), until));
        let node = node::at(&address).unwrap();
        Self { node, machine: Machine::Embedded { chain, _stop: Some(stop) } }
    }

    async fn anvil(rich: Address) -> Self {
        let anvil = Anvil::start(&["--timestamp", &START.to_string(), "--hardfork", "osaka"]);
        let running = Self { node: anvil.node.clone(), machine: Machine::Anvil(anvil) };
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
