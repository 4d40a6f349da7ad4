//! The one binary.

/// Prints a line. Whoever reads it may have gone away (`astra demo | head`); that is no reason for a shop to stop.
macro_rules! say {
    ($($what:tt)*) => {{
        use std::io::Write as _;
        // The reader has gone: there is nobody left to tell.
        let _ = writeln!(std::io::stdout().lock(), $($what)*);
    }};
}

mod args;
mod catalog;
mod chain;
mod demo;
mod docs;
mod doctor;
mod house;
mod migrate;
mod plan;
mod progress;
mod serve;
mod settings;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};

/// Requests and SQLite allocate all the time, on all threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = Args::parse();
    start_log(&args);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    match runtime.block_on(run(args)) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

async fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Demo(demo) => demo::run(demo).await,
        Command::Serve(serve) => serve::run(serve).await,
        Command::Migrate(place) => migrate::run(place).await,
        Command::Catalog(command) => catalog::run(command).await,
        Command::Plan(command) => plan::run(&command),
        Command::Chain(command) => chain::run(command).await,
        Command::Doctor(place) => doctor::run(place).await,
        Command::DocsApi => {
            print!("{}", server::api::document::text());
            Ok(ExitCode::SUCCESS)
        }
        Command::DocsCli => {
            docs::print();
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Says what went wrong and why, one cause a line.
fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("astra: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because: {cause}");
    }
    ExitCode::FAILURE
}

/// The log goes to standard error, so that standard output is only what was asked for.
fn start_log(args: &Args) {
    let level = tracing_subscriber::EnvFilter::try_from_env("ASTRA_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(if args.is_server() { "info" } else { "warn" }));
    tracing_subscriber::fmt().with_env_filter(level).with_writer(std::io::stderr).with_target(false).init();
}
