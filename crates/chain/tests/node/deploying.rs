//! Deploying against Anvil: every profile, after every failure, and what is found when something is not as it was deployed.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use alloy_json_rpc::{RequestPacket, ResponsePacket};
use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_provider::Provider as _;
use alloy_sol_types::SolValue as _;
use alloy_transport::{TransportError, TransportErrorKind, TransportFut};
use base::{ManualClock, Timestamp};
use chain::deploy::{
    DeployError, Deploying, Deployment, FileError, News, Patience, Profile, Report, Settings, deploy, verify,
};
use chain::node::{self, Node};
use chain::signer::{LocalKey, Signer as _};
use serde_json::json;

use crate::anvil::Anvil;

const PATIENCE: Patience =
    Patience { answer: Duration::from_secs(60), tries: 2, pause: Duration::from_millis(2), looks: 5_000 };

fn key() -> LocalKey {
    LocalKey::from_bytes(&B256::repeat_byte(0x5d)).unwrap()
}

fn settings(pairs: &[(&str, &str)]) -> Settings {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

/// A chain with the deploying account, which has money, and a folder for the file.
struct Site {
    anvil: Anvil,
    folder: tempfile::TempDir,
}

impl Site {
    async fn new() -> Self {
        let anvil = Anvil::start(&[]).await;
        anvil.ask("anvil_setBalance", json!([key().address(), "0x56bc75e2d63100000"])).await;
        Self { anvil, folder: tempfile::tempdir().unwrap() }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("deep/deployment.json")
    }

    async fn deploys(&self, node: &Node, profile: &Profile) -> Result<Deployment, DeployError> {
        self.tells(node, profile, &|_| ()).await
    }

    async fn tells(
        &self,
        node: &Node,
        profile: &Profile,
        tell: &(dyn Fn(&News<'_>) + Send + Sync),
    ) -> Result<Deployment, DeployError> {
        // The chain's own time is later than this clock's, and counts then.
        let clock = ManualClock::at(Timestamp::from_millis(1_700_000_000_000));
        let key = key();
        deploy(&Deploying { node, signer: &key, clock: &clock, patience: PATIENCE, tell }, profile, &self.file()).await
    }

    async fn verifies(&self, deployment: &Deployment) -> Report {
        let profile = deployment.profile().unwrap();
        verify(&self.anvil.provider, deployment, &profile, PATIENCE).await.unwrap()
    }
}

fn demo() -> Profile {
    Profile::shipped("demo", &Settings::new()).unwrap()
}

/// The accounts that the sources' profiles leave open.
fn people() -> Vec<(&'static str, &'static str)> {
    vec![
        ("accounts.guardian", "0x00000000000000000000000000000000000000a1"),
        ("accounts.signer", "0x00000000000000000000000000000000000000a2"),
        ("supply.2.beneficiary", "0x00000000000000000000000000000000000000a3"),
        ("supply.3.beneficiary", "0x00000000000000000000000000000000000000a4"),
    ]
}

#[tokio::test]
async fn the_demo_is_deployed_verified_and_not_deployed_again() {
    let site = Site::new().await;
    let deployment = site.deploys(&site.anvil.provider, &demo()).await.unwrap();
    assert!(deployment.complete);
    assert_eq!((deployment.contracts.len(), deployment.grants.len()), (13, 2));
    assert!(deployment.contracts.values().all(|placed| placed.transaction.is_some() && placed.block.is_some()));
    assert_eq!(Deployment::open(&site.file()).unwrap(), Some(deployment.clone()));
    assert_eq!(deployment.places().unwrap().market, deployment.contracts["Market"].address);
    let report = site.verifies(&deployment).await;
    assert_eq!(report.differences(), [""; 0]);
    assert!(report.voted().is_empty() && report.checks.len() > 60, "{} checks", report.checks.len());
    let sent = site.anvil.provider.get_transaction_count(key().address()).await.unwrap();
    assert_eq!(site.deploys(&site.anvil.provider, &demo()).await.unwrap(), deployment);
    assert_eq!(site.anvil.provider.get_transaction_count(key().address()).await.unwrap(), sent);
}

#[tokio::test]
async fn the_sources_are_deployed_with_the_accounts_they_leave_open() {
    let site = Site::new().await;
    let source_b = Profile::shipped("source-b", &settings(&people())).unwrap();
    let deployment = site.deploys(&site.anvil.provider, &source_b).await.unwrap();
    assert!(deployment.complete && site.verifies(&deployment).await.is_verified());

    // The token of the one is what is paid with in the other, which is on the same chain under another series.
    let paid = deployment.contracts["GMS"].address.to_string();
    let with = |decimals: &'static str| {
        let mut pairs = people();
        pairs.extend([("sale.payment", paid.as_str()), ("sale.decimals", decimals)]);
        Profile::shipped("source-a", &settings(&pairs)).unwrap()
    };
    std::fs::remove_file(site.file()).unwrap();
    let wrong = site.deploys(&site.anvil.provider, &with("6")).await;
    assert!(matches!(wrong, Err(DeployError::Profile { key: "sale.decimals", .. })), "{wrong:?}");
    let deployment = site.deploys(&site.anvil.provider, &with("18")).await.unwrap();
    assert!(deployment.complete && site.verifies(&deployment).await.is_verified());
}

/// A way to a node that is cut at a request that is sent: before it arrives, or before the answer does.
#[derive(Clone)]
struct Cut {
    node: Node,
    /// How many transactions are handed in before.
    left: Arc<AtomicI64>,
    arrives: bool,
}

impl Cut {
    fn node(anvil: &Anvil, sends: i64, arrives: bool) -> Node {
        let node = anvil.provider.clone();
        node::through(Self { node, left: Arc::new(AtomicI64::new(sends)), arrives })
    }

    async fn pass(self, packet: RequestPacket) -> Result<ResponsePacket, TransportError> {
        let sends = packet.requests().iter().any(|request| request.method() == "eth_sendRawTransaction");
        let left = if sends { self.left.fetch_sub(1, Ordering::SeqCst) } else { self.left.load(Ordering::SeqCst) };
        let is_cut = left < 0 || sends && left == 0;
        if is_cut && !(self.arrives && sends && left == 0) {
            return Err(TransportErrorKind::backend_gone());
        }
        let answer = ask(&self.node, &packet).await;
        if is_cut {
            self.left.store(-1, Ordering::SeqCst);
            return Err(TransportErrorKind::backend_gone());
        }
        answer
    }
}

/// Passes a request on, and the answer back.
async fn ask(node: &Node, packet: &RequestPacket) -> Result<ResponsePacket, TransportError> {
    let RequestPacket::Single(request) = packet else { panic!("nobody asks for several things at once") };
    let params = request.params().map_or_else(|| json!([]), |raw| serde_json::from_str(raw.get()).unwrap());
    let answer = node.raw_request(request.method().to_owned().into(), params).await;
    let payload = match answer {
        Ok(value) => alloy_json_rpc::ResponsePayload::Success(value),
        Err(error) => alloy_json_rpc::ResponsePayload::Failure(error.as_error_resp().expect("an answer").clone()),
    };
    Ok(ResponsePacket::Single(alloy_json_rpc::Response { id: request.id().clone(), payload }))
}

impl tower::Service<RequestPacket> for Cut {
    type Response = ResponsePacket;
    type Error = TransportError;
    type Future = TransportFut<'static>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, packet: RequestPacket) -> Self::Future {
        Box::pin(self.clone().pass(packet))
    }
}

#[tokio::test]
async fn whatever_step_it_fails_at_it_goes_on_there_and_creates_nothing_twice() {
    for arrives in [false, true] {
        let site = Site::new().await;
        let mut failures = 0;
        // Each run gets one transaction further than the one before: it dies at its first, or has done that and dies at its second.
        let deployment = loop {
            let sends = if arrives { 0 } else { i64::from(failures > 0) };
            match site.deploys(&Cut::node(&site.anvil, sends, arrives), &demo()).await {
                Ok(deployment) => break deployment,
                Err(DeployError::Node(_)) => failures += 1,
                Err(other) => panic!("{other}"),
            }
            assert!(failures < 40);
        };
        // Thirteen contracts, and two grants with their allowances.
        assert!(failures >= 16, "{failures}");
        assert_eq!(site.anvil.provider.get_transaction_count(key().address()).await.unwrap(), 17);
        // Nothing tells of the first contract but its own receipt.
        let unknown = deployment.contracts.iter().filter(|(_, placed)| placed.transaction.is_none());
        assert!(unknown.map(|(name, _)| name.as_str()).eq(arrives.then_some("Deployer")), "{deployment:#?}");
        assert!(deployment.grants.values().all(|granted| granted.transaction.is_some()));
        assert!(site.verifies(&deployment).await.is_verified());
    }
}

#[tokio::test]
async fn a_transaction_that_waits_is_waited_for() {
    let site = Site::new().await;
    site.anvil.ask("evm_setAutomine", json!([false])).await;
    // Handed in, and the program stops.
    let stopped = site.deploys(&Cut::node(&site.anvil, 0, true), &demo()).await;
    assert!(matches!(stopped, Err(DeployError::Node(_))), "{stopped:?}");
    let pending = site.anvil.provider.get_transaction_count(key().address()).pending().await.unwrap();
    assert_eq!(pending, 1);
    let impatient = Patience { looks: 3, ..PATIENCE };
    let (clock, key) = (ManualClock::at(Timestamp::from_millis(0)), key());
    let node = &site.anvil.provider;
    let with = Deploying { node, signer: &key, clock: &clock, patience: impatient, tell: &|_| () };
    assert!(matches!(deploy(&with, &demo(), &site.file()).await, Err(DeployError::Stuck { .. })));
    assert_eq!(node.get_transaction_count(key.address()).pending().await.unwrap(), 1);
    site.anvil.ask("evm_setAutomine", json!([true])).await;
    site.anvil.mine(1).await;
    assert!(site.deploys(node, &demo()).await.unwrap().complete);
    assert_eq!(node.get_transaction_count(key.address()).await.unwrap(), 17);
}

#[tokio::test]
async fn a_chain_without_the_factory_gets_it() {
    let site = Site::new().await;
    let factory = chain::deploy::FACTORY;
    site.anvil.ask("anvil_setCode", json!([factory, "0x"])).await;
    site.anvil.ask("anvil_setNonce", json!([factory, "0x0"])).await;
    let news = std::sync::Mutex::new(Vec::new());
    let tell = |it: &News<'_>| {
        if let News::There { what } = it {
            news.lock().unwrap().push((*what).to_owned());
        }
    };
    assert!(site.tells(&site.anvil.provider, &demo(), &tell).await.unwrap().complete);
    assert_eq!(news.into_inner().unwrap(), ["the factory"]);
}

