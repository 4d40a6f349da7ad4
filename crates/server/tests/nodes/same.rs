//! The same acts leave the same traces on the embedded chain as on Anvil.

use chain::contracts::market::Market;
use chain::{Address, SolCall};
use serde_json::{Value, json};

use crate::node::{Kind, START};
use crate::town::{HOLD, Town};

/// What a receipt says that does not depend on when and for how much it was sent.
fn trace(receipt: &Value) -> Value {
    let of_log = |log: &Value| json!([log["address"], log["topics"], log["data"], log["logIndex"], log["removed"]]);
    let logs: Vec<Value> = receipt["logs"].as_array().unwrap().iter().map(of_log).collect();
    let members = [
        "status",
        "gasUsed",
        "cumulativeGasUsed",
        "logsBloom",
        "type",
        "from",
        "to",
        "contractAddress",
        "transactionIndex",
    ];
    let members: Vec<&Value> = members.iter().map(|name| &receipt[*name]).collect();
    json!([members, logs])
}

/// A town in which each act has its time.
struct Watched {
    town: Town,
    traces: Vec<Value>,
}

impl Watched {
    async fn does(&mut self, at: u64, to: Address, call: &impl SolCall) {
        let town = &self.town;
        town.running.ask("evm_setNextBlockTimestamp", json!([at])).await;
        let hash = town.does("act", to, call).await;
        self.traces.push(trace(&town.running.ask("eth_getTransactionReceipt", json!([hash])).await));
    }
}

async fn acts(kind: Kind) -> (Vec<Value>, Vec<(String, Value)>) {
    let mut watched = Watched { town: Town::open(kind).await, traces: Vec::new() };
    let (at, market) = (START + 100_000, watched.town.market);
    for number in 0..3 {
        let payment = watched.town.payment(&watched.town.order(number).await).await;
        watched.does(at + number, market, &payment).await;
    }
    let mut orders = Vec::new();
    for number in 0..3 {
        orders.push(watched.town.order(number).await);
    }
    let due = at + u64::from(HOLD) + 10;
    watched.town.running.ask("evm_setNextBlockTimestamp", json!([due])).await;
    watched.town.running.mine(1).await;
    watched.does(due + 1, market, &Market::releaseManyCall { orders }).await;
    let mut codes = Vec::new();
    for (name, address) in watched.town.places.all() {
        // These two are told the time at which they are created.
        if !["Council", "Sale"].contains(&name) {
            codes.push((name.to_owned(), watched.town.running.ask("eth_getCode", json!([address, "latest"])).await));
        }
    }
    (watched.traces, codes)
}

#[tokio::test]
async fn receipts_and_code_are_the_same_on_both() {
    let (embedded, anvil) = (acts(Kind::InProcess).await, acts(Kind::Anvil).await);
    assert_eq!(embedded.0.len(), 4);
    for (number, (ours, theirs)) in embedded.0.iter().zip(&anvil.0).enumerate() {
        assert_eq!(ours, theirs, "act {number}");
    }
    assert_eq!(embedded.1, anvil.1);
}
