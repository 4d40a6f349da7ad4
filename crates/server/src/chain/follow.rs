//! Following the chain while the program runs.

use std::time::Duration;

use chain::indexer::{IndexError, SinkError};
use tokio::sync::watch;
use tokio::time::timeout;

use super::Link;
use crate::web::App;

/// How often it looks for new blocks,
const EVERY: Duration = Duration::from_secs(1);
/// and after failures at most how much later.
const SLOWEST: Duration = Duration::from_secs(60);

/// Runs until `stop` changes; at once when there is no chain.
pub(crate) async fn run(app: &App, mut stop: watch::Receiver<bool>) {
    let Some(link) = app.link() else { return };
    let mut pause = EVERY;
    loop {
        let failed = tokio::select! {
            failed = until_it_fails(app, link, &mut pause) => failed,
            _ = stop.changed() => return,
        };
        if is_news(&failed) {
            tracing::warn!(error = %failed, pause_ms = pause.as_millis(), "the chain cannot be followed: {failed}");
        }
        // Waits for the order to stop, for so long.
        if timeout(pause, stop.changed()).await.is_ok() {
            return;
        }
        pause = (pause * 2).min(SLOWEST);
    }
}

async fn until_it_fails(app: &App, link: &Link, pause: &mut Duration) -> IndexError {
    let mut indexer = match link.indexer(app.market().desk()).await {
        Ok(indexer) => indexer,
        Err(error) => return error,
    };
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = indexer.catch_up().await {
            return error;
        }
        *pause = EVERY;
    }
}

/// Another node that was faster is no failure.
const fn is_news(error: &IndexError) -> bool {
    !matches!(error, IndexError::Sink(SinkError::Moved))
}