fn spot(mapping: u64, account: Address) -> U256 {
    U256::from_be_bytes(keccak256((account, U256::from(mapping)).abi_encode()).0)
}

#[tokio::test]
async fn what_was_changed_is_noticed() {
    let site = Site::new().await;
    let deployment = site.deploys(&site.anvil.provider, &demo()).await.unwrap();
    let at = |name: &str| deployment.contracts[name].address;
    let before = site.anvil.ask("evm_snapshot", json!([])).await;
    let mut mark = before;

    // Another code: of the right length, and of none.
    let code = site.anvil.provider.get_code_at(at("Shelf")).await.unwrap();
    let mut other = code.to_vec();
    other[40] ^= 1;
    for code in [alloy_primitives::hex::encode_prefixed(&other), "0x".to_owned()] {
        site.anvil.ask("anvil_setCode", json!([at("Shelf"), code])).await;
        let report = site.verifies(&deployment).await;
        assert!(report.differences().iter().any(|it| it.starts_with("Shelf's code is ")), "{:?}", report.differences());
        assert!(!report.contracts.iter().any(|seen| seen.name == "Shelf" && seen.code));
    }

    // The right code with another market in it.
    site.anvil.ask("evm_revert", json!([mark])).await;
    mark = site.anvil.ask("evm_snapshot", json!([])).await;
    let (market, stranger) = (at("Market"), Address::repeat_byte(0x57));
    let rewired = code.to_vec();
    let text = alloy_primitives::hex::encode(rewired)
        .replace(&alloy_primitives::hex::encode(market), &alloy_primitives::hex::encode(stranger));
    site.anvil.ask("anvil_setCode", json!([at("Shelf"), format!("0x{text}")])).await;
    let report = site.verifies(&deployment).await;
    assert_eq!(report.differences(), [format!("Shelf.market is {stranger}, not {market}")]);

    // Tokens that are gone.
    for (who, units, told) in [
        ("Vesting", U256::ZERO, "what the vesting contract holds is 0 GMS, not at least 4,800,000,000 GMS"),
        ("Sale", U256::from(1), "what the sale holds is 0.000000000000000001 GMS, not at least 6,400,000,000 GMS"),
    ] {
        site.anvil.ask("evm_revert", json!([mark])).await;
        mark = site.anvil.ask("evm_snapshot", json!([])).await;
        site.anvil.ask("anvil_setStorageAt", json!([at("GMS"), spot(0, at(who)), B256::from(units)])).await;
        assert_eq!(site.verifies(&deployment).await.differences(), [told]);
    }

    // What the deploying account has kept counts; what somebody sends it afterwards does not.
    site.anvil.ask("evm_revert", json!([mark])).await;
    let given = json!([at("GMS"), spot(0, key().address()), B256::from(U256::from(5))]);
    site.anvil.ask("anvil_setStorageAt", given).await;
    assert!(site.verifies(&deployment).await.is_verified());
    let mut unfinished = deployment.clone();
    unfinished.complete = false;
    let told = "what the deploying account holds is 0.000000000000000005 GMS, not 0 GMS";
    assert_eq!(site.verifies(&unfinished).await.differences(), [told]);
}

