//! Over HTTP and WebSocket, on this machine only.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Request, State, WebSocketUpgrade};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tokio::net::TcpListener;

use super::guard::Guard;
use super::{MOST_BYTES, Rpc, socket};

/// Why nothing listens.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address can be reached from other machines.
    #[error("{0} can be reached from other machines; the chain listens on this one only, such as on 127.0.0.1:8545")]
    NotLoopback(SocketAddr),
    /// The system refuses.
    #[error("cannot listen on {0}: {1}")]
    Io(SocketAddr, io::Error),
}

/// Listens on `address`; port 0 is a free one.
///
/// # Errors
/// When others could reach it, and when the system refuses.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    if !address.ip().is_loopback() {
        return Err(ServeError::NotLoopback(address));
    }
    TcpListener::bind(address).await.map_err(|error| ServeError::Io(address, error))
}

/// Answers until `stop` is done.
///
/// # Errors
/// When the system no longer lets it.
pub async fn serve(
    listener: TcpListener,
    rpc: Arc<Rpc>,
    guard: Guard,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let router = Router::new()
        .route("/", get(upgrade).post(answer))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(middleware::from_fn_with_state(Arc::new(guard), check))
        .with_state(rpc);
    axum::serve(listener, router).with_graceful_shutdown(stop).await
}

/// Keeps pages of others out, and tells browsers that those that are allowed may read the answers.
async fn check(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    if !guard.lets(request.headers()) {
        return (StatusCode::FORBIDDEN, "this page may not ask this chain").into_response();
    }
    let origin = request.headers().get(header::ORIGIN).cloned();
    let asks_first = request.method() == axum::http::Method::OPTIONS;
    let mut response = if asks_first { StatusCode::NO_CONTENT.into_response() } else { next.run(request).await };
    if let Some(origin) = origin {
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("POST"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type"));
        headers.insert(header::VARY, HeaderValue::from_static("origin"));
    }
    response
}

async fn answer(State(rpc): State<Arc<Rpc>>, body: Bytes) -> Response {
    // It may wait for the disk.
    match tokio::task::spawn_blocking(move || rpc.answer(&body)).await {
        Ok(Some(answer)) => ([(header::CONTENT_TYPE, "application/json")], answer).into_response(),
        Ok(None) => StatusCode::NO_CONTENT.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn upgrade(State(rpc): State<Arc<Rpc>>, socket: WebSocketUpgrade) -> Response {
    socket.max_message_size(MOST_BYTES).on_upgrade(move |socket| socket::talk(socket, rpc))
}
