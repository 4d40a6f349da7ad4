//! Starting, stopping, and what is said when it cannot start.

use std::fs;
use std::net::TcpListener;

use crate::program::{ANA, ANA_KEY, BEN, Dev, refused};

#[test]
fn it_tells_the_accounts_and_stops_when_it_is_told_to() {
    for signal in ["-TERM", "-INT"] {
        let dev = Dev::start(&[]);
        for told in [ANA, ANA_KEY, BEN, "test test test", "everybody knows these keys", "chain 31337", "in memory"] {
            assert!(dev.said.contains(told), "{told}: {}", dev.said);
        }
        assert_eq!(dev.said.matches("  0x").count(), 20, "{}", dev.said);
        assert!(dev.stop(signal).success());
    }
}

#[test]
fn what_happened_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("chain");
    let with = ["--data", data.to_str().unwrap(), "--chain-id", "4242"];
    let dev = Dev::start(&with);
    let told = refused(&["--data", data.to_str().unwrap(), "--listen", "127.0.0.1:0", "--recover"]);
    assert!(told.contains("open in another program"), "{told}");
    dev.sends(ANA_KEY, &[BEN, "--value", "1ether"]);
    assert!(dev.said.contains("chain 4242, 0 blocks, kept in"), "{}", dev.said);
    let told = refused(&with);
    assert!(told.contains("open in another program") && told.contains("is in use by another process"), "{told}");
    assert!(!data.join("state").exists());
    assert!(dev.stop("-TERM").success());
    // The copy of the state makes the next start fast.
    assert!(data.join("state").exists() && data.join("genesis.json").exists());
    let dev = Dev::start(&["--data", data.to_str().unwrap()]);
    assert!(dev.said.contains("chain 4242, 1 blocks"), "{}", dev.said);
    assert_eq!(dev.cast(&["balance", BEN, "--ether"]), "10001.000000000000000000");
    assert_eq!(dev.cast(&["chain-id"]), "4242");
    dev.sends(ANA_KEY, &[BEN, "--value", "1ether"]);
    assert!(dev.stop("-KILL").code().is_none());
    let dev = Dev::start(&["--data", data.to_str().unwrap()]);
    assert_eq!(dev.cast(&["balance", BEN, "--ether"]), "10002.000000000000000000");
    drop(dev);
    let told = refused(&["--data", data.to_str().unwrap(), "--chain-id", "31337"]);
    assert!(told.contains("has the number 4242, not 31337: leave --chain-id out"), "{told}");
}

#[test]
fn what_is_wrong_is_said_with_what_to_do() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let told = refused(&["--listen", &taken.local_addr().unwrap().to_string()]);
    assert!(told.contains("another program listens there") && told.contains("--listen 127.0.0.1:0"), "{told}");
    let told = refused(&["--listen", "0.0.0.0:0"]);
    assert!(told.contains("can be reached from other machines"), "{told}");
    for origin in ["localhost:3000", "http://", "https://shop.example/page", "*"] {
        let told = refused(&["--origin", origin]);
        assert!(told.contains("such as http://localhost:3000"), "{told}");
    }
    let told = refused(&["--recover"]);
    assert!(told.contains("--data"), "{told}");
}

#[test]
fn a_damaged_folder_is_named_and_recovered_on_request() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let told = refused(&["--data", data, "--recover"]);
    assert!(told.contains("there is no chain in"), "{told}");
    let dev = Dev::start(&["--data", data]);
    (0..3).for_each(|_| drop(dev.sends(ANA_KEY, &[BEN, "--value", "1ether"])));
    assert!(dev.stop("-TERM").success());
    let blocks = folder.path().join("blocks");
    let mut bytes = fs::read(&blocks).unwrap();
    let last = bytes.len() - 20;
    bytes[last] ^= 1;
    fs::write(&blocks, bytes).unwrap();
    let told = refused(&["--data", data, "--listen", "127.0.0.1:0"]);
    assert!(told.contains("is damaged; `astra chain dev --data"), "{told}");
    assert!(told.contains("everything up to block 2 is whole and can be recovered"), "{told}");
    let dev = Dev::start(&["--data", data, "--recover"]);
    assert!(dev.said.contains("recovered up to block 2; what came after is in"), "{}", dev.said);
    assert_eq!(dev.cast(&["balance", BEN, "--ether"]), "10002.000000000000000000");
    drop(dev);
    fs::remove_file(folder.path().join("genesis.json")).unwrap();
    let told = refused(&["--data", data, "--listen", "127.0.0.1:0"]);
    assert!(told.contains("genesis.json is missing"), "{told}");
}
