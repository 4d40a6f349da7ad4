//! JSON-RPC: right answers, right errors, and no way to bring it down.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]
#![allow(clippy::needless_pass_by_value, reason = "what `json!` makes is handed over as it is")]

mod support;

use std::sync::Arc;

use alloy_primitives::{Address, Bytes, U256};
use devchain::rpc::{Guard, MOST_BYTES, MOST_IN_BATCH, Rpc, listen, serve};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{LOGGER, Person, open, words};

fn rpc() -> Arc<Rpc> {
    Rpc::new(open(None).unwrap())
}

fn ask(rpc: &Rpc, method: &str, params: Value) -> Value {
    let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
    serde_json::from_str(&rpc.answer(request.to_string().as_bytes()).unwrap()).unwrap()
}

fn result(rpc: &Rpc, method: &str, params: Value) -> Value {
    let answer = ask(rpc, method, params);
    answer.get("result").unwrap_or_else(|| panic!("{method}: {answer}")).clone()
}

fn code(rpc: &Rpc, method: &str, params: Value) -> i64 {
    let answer = ask(rpc, method, params);
    answer["error"]["code"].as_i64().unwrap_or_else(|| panic!("{method}: {answer}"))
}

fn send(rpc: &Rpc, raw: &Bytes) -> Value {
    result(rpc, "eth_sendRawTransaction", json!([raw]))
}

#[test]
fn a_transaction_and_everything_that_is_asked_about_it() {
    let (rpc, ana) = (rpc(), Person::nth(0));
    let blocks = result(&rpc, "eth_newBlockFilter", json!([]));
    let logs = result(&rpc, "eth_newFilter", json!([{ "address": LOGGER }]));
    let hash = send(&rpc, &ana.calls(0, LOGGER, words(1, 42)));
    send(&rpc, &ana.deploys(1, vec![0x60, 0x00, 0x60, 0x00, 0xf3]));
    assert_eq!(result(&rpc, "eth_chainId", json!([])), json!("0x4f25"));
    assert_eq!(result(&rpc, "net_version", json!([])), json!("20261"));
    assert_eq!(result(&rpc, "eth_blockNumber", json!([])), json!("0x2"));
    let receipt = result(&rpc, "eth_getTransactionReceipt", json!([hash]));
    assert_eq!(
        (&receipt["status"], &receipt["type"], &receipt["blockNumber"]),
        (&json!("0x1"), &json!("0x2"), &json!("0x1"))
    );
    assert_eq!((&receipt["logs"][0]["logIndex"], &receipt["contractAddress"]), (&json!("0x0"), &Value::Null));
    let block = result(&rpc, "eth_getBlockByNumber", json!(["0x1", true]));
    assert_eq!(block["transactions"][0]["hash"], hash);
    assert_eq!(block["hash"], receipt["blockHash"]);
    assert_eq!(result(&rpc, "eth_getBlockByHash", json!([block["hash"], false]))["transactions"], json!([hash]));
    assert_eq!(result(&rpc, "eth_getBlockReceipts", json!(["0x1"])), json!([receipt]));
    let deployed = &result(&rpc, "eth_getBlockReceipts", json!(["latest"]))[0]["contractAddress"];
    assert_eq!(*deployed, json!(ana.address().create(1)));
    assert_eq!(result(&rpc, "eth_getTransactionByHash", json!([hash]))["from"], json!(ana.address()));
    assert_eq!(result(&rpc, "eth_getTransactionCount", json!([ana.address(), "latest"])), json!("0x2"));
    let slot = result(&rpc, "eth_getStorageAt", json!([LOGGER, "0x1", "latest"]));
    assert_eq!(slot, json!(format!("0x{:064x}", 42)));
    let found = result(&rpc, "eth_getLogs", json!([{ "fromBlock": "0x0", "address": LOGGER }]));
    assert_eq!(found, receipt["logs"]);
    assert_eq!(result(&rpc, "eth_getFilterChanges", json!([logs])), found);
    assert_eq!(result(&rpc, "eth_getFilterChanges", json!([logs])), json!([]));
    assert_eq!(result(&rpc, "eth_getFilterLogs", json!([logs])), json!([]));
    assert_eq!(result(&rpc, "eth_getFilterChanges", json!([blocks])).as_array().unwrap().len(), 2);
    assert_eq!(result(&rpc, "eth_uninstallFilter", json!([blocks])), json!(true));
    assert_eq!(code(&rpc, "eth_getFilterChanges", json!([blocks])), -32000);
    let missing = json!([format!("0x{:064x}", 1)]);
    assert_eq!(result(&rpc, "eth_getTransactionReceipt", missing.clone()), Value::Null);
    assert_eq!(result(&rpc, "eth_getBlockByHash", missing), Value::Null);
    assert_eq!(result(&rpc, "eth_getBlockByNumber", json!(["0x63", false])), Value::Null);
}

