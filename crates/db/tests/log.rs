//! The log of SQLite stays short under a load that never pauses, and loses nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use db::{Db, Location, Migration, params};

const PAPER: &[Migration] =
    &[Migration { name: "0001_paper", sql: "CREATE TABLE paper (id BIGINT PRIMARY KEY, words TEXT NOT NULL);" }];

/// Each row fills a page of its own.
const WORDS: usize = 3_000;
const ROWS: i64 = 24_000;
const AT_ONCE: i64 = 200;

#[tokio::test]
async fn a_log_under_a_load_that_never_pauses_begins_anew_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Location::File(folder.path().join("a.db"))).await.unwrap();
    db.migrate(PAPER).await.unwrap();
    let words = "w".repeat(WORDS);
    let mut longest = 0;
    for first in (0..ROWS).step_by(usize::try_from(AT_ONCE).unwrap()) {
        let mut tx = db.begin().await.unwrap();
        for id in first..first + AT_ONCE {
            tx.execute("INSERT INTO paper (id, words) VALUES ($1, $2)", params![id, words]).await.unwrap();
        }
        tx.commit().await.unwrap();
        // Somebody is always reading.
        let mut tx = db.read().await.unwrap();
        let last: i64 = tx.one("SELECT MAX(id) AS last FROM paper", params![], |row| row.get("last")).await.unwrap();
        assert_eq!(last, first + AT_ONCE - 1);
        longest = longest.max(folder.path().join("a.db-wal").metadata().unwrap().len());
    }
    // 100 MB were written. The log begins anew at 64 MiB, and has room for what one commit brings.
    assert!(longest < 80_000_000, "the log had {longest} bytes");
    assert!(longest > 10_000_000, "nothing was left to a copier: {longest} bytes");
    drop(db);
    let again = Db::open(&Location::File(folder.path().join("a.db"))).await.unwrap();
    let mut tx = again.read().await.unwrap();
    let whole = "SELECT COUNT(*) AS n FROM paper WHERE LENGTH(words) = $1";
    let length = i64::try_from(WORDS).unwrap();
    assert_eq!(tx.one(whole, params![length], |row| row.get::<i64>("n")).await.unwrap(), ROWS);
}
