//! cast: asking, sending every kind of transaction, and a contract from its creation to its events.

use std::fs;

use serde_json::{Value, json};

use crate::program::{ANA, ANA_KEY, BEN, BEN_KEY, Dev, contracts};

/// What an account without anything sends to.
const NOBODY: &str = "0x00000000000000000000000000000000000000A1";

fn creation_code(contract: &str) -> String {
    let file = contracts().join("abi").join(contract).with_extension("json");
    let kept: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    kept["bytecode"].as_str().unwrap().to_owned()
}

/// GMS, all of it Ana's: where it is.
fn gms(dev: &Dev) -> String {
    let (code, holders) = (creation_code("GMS"), format!("[{ANA}]"));
    let supply = "[16000000000000000000000000000]";
    let receipt = dev.sends(ANA_KEY, &["--create", &code, "constructor(address[],uint256[])", &holders, supply]);
    assert_eq!((&receipt["status"], &receipt["type"]), (&json!("0x1"), &json!("0x2")));
    receipt["contractAddress"].as_str().unwrap().to_owned()
}

const TRANSFER: &str = "transfer(address,uint256)";

#[test]
fn cast_learns_which_chain_it_is() {
    let dev = Dev::start(&["--chain-id", "777"]);
    assert_eq!(dev.cast(&["chain-id"]), "777");
    assert_eq!(dev.cast(&["block-number"]), "0");
    assert_eq!(dev.cast(&["balance", ANA, "--ether"]), "10000.000000000000000000");
    assert_eq!(dev.cast(&["base-fee"]), "1000000000");
    assert!(dev.cast(&["gas-price"]).parse::<u64>().unwrap() > 0);
    assert_eq!(dev.cast(&["nonce", ANA]), "0");
    assert!(dev.cast(&["client"]).starts_with("astra/"));
    // The well-known proxy by which contracts come to the same address on every chain.
    assert_eq!(dev.cast(&["codesize", "0x4e59b44847b379578588920cA78FbF26c0B4956C"]), "69");
}

#[test]
fn cast_sends_every_kind_of_transaction() {
    let dev = Dev::start(&[]);
    let list = format!("[{{\"address\":\"{BEN}\",\"storageKeys\":[]}}]");
    let kinds: [(&str, &[&str]); 4] = [
        ("0x0", &["--legacy"]),
        ("0x1", &["--legacy", "--access-list", &list]),
        ("0x2", &[]),
        ("0x2", &["--access-list", &list, "--priority-gas-price", "1gwei", "--gas-price", "3gwei"]),
    ];
    for (nonce, (kind, more)) in (0_u32..).zip(kinds) {
        let receipt = dev.sends(ANA_KEY, &[&[NOBODY, "--value", "1ether"], more].concat());
        assert_eq!((&receipt["type"], &receipt["status"]), (&json!(kind), &json!("0x1")));
        let hash = receipt["transactionHash"].as_str().unwrap();
        assert_eq!(dev.cast(&["tx", hash, "nonce"]), nonce.to_string());
        assert_eq!(dev.cast(&["receipt", hash, "status"]), "true");
    }
    assert_eq!(dev.cast(&["balance", NOBODY, "--ether"]), "4.000000000000000000");
    assert_eq!((dev.cast(&["nonce", ANA]), dev.cast(&["block-number"])), ("4".to_owned(), "4".to_owned()));
    let raw = ["mktx", "--private-key", BEN_KEY, NOBODY, "--value", "1ether"];
    let published = dev.cast(&["publish", &dev.cast(&raw)]);
    assert_eq!(serde_json::from_str::<Value>(&published).unwrap()["status"], json!("0x1"), "{published}");
}