#[tokio::test]
async fn a_file_of_something_else_is_refused() {
    let site = Site::new().await;
    let deployment = site.deploys(&site.anvil.provider, &demo()).await.unwrap();
    let refused = async |change: &dyn Fn(&mut Deployment)| {
        let mut other = deployment.clone();
        change(&mut other);
        other.keep(&site.file()).unwrap();
        let result = site.deploys(&site.anvil.provider, &demo()).await;
        matches!(result, Err(DeployError::OtherDeployment { .. }))
    };
    assert!(refused(&|file| file.chain = 1).await);
    assert!(refused(&|file| file.genesis = B256::ZERO).await);
    assert!(refused(&|file| file.deployer = Address::ZERO).await);
    assert!(!refused(&|_| ()).await);
    let another = Profile::shipped("demo", &settings(&[("sale.soft_cap", "2")])).unwrap();
    let result = site.deploys(&site.anvil.provider, &another).await;
    assert!(matches!(result, Err(DeployError::OtherDeployment { .. })), "{result:?}");

    let text = std::fs::read_to_string(site.file()).unwrap();
    let damaged = async |text: &str| {
        std::fs::write(site.file(), text).unwrap();
        site.deploys(&site.anvil.provider, &demo()).await
    };
    for broken in [&text[..text.len() / 2], "", "{}", &text.replace("400_000_000", "300_000_000")] {
        let result = damaged(broken).await;
        assert!(matches!(result, Err(DeployError::File(FileError::Damaged { .. }))), "{result:?}");
    }
    let newer = damaged(&text.replace("\"version\": 1", "\"version\": 2")).await;
    assert!(matches!(newer, Err(DeployError::File(FileError::Version { found: 2, .. }))), "{newer:?}");
    // A file that is gone is made anew; what is there has another beginning, and that is told.
    std::fs::remove_file(site.file()).unwrap();
    site.anvil.ask("evm_increaseTime", json!([1_000])).await;
    site.anvil.mine(1).await;
    assert!(matches!(site.deploys(&site.anvil.provider, &demo()).await, Err(DeployError::OtherGrant { .. })));
}

