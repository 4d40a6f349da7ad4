//! The console of whoever runs the platform. Every route is reached through [`crate::web::OperatorDesk`]; everybody else
//! is told that nothing is there.

mod disk;
mod health;
mod history;
mod jobs;
mod organisations;
mod people;
mod reports;

use axum::Router;
use axum::routing::{get, post};

use crate::pages::Shell;
use crate::pages::console::Console;
use crate::web::{App, WebError};

pub(in crate::routes) use reports::reason_choices;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/operate", get(health::show))
        .route("/operate/organisations", get(organisations::show))
        .route("/operate/organisations/{kind}/{slug}", get(organisations::one).post(organisations::change))
        .route("/operate/people", get(people::show))
        .route("/operate/people/{person}", post(people::change))
        .route("/operate/reports", get(reports::show))
        .route("/operate/reports/{report}", post(reports::decide))
        .route("/operate/put-back/{what}", post(reports::put_back))
        .route("/operate/history", get(history::show))
        .route("/operate/jobs", get(jobs::show))
        .route("/operate/jobs/{job}/retry", post(jobs::retry))
        .route("/operate/jobs/{job}/dismiss", post(jobs::dismiss))
}

/// The frame around the operator's pages: counts the jobs that failed and the reports that wait.
async fn console(app: &App, cx: &Shell) -> Result<Console, WebError> {
    let failed = app.market().jobs().counts().await?.failed;
    let reports = app.market().moderation().open_reports().await?;
    Ok(Console::operator(cx, u32::try_from(failed).unwrap_or(u32::MAX), reports))
}
