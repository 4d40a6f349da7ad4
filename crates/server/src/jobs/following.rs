//! What every node does for itself, and no queue can hand out: its index of what can be found follows the database, and
//! what happened gets its place among all events.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

use crate::web::App;

/// How often it looks for news.
const EVERY: Duration = Duration::from_secs(1);

/// Runs until `stop` changes.
pub(super) async fn run(app: &App, mut stop: watch::Receiver<bool>) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticks.tick() => follow(app).await,
            _ = stop.changed() => return,
        }
    }
}

async fn follow(app: &App) {
    if let Err(error) = app.market().events().number().await {
        tracing::error!(%error, "events could not be numbered: {error}");
    }
    if let Err(error) = app.market().search().follow().await {
        tracing::error!(%error, "the search could not follow the catalog: {error}");
    }
}
