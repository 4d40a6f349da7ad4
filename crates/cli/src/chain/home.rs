//! The chain that a server works with: its own, in the data folder, or one outside.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use base::{Clock, Span};
use chain::deploy::{DeployError, Deploying, Deployment, Patience, Profile, Settings, deploy};
use chain::indexer::Follow;
use chain::node::{self, Node};
use chain::relayer::{FeeRules, Rules};
use chain::signer::{LocalKey, Signer};
use chain::{B256, U256};
use devchain::rpc::{InProcess, Rpc};
use devchain::{Alloc, DEPLOYMENT_PROXY, Devchain, Genesis, OpenError};
use server::chain::Link;

use crate::settings;

/// The key of the account that deploys and pays for gas on the embedded chain, within its folder.
const KEY: &str = "relayer.key";
/// What is deployed where, within that.
pub(crate) const DEPLOYMENT: &str = "deployment.json";
/// The number of the embedded chain: of no public network, so that what is signed for it is good nowhere else.
const EMBEDDED: u64 = 7_262_026;
/// The profile that is deployed on the embedded chain.
const PROFILE: &str = "demo";

/// A chain outside, as the settings name it.
#[derive(Debug, Clone)]
pub(crate) struct Outside {
    /// The address of a node.
    pub(crate) rpc_url: String,
    /// The deployment file that `astra chain deploy` wrote.
    pub(crate) deployment: PathBuf,
    /// The key of the account that pays for gas.
    pub(crate) keystore: PathBuf,
    /// The password of that.
    pub(crate) password_file: PathBuf,
}

/// An open chain, and what ends with it.
pub(crate) struct Home {
    pub(crate) link: Link,
    embedded: Option<Embedded>,
}

struct Embedded {
    chain: Arc<Devchain>,
    began_at: u64,
}

/// Writes what makes the next start fast. Nothing is lost without it.
pub(crate) fn close(home: Option<Home>) {
    let Some(Embedded { chain, began_at }) = home.and_then(|home| home.embedded) else { return };
    if chain.latest() == began_at {
        return;
    }
    if let Err(error) = chain.copy_state() {
        tracing::warn!(%error, "the next start of the chain will take longer: {error}");
    }
}

/// Opens the chain of a data folder, or the one outside. `None` when another process on this machine runs the embedded one: it does
/// the work of both.
pub(crate) async fn open(
    data: &Path,
    outside: Option<&Outside>,
    clock: &Arc<dyn Clock>,
) -> anyhow::Result<Option<Home>> {
    match outside {
        Some(outside) => linked(outside, clock).await.map(Some),
        None => embedded(&settings::chain_folder(Some(data)), clock).await,
    }
}

async fn embedded(folder: &Path, clock: &Arc<dyn Clock>) -> anyhow::Result<Option<Home>> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let key = load_or_make(&folder.join(KEY))?;
    let begin = || genesis(&key, clock.as_ref());
    let chain = match Devchain::begin_or_open(folder, begin, Arc::clone(clock)) {
        Ok(chain) => chain,
        Err(OpenError::InUse(_)) => {
            tracing::info!("another process has {} open and works with the chain", folder.display());
            return Ok(None);
        }
        Err(error) => return Err(super::mended(folder, error)),
    };
    if let Some(cut) = chain.cut() {
        tracing::warn!("{cut}");
    }
    let began_at = chain.latest();
    let node = node::through(InProcess::to(Rpc::new(Arc::clone(&chain))));
    let deployment = deployed(&node, &key, clock.as_ref(), &folder.join(DEPLOYMENT)).await?;
    let rules = Rules { confirmations: 0, ..rules(&deployment)? };
    let link = link(node, &deployment, rules, key, clock)?;
    Ok(Some(Home { link, embedded: Some(Embedded { chain, began_at }) }))
}

/// An account with more ether than it can ever use, and what contracts are deployed by.
fn genesis(key: &LocalKey, clock: &dyn Clock) -> Genesis {
    let now = u64::try_from(clock.now().as_millis() / 1_000).unwrap_or_default();
    let mut genesis = Genesis::empty(EMBEDDED, now);
    genesis.alloc.insert(key.address(), Alloc::funded(U256::MAX >> 128_usize));
    genesis.alloc.insert(DEPLOYMENT_PROXY, Alloc::deployment_proxy());
    genesis
}

