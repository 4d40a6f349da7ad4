//! Fresh databases for tests: the same test runs on both engines.

#![expect(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "test support: a broken test set-up should stop the test"
)]

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::{Statement, StatementStatus};

use crate::{Db, Location, Migration, params};

/// The variable that names a PostgreSQL server where tests may make schemas of their own.
pub const POSTGRES_URL: &str = "ASTRA_TEST_POSTGRES_URL";

/// An empty database that goes away with its last handle.
#[derive(Debug)]
pub struct TestDb {
    /// The database, at the last migration.
    pub db: Db,
    /// Where it is, to open it a second time.
    pub location: Location,
    _folder: Option<tempfile::TempDir>,
}

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// How many steps SQLite has taken on this thread, for all statements together: the work of its virtual machine, the same
/// on every machine and however busy it is. Statements run on the thread of their caller.
#[must_use]
pub fn sqlite_steps() -> u64 {
    STEPS.get()
}

pub(crate) fn note_steps(statement: &Statement<'_>) {
    let steps = u64::try_from(statement.reset_status(StatementStatus::VmStep)).unwrap_or_default();
    STEPS.set(STEPS.get().saturating_add(steps));
}

/// A SQLite database in a folder of its own.
pub async fn sqlite(migrations: &[Migration]) -> TestDb {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let location = Location::File(folder.path().join("astra.db"));
    let db = Db::open(&location).await.expect("a new file opens");
    db.migrate(migrations).await.expect("the schema is valid");
    TestDb { db, location, _folder: Some(folder) }
}

/// A schema of its own on the PostgreSQL server the environment names; `None`, with one line, where it names none.
pub async fn postgres(migrations: &[Migration]) -> Option<TestDb> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let Ok(url) = std::env::var(POSTGRES_URL) else {
        eprintln!("skipped on PostgreSQL: {POSTGRES_URL} is not set");
        return None;
    };
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let schema = format!("test_{}_{count}", std::process::id());
    let server = Db::open(&Location::Postgres(url.clone())).await.expect("the test server answers");
    let mut tx = server.begin().await.expect("a transaction");
    // Process numbers come around again: a schema of this name is the left-over of a test that ended long ago.
    tx.execute(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE"), params![]).await.expect("an old schema goes");
    tx.execute(&format!("CREATE SCHEMA {schema}"), params![]).await.expect("a new schema");
    tx.commit().await.expect("a commit");
    let joiner = if url.contains('?') { '&' } else { '?' };
    let location = Location::Postgres(format!("{url}{joiner}options=-csearch_path%3D{schema}"));
    let db = Db::open(&location).await.expect("the schema opens");
    db.migrate(migrations).await.expect("the schema is valid");
    Some(TestDb { db, location, _folder: None })
}

/// Defines one test for each engine from one body: `db::on_both!(MIGRATIONS, async fn name(test) { ... });`
/// The body gets a [`TestDb`].
#[macro_export]
macro_rules! on_both {
    ($migrations:expr, $(#[$meta:meta])* async fn $name:ident($test:ident) $body:block) => {
        mod $name {
            use super::*;

            async fn story($test: $crate::testing::TestDb) $body

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                story($crate::testing::sqlite($migrations).await).await;
            }

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(test) = $crate::testing::postgres($migrations).await {
                    story(test).await;
                }
            }
        }
    };
}
