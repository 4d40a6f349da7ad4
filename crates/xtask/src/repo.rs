//! The checkout: where it is and which files belong to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

/// The checkout this program was started for.
pub(crate) struct Repo {
    root: PathBuf,
}

impl Repo {
    /// The workspace that holds this crate.
    pub(crate) fn find() -> Result<Self> {
        // Cargo names the crate it runs; the fixed one is for the program called by its own path.
        let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
        let root = Path::new(&here).join("../..").canonicalize().context("cannot find the checkout")?;
        Ok(Self { root })
    }

    /// The folder everything else is named from.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the checkout.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// `cargo`, the same one that started us, in this checkout.
    pub(crate) fn cargo(&self) -> Command {
        self.command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// Any program, in this checkout.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// What git says here.
    pub(crate) fn git(&self, args: &[&str]) -> Result<String> {
        let mut git = self.command("git");
        // A checkout often belongs to another user than the one who runs CI in it; reading it is harmless.
        git.arg("-c").arg(format!("safe.directory={}", self.root.display()));
        process::output(git.args(args))
    }

    /// The files of the project: what git tracks, and what it would track if asked. Names use `/`, in order.
    pub(crate) fn files(&self) -> Result<Vec<String>> {
        let listed = self.git(&["ls-files", "-z", "--cached", "--others", "--exclude-standard"])?;
        let mut files: Vec<String> = listed.split_terminator('\0').map(str::to_owned).collect();
        files.retain(|file| self.path(file).is_file());
        files.sort_unstable();
        files.dedup();
        Ok(files)
    }

    /// Builds the binary of the project as a user would and returns where it is.
    pub(crate) fn build_astra(&self) -> Result<PathBuf> {
        let mut build = self.cargo();
        build.args(["build", "--locked", "--package", "cli", "--bin", "astra"]);
        build.args(["--message-format", "json-render-diagnostics"]);
        build.stderr(std::process::Stdio::inherit());
        let messages = process::output(&mut build).context("the binary `astra` does not build")?;
        executable(&messages).context("cargo built no binary `astra`")
    }

    /// Reads a file of the checkout; `None` when it is not there.
    pub(crate) fn read(&self, relative: &str) -> Result<Option<String>> {
        match fs::read_to_string(self.path(relative)) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read {relative}")),
        }
    }
}

/// The last executable cargo names in its JSON messages.
fn executable(messages: &str) -> Option<PathBuf> {
    let mut names = messages.lines().filter_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        message["executable"].as_str().map(PathBuf::from)
    });
    names.next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_executable_is_read_from_cargos_messages() {
        let messages = r#"{"reason":"compiler-artifact","executable":null}
{"reason":"compiler-artifact","executable":"/t/debug/astra"}
{"reason":"build-finished","success":true}"#;
        assert_eq!(executable(messages), Some(PathBuf::from("/t/debug/astra")));
        assert_eq!(executable(""), None);
    }
}
