//! Measures trees of payments: leaves, nodes, the proof of every payment, and the file. Prints seconds and the most memory
//! the process had.
//!
//! `cargo xtask bench trees [-- PAYMENTS]`

use std::time::Instant;

use anyhow::ensure;
use chain::merkle::{self, LeafOrder, Tree};
use chain::payouts::Claims;
use chain::{Address, B256, U256};

use crate::memory;

/// Measures it.
pub(crate) fn measure(payments: u64) -> anyhow::Result<()> {
    let [payouts, pool, token] = [1, 2, 3].map(Address::with_last_byte);
    let claims = Claims { chain: 8453, payouts, pool, token };
    let start = Instant::now();
    let leaves: Vec<B256> = (1..=payments).map(|number| claims.leaf(account(number), U256::from(number))).collect();
    said("leaves", start)?;
    let building = Instant::now();
    let tree = Tree::new(&leaves, LeafOrder::ByHash)?;
    said("tree", building)?;
    said("leaves and tree", start)?;
    let proving = Instant::now();
    let mut siblings = 0;
    for index in 0..tree.len() {
        siblings += tree.proof(index)?.len();
    }
    said(&format!("{payments} proofs of {siblings} siblings"), proving)?;
    let verifying = Instant::now();
    for (index, leaf) in leaves.iter().enumerate().step_by(1_000) {
        ensure!(merkle::verify(tree.root(), *leaf, &tree.proof(index)?), "the proof of {index} is wrong");
    }
    said("every thousandth verified", verifying)
}

fn account(number: u64) -> Address {
    let mut account = Address::ZERO;
    account[12..].copy_from_slice(&number.to_be_bytes());
    account
}

fn said(what: &str, since: Instant) -> anyhow::Result<()> {
    let millis = since.elapsed().as_millis();
    println!("{what}: {}.{:03} s, peak memory {} MiB", millis / 1000, millis % 1000, memory::peak()? / 1024);
    Ok(())
}
