use base::Timestamp;
use chain::relayer::{Attempt, Fate, Fees, Flight, Job, Request};
use chain::{Address, B256, Bytes};
use db::{DbError, Row, Tx, params};

use super::Clash;

/// More than this many jobs of flights are read at once by nobody.
const JOB: &str = "SELECT key, asker, contract, call, gas, since, together FROM relay_job";

pub(super) async fn fate(tx: &mut Tx, relayer: &str, key: &str) -> Result<Option<Fate>, DbError> {
    let select = "SELECT status, nonce, transaction_hash, reason FROM relay_job WHERE relayer = $1 AND key = $2";
    tx.first(select, params![*relayer, *key], |row| {
        let status: String = row.get("status")?;
        Ok(match status.as_str() {
            "waiting" => Fate::Waiting,
            "flying" => Fate::Flying(number(row, "nonce")?),
            "done" => Fate::Done(hash(row, "transaction_hash")?),
            "refused" => Fate::Refused(bytes(row, "reason")?),
            _ => return Err(broken("status")),
        })
    })
    .await
}

/// Holds the row of whoever a job is for until the transaction ends.
pub(super) async fn hold_asker(tx: &mut Tx, relayer: &str, asker: Address) -> Result<(), DbError> {
    let upsert = "INSERT INTO relay_asker (relayer, asker, jobs) VALUES ($1, $2, 1)
         ON CONFLICT (relayer, asker) DO UPDATE SET jobs = relay_asker.jobs + 1";
    tx.execute(upsert, params![*relayer, asker.as_slice()]).await.map(drop)
}

/// How much gas the jobs for somebody since a moment take together.
pub(super) async fn used(tx: &mut Tx, relayer: &str, asker: Address, since: Timestamp) -> Result<u64, DbError> {
    let select = "SELECT gas FROM relay_job WHERE relayer = $1 AND asker = $2 AND since >= $3";
    let all = tx.all(select, params![*relayer, asker.as_slice(), since], |row| number(row, "gas")).await?;
    Ok(all.into_iter().fold(0, u64::saturating_add))
}

pub(super) async fn insert_job(tx: &mut Tx, relayer: &str, job: &Job) -> Result<(), Clash> {
    let id: i64 = tx.next_id();
    let Request { key, user, to, data } = &job.request;
    let (gas, together) = (i64::try_from(job.gas)?, i64::try_from(job.together)?);
    let insert = "INSERT INTO relay_job (id, relayer, key, asker, contract, call, gas, since, together, status)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting')";
    let (user, to, data) = (user.as_slice(), to.as_slice(), data.as_ref());
    tx.execute(insert, params![id, *relayer, key, user, to, data, gas, job.since, together]).await?;
    Ok(())
}

pub(super) async fn waiting(tx: &mut Tx, relayer: &str, most: i64) -> Result<Vec<Job>, DbError> {
    let select = format!("{JOB} WHERE relayer = $1 AND status = 'waiting' ORDER BY id LIMIT $2");
    tx.all(&select, params![*relayer, most], |row| {
        let request = Request {
            key: row.get("key")?,
            user: address(row, "asker")?,
            to: address(row, "contract")?,
            data: bytes(row, "call")?,
        };
        let together = usize::try_from(row.get::<i64>("together")?).map_err(|_| broken("together"))?;
        Ok(Job { request, gas: number(row, "gas")?, since: row.get("since")?, together })
    })
    .await
}

pub(super) async fn flights(tx: &mut Tx, relayer: &str) -> Result<Vec<Flight>, DbError> {
    let select = "SELECT nonce, contract, call, gas FROM relay_flight WHERE relayer = $1 ORDER BY nonce";
    let read = |row: &Row<'_>| {
        let (nonce, gas) = (number(row, "nonce")?, number(row, "gas")?);
        let (to, data) = (address(row, "contract")?, bytes(row, "call")?);
        Ok((row.get("nonce")?, Flight { nonce, keys: Vec::new(), to, data, gas, attempts: Vec::new() }))
    };
    let open: Vec<(i64, Flight)> = tx.all(select, params![*relayer], read).await?;
    let mut flights = Vec::with_capacity(open.len());
    for (nonce, mut flight) in open {
        let keys = "SELECT key FROM relay_job WHERE relayer = $1 AND status = 'flying' AND nonce = $2 ORDER BY place";
        flight.keys = tx.all(keys, params![*relayer, nonce], |row| row.get("key")).await?;
        let attempts = "SELECT hash, raw, most, tip, signed_at FROM relay_attempt WHERE relayer = $1 AND nonce = $2
             ORDER BY number";
        flight.attempts = tx.all(attempts, params![*relayer, nonce], attempt).await?;
        flights.push(flight);
    }
    Ok(flights)
}

fn attempt(row: &Row<'_>) -> Result<Attempt, DbError> {
    let fee = |column: &str| {
        let text: String = row.get(column)?;
        text.parse().map_err(|_| broken(column))
    };
    let fees = Fees { most: fee("most")?, tip: fee("tip")? };
    Ok(Attempt { hash: hash(row, "hash")?, raw: bytes(row, "raw")?, fees, at: row.get("signed_at")? })
}

