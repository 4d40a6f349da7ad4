//! Without a socket: what alloy's providers send is answered in the process.

use std::sync::Arc;
use std::task::{Context, Poll};

use alloy_json_rpc::{RequestPacket, ResponsePacket};
use alloy_transport::{TransportError, TransportErrorKind, TransportFut};

use super::Rpc;

/// A transport for alloy's clients that leads into this process.
#[derive(Debug, Clone)]
pub struct InProcess(Arc<Rpc>);

impl InProcess {
    /// The transport that leads to `rpc`.
    #[must_use]
    pub fn to(rpc: Arc<Rpc>) -> Self {
        Self(rpc)
    }
}

impl tower::Service<RequestPacket> for InProcess {
    type Response = ResponsePacket;
    type Error = TransportError;
    type Future = TransportFut<'static>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: RequestPacket) -> Self::Future {
        let rpc = Arc::clone(&self.0);
        Box::pin(async move {
            let message = request.serialize().map_err(TransportError::ser_err)?;
            // It may wait for the disk.
            let answer = tokio::task::spawn_blocking(move || rpc.answer(message.get().as_bytes()));
            let answer = answer.await.map_err(TransportErrorKind::custom)?.unwrap_or_default();
            serde_json::from_str(&answer).map_err(|error| TransportError::deser_err(error, answer))
        })
    }
}