/// The contracts of the embedded chain; whatever of them is not there is deployed, also what a recovered chain has lost.
async fn deployed(node: &Node, key: &LocalKey, clock: &dyn Clock, file: &Path) -> anyhow::Result<Deployment> {
    let kept = Deployment::open(file)?;
    let profile = match &kept {
        Some(kept) => kept.profile()?,
        None => Profile::shipped(PROFILE, &Settings::default())?,
    };
    let with = Deploying { node, signer: key, clock, patience: Patience::default(), tell: &|_| {} };
    match (deploy(&with, &profile, file).await, kept) {
        (Ok(deployment), _) => Ok(deployment),
        // No reason for a shop to stay closed; whoever asks for the status sees the same.
        (Err(DeployError::Differs(what)), Some(kept)) if kept.complete => {
            tracing::error!("the contracts on the embedded chain are not as they were deployed: {}", what.join("; "));
            Ok(kept)
        }
        (Err(error), _) => Err(error).context("the contracts could not be deployed on the embedded chain"),
    }
}

async fn linked(outside: &Outside, clock: &Arc<dyn Clock>) -> anyhow::Result<Home> {
    let file = &outside.deployment;
    let Some(deployment) = Deployment::open(file)? else {
        bail!(
            "there is no deployment file {}: `astra chain deploy` writes it, or --deployment names another",
            file.display()
        );
    };
    ensure!(
        deployment.complete,
        "the deployment in {} is not complete: run `astra chain deploy` again",
        file.display()
    );
    let password = std::fs::read_to_string(&outside.password_file)
        .with_context(|| format!("cannot read {}", outside.password_file.display()))?;
    let key = LocalKey::open(&outside.keystore, password.trim_end_matches(['\r', '\n']))
        .with_context(|| format!("cannot use {}", outside.keystore.display()))?;
    let rules = rules(&deployment)?;
    let link = link(node::at(&outside.rpc_url)?, &deployment, rules, key, clock)?;
    Ok(Home { link, embedded: None })
}

/// How transactions are sent to a chain outside.
fn rules(deployment: &Deployment) -> anyhow::Result<Rules> {
    Ok(Rules {
        chain: deployment.chain,
        market: deployment.places()?.market,
        batch: 100,
        gas: 16_000_000,
        flights: 8,
        confirmations: 2,
        stuck: Span::minutes(1),
        fees: FeeRules { cap: 500_000_000_000, least_tip: 1_000_000 },
        daily_gas: u64::MAX,
        patience: Duration::from_secs(30),
    })
}

fn link(
    node: Node,
    deployment: &Deployment,
    rules: Rules,
    key: LocalKey,
    clock: &Arc<dyn Clock>,
) -> anyhow::Result<Link> {
    let contracts = deployment.places()?.all().map(|(_, address)| address).to_vec();
    let follow = Follow {
        genesis: Some(deployment.genesis),
        confirmations: rules.confirmations,
        ..Follow::new(deployment.chain, contracts, deployment.from_block)
    };
    let (signer, clock): (Arc<dyn Signer>, _) = (Arc::new(key), Arc::clone(clock));
    Ok(Link { node, follow, rules, signer, clock })
}

/// The key of the embedded chain's one account. It owns gas that costs nothing, so it is kept as it is, for the owner of the
/// folder alone.
fn load_or_make(path: &Path) -> anyhow::Result<LocalKey> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => make(path)?,
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    let bytes: Option<B256> = text.trim().parse().ok();
    let key = bytes.and_then(|bytes| LocalKey::from_bytes(&bytes).ok());
    key.with_context(|| format!("{} is damaged: it holds no key; take it back from a backup", path.display()))
}

fn make(path: &Path) -> anyhow::Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
    let text = B256::from(bytes).to_string();
    crate::private::write(path, &text).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(text)
}
