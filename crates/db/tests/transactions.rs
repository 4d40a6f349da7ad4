//! What a transaction promises, on both engines.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

use db::{DbError, Location, Migration, on_both, params};

const SOAPS: &[Migration] = &[Migration {
    name: "0001_soaps",
    sql: "CREATE TABLE soap (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, left_over BIGINT NOT NULL,
              CONSTRAINT never_short CHECK (left_over >= 0));
          CREATE TABLE buyer (id BIGINT PRIMARY KEY, soap BIGINT NOT NULL REFERENCES soap (id));",
}];

async fn count(db: &db::Db) -> i64 {
    let mut tx = db.read().await.unwrap();
    tx.one("SELECT COUNT(*) AS n FROM soap", params![], |row| row.get("n")).await.unwrap()
}

async fn insert(tx: &mut db::Tx, id: i64, name: &str, left: i64) -> Result<u64, DbError> {
    tx.execute("INSERT INTO soap (name, id, left_over) VALUES ($2, $1, $3)", params![id, name, left]).await
}

on_both!(SOAPS, async fn a_dropped_transaction_leaves_no_trace(test) {
    let mut tx = test.db.begin().await.unwrap();
    insert(&mut tx, 1, "rose", 5).await.unwrap();
    drop(tx);
    assert_eq!(count(&test.db).await, 0);
    let mut tx = test.db.begin().await.unwrap();
    insert(&mut tx, 1, "rose", 5).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(count(&test.db).await, 1);
});

on_both!(SOAPS, async fn broken_rules_have_a_kind_of_their_own(test) {
    let mut tx = test.db.begin().await.unwrap();
    insert(&mut tx, 1, "rose", 5).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = test.db.begin().await.unwrap();
    assert!(matches!(insert(&mut tx, 2, "rose", 5).await, Err(DbError::Unique(_))));
    drop(tx);
    let mut tx = test.db.begin().await.unwrap();
    let short = insert(&mut tx, 2, "mint", -1).await;
    assert!(matches!(&short, Err(DbError::Check(rule)) if rule.contains("never_short")), "{short:?}");
    drop(tx);
    let mut tx = test.db.begin().await.unwrap();
    let stray = tx.execute("INSERT INTO buyer (id, soap) VALUES ($1, $2)", params![1_i64, 99_i64]).await;
    assert!(matches!(stray, Err(DbError::ForeignKey(_))), "{stray:?}");
});

on_both!(SOAPS, async fn a_failed_neighbour_does_not_harm_the_batch(test) {
    let tasks = (0..200_i64).map(|n| {
        let db = test.db.clone();
        tokio::spawn(async move {
            let mut tx = db.begin().await.unwrap();
            insert(&mut tx, n, &format!("soap {n}"), 1).await.unwrap();
            if n % 3 == 0 { drop(tx) } else { tx.commit().await.unwrap() }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    assert_eq!(count(&test.db).await, 133);
});

on_both!(SOAPS, async fn the_last_unit_is_taken_once(test) {
    let mut tx = test.db.begin().await.unwrap();
    insert(&mut tx, 1, "rose", 1).await.unwrap();
    tx.commit().await.unwrap();
    let tasks = (0..100).map(|_| {
        let db = test.db.clone();
        tokio::spawn(async move {
            let mut tx = db.begin().await.unwrap();
            let take = "UPDATE soap SET left_over = left_over - $1 WHERE id = $2 AND left_over >= $1";
            let taken = tx.execute(take, params![1_i64, 1_i64]).await.unwrap();
            tx.commit().await.unwrap();
            taken
        })
    });
    let mut taken = 0;
    for task in tasks.collect::<Vec<_>>() {
        taken += task.await.unwrap();
    }
    assert_eq!(taken, 1);
});

on_both!(SOAPS, async fn a_reader_keeps_its_snapshot_and_never_waits(test) {
    let mut reader = test.db.read().await.unwrap();
    let before: i64 = reader.one("SELECT COUNT(*) AS n FROM soap", params![], |row| row.get("n")).await.unwrap();
    let mut tx = test.db.begin().await.unwrap();
    insert(&mut tx, 1, "rose", 5).await.unwrap();
    assert_eq!(count(&test.db).await, 0, "uncommitted rows are invisible");
    tx.commit().await.unwrap();
    let after: i64 = reader.one("SELECT COUNT(*) AS n FROM soap", params![], |row| row.get("n")).await.unwrap();
    assert_eq!((before, after), (0, 0));
    drop(reader);
    assert_eq!(count(&test.db).await, 1);
});

on_both!(SOAPS, async fn null_bytes_and_long_texts_survive(test) {
    let mut tx = test.db.begin().await.unwrap();
    let name = "Größe 😀 ' \" ; -- ".repeat(1000);
    insert(&mut tx, i64::MAX, &name, i64::MAX).await.unwrap();
    let row: (String, i64, Option<String>) = tx
        .one("SELECT name, left_over, NULLIF(name, name) AS none FROM soap WHERE id = $1", params![i64::MAX], |row| {
            Ok((row.get("name")?, row.get("left_over")?, row.get("none")?))
        })
        .await
        .unwrap();
    assert_eq!(row, (name, i64::MAX, None));
});

on_both!(SOAPS, async fn a_migration_runs_once_and_an_edited_one_is_refused(test) {
    assert_eq!(test.db.migrate(SOAPS).await.unwrap(), 0);
    let edited = [Migration { name: "0001_soaps", sql: "SELECT 1" }];
    assert!(matches!(test.db.migrate(&edited).await, Err(DbError::Migration(text)) if text.contains("changed")));
    assert!(matches!(test.db.migrate(&[]).await, Err(DbError::Migration(text)) if text.contains("newer build")));
    let next = [SOAPS[0], Migration { name: "0002_broken", sql: "CREATE TABLE a (id BIGINT); CREATE NONSENSE" }];
    assert!(test.db.migrate(&next).await.is_err());
    let fixed = [SOAPS[0], Migration { name: "0002_fixed", sql: "CREATE TABLE a (id BIGINT)" }];
    assert_eq!(test.db.migrate(&fixed).await.unwrap(), 1, "nothing half-done remained");
});

on_both!(SOAPS, async fn a_second_handle_sees_the_data_and_makes_other_ids(test) {
    let mut tx = test.db.begin().await.unwrap();
    insert(&mut tx, 1, "rose", 5).await.unwrap();
    tx.commit().await.unwrap();
    let second = db::Db::open(&test.location).await.unwrap();
    assert_eq!(count(&second).await, 1);
    let (one, two): (i64, i64) = (test.db.next_id(), second.next_id());
    assert_ne!(one >> 12, two >> 12);
});

#[tokio::test]
async fn a_wrong_location_says_what_to_mend() {
    let remote = db::Db::open(&Location::Postgres("postgres://astra@db.example.com/astra".into())).await;
    assert!(remote.unwrap_err().to_string().contains("tunnel"));
    let nowhere = db::Db::open(&Location::File("/nonexistent/folder/astra.db".into())).await;
    assert!(nowhere.unwrap_err().to_string().contains("/nonexistent/folder/astra.db"));
}
