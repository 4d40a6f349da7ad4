//! What a chain began with: kept beside its blocks, and what everybody knows of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use alloy_primitives::{Address, B256, U256, hex};
use alloy_signer_local::PrivateKeySigner;
use devchain::{Alloc, DEPLOYMENT_PROXY, Devchain, Genesis, KNOWN_ACCOUNTS, OpenError, recover};
use proptest::prelude::*;
use support::{LATEST, LOGGER, Person, clock, genesis, words};

fn begin_or_open(folder: &Path, begin: impl FnOnce() -> Genesis) -> Result<Arc<Devchain>, OpenError> {
    Devchain::begin_or_open(folder, begin, clock())
}

#[test]
fn a_chain_is_opened_without_knowing_what_it_began_with() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Genesis::kept_in(folder.path()).unwrap(), None);
    let chain = begin_or_open(folder.path(), genesis).unwrap();
    chain.submit(&Person::nth(0).calls(0, LOGGER, words(1, 77))).unwrap();
    let first = chain.block(0.into()).unwrap().unwrap().hash;
    drop(chain);
    let chain = begin_or_open(folder.path(), || panic!("it has begun")).unwrap();
    assert_eq!((chain.latest(), chain.block(0.into()).unwrap().unwrap().hash, chain.is_dev()), (1, first, true));
    assert_eq!(Genesis::kept_in(folder.path()).unwrap(), Some(genesis()));
    let text = fs::read_to_string(folder.path().join("genesis.json")).unwrap();
    for said in ["\"format\": 1", "\"chain_id\": 20261", "\"balance\": \"1000000000000000000000000\""] {
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn a_beginning_that_was_interrupted_is_begun_again() {
    let folder = tempfile::tempdir().unwrap();
    drop(begin_or_open(folder.path(), genesis).unwrap());
    fs::remove_file(folder.path().join("blocks")).unwrap();
    // The machine stopped between the two files, or while the first was written.
    assert_eq!(begin_or_open(folder.path(), || panic!("it has begun")).unwrap().latest(), 0);
    fs::remove_file(folder.path().join("blocks")).unwrap();
    fs::rename(folder.path().join("genesis.json"), folder.path().join("genesis.json.new")).unwrap();
    let later = Genesis { timestamp: support::START + 5, ..genesis() };
    assert_eq!(begin_or_open(folder.path(), || later).unwrap().latest(), 0);
    assert_eq!(Genesis::kept_in(folder.path()).unwrap().unwrap().timestamp, support::START + 5);
}

#[test]
fn blocks_without_their_beginning_or_with_another_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    drop(begin_or_open(folder.path(), genesis).unwrap());
    let (path, blocks) = (folder.path().join("genesis.json"), folder.path().join("blocks"));
    let (whole, kept) = (fs::read_to_string(&path).unwrap(), fs::read(&blocks).unwrap());
    let refused = || {
        let error = begin_or_open(folder.path(), || panic!("it has begun")).unwrap_err();
        assert_eq!(fs::read(&blocks).unwrap(), kept, "a refusal changes nothing");
        assert!(error.to_string().starts_with(path.to_str().unwrap()), "{error}");
        error.to_string()
    };
    for (from, to, said) in [
        ("\"chain_id\": 20261", "\"chain_id\": 5", "belongs to chain 20261, not to chain 5"),
        ("\"timestamp\": 1", "\"timestamp\": 2", "belongs to a chain that began with block 0x"),
        ("\"balance\": \"1000", "\"balance\": \"1001", "belongs to a chain that began with block 0x"),
        ("\"balance\": \"1000", "\"balance\": \"-1000", "is no number of wei in decimal digits"),
        ("\"balance\": \"1", "\"balance\": \"0x1", "is no number of wei in decimal digits"),
        ("\"format\": 1", "\"format\": 2", "it has format 2, and this program knows format 1"),
        ("\"dev\": true", "\"dev\": true, \"more\": 1", "unknown field `more`"),
        ("\"dev\": true,", "", "missing field `dev`"),
        ("{", "[", "line 2 column"),
    ] {
        fs::write(&path, whole.replacen(from, to, 1)).unwrap();
        let told = refused();
        assert!(told.contains(said), "{told}");
    }
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert!(refused().contains("EOF while parsing"));
    fs::remove_file(&path).unwrap();
    assert!(refused().contains("is missing"));
    // Who knows what it began with opens it, and puts the file back.
    drop(support::open(Some(folder.path())).unwrap());
    assert_eq!(fs::read_to_string(&path).unwrap(), whole);
}

