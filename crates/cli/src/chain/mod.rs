//! `astra chain`: the chain that the contracts are on.

mod deploy;
mod status;

use std::process::ExitCode;

use crate::args::ChainCommand;

pub(crate) async fn run(command: ChainCommand) -> anyhow::Result<ExitCode> {
    match command {
        ChainCommand::Deploy(args) => deploy::run(args).await,
        ChainCommand::Status(args) => status::run(args).await,
    }
}
