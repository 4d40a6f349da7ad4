//! What is on the disk: it comes back as it was, and what is damaged is named.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use std::fs;
use std::path::Path;

use alloy_primitives::{Address, U256};
use devchain::{Devchain, Filter, OpenError, recover};
use proptest::prelude::*;
use support::{CHAIN, LATEST, LOGGER, OTHER_LOGGER, Person, clock, genesis, open, words};

/// Three blocks; says what each is called.
fn small(folder: &Path) -> Vec<alloy_primitives::B256> {
    let (chain, ana) = (open(Some(folder)).unwrap(), Person::nth(0));
    chain.submit(&ana.sends(0, Address::repeat_byte(9), 5)).unwrap();
    chain.submit(&ana.calls(1, LOGGER, words(1, 77))).unwrap();
    chain.submit(&ana.calls(2, LOGGER, words(2, 78))).unwrap();
    (0..=3_u64).map(|number| chain.block(number.into()).unwrap().unwrap().hash).collect()
}

#[test]
fn what_was_acknowledged_is_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let hashes = small(folder.path());
    for copied in [false, true] {
        let chain = open(Some(folder.path())).unwrap();
        assert_eq!(chain.block(LATEST).unwrap().unwrap().hash, hashes[3]);
        assert_eq!(chain.slot(LOGGER, U256::from(1), LATEST).unwrap(), U256::from(77));
        assert_eq!(chain.slot(LOGGER, U256::from(1), 1.into()).unwrap(), U256::ZERO);
        assert_eq!(chain.logs(&Filter::new().from_block(0)).unwrap().len(), 2);
        assert_eq!(chain.cut(), None);
        if !copied {
            assert!(chain.copy_state().unwrap() > 0);
        }
    }
    let chain = open(Some(folder.path())).unwrap();
    chain.submit(&Person::nth(0).sends(3, Address::repeat_byte(9), 5)).unwrap();
    drop(chain);
    let chain = open(Some(folder.path())).unwrap();
    assert_eq!(chain.account(Address::repeat_byte(9), LATEST).unwrap().balance, U256::from(10));
}

#[test]
fn one_process_at_a_time_and_no_other_chain() {
    let folder = tempfile::tempdir().unwrap();
    let chain = open(Some(folder.path())).unwrap();
    assert!(matches!(open(Some(folder.path())), Err(OpenError::InUse(_))));
    drop(chain);
    let other = devchain::Genesis { chain_id: 5, ..genesis() };
    let error = Devchain::open(Some(folder.path()), &other, clock()).unwrap_err();
    assert!(matches!(error, OpenError::ForeignChain { found: CHAIN, asked: 5, .. }), "{error}");
    let later = devchain::Genesis { timestamp: 1, ..genesis() };
    let error = Devchain::open(Some(folder.path()), &later, clock()).unwrap_err();
    assert!(matches!(error, OpenError::ForeignGenesis { .. }), "{error}");
}

#[test]
fn a_file_that_ends_early_is_cut_back_to_a_whole_block() {
    let folder = tempfile::tempdir().unwrap();
    let hashes = small(folder.path());
    let path = folder.path().join("blocks");
    let whole = fs::read(&path).unwrap();
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        let chain = open(Some(folder.path())).unwrap_or_else(|error| panic!("{length}: {error}"));
        let latest = chain.latest();
        assert_eq!(chain.block(LATEST).unwrap().unwrap().hash, hashes[usize::try_from(latest).unwrap()]);
        let cut = chain.cut().map_or(0, |cut| cut.bytes);
        let kept = fs::metadata(&path).unwrap().len();
        assert!(length < 60 || kept + cut == u64::try_from(length).unwrap(), "{length}");
    }
    // As some file systems leave it: long enough, and nothing but zeros where nothing was written.
    for written in [0, 100] {
        let mut zeros = whole.clone();
        zeros.resize(whole.len() + 4096, 0);
        zeros[whole.len()..whole.len() + written].copy_from_slice(&whole[60..60 + written]);
        fs::write(&path, &zeros).unwrap();
        match open(Some(folder.path())) {
            Ok(chain) => assert_eq!((chain.latest(), written), (3, 0)),
            // The head of another block stands there: that was not left by a block being written.
            Err(error) => assert!(matches!(error, OpenError::Damaged(_)) && written > 0, "{error}"),
        }
    }
}

#[test]
fn no_byte_can_change_unnoticed() {
    let folder = tempfile::tempdir().unwrap();
    let hashes = small(folder.path());
    let path = folder.path().join("blocks");
    let whole = fs::read(&path).unwrap();
    for place in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[place] ^= 1 << (place % 8);
        fs::write(&path, &damaged).unwrap();
        let error = open(Some(folder.path())).err().unwrap_or_else(|| panic!("byte {place}"));
        match error {
            OpenError::Unknown(_) => assert!(place < 60),
            OpenError::Damaged(damage) => {
                assert!(damage.offset <= u64::try_from(place).unwrap() && damage.last_good.unwrap() < 3, "{damage}");
            }
            other => panic!("byte {place}: {other}"),
        }
        assert_eq!(fs::read(&path).unwrap(), damaged, "a refusal changes nothing");
        if place % 50 == 0 && place >= 60 {
            let kept = recover(folder.path(), &genesis()).unwrap();
            let chain = open(Some(folder.path())).unwrap();
            assert_eq!(chain.latest(), kept.latest);
            assert_eq!(chain.block(LATEST).unwrap().unwrap().hash, hashes[usize::try_from(kept.latest).unwrap()]);
            let removed = kept.removed.unwrap();
            assert_eq!([fs::read(&path).unwrap(), fs::read(removed).unwrap()].concat(), damaged);
        }
    }
}