#[test]
fn another_beginning_does_not_take_the_place_of_the_first() {
    let folder = tempfile::tempdir().unwrap();
    drop(support::open(Some(folder.path())).unwrap());
    let other = Genesis { timestamp: 1, ..genesis() };
    for keeps in [true, false] {
        if !keeps {
            fs::remove_file(folder.path().join("genesis.json")).unwrap();
        }
        assert!(Devchain::open(Some(folder.path()), &other, clock()).is_err());
        assert_eq!(Genesis::kept_in(folder.path()).is_ok(), keeps);
    }
    let kept = recover(folder.path(), &genesis()).unwrap();
    assert_eq!((kept.latest, kept.removed), (0, None));
}

fn account() -> impl Strategy<Value = (Address, Alloc)> {
    let word = any::<[u8; 32]>().prop_map(U256::from_be_bytes);
    let storage = prop::collection::btree_map(word.clone(), word.clone(), 0..4);
    let code = prop::collection::vec(any::<u8>(), 0..40);
    (any::<[u8; 20]>(), word, code, storage).prop_map(|(address, balance, code, storage)| {
        (Address::from(address), Alloc { balance, code: code.into(), storage })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_beginning_comes_back_as_it_was(
        chain_id: u64, timestamp: u64, dev: bool, gas_limit: u64, alloc in prop::collection::vec(account(), 0..5),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let genesis = Genesis { chain_id, timestamp, dev, gas_limit, alloc: alloc.into_iter().collect() };
        drop(begin_or_open(folder.path(), || genesis.clone()).unwrap());
        prop_assert_eq!(Genesis::kept_in(folder.path()).unwrap(), Some(genesis));
        prop_assert!(begin_or_open(folder.path(), || panic!("it has begun")).is_ok());
    }
}

#[test]
fn the_known_accounts_are_those_of_their_keys() {
    for known in KNOWN_ACCOUNTS {
        let signer: PrivateKeySigner = known.key.parse().unwrap();
        assert_eq!(signer.address(), known.address);
    }
    let chain = Devchain::open(None, &Genesis::for_development(31_337, support::START), clock()).unwrap();
    let ether = U256::from(10).pow(U256::from(18));
    for known in KNOWN_ACCOUNTS {
        assert_eq!(chain.account(known.address, LATEST).unwrap().balance, U256::from(10_000) * ether);
    }
}

/// The transaction that puts the proxy on any chain: nobody has the key of its sender, so it is the same everywhere.
const PROXY_CREATION: &[u8] = &hex!(
    "f8a58085174876e800830186a08080b853604580600e600039806000f350fe7fffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    "ffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf31ba022222222222222222222222222222222"
    "22222222222222222222222222222222a02222222222222222222222222222222222222222222222222222222222222222"
);

#[test]
fn the_deployment_proxy_is_as_its_well_known_transaction_makes_it() {
    let sender = hex!("3fab184622dc19b6109349b94811493bf2a45362").into();
    let mut genesis = genesis();
    genesis.alloc.insert(sender, Alloc::funded(U256::from(10).pow(U256::from(17))));
    let chain = Devchain::open(None, &genesis, clock()).unwrap();
    chain.submit(PROXY_CREATION).unwrap();
    assert_eq!(chain.code(DEPLOYMENT_PROXY, LATEST).unwrap(), Alloc::deployment_proxy().code);
    assert_eq!(chain.code(DEPLOYMENT_PROXY, LATEST).unwrap().len(), 69);
}

#[test]
fn the_deployment_proxy_deploys_to_an_address_that_follows_from_the_code() {
    let mut genesis = genesis();
    genesis.alloc.insert(DEPLOYMENT_PROXY, Alloc::deployment_proxy());
    let chain = Devchain::open(None, &genesis, clock()).unwrap();
    let (salt, creation) = (B256::repeat_byte(7), hex!("6001600c60003960016000f300"));
    let input = [salt.as_slice(), &creation].concat();
    chain.submit(&Person::nth(0).calls(0, DEPLOYMENT_PROXY, input)).unwrap();
    let address = DEPLOYMENT_PROXY.create2_from_code(salt, creation);
    assert_eq!(chain.code(address, LATEST).unwrap().as_ref(), [0]);
}
