//! The connection to a node over HTTP, against servers that answer what the test says.

use std::time::Duration;

use alloy_primitives::Address;
use chain::client::{Contract, ReadError};
use chain::contracts::market::Market;
use chain::node::{self, NodeError};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

/// Answers each request with the same bytes, and ends the connection.
async fn server(status: &'static str, body: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut heard = Vec::new();
            // The request is whole when its JSON is closed; what is encrypted is not understood.
            while (heard.is_empty() || (heard.starts_with(b"POST") && !heard.ends_with(b"}")))
                && stream.read_buf(&mut heard).await.is_ok_and(|read| read > 0)
            {}
            let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes()).await;
            let _ = stream.write_all(body.as_bytes()).await;
        }
    });
    address.to_string()
}

async fn asked(address: &str) -> Result<u16, ReadError> {
    let provider = node::at(address).unwrap();
    let contract = Contract { at: Address::ZERO, provider, patience: Duration::from_secs(60) };
    contract.read(&Market::feeCall {}).await.map(|fee| fee.points)
}

#[tokio::test]
async fn a_refusal_counts_whatever_its_status() {
    let refusal = r#"{"jsonrpc":"2.0","id":0,"error":{"code":3,"message":"execution reverted","data":"0x"}}"#;
    for status in ["200 OK", "400 Bad Request", "500 Internal Server Error"] {
        let address = server(status, refusal).await;
        let refused = asked(&format!("http://{address}")).await;
        assert!(matches!(refused, Err(ReadError::Refused(_))), "{status}: {refused:?}");
    }
}

#[tokio::test]
async fn what_is_no_answer_of_a_node_is_told() {
    let page = server("502 Bad Gateway", "<html>busy</html>").await;
    let error = asked(&format!("http://{page}")).await.unwrap_err();
    assert!(matches!(&error, ReadError::Node(error @ NodeError::Failed { .. }) if !error.refused()));
    assert!(error.to_string().contains("502"), "{error}");
    let well = server("200 OK", "<html>busy</html>").await;
    assert!(matches!(asked(&format!("http://{well}")).await, Err(ReadError::Node(NodeError::Failed { .. }))));
    // Encryption is asked for, and nobody there knows of it.
    let clear = server("200 OK", "").await;
    assert!(matches!(asked(&format!("https://{clear}")).await, Err(ReadError::Node(NodeError::Failed { .. }))));
}

#[test]
fn addresses_are_of_http_only() {
    for text in ["127.0.0.1:8545", "ftp://127.0.0.1", "http://", "", "ws://127.0.0.1:8545", "file:///dev/null"] {
        let error = node::at(text).unwrap_err().to_string();
        assert!(error.contains("http://127.0.0.1:8545"), "{error}");
    }
}
