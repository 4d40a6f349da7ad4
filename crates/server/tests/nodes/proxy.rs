//! What stands between a program and its node, and is not to be relied on.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use base::{Rng as _, SplitMix};
use chain::node::{self, Node};
use futures::stream;
use serde_json::Value;
use tokio::net::TcpListener;

/// A proxy in front of a node, with faults in so many of a hundred answers.
#[derive(Clone)]
pub(crate) struct Proxy(Arc<Between>);

struct Between {
    node: String,
    http: reqwest::Client,
    chance: Mutex<Chance>,
}

struct Chance {
    rng: SplitMix,
    faults: u64,
    /// The last answer to each question, for answers that are old.
    said: BTreeMap<String, Value>,
    /// How often each fault happened.
    happened: BTreeMap<Fault, usize>,
}

/// What can go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// The connection is gone before the node hears of it.
    GoneBefore,
    /// The connection is gone after the node has done it.
    GoneAfter,
    /// The answer comes when nobody waits any more.
    Late,
    /// The node hears it twice, and the second answer comes back.
    Twice,
    /// The answer is the one to the same question a while ago.
    Old,
    /// What stands in between answers instead of the node.
    BadGateway,
}

const FAULTS: [Fault; 6] =
    [Fault::GoneBefore, Fault::GoneAfter, Fault::Late, Fault::Twice, Fault::Old, Fault::BadGateway];

impl Proxy {
    /// A proxy to the node at an address, and how to get through it.
    pub(crate) async fn before(node: &str, seed: u64, faults: u64) -> (Self, Node) {
        let chance = Chance { rng: SplitMix::new(seed), faults, said: BTreeMap::new(), happened: BTreeMap::new() };
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let proxy = Self(Arc::new(Between { node: node.to_owned(), http, chance: Mutex::new(chance) }));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().route("/", post(pass)).with_state(proxy.clone());
        tokio::spawn(async { axum::serve(listener, router).await });
        (proxy, node::at(&address).unwrap())
    }

    /// From now on it can be relied on.
    pub(crate) fn is_mended(&self) {
        self.0.chance.lock().unwrap().faults = 0;
    }

    /// How often each fault happened.
    pub(crate) fn happened(&self) -> BTreeMap<Fault, usize> {
        self.0.chance.lock().unwrap().happened.clone()
    }

    fn fault(&self) -> Option<Fault> {
        let mut chance = self.0.chance.lock().unwrap();
        let faults = chance.faults;
        if chance.rng.below(100) >= faults {
            return None;
        }
        let fault = FAULTS[usize::try_from(chance.rng.below(FAULTS.len() as u64)).unwrap()];
        *chance.happened.entry(fault).or_default() += 1;
        Some(fault)
    }

    async fn forwarded(&self, question: &Bytes) -> Option<Value> {
        let request = self.0.http.post(&self.0.node).header(header::CONTENT_TYPE, "application/json");
        let answer = request.body(question.clone()).send().await.ok()?.bytes().await.ok()?;
        serde_json::from_slice(&answer).ok()
    }

    /// Remembers an answer; gives back the one before, as an answer to the same question under another number.
    fn remember(&self, question: &Value, answer: &Value) -> Option<Value> {
        let key = format!("{} {}", question["method"], question["params"]);
        let mut old = self.0.chance.lock().unwrap().said.insert(key, answer.clone())?;
        old["id"] = question["id"].clone();
        Some(old)
    }
}

async fn pass(State(proxy): State<Proxy>, question: Bytes) -> Response {
    let fault = proxy.fault();
    match fault {
        Some(Fault::GoneBefore) => return gone(),
        Some(Fault::BadGateway) => return (StatusCode::BAD_GATEWAY, "<html>502</html>").into_response(),
        Some(Fault::Twice) => {
            proxy.forwarded(&question).await;
        }
        _ => {}
    }
    let Some(answer) = proxy.forwarded(&question).await else { return gone() };
    let asked: Value = serde_json::from_slice(&question).unwrap_or_default();
    let old = proxy.remember(&asked, &answer);
    match fault {
        Some(Fault::GoneAfter) => gone(),
        // Whoever asked ends the connection, and this with it.
        Some(Fault::Late) => std::future::pending().await,
        Some(Fault::Old) => told(&old.unwrap_or(answer)),
        _ => told(&answer),
    }
}

fn told(answer: &Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], answer.to_string()).into_response()
}

/// A connection that ends in the middle of an answer.
fn gone() -> Response {
    let broken = stream::iter([Ok(Bytes::from_static(b"{")), Err(io::Error::other("gone"))]);
    ([(header::CONTENT_TYPE, "application/json")], Body::from_stream(broken)).into_response()
}
