//! Looking at a chain that somebody else has open.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use alloy_primitives::{Address, U256};
use devchain::{DevError, Devchain, Filter, OpenError, Refusal};
use support::{LATEST, LOGGER, Person, clock, genesis, open, words};

fn look(folder: &Path) -> Result<Arc<Devchain>, OpenError> {
    Devchain::look(folder, &genesis(), clock())
}

/// Every file in the folder and what is in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let file = |file: fs::DirEntry| (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap());
    fs::read_dir(folder).unwrap().map(|entry| file(entry.unwrap())).collect()
}

#[test]
fn a_look_shows_what_is_there_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (chain, ana) = (open(Some(folder.path())).unwrap(), Person::nth(0));
    chain.submit(&ana.calls(0, LOGGER, words(1, 77))).unwrap();
    for copied in [false, true] {
        if copied {
            chain.copy_state().unwrap();
            chain.submit(&ana.calls(1, LOGGER, words(1, 78))).unwrap();
        }
        let before = files(folder.path());
        let seen = look(folder.path()).unwrap();
        assert!(seen.is_look() && !chain.is_look());
        assert_eq!((seen.latest(), seen.cut()), (chain.latest(), None));
        for block in 0..=chain.latest() {
            let hash = |chain: &Devchain| chain.block(block.into()).unwrap().unwrap().hash;
            assert_eq!(hash(&seen), hash(&chain));
            let slot = |chain: &Devchain| chain.slot(LOGGER, U256::from(1), block.into()).unwrap();
            assert_eq!(slot(&seen), slot(&chain));
        }
        let logs = |chain: &Devchain| chain.logs(&Filter::new().from_block(0)).unwrap();
        assert_eq!(logs(&seen), logs(&chain));
        let sent = ana.sends(chain.latest(), Address::repeat_byte(9), 1);
        assert_eq!(seen.submit(&sent), Err(Refusal::Looking));
        assert!(matches!(seen.mine(), Err(DevError::Refused(Refusal::Looking))));
        assert!(matches!(seen.revert_to(0), Err(DevError::Refused(Refusal::Looking))));
        assert!(matches!(seen.advance_time(1), Err(DevError::Refused(Refusal::Looking))));
        assert!(seen.copy_state().is_err());
        assert_eq!(files(folder.path()), before);
    }
    // It stands still while the other goes on, and the other was never in its way.
    let seen = look(folder.path()).unwrap();
    chain.submit(&ana.sends(2, Address::repeat_byte(9), 1)).unwrap();
    assert_eq!((seen.latest(), chain.latest(), look(folder.path()).unwrap().latest()), (2, 3, 3));
    drop(chain);
    assert_eq!(open(Some(folder.path())).unwrap().latest(), 3);
}

#[test]
fn a_block_that_is_being_written_is_not_there_yet() {
    let folder = tempfile::tempdir().unwrap();
    let (chain, ana) = (open(Some(folder.path())).unwrap(), Person::nth(0));
    chain.submit(&ana.calls(0, LOGGER, words(1, 77))).unwrap();
    let path = folder.path().join("blocks");
    let one = fs::read(&path).unwrap();
    chain.submit(&ana.calls(1, LOGGER, words(2, 78))).unwrap();
    drop(chain);
    let two = fs::read(&path).unwrap();
    for length in one.len()..two.len() {
        fs::write(&path, &two[..length]).unwrap();
        let seen = look(folder.path()).unwrap_or_else(|error| panic!("{length}: {error}"));
        assert_eq!((seen.latest(), seen.logs(&Filter::new().from_block(0)).unwrap().len()), (1, 1));
        assert_eq!(fs::read(&path).unwrap().len(), length);
    }
    fs::write(&path, two).unwrap();
    assert_eq!(look(folder.path()).unwrap().latest(), 2);
}

#[test]
fn nothing_is_made_by_looking_and_what_is_wrong_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nothing");
    assert!(matches!(look(&missing), Err(OpenError::Missing(_))));
    assert!(!missing.exists());
    assert!(matches!(look(folder.path()), Err(OpenError::Missing(_))));
    assert_eq!(files(folder.path()), BTreeMap::new());
    open(Some(folder.path())).unwrap().submit(&Person::nth(0).calls(0, LOGGER, words(1, 77))).unwrap();
    let foreign = Devchain::look(folder.path(), &devchain::Genesis { timestamp: 1, ..genesis() }, clock());
    assert!(matches!(foreign, Err(OpenError::ForeignGenesis { .. })));
    let path = folder.path().join("blocks");
    let mut damaged = fs::read(&path).unwrap();
    damaged[200] ^= 1;
    fs::write(&path, &damaged).unwrap();
    let error = look(folder.path()).unwrap_err();
    assert!(matches!(&error, OpenError::Damaged(damage) if damage.file == path), "{error}");
    assert_eq!(fs::read(&path).unwrap(), damaged);
}

/// What the process does that is looked at; in an ordinary run of the tests, nothing.
#[test]
fn goes_on_writing_until_it_is_told_to_stop() {
    let Ok(folder) = std::env::var(WRITTEN) else { return };
    let (chain, ana) = (open(Some(Path::new(&folder))).unwrap(), Person::nth(0));
    let told = thread::spawn(|| std::io::stdin().read_line(&mut String::new()));
    println!("{BEGUN}");
    std::io::stdout().flush().unwrap();
    for turn in (0_u64..).take_while(|_| !told.is_finished()) {
        let nonce = chain.account(ana.address(), LATEST).unwrap().nonce;
        chain.submit(&ana.calls(nonce, LOGGER, words(0, nonce + 1))).unwrap();
        match turn % 16 {
            7 => drop(chain.copy_state().unwrap()),
            11 => chain.revert_to(chain.latest().saturating_sub(3)).unwrap(),
            _ => {}
        }
    }
}

const WRITTEN: &str = "DEVCHAIN_WRITTEN_FOLDER";
const BEGUN: &str = "it has begun";

#[test]
fn looks_fit_together_while_another_process_writes() {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "goes_on_writing_until_it_is_told_to_stop", "--nocapture"])
        .env(WRITTEN, folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains(BEGUN)));
    let mut latest = 0;
    for _ in 0..200 {
        let seen = look(folder.path()).unwrap();
        // One call of the logger a block: the slot, the nonce and the block say the same of every state.
        for block in seen.latest().saturating_sub(4)..=seen.latest() {
            assert_eq!(seen.slot(LOGGER, U256::ZERO, block.into()).unwrap(), U256::from(block));
            assert_eq!(seen.account(Person::nth(0).address(), block.into()).unwrap().nonce, block);
        }
        latest = seen.latest().max(latest);
    }
    assert!(latest > 1, "it has written meanwhile");
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
    assert!(open(Some(folder.path())).unwrap().latest() > 0);
}

#[test]
fn a_thread_of_the_same_process_may_look_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let (chain, ana, acknowledged) = (open(Some(folder.path())).unwrap(), Person::nth(0), AtomicU64::new(0));
    thread::scope(|scope| {
        scope.spawn(|| {
            for nonce in 0..100 {
                chain.submit(&ana.calls(nonce, LOGGER, words(0, nonce + 1))).unwrap();
                acknowledged.store(nonce + 1, Ordering::SeqCst);
            }
        });
        while acknowledged.load(Ordering::SeqCst) < 100 {
            let least = acknowledged.load(Ordering::SeqCst);
            let seen = look(folder.path()).unwrap().slot(LOGGER, U256::ZERO, LATEST).unwrap();
            assert!(seen >= U256::from(least), "acknowledged {least}, seen {seen}");
        }
    });
}