#[test]
fn fees_calls_and_time() {
    let rpc = rpc();
    send(&rpc, &Person::nth(0).sends(0, Address::repeat_byte(9), 7));
    assert_eq!(result(&rpc, "eth_getBalance", json!([Address::repeat_byte(9), "latest"])), json!("0x7"));
    let history = result(&rpc, "eth_feeHistory", json!(["0x2", "latest", [25.0, 75.0]]));
    assert_eq!((history["baseFeePerGas"].as_array().unwrap().len(), &history["oldestBlock"]), (3, &json!("0x0")));
    assert!(result(&rpc, "eth_gasPrice", json!([])).as_str().unwrap().len() > 4);
    let call = json!({ "from": Person::nth(0).address(), "to": LOGGER, "data": Bytes::from(words(1, 1)) });
    assert_eq!(result(&rpc, "eth_call", json!([call, "latest"])), json!("0x"));
    assert!(result(&rpc, "eth_estimateGas", json!([call])).is_string());
    let listed = result(&rpc, "eth_createAccessList", json!([call]));
    assert_eq!(listed["accessList"], json!([{ "address": LOGGER, "storageKeys": [format!("0x{:064x}", 1)] }]));
    // MSTORE8(31, 7); REVERT(31, 1), as code that creates a contract.
    let refuses = json!({ "data": "0x6007601f536001601ffd" });
    let answer = ask(&rpc, "eth_call", json!([refuses, "latest"]));
    assert_eq!((&answer["error"]["code"], &answer["error"]["data"]), (&json!(3), &json!("0x07")));
    assert_eq!(code(&rpc, "eth_estimateGas", json!([refuses])), 3);
    let mark = result(&rpc, "evm_snapshot", json!([]));
    result(&rpc, "evm_increaseTime", json!([1000]));
    result(&rpc, "evm_mine", json!([]));
    assert_eq!(result(&rpc, "evm_revert", json!([mark])), json!(true));
    assert_eq!(result(&rpc, "evm_revert", json!([mark])), json!(false));
    assert_eq!(result(&rpc, "eth_blockNumber", json!([])), json!("0x1"));
    let serious = devchain::Genesis { dev: false, ..support::genesis() };
    let serious = Rpc::new(devchain::Devchain::open(None, &serious, support::clock()).unwrap());
    assert_eq!(code(&serious, "evm_mine", json!([])), -32601);
    assert_eq!(code(&serious, "anvil_mine", json!([])), -32601);
}

