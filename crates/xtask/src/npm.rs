//! Folders whose packages come from npm.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::output;
use crate::repo::Repo;
use crate::tools;

/// A folder with a `package.json` and its lock file.
pub(crate) struct Packages<'r> {
    repo: &'r Repo,
    folder: &'static str,
}

impl<'r> Packages<'r> {
    /// Installs exactly what the lock file says, unless that is there already.
    ///
    /// # Errors
    /// When npm is missing or fails.
    pub(crate) fn install(repo: &'r Repo, folder: &'static str) -> Result<Self> {
        let packages = Self { repo, folder };
        let lock = format!("{folder}/package-lock.json");
        let wanted = repo.read(&lock)?.with_context(|| format!("{lock} is not there"))?;
        let mark = format!("{folder}/node_modules/.installed-from");
        if repo.read(&mark)?.as_ref() != Some(&wanted) {
            output(packages.npm()?.args(["ci", "--no-audit", "--no-fund"]))?;
            fs::write(repo.path(&mark), wanted).context("cannot note what was installed")?;
        }
        Ok(packages)
    }

    /// npm, in the folder.
    ///
    /// # Errors
    /// When it is missing.
    pub(crate) fn npm(&self) -> Result<Command> {
        let mut npm = self.repo.command(tools::npm()?);
        // The browser is the system's; Playwright's own would be a download of hundreds of megabytes.
        npm.current_dir(self.repo.path(self.folder)).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Ok(npm)
    }

    /// A program that one of the packages brings, in the folder.
    pub(crate) fn program(&self, name: &str) -> Command {
        let folder = self.repo.path(self.folder);
        let mut program = self.repo.command(folder.join("node_modules/.bin").join(name));
        program.current_dir(folder);
        program
    }
}
