//! A conversation over WebSocket: requests as over HTTP, and news to whoever subscribes.

use std::collections::BTreeMap;
use std::sync::Arc;

use alloy_primitives::U64;
use alloy_rpc_types_eth::Filter;
use axum::extract::ws::{Message, WebSocket};
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use super::Rpc;
use super::envelope::{Request, RpcError, failure, success};
use super::eth::shapes;
use super::params::Params;
use crate::block::Block;

/// The most subscriptions of one conversation.
const MOST: usize = 100;

enum Topic {
    Heads,
    Logs(Box<Filter>),
}

#[derive(Default)]
struct Subscriptions {
    last: u64,
    open: BTreeMap<u64, Topic>,
}

/// Answers until the other side is gone, or is so far behind that it would miss news.
pub(super) async fn talk(mut socket: WebSocket, rpc: Arc<Rpc>) {
    let mut news = rpc.chain.subscribe();
    let mut subscriptions = Subscriptions::default();
    loop {
        let answers = tokio::select! {
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => answer(&rpc, &mut subscriptions, text.as_bytes()).await,
                Some(Ok(Message::Binary(bytes))) => answer(&rpc, &mut subscriptions, &bytes).await,
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => Vec::new(),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
            },
            block = news.recv() => match block {
                Ok(block) => subscriptions.news(&rpc, &block),
                Err(RecvError::Lagged(_) | RecvError::Closed) => return,
            },
        };
        for answer in answers {
            if socket.send(Message::text(answer)).await.is_err() {
                return;
            }
        }
    }
}

async fn answer(rpc: &Arc<Rpc>, subscriptions: &mut Subscriptions, message: &[u8]) -> Vec<String> {
    if let Some(answer) = subscriptions.answer(message) {
        return vec![answer];
    }
    let (rpc, message) = (Arc::clone(rpc), message.to_vec());
    // It may wait for the disk.
    tokio::task::spawn_blocking(move || rpc.answer(&message)).await.ok().flatten().into_iter().collect()
}

impl Subscriptions {
    /// Answers what is about subscriptions; everything else is for others.
    fn answer(&mut self, message: &[u8]) -> Option<String> {
        let value: Value = serde_json::from_slice(message).ok()?;
        let request = Request::read(value).ok()?;
        let id = request.id.clone().unwrap_or_default();
        let result = match request.method.as_str() {
            "eth_subscribe" => self.subscribe(&request.params),
            "eth_unsubscribe" => request.params.get::<U64>(0, "the number of a subscription").map(|number| {
                let number: u64 = number.to();
                json!(self.open.remove(&number).is_some())
            }),
            _ => return None,
        };
        Some(result.map_or_else(|error| failure(&id, &error), |result| success(&id, &result)).to_string())
    }

    fn subscribe(&mut self, params: &Params) -> Result<Value, RpcError> {
        params.at_most(2)?;
        let topic = match params.get::<String>(0, "what to subscribe to")?.as_str() {
            "newHeads" => Topic::Heads,
            "logs" => Topic::Logs(Box::new(params.maybe(1, "a filter")?.unwrap_or_default())),
            _ => return Err(RpcError::params("`newHeads` and `logs` can be subscribed to")),
        };
        if self.open.len() >= MOST {
            return Err(RpcError::failed(&format!("{MOST} subscriptions at most")));
        }
        self.last += 1;
        self.open.insert(self.last, topic);
        Ok(json!(U64::from(self.last)))
    }

    /// What a new block has for each subscription.
    fn news(&self, rpc: &Rpc, block: &Block) -> Vec<String> {
        let mut all = Vec::new();
        for (number, topic) in &self.open {
            match topic {
                Topic::Heads => all.push(told(*number, &json!(shapes::header(block)))),
                Topic::Logs(filter) => {
                    let filter = filter.as_ref().clone().at_block_hash(block.hash);
                    // A block that was taken back meanwhile has no news.
                    let logs = rpc.chain.logs(&filter).unwrap_or_default();
                    all.extend(logs.iter().map(|log| told(*number, &json!(log))));
                }
            }
        }
        all
    }
}

fn told(subscription: u64, result: &Value) -> String {
    let params = json!({ "subscription": U64::from(subscription), "result": result });
    json!({ "jsonrpc": "2.0", "method": "eth_subscription", "params": params }).to_string()
}