#[tokio::test]
async fn nothing_is_sent_where_it_cannot_be_finished() {
    let site = Site::new().await;
    let node = &site.anvil.provider;
    let elsewhere = Profile::shipped("demo", &settings(&[("chain", "1")])).unwrap();
    let result = site.deploys(node, &elsewhere).await;
    assert!(matches!(result, Err(DeployError::WrongChain { wanted: 1, found: 31_337 })), "{result:?}");
    let late = Profile::shipped("demo", &settings(&[("sale.opens_after", "1100 days")])).unwrap();
    let result = site.deploys(node, &late).await;
    assert!(matches!(result, Err(DeployError::Profile { key: "sale.opens", .. })), "{result:?}");
    site.anvil.ask("anvil_setBalance", json!([key().address(), "0x1"])).await;
    let result = site.deploys(node, &demo()).await;
    assert!(matches!(result, Err(DeployError::NoFunds { .. })), "{result:?}");
    assert_eq!(node.get_transaction_count(key().address()).pending().await.unwrap(), 0);
    // Somebody else's code where a contract belongs.
    site.anvil.ask("anvil_setBalance", json!([key().address(), "0x56bc75e2d63100000"])).await;
    let places = chain::deploy::Places::of(key().address(), "demo");
    site.anvil.ask("anvil_setCode", json!([places.pass, "0x6001"])).await;
    let result = site.deploys(node, &demo()).await;
    assert!(matches!(result, Err(DeployError::ForeignCode { .. })), "{result:?}");
}

#[test]
fn a_path_is_named_when_there_is_nothing() {
    let error = Profile::open(Path::new("nowhere.toml"), &Settings::new()).unwrap_err().to_string();
    assert!(error.starts_with("nowhere.toml: "), "{error}");
}
