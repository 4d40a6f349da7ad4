//! A node of the test's own, behind a transport like any other.

use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use alloy_json_rpc::{ErrorPayload, RequestPacket, Response, ResponsePacket, ResponsePayload, SerializedRequest};
use alloy_transport::{TransportError, TransportErrorKind, TransportFut};
use serde_json::Value;
use serde_json::value::RawValue;
use tower::Service;

use crate::node::{Node, through};

/// What comes instead of an answer.
pub enum Fault {
    /// The connection is gone.
    Gone,
    /// An error with a code, words, and data in hexadecimal.
    Refused(i64, &'static str, Option<String>),
}

/// A node as the test wants it.
pub trait Answers: Send + 'static {
    fn answer(&mut self, method: &str, params: &Value) -> Result<Value, Fault>;
}

/// A handle to a node: a transport for the program, and the node itself for the test.
pub struct Fake<N>(Arc<Mutex<N>>);

impl<N> Clone for Fake<N> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<N: Answers> Fake<N> {
    pub fn new(node: N) -> Self {
        Self(Arc::new(Mutex::new(node)))
    }

    pub fn with<T>(&self, look: impl FnOnce(&mut N) -> T) -> T {
        look(&mut self.0.lock().unwrap())
    }

    pub fn provider(&self) -> Node {
        through(self.clone())
    }

    fn one(&self, request: &SerializedRequest) -> Result<Response, TransportError> {
        let params = request.params().map_or(Value::Null, |raw| serde_json::from_str(raw.get()).unwrap());
        let payload = match self.with(|node| node.answer(request.method(), &params)) {
            Ok(value) => ResponsePayload::Success(raw(&value)),
            Err(Fault::Refused(code, words, data)) => ResponsePayload::Failure(ErrorPayload {
                code,
                message: words.into(),
                data: data.map(|data| raw(&Value::String(data))),
            }),
            Err(Fault::Gone) => return Err(TransportErrorKind::backend_gone()),
        };
        Ok(Response { id: request.id().clone(), payload })
    }
}

fn raw(value: &Value) -> Box<RawValue> {
    serde_json::value::to_raw_value(value).unwrap()
}

impl<N: Answers> Service<RequestPacket> for Fake<N> {
    type Response = ResponsePacket;
    type Error = TransportError;
    type Future = TransportFut<'static>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, packet: RequestPacket) -> Self::Future {
        let answer = match packet {
            RequestPacket::Single(request) => self.one(&request).map(ResponsePacket::Single),
            RequestPacket::Batch(requests) => {
                requests.iter().map(|request| self.one(request)).collect::<Result<_, _>>().map(ResponsePacket::Batch)
            }
        };
        Box::pin(async move { answer })
    }
}
