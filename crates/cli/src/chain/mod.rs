//! `astra chain`: the chain that the contracts are on.

mod deploy;
mod dev;
pub(crate) mod home;
pub(crate) mod status;

use std::path::Path;
use std::process::ExitCode;

use devchain::OpenError;

use crate::args::ChainCommand;

pub(crate) async fn run(command: ChainCommand) -> anyhow::Result<ExitCode> {
    match command {
        ChainCommand::Dev(args) => dev::run(args).await,
        ChainCommand::Deploy(args) => deploy::run(args).await,
        ChainCommand::Status(args) => status::run(args).await,
    }
}

/// What to do about a folder that does not open.
fn mended(folder: &Path, error: OpenError) -> anyhow::Error {
    let shown = folder.display();
    let mend = match &error {
        OpenError::Damaged(_) => format!(
            "the chain in {shown} is damaged; `astra chain dev --data {shown} --recover` ends it with its last whole block and keeps \
             what came after beside it"
        ),
        OpenError::InUse(_) => {
            format!("the chain in {shown} is open in another program; end that one, or name another folder")
        }
        _ => format!("the chain in {shown} does not open"),
    };
    anyhow::Error::new(error).context(mend)
}