/// `false` when there is a flight of this nonce.
pub(super) async fn insert_flight(tx: &mut Tx, relayer: &str, nonce: i64, flight: &Flight) -> Result<bool, Clash> {
    let insert = "INSERT INTO relay_flight (relayer, nonce, contract, call, gas) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (relayer, nonce) DO NOTHING";
    let (to, data, gas) = (flight.to.as_slice(), flight.data.as_ref(), i64::try_from(flight.gas)?);
    Ok(tx.execute(insert, params![*relayer, nonce, to, data, gas]).await? == 1)
}

/// `false` when the job does not wait.
pub(super) async fn bind(tx: &mut Tx, relayer: &str, key: &str, (nonce, place): (i64, i64)) -> Result<bool, DbError> {
    let update = "UPDATE relay_job SET status = 'flying', nonce = $1, place = $2
         WHERE relayer = $3 AND key = $4 AND status = 'waiting'";
    Ok(tx.execute(update, params![nonce, place, *relayer, *key]).await? == 1)
}

/// How many attempts there are of a flight; `None` when there is no such flight. Holds the flight until the transaction ends.
pub(super) async fn attempts(tx: &mut Tx, relayer: &str, nonce: i64) -> Result<Option<i64>, DbError> {
    let hold = "UPDATE relay_flight SET gas = gas WHERE relayer = $1 AND nonce = $2";
    if tx.execute(hold, params![*relayer, nonce]).await? == 0 {
        return Ok(None);
    }
    let select = "SELECT COUNT(*) AS n FROM relay_attempt WHERE relayer = $1 AND nonce = $2";
    tx.one(select, params![*relayer, nonce], |row| row.get("n")).await.map(Some)
}

pub(super) async fn insert_attempt(
    tx: &mut Tx,
    relayer: &str,
    (nonce, number): (i64, i64),
    attempt: &Attempt,
) -> Result<(), DbError> {
    let Attempt { hash, raw, fees, at } = attempt;
    let insert = "INSERT INTO relay_attempt (relayer, nonce, number, hash, raw, most, tip, signed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let (most, tip) = (fees.most.to_string(), fees.tip.to_string());
    tx.execute(insert, params![*relayer, nonce, number, hash.as_slice(), raw.as_ref(), most, tip, at]).await.map(drop)
}

pub(super) async fn delete_flight(tx: &mut Tx, relayer: &str, nonce: i64) -> Result<(), DbError> {
    tx.execute("DELETE FROM relay_flight WHERE relayer = $1 AND nonce = $2", params![*relayer, nonce]).await?;
    tx.execute("DELETE FROM relay_attempt WHERE relayer = $1 AND nonce = $2", params![*relayer, nonce]).await.map(drop)
}

pub(super) async fn end_flight_done(tx: &mut Tx, relayer: &str, nonce: i64, hash: B256) -> Result<(), DbError> {
    let update = "UPDATE relay_job SET status = 'done', transaction_hash = $1
         WHERE relayer = $2 AND status = 'flying' AND nonce = $3";
    tx.execute(update, params![hash.as_slice(), *relayer, nonce]).await.map(drop)
}

pub(super) async fn end_flight_refused(tx: &mut Tx, relayer: &str, nonce: i64, reason: &Bytes) -> Result<(), DbError> {
    let update = "UPDATE relay_job SET status = 'refused', reason = $1
         WHERE relayer = $2 AND status = 'flying' AND nonce = $3";
    tx.execute(update, params![reason.as_ref(), *relayer, nonce]).await.map(drop)
}

pub(super) async fn end_flight_again(tx: &mut Tx, relayer: &str, nonce: i64, together: i64) -> Result<(), DbError> {
    let update = "UPDATE relay_job SET status = 'waiting', together = $1, nonce = NULL, place = NULL
         WHERE relayer = $2 AND status = 'flying' AND nonce = $3";
    tx.execute(update, params![together, *relayer, nonce]).await.map(drop)
}

/// `false` when there is no such job that waits.
pub(super) async fn refuse(tx: &mut Tx, relayer: &str, key: &str, reason: &Bytes) -> Result<bool, DbError> {
    let update = "UPDATE relay_job SET status = 'refused', reason = $1
         WHERE relayer = $2 AND key = $3 AND status = 'waiting'";
    Ok(tx.execute(update, params![reason.as_ref(), *relayer, *key]).await? == 1)
}

fn number(row: &Row<'_>, column: &str) -> Result<u64, DbError> {
    u64::try_from(row.get::<i64>(column)?).map_err(|_| broken(column))
}

fn hash(row: &Row<'_>, column: &str) -> Result<B256, DbError> {
    let bytes: Vec<u8> = row.get(column)?;
    B256::try_from(bytes.as_slice()).map_err(|_| broken(column))
}

fn address(row: &Row<'_>, column: &str) -> Result<Address, DbError> {
    let bytes: Vec<u8> = row.get(column)?;
    Address::try_from(bytes.as_slice()).map_err(|_| broken(column))
}

fn bytes(row: &Row<'_>, column: &str) -> Result<Bytes, DbError> {
    Ok(Bytes::from(row.get::<Vec<u8>>(column)?))
}

fn broken(column: &str) -> DbError {
    DbError::Engine(format!("what stands in {column} is nothing of a relayer"))
}
