//! Every error of every contract comes back by its name.

use std::fs;
use std::path::Path;

use alloy_primitives::{U256, keccak256};
use alloy_sol_types::{Panic, Revert as Words, SolError as _};
use chain::contracts::market::Market::{MarketErrors, NotDue};
use chain::reverts::Revert;
use chain::{B256, U40};
use serde_json::Value;

/// The data of an error with nothing but zeros and empty lists.
fn zeros(name: &str, types: &[&str]) -> Vec<u8> {
    let mut data = keccak256(format!("{name}({})", types.join(","))).to_vec();
    data.truncate(4);
    let mut tail = types.len() * 32;
    for kind in types {
        let dynamic = ["bytes", "string"].contains(kind) || kind.ends_with("[]");
        let word = if dynamic { U256::from(tail) } else { U256::ZERO };
        tail += if dynamic { 32 } else { 0 };
        data.extend(word.to_be_bytes::<32>());
    }
    data.resize(4 + tail, 0);
    data
}

#[test]
fn every_error_of_every_contract_has_its_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contracts/abi");
    let mut seen = 0;
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let contract: Value = serde_json::from_str(&text).unwrap();
        let entries = contract["abi"].as_array().unwrap().iter();
        for error in entries.filter(|entry| entry["type"] == "error") {
            let name = error["name"].as_str().unwrap();
            let types: Vec<&str> =
                error["inputs"].as_array().unwrap().iter().map(|input| input["type"].as_str().unwrap()).collect();
            let revert = Revert::decode(&zeros(name, &types));
            assert!(revert.to_string().contains(name), "{name}({types:?}) is told as {revert}");
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} errors were seen");
}

#[test]
fn an_error_has_its_members() {
    let error = NotDue { id: B256::repeat_byte(1), time: U40::from(7) };
    let revert = Revert::decode(&error.abi_encode());
    assert_eq!(revert, Revert::Market(MarketErrors::NotDue(error)));
    assert!(revert.to_string().starts_with("Market: NotDue") && revert.to_string().contains("time: 7"), "{revert}");
}

#[test]
fn what_is_no_error_of_ours_is_told_as_well() {
    let words = Words { reason: "closed".to_owned() };
    assert_eq!(Revert::decode(&words.abi_encode()), Revert::Words("closed".to_owned()));
    let panic = Panic { code: U256::from(0x11) };
    assert_eq!(Revert::decode(&panic.abi_encode()).to_string(), "panic 0x11");
    assert_eq!(Revert::decode(&[]).to_string(), "no reason given");
    assert_eq!(Revert::decode(&[1, 2, 3, 4, 5]).to_string(), "unknown error 0x0102030405");
}
