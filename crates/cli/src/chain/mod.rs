//! `astra chain`: the chain that the contracts are on.

mod dev;

use std::process::ExitCode;

use crate::args::ChainCommand;

pub(crate) async fn run(command: ChainCommand) -> anyhow::Result<ExitCode> {
    match command {
        ChainCommand::Dev(args) => dev::run(args).await,
    }
}