#[test]
fn what_is_wrong_is_told_with_the_right_code() {
    let rpc = rpc();
    let raw = |text: &str| rpc.answer(text.as_bytes()).map(|answer| serde_json::from_str::<Value>(&answer).unwrap());
    let told = |text: &str| raw(text).unwrap()["error"]["code"].as_i64().unwrap();
    for text in ["", "{", "nonsense", "{\"jsonrpc\":\"2.0\",}", "\u{feff}{}", "[1,"] {
        assert_eq!(told(text), -32700, "{text}");
    }
    assert_eq!(told(&"[".repeat(100_000)), -32700);
    assert_eq!(told(&format!("{}1{}", "[".repeat(1_000), "]".repeat(1_000))), -32700);
    for text in [
        "1",
        "null",
        "\"text\"",
        "{}",
        "[]",
        "{\"id\":1,\"method\":\"eth_chainId\"}",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"eth_chainId\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"eth_chainId\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\",\"params\":7}",
    ] {
        assert_eq!(told(text), -32600, "{text}");
    }
    assert_eq!(told(&" ".repeat(MOST_BYTES + 1)), -32600);
    assert_eq!(told(&json!(vec![1; MOST_IN_BATCH + 1]).to_string()), -32600);
    for method in ["eth_mining", "personal_sign", "", "eth_", "_", "evm_nothing", "eth_subscribe"] {
        assert_eq!(code(&rpc, method, json!([])), -32601, "{method}");
    }
    for (method, params) in [
        ("eth_getBalance", json!([])),
        ("eth_getBalance", json!(["0x12", "latest"])),
        ("eth_getBalance", json!([7])),
        ("eth_getBalance", json!([LOGGER, "yesterday"])),
        ("eth_getBalance", json!([LOGGER, "latest", 1])),
        ("eth_getLogs", json!([{ "fromBlock": {} }])),
        ("eth_sendRawTransaction", json!(["0x"])),
        ("eth_sendRawTransaction", json!(["0xzz"])),
        ("eth_sendRawTransaction", json!(["0x02c0"])),
        ("eth_feeHistory", json!([1, "latest", [60.0, 20.0]])),
        ("eth_getBlockByNumber", json!(["0x1", 1])),
        ("eth_call", json!([{ "to": LOGGER }, "latest", { "0x00": {} }])),
        ("eth_chainId", json!([1])),
        ("evm_increaseTime", json!([-1])),
        ("anvil_mine", json!(["0x3e9"])),
        ("eth_sendRawTransactionSync", json!(["0x02c0"])),
        ("eth_getTransactionByHash", json!([null])),
    ] {
        assert_eq!(code(&rpc, method, params.clone()), -32602, "{method} {params}");
    }
    assert_eq!(code(&rpc, "eth_getBalance", json!([LOGGER, "0x63"])), -32000);
    let named = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\",\"params\":{}}";
    assert_eq!(told(named), -32602);
}

#[test]
fn blocks_are_made_at_once_and_a_receipt_comes_with_the_answer() {
    let rpc = rpc();
    let time = |block: &str| {
        let shown = result(&rpc, "eth_getBlockByNumber", json!([block, false]));
        u64::from_str_radix(shown["timestamp"].as_str().unwrap().trim_start_matches("0x"), 16).unwrap()
    };
    result(&rpc, "anvil_mine", json!(["0x3", "0xa"]));
    assert_eq!(["0x1", "0x2", "0x3"].map(time), [0, 10, 20].map(|later| support::START + later));
    result(&rpc, "anvil_mine", json!([]));
    assert_eq!((result(&rpc, "eth_blockNumber", json!([])), time("0x4")), (json!("0x4"), support::START + 20));
    let receipt =
        result(&rpc, "eth_sendRawTransactionSync", json!([Person::nth(0).sends(0, Address::repeat_byte(9), 7)]));
    assert_eq!((&receipt["status"], &receipt["blockNumber"]), (&json!("0x1"), &json!("0x5")));
    assert_eq!(result(&rpc, "eth_getTransactionReceipt", json!([receipt["transactionHash"]])), receipt);
}

