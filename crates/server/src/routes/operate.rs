//! The console of whoever runs the platform. Every route is reached through [`crate::web::OperatorDesk`]; everybody else
//! is told that nothing is there.

mod disk;
mod health;
mod jobs;

use axum::Router;
use axum::routing::{get, post};

use crate::pages::Shell;
use crate::pages::console::Console;
use crate::web::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/operate", get(health::show))
        .route("/operate/jobs", get(jobs::show))
        .route("/operate/jobs/{job}/retry", post(jobs::retry))
        .route("/operate/jobs/{job}/dismiss", post(jobs::dismiss))
}

/// The frame around the operator's pages: counts the jobs that failed.
fn console(cx: &Shell, counts: market::jobs::Counts) -> Console {
    Console::operator(cx, u32::try_from(counts.failed).unwrap_or(u32::MAX))
}
