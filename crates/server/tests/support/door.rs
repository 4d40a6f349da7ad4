//! A door in front of a node: what comes through it over HTTP is lost, answered to nobody, too late, heard twice, answered as before, or
//! by something that is no node, as the test says.
#![allow(dead_code, reason = "each user of it needs some of it")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use axum::{Json, Router};
use base::{Rng as _, SplitMix};
use chain::Provider as _;
use chain::node::{self, Node};
use serde_json::{Value, json};

/// What can go wrong at the door.
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

pub(crate) const FAULTS: [Fault; 6] =
    [Fault::GoneBefore, Fault::GoneAfter, Fault::Late, Fault::Twice, Fault::Old, Fault::BadGateway];

/// A door; everybody who has it has the same.
#[derive(Clone)]
pub(crate) struct Door(Arc<Frame>);

struct Frame {
    node: Node,
    seed: u64,
    /// How many of a hundred requests go wrong, each way as often as the others. All connections are cut above a hundred.
    faults: AtomicU64,
    asked: AtomicU64,
    /// The last answer to each question.
    said: Mutex<BTreeMap<String, Value>>,
    happened: Mutex<BTreeSet<Fault>>,
}

impl Door {
    /// A door that lets everything through, and how to reach the node by it.
    pub(crate) async fn before(node: Node, seed: u64) -> (Self, Node) {
        let door = Self(Arc::new(Frame {
            node,
            seed,
            faults: AtomicU64::default(),
            asked: AtomicU64::default(),
            said: Mutex::default(),
            happened: Mutex::default(),
        }));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", post(answer)).with_state(door.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (door, node::at(&format!("http://{address}")).unwrap())
    }

    pub(crate) fn fail(&self, of_a_hundred: u64) {
        self.0.faults.store(of_a_hundred, Ordering::SeqCst);
    }

    /// Whether everything that can go wrong has.
    pub(crate) fn has_seen_it_all(&self) -> bool {
        self.0.happened.lock().unwrap().len() == FAULTS.len()
    }

    fn fault(&self) -> Option<Fault> {
        let faults = self.0.faults.load(Ordering::SeqCst);
        let draw = SplitMix::new(self.0.seed ^ self.0.asked.fetch_add(1, Ordering::SeqCst)).below(100);
        if draw >= faults {
            return None;
        }
        let kind = if faults > 100 { 0 } else { usize::try_from(draw).unwrap() % FAULTS.len() };
        self.0.happened.lock().unwrap().insert(FAULTS[kind]);
        Some(FAULTS[kind])
    }

    /// What the node says now, and what it said to the same question before.
    async fn through(&self, request: &Value) -> (Value, Option<Value>) {
        let (method, params) = (request["method"].as_str().unwrap().to_owned(), request["params"].clone());
        let question = format!("{method} {params}");
        let answer = self.0.node.raw_request::<Value, Value>(method.into(), params).await;
        let mut said = json!({ "jsonrpc": "2.0", "id": request["id"] });
        match answer {
            Ok(result) => said["result"] = result,
            Err(error) => said["error"] = serde_json::to_value(error.as_error_resp().unwrap()).unwrap(),
        }
        let mut before = self.0.said.lock().unwrap().insert(question, said.clone());
        if let Some(before) = &mut before {
            before["id"] = request["id"].clone();
        }
        (said, before)
    }
}

async fn answer(State(door): State<Door>, body: Bytes) -> Response {
    let fault = door.fault();
    match fault {
        Some(Fault::GoneBefore) => return cut(),
        Some(Fault::BadGateway) => return (StatusCode::BAD_GATEWAY, "<html>502</html>").into_response(),
        _ => {}
    }
    let request: Value = serde_json::from_slice(&body).unwrap();
    let (said, before) = door.through(&request).await;
    match fault {
        Some(Fault::GoneAfter) => cut(),
        // Later than anybody waits.
        Some(Fault::Late) => std::future::pending().await,
        Some(Fault::Twice) => Json(door.through(&request).await.0).into_response(),
        Some(Fault::Old) => Json(before.unwrap_or(said)).into_response(),
        _ => Json(said).into_response(),
    }
}

/// The connection ends in the middle of an answer.
fn cut() -> Response {
    let nothing = futures::stream::once(async { Err::<Bytes, _>(std::io::Error::other("the connection is gone")) });
    Body::from_stream(nothing).into_response()
}
