//! A process that is killed while it takes transactions: what it acknowledged is there, and all of what is there is whole.

#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

mod support;

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use alloy_primitives::U256;
use support::{LATEST, LOGGER, Person, open, words};

const FOLDER: &str = "DEVCHAIN_KILLED_FOLDER";
const TOLD: &str = "acknowledged ";

/// What the process does that is killed; in an ordinary run of the tests, nothing.
#[test]
fn takes_transactions_until_it_is_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let (chain, ana) = (open(Some(Path::new(&folder))).unwrap(), Person::nth(0));
    let mut out = std::io::stdout();
    for nonce in chain.account(ana.address(), LATEST).unwrap().nonce.. {
        chain.submit(&ana.calls(nonce, LOGGER, words(nonce, nonce + 1))).unwrap();
        writeln!(out, "{TOLD}{nonce}").unwrap();
        if nonce % 7 == 3 {
            chain.copy_state().unwrap();
        }
    }
}

#[test]
fn nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = None;
    for round in 0..25_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "takes_transactions_until_it_is_killed", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut heard = 0;
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            // The harness may say something before the first, and the last may end in the middle of its number.
            let nonce = line.unwrap().split_once(TOLD).and_then(|(_, nonce)| nonce.parse::<u64>().ok());
            if nonce.is_some() {
                acknowledged = acknowledged.max(nonce);
                heard += 1;
            }
            // Everything it says afterwards is still read: it was said.
            if heard == 1 + round % 9 {
                child.kill().unwrap();
            }
        }
        assert!(!child.wait().unwrap().success());
        let (chain, last) = (open(Some(folder.path())).unwrap(), acknowledged.unwrap());
        let there = chain.account(Person::nth(0).address(), LATEST).unwrap().nonce;
        assert!(there > last, "acknowledged up to {last}, there are {there}");
        assert_eq!(chain.latest(), there);
        for nonce in 0..there {
            assert_eq!(chain.slot(LOGGER, U256::from(nonce), LATEST).unwrap(), U256::from(nonce + 1));
        }
    }
}
