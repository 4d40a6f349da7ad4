//! PostgreSQL: a pool of connections, one transaction each.

use base::Value;
use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod};
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Config, NoTls};

use crate::{DbError, Row};

const CONNECTIONS: usize = 16;

#[derive(Debug)]
pub(crate) struct Engine {
    pool: Pool,
}

/// A transaction on a connection of its own. Dropped unfinished, it is rolled back before the connection is used again.
#[derive(Debug)]
pub(crate) struct PostgresTx {
    client: Option<Object>,
}

impl Engine {
    pub(crate) fn open(url: &str) -> Result<Self, DbError> {
        let mut config: Config = url.parse().map_err(|error| DbError::Location(format!("--database-url: {error}")))?;
        refuse_plain_text_over_a_network(&config)?;
        config.application_name("astra");
        let manager = Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS)
            .build()
            .map_err(|error| DbError::Location(error.to_string()))?;
        Ok(Self { pool })
    }

    pub(crate) async fn begin(&self) -> Result<PostgresTx, DbError> {
        self.start("BEGIN").await
    }

    pub(crate) async fn read(&self) -> Result<PostgresTx, DbError> {
        self.start("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await
    }

    async fn start(&self, begin: &str) -> Result<PostgresTx, DbError> {
        let client = self.pool.get().await?;
        // Armed before the statement: a caller that gives up meanwhile must not leave a transaction open in the pool.
        let tx = PostgresTx { client: Some(client) };
        tx.client()?.batch_execute(begin).await?;
        Ok(tx)
    }
}

/// Passwords and customer data do not travel in the clear.
fn refuse_plain_text_over_a_network(config: &Config) -> Result<(), DbError> {
    use tokio_postgres::config::Host;
    let local = |host: &Host| match host {
        Host::Tcp(name) => matches!(name.as_str(), "localhost" | "::1") || name.starts_with("127."),
        Host::Unix(_) => true,
    };
    if config.get_hosts().iter().all(local) {
        return Ok(());
    }
    Err(DbError::Location(
        "--database-url names another machine, and this build speaks to PostgreSQL without TLS: \
         use a local socket or an encrypted tunnel that listens on 127.0.0.1"
            .into(),
    ))
}

impl PostgresTx {
    fn client(&self) -> Result<&Object, DbError> {
        self.client.as_ref().ok_or_else(|| DbError::Engine("this transaction has ended".into()))
    }

    pub(crate) async fn batch(&self, sql: &str) -> Result<(), DbError> {
        Ok(self.client()?.batch_execute(sql).await?)
    }

    pub(crate) async fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<u64, DbError> {
        let client = self.client()?;
        let statement = client.prepare_cached(sql).await?;
        Ok(client.execute_raw(&statement, values.iter().map(Parameter)).await?)
    }

    pub(crate) async fn query<T>(
        &self,
        sql: &str,
        values: &[Value<'_>],
        limit: usize,
        mut read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        let client = self.client()?;
        let statement = client.prepare_cached(sql).await?;
        let parameters: Vec<Parameter<'_>> = values.iter().map(Parameter).collect();
        let borrowed: Vec<&(dyn ToSql + Sync)> = parameters.iter().map(|p| p as &(dyn ToSql + Sync)).collect();
        let rows = client.query(&statement, &borrowed).await?;
        rows.iter().take(limit).map(|row| read(&Row::postgres(row))).collect()
    }

    pub(crate) async fn commit(mut self) -> Result<(), DbError> {
        self.client()?.batch_execute("COMMIT").await.map_err(|error| DbError::NotCommitted(error.to_string()))?;
        // Only now may the connection go back as it is.
        self.client = None;
        Ok(())
    }
}

impl Drop for PostgresTx {
    fn drop(&mut self) {
        let Some(client) = self.client.take() else { return };
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            // Nobody is left to speak to the server: closing the connection rolls back as well.
            drop(Object::take(client));
            return;
        };
        runtime.spawn(async move {
            if client.batch_execute("ROLLBACK").await.is_err() {
                drop(Object::take(client));
            }
        });
    }
}

/// A value as PostgreSQL's driver wants it.
#[derive(Debug)]
struct Parameter<'a>(&'a Value<'a>);

impl ToSql for Parameter<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut tokio_postgres::types::private::BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match *self.0 {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) if *kind == Type::INT4 => i32::try_from(number)?.to_sql(kind, out),
            Value::Int(number) if *kind == Type::INT8 => number.to_sql(kind, out),
            Value::Text(text) if <&str as ToSql>::accepts(kind) => text.to_sql(kind, out),
            Value::Bytes(bytes) if *kind == Type::BYTEA => bytes.to_sql(kind, out),
            other => Err(format!("{other:?} was given for a parameter of type {kind}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