#[test]
fn batches_are_answered_one_by_one_and_notifications_not_at_all() {
    let rpc = rpc();
    let notification = json!({ "jsonrpc": "2.0", "method": "eth_chainId" });
    assert_eq!(rpc.answer(notification.to_string().as_bytes()), None);
    assert_eq!(rpc.answer(json!([notification, notification]).to_string().as_bytes()), None);
    let good = json!({ "jsonrpc": "2.0", "id": "a", "method": "eth_chainId" });
    let answer = rpc.answer(json!([good, 5, notification, good]).to_string().as_bytes()).unwrap();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let told: Vec<_> = answer.as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert_eq!(told, [json!("a"), Value::Null, json!("a")]);
    assert_eq!(answer[1]["error"]["code"], json!(-32600));
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        "0x[0-9a-f]{0,70}".prop_map(Value::from),
        Just(json!("latest")),
        Just(json!("pending")),
        Just(json!(LOGGER)),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        let key = prop_oneof![
            "[a-z]{1,4}".boxed(),
            Just("address".to_owned()).boxed(),
            Just("topics".to_owned()).boxed(),
            Just("fromBlock".to_owned()).boxed(),
            Just("to".to_owned()).boxed(),
            Just("gas".to_owned()).boxed(),
            Just("value".to_owned()).boxed(),
            Just("blockHash".to_owned()).boxed()
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key, inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

const METHODS: &[&str] = &[
    "eth_accounts",
    "eth_chainId",
    "eth_sendRawTransaction",
    "eth_sendRawTransactionSync",
    "eth_syncing",
    "eth_blockNumber",
    "eth_getBlockByHash",
    "eth_getBlockByNumber",
    "eth_getBlockReceipts",
    "eth_getTransactionByHash",
    "eth_getTransactionReceipt",
    "eth_feeHistory",
    "eth_gasPrice",
    "eth_maxPriorityFeePerGas",
    "eth_getFilterChanges",
    "eth_getFilterLogs",
    "eth_getLogs",
    "eth_newBlockFilter",
    "eth_newFilter",
    "eth_uninstallFilter",
    "eth_call",
    "eth_createAccessList",
    "eth_estimateGas",
    "eth_getBalance",
    "eth_getCode",
    "eth_getStorageAt",
    "eth_getTransactionCount",
    "anvil_mine",
    "evm_increaseTime",
    "evm_mine",
    "evm_revert",
    "evm_setNextBlockTimestamp",
    "evm_snapshot",
    "net_version",
];

proptest! {
    #[test]
    fn whatever_is_asked_there_is_one_answer(
        method in prop::sample::select(METHODS), params in prop::collection::vec(anything(), 0..4),
    ) {
        let rpc = rpc();
        let answer = ask(&rpc, method, json!(params));
        prop_assert_eq!(&answer["jsonrpc"], &json!("2.0"));
        prop_assert!(answer.get("result").is_some() != answer.get("error").is_some());
    }

    #[test]
    fn whatever_comes_in_is_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(rpc().answer(&bytes).is_some());
    }
}

async fn served() -> (std::net::SocketAddr, Arc<Rpc>) {
    let rpc = rpc();
    let listener = listen("127.0.0.1:0".parse().unwrap()).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve(listener, Arc::clone(&rpc), Guard::default(), std::future::pending()));
    (address, rpc)
}

#[tokio::test]
async fn over_http_and_only_for_this_machine() {
    assert!(listen("0.0.0.0:0".parse().unwrap()).await.is_err());
    let (address, _) = served().await;
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let body = json!({ "jsonrpc": "2.0", "id": 1, "method": "eth_chainId" }).to_string();
    let post = || client.post(format!("http://{address}/")).body(body.clone());
    let answer: Value = serde_json::from_str(&post().send().await.unwrap().text().await.unwrap()).unwrap();
    assert_eq!(answer["result"], json!("0x4f25"));
    assert_eq!(post().header("origin", "https://evil.example").send().await.unwrap().status(), 403);
    assert_eq!(post().header("host", "evil.example").send().await.unwrap().status(), 403);
    let wallet = post().header("origin", "chrome-extension://abc").send().await.unwrap();
    assert_eq!(wallet.headers()["access-control-allow-origin"], "chrome-extension://abc");
    let huge = client.post(format!("http://{address}/")).body(vec![b' '; MOST_BYTES + 1]).send().await;
    assert!(huge.is_err() || huge.unwrap().status() == 413);
    let notification = json!({ "jsonrpc": "2.0", "method": "eth_chainId" }).to_string();
    assert_eq!(client.post(format!("http://{address}/")).body(notification).send().await.unwrap().status(), 204);
}

#[tokio::test]
async fn a_provider_speaks_to_it_without_a_socket() {
    use alloy_provider::{Provider as _, ProviderBuilder};
    use alloy_rpc_client::RpcClient;
    let rpc = rpc();
    let client = RpcClient::new(devchain::rpc::InProcess::to(Arc::clone(&rpc)), true);
    let provider = ProviderBuilder::new().connect_client(client);
    assert_eq!(provider.get_chain_id().await.unwrap(), support::CHAIN);
    let raw = Person::nth(0).sends(0, Address::repeat_byte(9), 7);
    let pending = provider.send_raw_transaction(&raw).await.unwrap();
    let receipt = provider.get_transaction_receipt(*pending.tx_hash()).await.unwrap().unwrap();
    assert!(receipt.status());
    assert_eq!(provider.get_balance(Address::repeat_byte(9)).await.unwrap(), U256::from(7));
    assert_eq!(provider.get_block_by_number(1.into()).await.unwrap().unwrap().header.hash, receipt.block_hash.unwrap());
    assert!(provider.get_balance(Address::repeat_byte(9)).block_id(77.into()).await.is_err());
}

