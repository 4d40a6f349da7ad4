use base::Value;
use chain::indexer::{Event, Point};
use chain::node::StoreFailure;
use chain::{Address, B256, Bytes};
use db::{DbError, Row, Tx, params};

use super::counted;

/// How many events one statement has.
const AT_ONCE: usize = 5;
/// Ready made: the first is written by every batch many times.
const FIVE: &str = "INSERT INTO chain_event (chain, block, place, block_hash, transaction_hash, contract, topics, data) VALUES
     ($1, $2, $3, $4, $5, $6, $7, $8), ($9, $10, $11, $12, $13, $14, $15, $16), ($17, $18, $19, $20, $21, $22, $23, $24),
     ($25, $26, $27, $28, $29, $30, $31, $32), ($33, $34, $35, $36, $37, $38, $39, $40)";
const ONE: &str = "INSERT INTO chain_event (chain, block, place, block_hash, transaction_hash, contract, topics, data)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

pub(super) async fn cursor(tx: &mut Tx, chain: i64) -> Result<Option<Point>, DbError> {
    tx.first("SELECT number, hash FROM chain_cursor WHERE chain = $1", params![chain], point).await
}

pub(super) async fn point_below(tx: &mut Tx, chain: i64, number: i64) -> Result<Option<Point>, DbError> {
    let select = "SELECT number, hash FROM chain_point WHERE chain = $1 AND number < $2 ORDER BY number DESC LIMIT 1";
    tx.first(select, params![chain, number], point).await
}

/// `false` when the cursor is not at `after`.
pub(super) async fn advance(
    tx: &mut Tx,
    chain: i64,
    after: Option<(i64, B256)>,
    (number, hash): (i64, B256),
) -> Result<bool, DbError> {
    let hash = hash.as_slice();
    let moved = if let Some((before, was)) = after {
        let update = "UPDATE chain_cursor SET number = $1, hash = $2 WHERE chain = $3 AND number = $4 AND hash = $5";
        tx.execute(update, params![number, hash, chain, before, was.as_slice()]).await?
    } else {
        let insert =
            "INSERT INTO chain_cursor (chain, number, hash) VALUES ($1, $2, $3) ON CONFLICT (chain) DO NOTHING";
        tx.execute(insert, params![chain, number, hash]).await?
    };
    Ok(moved == 1)
}

/// `false` when the cursor is not at `from`.
pub(super) async fn retreat(
    tx: &mut Tx,
    chain: i64,
    from: (i64, B256),
    to: Option<(i64, B256)>,
) -> Result<bool, DbError> {
    let Some(to) = to else {
        let delete = "DELETE FROM chain_cursor WHERE chain = $1 AND number = $2 AND hash = $3";
        return Ok(tx.execute(delete, params![chain, from.0, from.1.as_slice()]).await? == 1);
    };
    advance(tx, chain, Some(from), to).await
}

pub(super) async fn keep_point(
    tx: &mut Tx,
    chain: i64,
    (number, hash): (i64, B256),
    forgotten: i64,
) -> Result<(), DbError> {
    let insert = "INSERT INTO chain_point (chain, number, hash) VALUES ($1, $2, $3)";
    tx.execute(insert, params![chain, number, hash.as_slice()]).await?;
    tx.execute("DELETE FROM chain_point WHERE chain = $1 AND number < $2", params![chain, forgotten]).await.map(drop)
}

pub(super) async fn delete_above(tx: &mut Tx, chain: i64, last: i64) -> Result<(), DbError> {
    tx.execute("DELETE FROM chain_event WHERE chain = $1 AND block > $2", params![chain, last]).await?;
    tx.execute("DELETE FROM chain_point WHERE chain = $1 AND number > $2", params![chain, last]).await.map(drop)
}

pub(super) async fn insert(tx: &mut Tx, chain: i64, events: &[Event]) -> Result<(), StoreFailure> {
    let mut topics = Vec::with_capacity(AT_ONCE);
    for chunk in events.chunks(AT_ONCE) {
        topics.clear();
        topics.extend(chunk.iter().map(|event| event.log.topics().as_flattened_bytes()));
        if chunk.len() == AT_ONCE {
            let mut values = Vec::with_capacity(AT_ONCE * 8);
            for (event, topics) in chunk.iter().zip(&topics) {
                values.extend(row(chain, event, topics)?);
            }
            tx.execute(FIVE, &values).await.map_err(StoreFailure::new)?;
        } else {
            for (event, topics) in chunk.iter().zip(&topics) {
                tx.execute(ONE, &row(chain, event, topics)?).await.map_err(StoreFailure::new)?;
            }
        }
    }
    Ok(())
}

fn row<'a>(chain: i64, event: &'a Event, topics: &'a [u8]) -> Result<[Value<'a>; 8], StoreFailure> {
    let (block, place) = (counted(event.block.number)?, counted(event.index)?);
    Ok([
        Value::Int(chain),
        Value::Int(block),
        Value::Int(place),
        Value::Bytes(event.block.hash.as_slice()),
        Value::Bytes(event.transaction.as_slice()),
        Value::Bytes(event.log.address.as_slice()),
        Value::Bytes(topics),
        Value::Bytes(&event.log.data.data),
    ])
}

/// Hashes as one text of bytes.
trait Flattened {
    fn as_flattened_bytes(&self) -> Vec<u8>;
}

impl Flattened for [B256] {
    fn as_flattened_bytes(&self) -> Vec<u8> {
        self.iter().flat_map(|hash| hash.0).collect()
    }
}

pub(super) async fn events(tx: &mut Tx, chain: i64, (first, last): (i64, i64)) -> Result<Vec<Event>, DbError> {
    let select = "SELECT block, place, block_hash, transaction_hash, contract, topics, data FROM chain_event
         WHERE chain = $1 AND block BETWEEN $2 AND $3 ORDER BY block, place";
    tx.all(select, params![chain, first, last], event).await
}

fn event(row: &Row<'_>) -> Result<Event, DbError> {
    let block = Point { number: number(row, "block")?, hash: hash(row, "block_hash")? };
    let place = (block, number(row, "place")?, hash(row, "transaction_hash")?);
    let topics: Vec<u8> = row.get("topics")?;
    let topics: Vec<B256> = topics.chunks_exact(32).map(B256::from_slice).collect();
    let data: Vec<u8> = row.get("data")?;
    let contract: Vec<u8> = row.get("contract")?;
    let contract = Address::try_from(contract.as_slice()).map_err(|_| broken("contract"))?;
    Event::restored(place, contract, topics, Bytes::from(data)).ok_or_else(|| broken("topics"))
}

fn point(row: &Row<'_>) -> Result<Point, DbError> {
    Ok(Point { number: number(row, "number")?, hash: hash(row, "hash")? })
}

fn number(row: &Row<'_>, column: &str) -> Result<u64, DbError> {
    u64::try_from(row.get::<i64>(column)?).map_err(|_| broken(column))
}

fn hash(row: &Row<'_>, column: &str) -> Result<B256, DbError> {
    let bytes: Vec<u8> = row.get(column)?;
    B256::try_from(bytes.as_slice()).map_err(|_| broken(column))
}

fn broken(column: &str) -> DbError {
    DbError::Engine(format!("what stands in {column} is nothing of a chain"))
}
