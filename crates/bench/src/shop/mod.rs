//! Measures a shop with 100,000 products as its customers meet it: `astra serve` in a process of its own, on loopback, with
//! durable commits on SQLite, asked by this process. Beside it, in the same run, the peer in `../shared/bench/vendure` and a
//! bare loop that does the same inserts without a shop around them.
//!
//! `cargo xtask bench shop [-- --products N] [--seconds N] [--no-peer]`

mod bare;
mod client;
mod fixture;
mod guest;
mod load;
mod pages;
mod peer;
mod program;
mod report;
mod store;

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;

use fixture::Fixture;
use program::Program;
use report::Report;

pub(crate) use bare::serve as be_bare;

/// What is measured, and how long.
#[derive(Debug, Clone, Args)]
pub(crate) struct Options {
    /// How many products the shop has
    #[arg(long, default_value_t = 100_000)]
    products: u64,
    /// How long each measurement takes
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Leave out the peer, which takes some five minutes
    #[arg(long)]
    no_peer: bool,
    /// The peer's folder
    #[arg(long, default_value = "../shared/bench/vendure")]
    peer: PathBuf,
    /// The program to measure [default: `astra` beside this one]
    #[arg(long)]
    program: Option<PathBuf>,
}

/// Measures it.
pub(crate) fn measure(options: &Options) -> anyhow::Result<()> {
    let peer = if options.no_peer { None } else { peer::measure(&options.peer)? };
    // One thread asks; the program that is asked has what is left.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let report = runtime.block_on(ask(options, peer))?;
    report.print();
    Ok(())
}

async fn ask(options: &Options, peer: Option<peer::Peer>) -> anyhow::Result<Report> {
    let folder = tempfile::Builder::new().prefix("astra-bench-").tempdir_in(".")?;
    println!("filling a shop with {} products ...", options.products);
    let fixture = Fixture::fill(folder.path(), options.products).await?;
    let beside = std::env::current_exe()?.parent().map(|folder| folder.join("astra"));
    let astra = options.program.clone().or(beside).context("where is astra? say --program")?;
    let mut program = Program::start(&astra, &["serve", "--behind-proxy", "--data"], folder.path())?;
    println!("asking it ...");
    let pages = pages::measure(&program, &fixture, options.seconds).await?;
    let sales = guest::measure(&program, &fixture, options.seconds).await?;
    let memory = program.peak_memory()?;
    program.stop()?;
    let bare_folder = tempfile::Builder::new().prefix("astra-bare-").tempdir_in(".")?;
    let bare = bare::measure(bare_folder.path(), options.seconds).await?;
    Ok(Report { options: options.clone(), peer, pages, sales, bare, memory })
}