#[tokio::test]
async fn news_come_over_a_socket() {
    use futures::{SinkExt as _, StreamExt as _};
    use tokio_tungstenite::tungstenite::Message;
    let (address, rpc) = served().await;
    let (mut socket, _) = tokio_tungstenite::connect_async(format!("ws://{address}/")).await.unwrap();
    for (id, params) in [(1, json!(["newHeads"])), (2, json!(["logs", { "address": LOGGER }]))] {
        let request = json!({ "jsonrpc": "2.0", "id": id, "method": "eth_subscribe", "params": params });
        socket.send(Message::text(request.to_string())).await.unwrap();
        let answer: Value = serde_json::from_str(&socket.next().await.unwrap().unwrap().into_text().unwrap()).unwrap();
        assert_eq!(answer["result"], json!(format!("0x{id}")));
    }
    let hash = send(&rpc, &Person::nth(0).calls(0, LOGGER, words(1, 42)));
    let mut told = Vec::new();
    for _ in 0..2 {
        let text = socket.next().await.unwrap().unwrap().into_text().unwrap();
        told.push(serde_json::from_str::<Value>(&text).unwrap()["params"].clone());
    }
    assert_eq!((&told[0]["subscription"], &told[0]["result"]["number"]), (&json!("0x1"), &json!("0x1")));
    assert_eq!((&told[1]["subscription"], &told[1]["result"]["transactionHash"]), (&json!("0x2"), &hash));
    let over = json!({ "jsonrpc": "2.0", "id": 3, "method": "eth_unsubscribe", "params": ["0x1"] });
    socket.send(Message::text(over.to_string())).await.unwrap();
    let answer: Value = serde_json::from_str(&socket.next().await.unwrap().unwrap().into_text().unwrap()).unwrap();
    assert_eq!(answer["result"], json!(true));
    assert!(tokio_tungstenite::connect_async("ws://127.0.0.1:1/").await.is_err());
}

#[tokio::test]
async fn what_is_too_deep_or_too_long_over_a_socket_brings_nothing_down() {
    use futures::{SinkExt as _, StreamExt as _};
    use tokio_tungstenite::tungstenite::Message;
    let (address, _) = served().await;
    let (mut socket, _) = tokio_tungstenite::connect_async(format!("ws://{address}/")).await.unwrap();
    let good = json!({ "jsonrpc": "2.0", "id": 7, "method": "eth_chainId" }).to_string();
    let deep = |opening: &str, closing: &str| format!("{}1{}", opening.repeat(100_000), closing.repeat(100_000));
    let in_params =
        format!("{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_subscribe\",\"params\":{}}}", deep("[", "]"));
    let batch =
        json!(vec![json!({ "jsonrpc": "2.0", "id": 1, "method": "eth_chainId" }); MOST_IN_BATCH + 1]).to_string();
    for (text, code) in [
        (deep("[", "]"), -32700),
        (deep("{\"a\":", "}"), -32700),
        (in_params, -32700),
        (batch, -32600),
        (String::new(), -32700),
        (good.replace("eth_chainId", "eth_subscribe"), -32602),
    ] {
        for message in [Message::text(text.clone()), Message::binary(text.clone())] {
            socket.send(message).await.unwrap();
            let told: Value =
                serde_json::from_str(&socket.next().await.unwrap().unwrap().into_text().unwrap()).unwrap();
            assert_eq!(told["error"]["code"], json!(code), "{}", text.chars().take(80).collect::<String>());
        }
    }
    socket.send(Message::text(good.clone())).await.unwrap();
    assert!(socket.next().await.unwrap().unwrap().into_text().unwrap().contains("0x4f25"));
    // The conversation ends, and the next is none the worse.
    let _ = socket.send(Message::text(" ".repeat(MOST_BYTES + 1))).await;
    while let Some(Ok(message)) = socket.next().await {
        assert!(message.is_close(), "{message}");
    }
    let (mut socket, _) = tokio_tungstenite::connect_async(format!("ws://{address}/")).await.unwrap();
    socket.send(Message::text(good)).await.unwrap();
    assert!(socket.next().await.unwrap().unwrap().into_text().unwrap().contains("0x4f25"));
}
