//! A door in front of a node: what comes through it over HTTP is lost, answered to nobody, too late or heard twice, as the test says.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use axum::{Json, Router};
use base::{Rng as _, SplitMix};
use chain::Provider as _;
use chain::node::{self, Node};
use serde_json::{Value, json};

/// A door; everybody who has it has the same.
#[derive(Clone)]
pub(crate) struct Door {
    node: Node,
    /// How many of a hundred requests go wrong: each of four ways as often as the others. All of them are cut above a hundred.
    faults: Arc<AtomicU64>,
    asked: Arc<AtomicU64>,
    seed: u64,
}

impl Door {
    /// A door that lets everything through, and how to reach the node by it.
    pub(crate) async fn before(node: Node, seed: u64) -> (Self, Node) {
        let door = Self { node, faults: Arc::default(), asked: Arc::default(), seed };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", post(answer)).with_state(door.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (door, node::at(&format!("http://{address}")).unwrap())
    }

    pub(crate) fn fail(&self, of_a_hundred: u64) {
        self.faults.store(of_a_hundred, Ordering::SeqCst);
    }

    async fn through(&self, request: &Value) -> Value {
        let method = request["method"].as_str().unwrap().to_owned();
        let answer = self.node.raw_request::<Value, Value>(method.into(), request["params"].clone()).await;
        let mut said = json!({ "jsonrpc": "2.0", "id": request["id"] });
        match answer {
            Ok(result) => said["result"] = result,
            Err(error) => said["error"] = serde_json::to_value(error.as_error_resp().unwrap()).unwrap(),
        }
        said
    }
}

async fn answer(State(door): State<Door>, body: Bytes) -> Response {
    let request: Value = serde_json::from_slice(&body).unwrap();
    let faults = door.faults.load(Ordering::SeqCst);
    let draw = SplitMix::new(door.seed ^ door.asked.fetch_add(1, Ordering::SeqCst)).below(100);
    if draw >= faults {
        return Json(door.through(&request).await).into_response();
    }
    match if faults > 100 { 0 } else { draw % 4 } {
        0 => cut(),
        1 => {
            door.through(&request).await;
            cut()
        }
        2 => {
            door.through(&request).await;
            // Later than anybody waits.
            std::future::pending().await
        }
        _ => {
            door.through(&request).await;
            Json(door.through(&request).await).into_response()
        }
    }
}

/// The connection ends in the middle of an answer.
fn cut() -> Response {
    let nothing = futures::stream::once(async { Err::<Bytes, _>(std::io::Error::other("the connection is gone")) });
    Body::from_stream(nothing).into_response()
}
