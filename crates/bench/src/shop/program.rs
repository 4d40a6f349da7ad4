//! A server in a process of its own.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, bail};

use crate::memory;

/// A running server; ended when it is dropped.
pub(crate) struct Program {
    child: Child,
    /// Where it answers, `127.0.0.1:40123`.
    pub(crate) host: String,
}

impl Program {
    /// Starts `program` with `args` and the folder behind them, and waits until it says where it listens.
    pub(crate) fn start(program: &Path, args: &[&str], folder: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(program);
        command.args(args).arg(folder).env("ASTRA_LISTEN", "127.0.0.1:0").env("RUST_LOG", "warn");
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let out = BufReader::new(child.stdout.take().context("it has no output")?);
        let mut program = Self { child, host: String::new() };
        let mut lines = out.lines();
        for line in &mut lines {
            if let Some((_, host)) = line?.split_once("listening on http://") {
                program.host = host.trim().trim_end_matches('/').to_owned();
                // It must not stop because nobody reads what it says.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(program);
            }
        }
        bail!("it ended before it listened")
    }

    /// The most memory it ever had, in kB.
    pub(crate) fn peak_memory(&self) -> anyhow::Result<u64> {
        memory::peak_of(self.child.id())
    }

    /// Ends it.
    pub(crate) fn stop(&mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended before.
        let _ = self.stop();
    }
}
