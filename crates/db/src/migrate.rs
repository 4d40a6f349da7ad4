use crate::{Db, DbError, Tx, params};

/// One step of the schema, in the order given. A step that has run is never edited; the next one changes what is wrong.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its name, unique and stable.
    pub name: &'static str,
    /// Statements that both engines understand, separated by semicolons.
    pub sql: &'static str,
}

const BOOKKEEPING: &str = "
    CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY, sql TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS node_counter (id BIGINT PRIMARY KEY, starts BIGINT NOT NULL);
    INSERT INTO node_counter (id, starts) VALUES (1, 0) ON CONFLICT (id) DO NOTHING;
";

/// Creates the tables of this crate, if they are not there.
pub(crate) async fn prepare(tx: &mut Tx, lock: Option<&str>) -> Result<(), DbError> {
    if let Some(lock) = lock {
        tx.batch(lock).await?;
    }
    tx.batch(BOOKKEEPING).await
}

impl Db {
    /// Brings the schema to the last of `migrations`; the number of steps that were new. All or nothing, and one node at a
    /// time when several start together.
    ///
    /// # Errors
    /// When a step fails, when a step that has run was edited since, or when the database is of a newer build.
    pub async fn migrate(&self, migrations: &[Migration]) -> Result<usize, DbError> {
        let mut tx = self.begin().await?;
        prepare(&mut tx, self.migration_lock()).await?;
        let done = tx
            .all("SELECT name, sql FROM schema_migration ORDER BY name", params![], |row| {
                Ok((row.get::<String>("name")?, row.get::<String>("sql")?))
            })
            .await?;
        for (name, sql) in &done {
            check_known(name, sql, migrations)?;
        }
        let mut new = 0;
        for step in migrations.iter().filter(|step| !done.iter().any(|(name, _)| name == step.name)) {
            tx.batch(step.sql).await.map_err(|error| DbError::Migration(format!("{}: {error}", step.name)))?;
            tx.execute("INSERT INTO schema_migration (name, sql) VALUES ($1, $2)", params![step.name, step.sql])
                .await?;
            new += 1;
        }
        tx.commit().await?;
        Ok(new)
    }
}

fn check_known(name: &str, sql: &str, migrations: &[Migration]) -> Result<(), DbError> {
    let Some(step) = migrations.iter().find(|step| step.name == name) else {
        return Err(DbError::Migration(format!(
            "this database was made by a newer build (it has the step {name}): update the program, or use another folder"
        )));
    };
    if step.sql == sql {
        return Ok(());
    }
    Err(DbError::Migration(format!("the step {name} was changed after it had run here: restore its text")))
}
