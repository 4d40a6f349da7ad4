//! Measures the embedded chain, each figure beside what limits it: settlements on one core in durable blocks of a hundred, a start
//! with many accounts, and logs found among many.
//!
//! `cargo xtask bench chain [-- FOLDER]`: the folder is on the disk that is measured.

#![allow(clippy::unwrap_used, reason = "a measurement may stop where it fails")]

#[path = "../tests/support/shop.rs"]
mod shop;
#[path = "../tests/support/mod.rs"]
mod support;

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use alloy_consensus::TxEnvelope;
use alloy_consensus::transaction::SignerRecoverable as _;
use alloy_eips::eip2718::Decodable2718 as _;
use alloy_primitives::aliases::U96;
use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolCall as _;
use devchain::{Alloc, Devchain, Filter};
use shop::{BUYER, FOUNDER, HOLD, Shop, releaseCall};
use support::{Person, clock, genesis, words};

const BLOCK: usize = 100;

fn main() {
    let place = std::env::args().nth(1).filter(|name| !name.starts_with("--"));
    let root = place.map_or_else(std::env::temp_dir, Into::into);
    let folder = tempfile::tempdir_in(root).unwrap();
    settlements(&folder.path().join("settlements"), 100);
    flushes(&folder.path().join("flushed"));
    start(&folder.path().join("accounts"), 1_000_000);
    logs(&folder.path().join("logs"), 1_000_000);
}

fn rate(what: &str, count: usize, took: Duration) {
    let count = f64::from(u32::try_from(count).unwrap());
    println!("{what}: {:.0} a second, {:.1} us each", count / took.as_secs_f64(), took.as_secs_f64() * 1e6 / count);
}

/// Submits all in blocks of a hundred; every one has to do what it says.
fn submitted(what: &str, shop: &Shop, signed: &[Bytes]) {
    let start = Instant::now();
    let answers: Vec<_> = signed.chunks(BLOCK).flat_map(|block| shop.chain.submit_all(block)).collect();
    rate(what, signed.len(), start.elapsed());
    for hash in answers.into_iter().step_by(BLOCK / 2) {
        let (block, place) = shop.chain.transaction(hash.unwrap()).unwrap().unwrap();
        assert!(block.transactions[place].success);
    }
}

/// Orders paid and held, each by a transaction of its own with the merchant's signature in it; then each released.
fn settlements(folder: &Path, blocks: usize) {
    let mut shop = Shop::opened(Some(folder));
    let mut orders = Vec::new();
    for number in 0..blocks * BLOCK {
        let mut order = shop.order();
        order.cart = B256::from(U256::from(number + 1));
        order.amount = U96::from(1_000);
        orders.push(order);
    }
    let mut sign = |who: usize, to: Address, input: Vec<u8>| {
        let nonce = shop.nonces[who];
        shop.nonces[who] += 1;
        shop.people[who].sized(nonce, to, input, 400_000)
    };
    let market = shop.market;
    let released: Vec<_> =
        orders.iter().map(|order| sign(FOUNDER, market, releaseCall { order: order.clone() }.abi_encode())).collect();
    let calls: Vec<_> = orders.iter().map(|order| shop.payment(order).abi_encode()).collect();
    let mut nonce = shop.nonces[BUYER];
    let mut pay = |input: Vec<u8>| {
        nonce += 1;
        shop.people[BUYER].sized(nonce - 1, market, input, 400_000)
    };
    let paid: Vec<_> = calls.into_iter().map(&mut pay).collect();
    let start = Instant::now();
    for raw in &paid {
        TxEnvelope::decode_2718(&mut raw.as_ref()).unwrap().recover_signer().unwrap();
    }
    rate("limit: transactions decoded and their signatures recovered", paid.len(), start.elapsed());
    submitted("orders paid, in durable blocks of 100", &shop, &paid);
    shop.chain.advance_time(HOLD).unwrap();
    submitted("orders released (settlements), in durable blocks of 100", &shop, &released);
}

/// What the disk can do: a hundred kilobytes appended and flushed.
fn flushes(path: &Path) {
    let mut file = File::create(path).unwrap();
    let start = Instant::now();
    for _ in 0..100 {
        file.write_all(&[7; 100_000]).unwrap();
        file.sync_data().unwrap();
    }
    rate("limit: flushes of 100 kB", 100, start.elapsed());
}

fn start(folder: &Path, accounts: u64) {
    let mut genesis = genesis();
    for number in 0..accounts {
        let address = Address::left_padding_from(&(number + (1 << 32)).to_be_bytes());
        genesis.alloc.insert(address, Alloc::funded(U256::from(number + 1)));
    }
    let chain = Devchain::open(Some(folder), &genesis, clock()).unwrap();
    chain.submit(&Person::nth(0).sends(0, Address::repeat_byte(9), 1)).unwrap();
    let bytes = chain.copy_state().unwrap();
    drop(chain);
    let started = Instant::now();
    let read = std::fs::read(folder.join("state")).unwrap();
    println!("limit: {} MB read in {:?}", read.len() / 1_000_000, started.elapsed());
    let started = Instant::now();
    let chain = Devchain::open(Some(folder), &genesis, clock()).unwrap();
    println!("start with {} accounts ({bytes} bytes): {:?}", chain.accounts(), started.elapsed());
}

/// Logs a hundred times: the topics are numbers from the call's first word on, modulo 10,000.
const MANY: [u8; 27] = [
    0x5f, 0x35, 0x80, 0x60, 0x64, 0x01, 0x90, 0x5b, 0x61, 0x27, 0x10, 0x81, 0x06, 0x60, 0x20, 0x5f, 0xa1, 0x60, 0x01,
    0x01, 0x81, 0x81, 0x10, 0x60, 0x07, 0x57, 0x00,
];

fn logs(folder: &Path, logs: u64) {
    let (ana, many) = (Person::nth(0), Address::repeat_byte(0x12));
    let mut genesis = genesis();
    genesis.alloc.insert(many, Alloc { code: MANY.to_vec().into(), ..Alloc::default() });
    let chain = Devchain::open(Some(folder), &genesis, clock()).unwrap();
    let signed: Vec<_> = (0..logs / 100).map(|n| ana.sized(n, many, words(n * 100, 0), 200_000)).collect();
    for block in signed.chunks(BLOCK) {
        assert!(chain.submit_all(block).iter().all(Result::is_ok));
    }
    let filter = Filter::new().from_block(0).address(many).event_signature(B256::from(U256::from(77)));
    for _ in 0..3 {
        let started = Instant::now();
        let found = chain.logs(&filter).unwrap().len();
        println!("{found} of {logs} logs by address and topic: {:?}", started.elapsed());
    }
    drop(chain);
    let started = Instant::now();
    Devchain::open(Some(folder), &genesis, clock()).unwrap();
    println!("start with {logs} logs of {} transactions: {:?}", signed.len(), started.elapsed());
}
