//! `astra chain deploy`: puts all contracts on a chain, as a profile says.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use chain::deploy::{Deploying, News, Patience, Profile, Settings, deploy};
use chain::node;
use chain::signer::{LocalKey, Signer as _};

use crate::args::ChainDeployArgs;
use crate::house::WallClock;

pub(super) async fn run(args: ChainDeployArgs) -> anyhow::Result<ExitCode> {
    let settings: Settings = args.set.into_iter().collect();
    let profile = Profile::open(&args.profile, &settings)?;
    let key = key(&args.keystore, &args.password_file)?;
    let node = node::at(&args.rpc_url)?;
    say!("{} by {}", profile.terms().name, key.address());
    let with = Deploying { node: &node, signer: &key, clock: &WallClock, patience: Patience::default(), tell: &tell };
    let deployment = deploy(&with, &profile, &args.out).await?;
    say!("all is deployed and verified on chain {}; {} says where it is", deployment.chain, args.out.display());
    Ok(ExitCode::SUCCESS)
}

/// The key in a keystore file. Its password is in a file of its own, so that it is in no list of processes; the end of its line is not
/// part of it.
fn key(keystore: &Path, password_file: &Path) -> anyhow::Result<LocalKey> {
    let password = std::fs::read_to_string(password_file)
        .with_context(|| format!("the password file {} cannot be read", password_file.display()))?;
    let password =
        password.strip_suffix('\n').map_or(password.as_str(), |line| line.strip_suffix('\r').unwrap_or(line));
    LocalKey::open(keystore, password).with_context(|| format!("{} with its password", keystore.display()))
}

fn tell(news: &News<'_>) {
    match news {
        News::There { what } => say!("  {what}: there already"),
        News::Sent { what, transaction } => say!("  {what}: sent, {transaction}"),
        News::Done { what, block, gas } => say!("  {what}: in block {block}, {gas} gas"),
    }
}
