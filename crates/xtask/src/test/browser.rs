//! Stories played in a real browser, by Playwright, against the binary a user would run.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result};

use super::summary;
use crate::postgres::{self, Server};
use crate::process::{output, watched};
use crate::repo::Repo;
use crate::tally::Tally;
use crate::tools;

/// What the stories need from the system.
pub(super) struct Tools {
    chromium: PathBuf,
    npm: PathBuf,
}

impl Tools {
    /// # Errors
    /// With what is missing and how to get it.
    pub(super) fn find_or_install() -> Result<Self> {
        Ok(Self { npm: tools::npm()?, chromium: tools::chromium()? })
    }

    /// Plays every story, on SQLite and, given a server, on PostgreSQL.
    pub(super) fn test(&self, repo: &Repo, server: Option<&Server>) -> Result<Tally> {
        self.install_packages(repo)?;
        let mut tally = Tally::of(watched(self.npm(repo).args(["run", "--silent", "check"]))?.ok);
        tally += self.play(repo, server)?;
        Ok(tally)
    }

    fn play(&self, repo: &Repo, server: Option<&Server>) -> Result<Tally> {
        let Ok(astra) = repo.build_astra() else { return Ok(Tally::of(false)) };
        let report = env::temp_dir().join(format!("astra-stories-{}.json", std::process::id()));
        let mut playwright = self.npm(repo);
        playwright.args(["run", "--silent", "test"]);
        playwright.env("ASTRA_BIN", astra).env("ASTRA_CHROMIUM", &self.chromium).env("ASTRA_STORY_REPORT", &report);
        match server {
            Some(server) => playwright.env(postgres::URL, server.url()),
            None => playwright.env_remove(postgres::URL),
        };
        let heard = watched(&mut playwright)?;
        let told = fs::read_to_string(&report).unwrap_or_default();
        let _ = fs::remove_file(&report);
        Ok(summary::of_playwright(&told).unwrap_or_default().ended(heard.ok))
    }

    /// Exactly what the lock file says, unless that is there already.
    fn install_packages(&self, repo: &Repo) -> Result<()> {
        let wanted = repo.read("web-tests/package-lock.json")?.context("web-tests has no package-lock.json")?;
        let mark = "web-tests/node_modules/.installed-from";
        if repo.read(mark)?.as_ref() == Some(&wanted) {
            return Ok(());
        }
        output(self.npm(repo).args(["ci", "--no-audit", "--no-fund"]))?;
        fs::write(repo.path(mark), wanted).context("cannot note what was installed")
    }

    fn npm(&self, repo: &Repo) -> Command {
        let mut npm = repo.command(&self.npm);
        // The browser is the system's; Playwright's own would be a download of hundreds of megabytes.
        npm.current_dir(repo.path("web-tests")).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        npm
    }
}
