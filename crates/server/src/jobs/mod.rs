//! Work that nobody asks for: deadlines pass whether or not somebody is looking. Every step is its own transaction and may
//! be repeated, so any number of nodes may do it at once.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

use crate::web::App;

/// How often we look at the clock.
const EVERY: Duration = Duration::from_secs(1);

/// Runs until `stop` changes.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticks.tick() => tick(&app).await,
            _ = stop.changed() => return,
        }
    }
}

async fn tick(app: &App) {
    match app.market().checkout().pass_deadlines().await {
        Ok(passed) if passed.expired > 0 || passed.released > 0 => {
            let (expired, released) = (passed.expired, passed.released);
            tracing::info!(expired, released, "{expired} orders expired and {released} were released");
        }
        Ok(_) => {}
        Err(error) => tracing::error!(%error, "deadlines could not be looked after: {error}"),
    }
    if let Err(error) = app.market().catalog().forget_old_uploads().await {
        tracing::error!(%error, "old uploads could not be forgotten: {error}");
    }
    follow_the_catalog(app).await;
    app.limits().forget_old();
}

/// What can be found follows what the database says.
async fn follow_the_catalog(app: &App) {
    if let Err(error) = app.market().search().follow().await {
        tracing::error!(%error, "the search could not follow the catalog: {error}");
    }
}
