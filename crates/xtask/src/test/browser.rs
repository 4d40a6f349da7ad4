//! Stories played in a real browser, by Playwright, against the binary a user would run.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::Result;

use super::summary;
use crate::npm::Packages;
use crate::postgres::{self, Server};
use crate::process::watched;
use crate::repo::Repo;
use crate::tally::Tally;
use crate::tools;

/// What the stories need from the system.
pub(super) struct Tools {
    chromium: PathBuf,
}

impl Tools {
    /// # Errors
    /// With what is missing and how to get it.
    pub(super) fn find_or_install() -> Result<Self> {
        tools::npm()?;
        Ok(Self { chromium: tools::chromium()? })
    }

    /// Plays every story, on SQLite and, given a server, on PostgreSQL.
    pub(super) fn test(&self, repo: &Repo, server: Option<&Server>) -> Result<Tally> {
        let packages = Packages::install(repo, "web-tests")?;
        let mut tally = Tally::of(watched(packages.npm()?.args(["run", "--silent", "check"]))?.ok);
        tally += self.play(repo, &packages, server)?;
        Ok(tally)
    }

    fn play(&self, repo: &Repo, packages: &Packages<'_>, server: Option<&Server>) -> Result<Tally> {
        let Ok(astra) = repo.build_astra() else { return Ok(Tally::of(false)) };
        let report = env::temp_dir().join(format!("astra-stories-{}.json", std::process::id()));
        let mut playwright = packages.npm()?;
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
}
