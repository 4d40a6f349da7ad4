//! Measures how fast events come from a node into SQLite, beside the same rows put there by nobody but the database.
//!
//! `cargo xtask bench chain [-- FOLDER]`: the folder is on the disk that is measured.

#![allow(clippy::unwrap_used, reason = "a measurement may stop where it fails")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use base::{ManualClock, Timestamp, Value};
use chain::indexer::{Follow, Indexer};
use chain::testing::{CHAIN, Canned, Fake, OURS};
use db::{Db, Location};
use market::Desk;
use server::chain::events::EventStore;

const BLOCKS: u64 = 10_000;
const EACH: u64 = 100;
const RANGE: u64 = 100;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let place = std::env::args().nth(1).filter(|name| !name.starts_with("--"));
    let folder = tempfile::tempdir_in(place.map_or_else(std::env::temp_dir, Into::into)).unwrap();
    let db = opened(&folder.path().join("followed.db")).await;
    let clock = Arc::new(ManualClock::at(Timestamp::from_millis(0)));
    let sink = EventStore::new(Desk::new(db.clone(), clock), CHAIN, OURS).unwrap();
    let node = Fake::new(Canned { blocks: BLOCKS, each: EACH });
    let follow = Follow { confirmations: 0, range: RANGE, ..Follow::new(CHAIN, vec![OURS], 0) };
    let mut indexer = Indexer::open(node.provider(), sink, follow).await.unwrap();
    let start = Instant::now();
    indexer.catch_up().await.unwrap();
    let followed = start.elapsed();
    rate("events followed into SQLite, from a node that makes up its answers", followed);
    let bare = bare(&opened(&folder.path().join("bare.db")).await).await;
    rate("limit: the same rows in one transaction", bare);
    println!("followed in {:.1} times the limit", followed.as_secs_f64() / bare.as_secs_f64());
    let kept = "SELECT COUNT(*) AS n FROM chain_event";
    let kept: i64 = db.read().await.unwrap().one(kept, &[], |row| row.get("n")).await.unwrap();
    assert_eq!(u64::try_from(kept).unwrap(), BLOCKS * EACH);
}

async fn opened(file: &std::path::Path) -> Db {
    let db = Db::open(&Location::File(file.to_owned())).await.unwrap();
    db.migrate(&market::migrations()).await.unwrap();
    db
}

/// One row a statement, all in one transaction: no node, no cursor, nothing that is looked up.
async fn bare(db: &Db) -> Duration {
    let start = Instant::now();
    let mut tx = db.begin().await.unwrap();
    let insert = "INSERT INTO chain_event (chain, block, place, block_hash, transaction_hash, contract, topics, data)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    for number in 0..BLOCKS * EACH {
        let number = i64::try_from(number).unwrap();
        let each = i64::try_from(EACH).unwrap();
        let (hash, topics) = ([7; 32], [7; 128]);
        let values = [
            Value::Int(1),
            Value::Int(number / each),
            Value::Int(number % each),
            Value::Bytes(&hash),
            Value::Bytes(&hash),
            Value::Bytes(&hash[..20]),
            Value::Bytes(&topics),
            Value::Bytes(&hash),
        ];
        tx.execute(insert, &values).await.unwrap();
    }
    tx.commit().await.unwrap();
    start.elapsed()
}

fn rate(what: &str, took: Duration) {
    let count = f64::from(u32::try_from(BLOCKS * EACH).unwrap());
    println!("{what}: {:.0} a second, {:.1} us each", count / took.as_secs_f64(), took.as_secs_f64() * 1e6 / count);
}
