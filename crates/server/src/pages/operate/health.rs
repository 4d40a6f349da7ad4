//! The platform's health at a glance.

use askama::Template;

use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Moment, Tone};
use crate::pages::shop::product::Fact;

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "operate/health.html")]
pub struct HealthPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// What wants to be looked at, or that nothing does.
    pub remarks: Vec<(Tone, String)>,
    /// Jobs that are due and that nobody has yet.
    pub due: u64,
    /// Since when the oldest of them could have been taken.
    pub oldest: Option<Moment>,
    /// Jobs that are being done.
    pub running: u64,
    /// Jobs that failed for good.
    pub failed: u64,
    /// Database, disk, mail, version, and since when this node runs.
    pub facts: Vec<Fact>,
}
