//! `astra chain dev`: the embedded chain alone, for wallets and developers.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use base::Clock as _;
use devchain::rpc::{Guard, Rpc, ServeError, listen, serve};
use devchain::{BlockId, Devchain, Genesis, KNOWN_ACCOUNTS, KnownAccount, MNEMONIC, recover};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::mended;
use crate::args::ChainDevArgs;
use crate::house::{WallClock, told_to_stop};

/// The number that other chains for development have as well, so that tools take it for such a one.
const CHAIN_ID: u64 = 31_337;

/// How long those that are being answered may take once the process was told to stop.
const LEAVE: Duration = Duration::from_secs(5);

pub(super) async fn run(args: ChainDevArgs) -> anyhow::Result<ExitCode> {
    let stop = told_to_stop();
    let listener = listen(args.listen).await.map_err(with_a_mend)?;
    let chain = open(&args)?;
    introduce(&chain, args.data.as_deref());
    say!("listening on http://{}", listener.local_addr()?);
    answer(listener, &chain, Guard::allowing(args.origin), stop).await?;
    // So that the next start need not run through all blocks.
    let copied = chain.copy_state();
    copied.context("the copy of the state that makes a start fast could not be written; no block is missing")?;
    Ok(ExitCode::SUCCESS)
}

fn with_a_mend(error: ServeError) -> anyhow::Error {
    let taken = matches!(&error, ServeError::Io(_, error) if error.kind() == std::io::ErrorKind::AddrInUse);
    let error = anyhow::Error::new(error);
    if taken {
        error.context("another program listens there already; `--listen 127.0.0.1:0` takes a free port")
    } else {
        error
    }
}

async fn answer(
    listener: TcpListener,
    chain: &Arc<Devchain>,
    guard: Guard,
    stop: watch::Receiver<bool>,
) -> anyhow::Result<()> {
    let told = |mut stop: watch::Receiver<bool>| async move {
        // Whoever would tell is gone: then it is over as well.
        let _ = stop.wait_for(|told| *told).await;
    };
    let too_long = async {
        told(stop.clone()).await;
        let _ = tokio::time::timeout(LEAVE, std::future::pending::<()>()).await;
    };
    tokio::select! {
        served = serve(listener, Rpc::new(Arc::clone(chain)), guard, told(stop.clone())) => Ok(served?),
        () = too_long => Ok(()),
    }
}

fn open(args: &ChainDevArgs) -> anyhow::Result<Arc<Devchain>> {
    let begin = || {
        let now = u64::try_from(WallClock.now().as_millis() / 1000).unwrap_or_default();
        Genesis::for_development(args.chain_id.unwrap_or(CHAIN_ID), now)
    };
    let Some(folder) = args.data.as_deref() else {
        return Ok(Devchain::open(None, &begin(), Arc::new(WallClock))?);
    };
    let kept = Genesis::kept_in(folder)?;
    if let (Some(kept), Some(asked)) = (&kept, args.chain_id)
        && kept.chain_id != asked
    {
        let folder = folder.display();
        bail!(
            "the chain in {folder} has the number {}, not {asked}: leave --chain-id out, or name another folder",
            kept.chain_id
        );
    }
    if args.recover {
        let Some(kept) = &kept else { bail!("there is no chain in {} that could be recovered", folder.display()) };
        say_recovered(folder, kept)?;
    }
    let chain = Devchain::begin_or_open(folder, begin, Arc::new(WallClock)).map_err(|error| mended(folder, error))?;
    if let Some(cut) = chain.cut() {
        say!("{cut}");
    }
    Ok(chain)
}

fn say_recovered(folder: &Path, genesis: &Genesis) -> anyhow::Result<()> {
    let recovered = recover(folder, genesis).map_err(|error| mended(folder, error))?;
    let latest = recovered.latest;
    let told = recovered.removed.map_or_else(
        || format!("all {latest} blocks are whole; the state is made from them again"),
        |removed| format!("recovered up to block {latest}; what came after is in {}", removed.display()),
    );
    say!("{told}");
    Ok(())
}

/// Says what chain it is, and whose keys everybody knows.
fn introduce(chain: &Devchain, folder: Option<&Path>) {
    let kept = folder
        .map_or("in memory: it is gone when this ends".to_owned(), |folder| format!("kept in {}", folder.display()));
    say!("chain {}, {} blocks, {kept}", chain.chain_id(), chain.latest());
    if !chain.is_dev() {
        say!("It was not begun for development: its time cannot be moved, and no block is taken back.");
    }
    let there =
        |known: &&KnownAccount| chain.account(known.address, BlockId::latest()).is_ok_and(|it| !it.balance.is_zero());
    let known: Vec<_> = KNOWN_ACCOUNTS.iter().filter(there).collect();
    if known.is_empty() {
        return;
    }
    say!();
    say!("{} accounts of the words \"{MNEMONIC}\", 10,000 ether each at the beginning:", known.len());
    say!();
    for (number, known) in (0_u32..).zip(known) {
        say!("  {number}  {}  {}", known.address, known.key);
    }
    say!();
    say!("WARNING: everybody knows these keys. Whatever is sent to them on another network is gone at once.");
    say!();
}