#[test]
fn a_copy_of_the_state_is_believed_only_when_it_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    small(folder.path());
    open(Some(folder.path())).unwrap().copy_state().unwrap();
    let path = folder.path().join("state");
    let whole = fs::read(&path).unwrap();
    for place in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[place] ^= 0x40;
        fs::write(&path, if place % 2 == 0 { &damaged } else { &whole[..place] }).unwrap();
        let error = open(Some(folder.path())).err().unwrap_or_else(|| panic!("byte {place}"));
        assert!(matches!(error, OpenError::Damaged(_)), "{place}: {error}");
    }
    let kept = recover(folder.path(), &genesis()).unwrap();
    assert_eq!((kept.latest, kept.removed), (3, None));
    assert_eq!(open(Some(folder.path())).unwrap().slot(LOGGER, U256::from(2), LATEST).unwrap(), U256::from(78));
}

#[test]
fn blocks_that_are_missing_behind_a_copy_of_the_state_are_missed() {
    let folder = tempfile::tempdir().unwrap();
    small(folder.path());
    open(Some(folder.path())).unwrap().copy_state().unwrap();
    let path = folder.path().join("blocks");
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    let error = open(Some(folder.path())).unwrap_err();
    assert!(matches!(&error, OpenError::Damaged(damage) if damage.last_good == Some(2)), "{error}");
    assert_eq!(recover(folder.path(), &genesis()).unwrap().latest, 2);
    assert_eq!(open(Some(folder.path())).unwrap().latest(), 2);
}

#[derive(Debug, Clone)]
enum Step {
    Send { who: u8, to: u8, value: u64 },
    Log { who: u8, other: bool, topic: u64, value: u64 },
    Copy,
    Reopen,
    Revert { back: u64 },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..4_u8, 0..6_u8, 0..1000_u64).prop_map(|(who, to, value)| Step::Send { who, to, value }),
        6 => (0..4_u8, any::<bool>(), 0..4_u64, 0..3_u64)
            .prop_map(|(who, other, topic, value)| Step::Log { who, other, topic, value }),
        1 => Just(Step::Copy),
        2 => Just(Step::Reopen),
        1 => (0..4_u64).prop_map(|back| Step::Revert { back }),
    ]
}

/// Everything that can be seen of a chain.
fn seen(chain: &Devchain) -> Vec<String> {
    let people = (0..6).map(|n| Person::nth(n).address()).chain([LOGGER, OTHER_LOGGER]);
    let mut seen: Vec<_> = people.map(|who| format!("{:?}", chain.account(who, LATEST).unwrap())).collect();
    for block in chain.latest().saturating_sub(5)..=chain.latest() {
        for slot in 0..4 {
            let slot = U256::from(slot);
            let slots = [LOGGER, OTHER_LOGGER].map(|at| chain.slot(at, slot, block.into()).unwrap());
            seen.push(format!("{block} {slots:?} {:?}", chain.block(block.into()).unwrap().unwrap().hash));
        }
    }
    seen.push(format!("{:?}", chain.logs(&Filter::new().from_block(0)).unwrap()));
    seen
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_chain_that_was_opened_again_is_the_same_and_finds_the_same_logs(steps in prop::collection::vec(step(), 1..40)) {
        let folder = tempfile::tempdir().unwrap();
        let mut chain = Some(open(Some(folder.path())).unwrap());
        for step in steps {
            let now = chain.as_ref().unwrap();
            let nonce = |who: u8| now.account(Person::nth(who).address(), LATEST).unwrap().nonce;
            match step {
                Step::Send { who, to, value } => {
                    now.submit(&Person::nth(who).sends(nonce(who), Person::nth(to).address(), value)).unwrap();
                }
                Step::Log { who, other, topic, value } => {
                    let to = if other { OTHER_LOGGER } else { LOGGER };
                    now.submit(&Person::nth(who).calls(nonce(who), to, words(topic, value))).unwrap();
                }
                Step::Copy => { now.copy_state().unwrap(); }
                Step::Revert { back } => now.revert_to(now.latest().saturating_sub(back)).unwrap(),
                Step::Reopen => {
                    let before = seen(now);
                    drop(chain.take());
                    let again = open(Some(folder.path())).unwrap();
                    prop_assert_eq!(seen(&again), before);
                    chain = Some(again);
                }
            }
        }
        let chain = chain.unwrap();
        let all = chain.logs(&Filter::new().from_block(0)).unwrap();
        for (from, to, topic) in [(0, 99, 0), (2, 9, 1), (5, 20, 2), (0, 3, 3)] {
            for address in [LOGGER, OTHER_LOGGER] {
                let topic = alloy_primitives::B256::from(U256::from(topic));
                let filter = Filter::new().from_block(from).to_block(to).address(address).event_signature(topic);
                let fits = |log: &&devchain::Log| {
                    log.block_number.is_some_and(|block| (from..=to).contains(&block))
                        && log.inner.address == address && log.inner.topics().first() == Some(&topic)
                };
                let naive: Vec<_> = all.iter().filter(fits).cloned().collect();
                if from <= chain.latest() {
                    prop_assert_eq!(chain.logs(&filter).unwrap(), naive);
                }
            }
        }
    }
}
