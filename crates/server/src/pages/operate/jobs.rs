//! Work that waits, is being done, or did not work.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Moment, Tone};
use crate::pages::shop::results::Filter;

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "operate/jobs.html")]
pub struct JobsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// The states, with how many jobs are in each.
    pub filters: Vec<Filter>,
    /// What the moment of each row means: due, lease, or end.
    pub when: String,
    /// The jobs in the chosen state.
    pub jobs: Vec<JobRow>,
    /// Says that there are more than are shown; empty when there are not.
    pub not_shown: String,
}

/// A job.
#[derive(Debug, Clone)]
pub struct JobRow {
    /// Its id.
    pub id: String,
    /// What it does, in words.
    pub what: String,
    /// What it is about, as the queue calls it.
    pub key: String,
    /// Where it stands.
    pub state: (String, Tone),
    /// When it is due, or ended.
    pub at: Moment,
    /// How often it was tried.
    pub attempts: u64,
    /// How far it is, as (done, all), while it is being done.
    pub progress: Option<(u64, u64)>,
    /// Why it did not work the last time; empty when it did.
    pub error: String,
    /// Where it begins anew and where it is dismissed, when it failed.
    pub hands: Option<(Link, Link)>,
}
