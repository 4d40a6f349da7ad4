//! The contracts on the chain of a data folder and on one outside, deployed and verified.

use std::fs;
use std::path::Path;
use std::process::Command;

use chain::testing::tool;
use serde_json::Value;

use crate::program::{ANA_KEY, Dev, prints};

fn served(data: &str) -> Dev {
    Dev::begin(&["serve", "--data", data])
}

fn last_line(text: &str) -> &str {
    text.trim_end().lines().last().unwrap_or_default()
}

#[test]
fn a_new_shop_has_its_contracts_and_they_are_verified_while_it_runs_and_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let status = || prints(&["chain", "status", "--data", data]);
    assert!(status().unwrap_err().contains("there is no chain in"));
    let shop = served(data);
    let told = status().unwrap();
    assert!(last_line(&told).starts_with("verified: "), "{told}");
    for line in ["Market ", "directory Directory, shelf Shelf, payouts Payouts", "the supply: 16,000,000,000 GMS"] {
        assert!(told.contains(line), "{line}: {told}");
    }
    // Another process on the same folder leaves the chain to the first.
    drop(served(data));
    assert!(shop.stop("-TERM").success());
    assert_eq!(status().unwrap(), told);
    let document: Value =
        serde_json::from_str(&prints(&["chain", "status", "--data", data, "--json"]).unwrap()).unwrap();
    assert_eq!((&document["verified"], &document["profile"]), (&true.into(), &"demo".into()));
    assert_eq!(document["contracts"].as_array().unwrap().len(), 13);
    assert!(prints(&["doctor", "--data", data]).unwrap().contains("the contracts on the chain are as they were"));
    assert!(served(data).stop("-KILL").code().is_none());
    assert_eq!(status().unwrap(), told);
}

#[test]
fn what_a_damaged_chain_has_lost_is_deployed_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    assert!(served(data).stop("-TERM").success());
    let chain = folder.path().join("chain");
    let blocks = chain.join("blocks");
    let mut bytes = fs::read(&blocks).unwrap();
    let last = bytes.len() - 20;
    bytes[last] ^= 1;
    fs::write(&blocks, bytes).unwrap();
    for command in
        [["serve", "--data", data, "--listen", "127.0.0.1:0"].as_slice(), &["chain", "status", "--data", data]]
    {
        let told = prints(command).unwrap_err();
        assert!(told.contains("is damaged; `astra chain dev --data") && told.contains("blocks"), "{told}");
    }
    assert!(Dev::start(&["--data", chain.to_str().unwrap(), "--recover"]).stop("-TERM").success());
    assert!(prints(&["chain", "status", "--data", data]).unwrap_err().contains("not verified"));
    assert!(served(data).stop("-TERM").success());
    assert!(last_line(&prints(&["chain", "status", "--data", data]).unwrap()).starts_with("verified: "));
}

/// The key of a known account as other tools keep it, and its password.
fn keystore(folder: &Path) -> [String; 2] {
    let words = folder.join("password");
    fs::write(&words, "four words in line\n").unwrap();
    let keys = folder.to_str().unwrap();
    let imported = Command::new(tool("cast"))
        .args(["wallet", "import", "ana", "--keystore-dir", keys, "--private-key", ANA_KEY])
        .args(["--unsafe-password", "four words in line"])
        .output()
        .unwrap();
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
    [folder.join("ana").to_str().unwrap().to_owned(), words.to_str().unwrap().to_owned()]
}

#[test]
fn contracts_are_deployed_on_a_chain_outside_and_a_shop_works_there() {
    let folder = tempfile::tempdir().unwrap();
    let node = Dev::start(&[]);
    let [key, words] = keystore(folder.path());
    let file = folder.path().join("deployment.json");
    let (file, url) = (file.to_str().unwrap(), node.url.as_str());
    let profile = concat!(env!("CARGO_MANIFEST_DIR"), "/../../genesis/demo.toml");
    let deploy = |more: &[&str]| {
        let all =
            ["chain", "deploy", "--profile", profile, "--rpc-url", url, "--keystore", &key, "--password-file", &words];
        prints(&[&all, ["--out", file].as_slice(), more].concat())
    };
    let told = deploy(&[]).unwrap();
    assert!(told.contains("Market"), "{told}");
    let again = deploy(&[]).unwrap();
    assert!(!again.contains(": sent"), "{again}");
    let status = prints(&["chain", "status", "--rpc-url", url, "--deployment", file]).unwrap();
    assert!(last_line(&status).starts_with("verified: "), "{status}");
    // Another profile has no business with this file, and a key no other password.
    assert!(deploy(&["--set", "series=other"]).unwrap_err().contains(file));
    fs::write(folder.path().join("wrong"), "other").unwrap();
    let wrong = folder.path().join("wrong");
    let all = ["chain", "deploy", "--profile", profile, "--rpc-url", url, "--keystore", &key, "--out", file];
    let told = prints(&[&all, ["--password-file", wrong.to_str().unwrap()].as_slice()].concat()).unwrap_err();
    assert!(told.contains("keystore"), "{told}");

    let data = folder.path().join("data");
    let outside =
        ["serve", "--data", data.to_str().unwrap(), "--rpc-url", url, "--deployment", file, "--keystore", &key];
    let shop = Dev::begin(&[&outside, ["--keystore-password-file", &words].as_slice()].concat());
    assert!(shop.stop("-TERM").success());
    assert!(!data.join("chain").exists());
    let told = prints(&[&outside, ["--listen", "127.0.0.1:0"].as_slice()].concat()).unwrap_err();
    assert!(told.contains("--keystore-password-file"), "{told}");
}