#[test]
fn cast_creates_a_contract_and_follows_it() {
    let dev = Dev::start(&[]);
    let gms = gms(&dev);
    assert_eq!(dev.cast(&["call", &gms, "symbol()(string)"]), "\"GMS\"");
    assert!(dev.cast(&["codesize", &gms]).parse::<u32>().unwrap() > 1_000);
    let estimate: u64 = dev.cast(&["estimate", "--from", ANA, &gms, TRANSFER, BEN, "5"]).parse().unwrap();
    let receipt = dev.sends(ANA_KEY, &[&gms, TRANSFER, BEN, "5"]);
    assert_eq!(receipt["gasUsed"], json!(format!("0x{estimate:x}")));
    assert_eq!(dev.cast(&["call", &gms, "balanceOf(address)(uint256)", BEN]), "5");
    let event = "Transfer(address indexed,address indexed,uint256)";
    let logs = dev.cast(&["logs", "--json", "--from-block", "0", "--address", &gms, event]);
    let logs: Value = serde_json::from_str(&logs).unwrap();
    let hashes: Vec<_> = logs.as_array().unwrap().iter().map(|log| log["transactionHash"].clone()).collect();
    assert_eq!((hashes.len(), &hashes[1]), (2, &receipt["transactionHash"]));
    let block: Value = serde_json::from_str(&dev.cast(&["block", "latest", "--json"])).unwrap();
    assert_eq!((&block["hash"], &block["transactions"][0]), (&receipt["blockHash"], &receipt["transactionHash"]));
    let listed = dev.cast(&["access-list", "--from", ANA, &gms, TRANSFER, BEN, "5"]);
    assert!(listed.to_lowercase().contains(&gms), "{listed}");
    // At the block before, he had none.
    assert_eq!(dev.cast(&["call", "--block", "1", &gms, "balanceOf(address)(uint256)", BEN]), "0");
    for arguments in [
        vec!["call", "--from", BEN, &gms, TRANSFER, ANA, "500"],
        vec!["send", "--private-key", BEN_KEY, &gms, TRANSFER, ANA, "500"],
    ] {
        // The error and its arguments: who, what he has, and what was asked for.
        let told = dev.cast_fails(&arguments);
        assert!(told.contains("execution reverted") && told.contains("e450d38c"), "{told}");
    }
}

#[test]
fn cast_gives_an_account_code() {
    let dev = Dev::start(&[]);
    let gms = gms(&dev);
    let authorization = dev.cast(&["wallet", "sign-auth", &gms, "--private-key", BEN_KEY]);
    let receipt = dev.sends(ANA_KEY, &[BEN, "symbol()", "--auth", &authorization]);
    assert_eq!((&receipt["type"], &receipt["status"]), (&json!("0x4"), &json!("0x1")));
    assert_eq!(dev.cast(&["code", BEN]), format!("0xef0100{}", gms.trim_start_matches("0x").to_lowercase()));
    assert_eq!(dev.cast(&["call", BEN, "decimals()(uint8)"]), "18");
    assert_eq!(dev.cast(&["nonce", BEN]), "1");
    // The same again is worth nothing: its nonce is used.
    dev.sends(BEN_KEY, &[BEN, "--auth", "0x0000000000000000000000000000000000000000"]);
    dev.sends(ANA_KEY, &[NOBODY, "--auth", &authorization]);
    assert_eq!(dev.cast(&["code", BEN]), "0x");
}

#[test]
fn cast_is_told_what_is_wrong() {
    let dev = Dev::start(&[]);
    let told = |more: &[&str]| dev.cast_fails(&[&["send", "--private-key", ANA_KEY, NOBODY], more].concat());
    for (more, said) in [
        (vec!["--value", "20000ether"], "insufficient funds"),
        (vec!["--nonce", "7", "--gas-limit", "21000"], "nonce too high: next nonce 0, tx nonce 7"),
        (vec!["--gas-limit", "20000"], "intrinsic gas too low"),
        (vec!["--gas-price", "5", "--priority-gas-price", "1"], "max fee per gas less than block base fee"),
        (vec!["--chain", "1"], "chain"),
    ] {
        let told = told(&more);
        assert!(told.contains(said), "{more:?}: {told}");
    }
    let told = dev.cast_fails(&["rpc", "eth_mining"]);
    assert!(told.contains("the method eth_mining does not exist"), "{told}");
    assert_eq!(dev.cast(&["block-number"]), "0");
}

#[test]
fn cast_moves_time_and_takes_blocks_back() {
    let dev = Dev::start(&[]);
    let time = || dev.cast(&["block", "latest", "--field", "timestamp"]).parse::<u64>().unwrap();
    let (begun, mark) = (time(), dev.cast(&["rpc", "evm_snapshot"]));
    dev.cast(&["rpc", "evm_increaseTime", "3600"]);
    dev.cast(&["rpc", "evm_mine"]);
    assert!(time() >= begun + 3600);
    dev.cast(&["rpc", "anvil_mine", "0x2"]);
    assert_eq!(dev.cast(&["block-number"]), "3");
    assert_eq!(dev.cast(&["rpc", "evm_revert", mark.trim_matches('"')]), "true");
    assert_eq!((dev.cast(&["block-number"]), time()), ("0".to_owned(), begun));
}
