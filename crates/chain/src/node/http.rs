//! Requests to a node over HTTP, encrypted where the address says so.

use std::io;
use std::sync::Arc;
use std::task::{Context, Poll};

use alloy_json_rpc::{RequestPacket, ResponsePacket};
use alloy_transport::{TransportError, TransportErrorKind, TransportFut, TransportResult};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::{Request, header};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

/// The longest answer that is read, in bytes: a node cannot fill the memory.
pub const MOST_BYTES: usize = 128 << 20;

/// A transport for alloy's clients. Connections are kept and used again.
#[derive(Debug, Clone)]
pub(super) struct Http {
    address: Arc<str>,
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
}

impl Http {
    pub(super) fn to(address: &str) -> io::Result<Self> {
        let provider = tokio_rustls::rustls::crypto::ring::default_provider();
        let connector = HttpsConnectorBuilder::new()
            .with_provider_and_native_roots(provider)?
            .https_or_http()
            .enable_http1()
            .build();
        Ok(Self { address: address.into(), client: Client::builder(TokioExecutor::new()).build(connector) })
    }

    async fn ask(self, packet: RequestPacket) -> TransportResult<ResponsePacket> {
        let message = packet.serialize().map_err(TransportError::ser_err)?;
        let request = Request::post(&*self.address)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Full::from(message.get().to_owned()))
            .map_err(TransportErrorKind::custom)?;
        let response = self.client.request(request).await.map_err(TransportErrorKind::custom)?;
        let status = response.status();
        let body = Limited::new(response.into_body(), MOST_BYTES).collect().await;
        let body = body.map_err(|error| TransportErrorKind::custom_str(&error.to_string()))?.to_bytes();
        let answer = serde_json::from_slice::<ResponsePacket>(&body);
        // Some nodes answer errors of JSON-RPC with a status of HTTP that is no success.
        if !status.is_success() && !answer.as_ref().is_ok_and(ResponsePacket::is_error) {
            return Err(TransportErrorKind::http_error(status.as_u16(), String::from_utf8_lossy(&body).into_owned()));
        }
        answer.map_err(|error| TransportError::deser_err(error, String::from_utf8_lossy(&body)))
    }
}

impl tower::Service<RequestPacket> for Http {
    type Response = ResponsePacket;
    type Error = TransportError;
    type Future = TransportFut<'static>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, packet: RequestPacket) -> Self::Future {
        Box::pin(self.clone().ask(packet))
    }
}
