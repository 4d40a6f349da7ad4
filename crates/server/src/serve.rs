use std::future::IntoFuture as _;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::web::App;
use crate::{jobs, routes};

/// How long requests that are under way may take after the order to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Answers on `listener` and looks after deadlines until `stop` changes; then finishes what is under way.
///
/// # Errors
/// When the listener fails.
pub async fn serve(app: App, listener: TcpListener, mut stop: watch::Receiver<bool>) -> std::io::Result<()> {
    let work = tokio::spawn(jobs::run(app.clone(), stop.clone()));
    let router = routes::router(app).into_make_service_with_connect_info::<SocketAddr>();
    let mut told = stop.clone();
    let until_told = async move {
        // The sender is gone: that is an order to stop as well.
        let _ = told.changed().await;
    };
    let served = axum::serve(listener, router).with_graceful_shutdown(until_told);
    let mut served = pin!(served.into_future());
    let outcome = tokio::select! {
        outcome = &mut served => outcome,
        // Told to stop: whoever takes longer than the grace is cut off.
        _ = stop.changed() => timeout(GRACE, served).await.unwrap_or(Ok(())),
    };
    // Whatever a job did not get to is taken up by another node, or by this one when it is started again.
    if timeout(GRACE, work).await.is_err() {
        tracing::warn!("a job did not stop in time");
    }
    outcome
}
