//! What has to happen to orders on the chain: paid, released, refunded. Nothing here knows a chain.
//!
//! An intent is written in the transaction that makes it necessary ([`write_in`]), so it is there if and only if its order is,
//! and once: its order, act and number are its key. A job carries it to the chain and writes down what came of it
//! ([`Settlements::open`], [`note_in`]). What the chain says by itself is the last word ([`seen_in`]): it settles an intent however it
//! came about, and when the chain takes it back ([`unseen_in`]), the intent waits again.

mod error;
mod model;
mod store;

use base::Timestamp;
use db::{DbError, Tx};

pub use error::SettlementError;
pub use model::{Act, Approval, Carried, Deal, Intent, NewIntent, Outcome, Seen, Share, Status};

use crate::{Desk, OrderId, SettlementId};

/// How many orders one statement asks for.
const AT_ONCE: usize = crate::many::IDS_AT_ONCE;

/// Writes an intent down, in the caller's transaction. The same one again is the one that is there.
///
/// # Errors
/// [`SettlementError::Other`] when another one is there in its place.
pub async fn write_in(tx: &mut Tx, intent: &NewIntent, now: Timestamp) -> Result<SettlementId, SettlementError> {
    let carried = serde_json::to_string(&intent.carried)?;
    if let Some(id) = store::insert(tx, intent, &carried, now).await? {
        return Ok(id);
    }
    let there = store::find(tx, intent.order, intent.carried.act(), intent.number).await?;
    match there {
        Some((id, chain_order, was)) if chain_order == intent.chain_order && was == carried => Ok(id),
        _ => Err(SettlementError::Other(intent.order, intent.carried.act().word())),
    }
}

/// Notes what came of an attempt, in the caller's transaction; `false` when the intent has ended or begun anew in the meantime, and
/// nothing was noted.
///
/// # Errors
/// When the database fails.
pub async fn note_in(tx: &mut Tx, intent: &Intent, outcome: &Outcome, now: Timestamp) -> Result<bool, DbError> {
    store::note(tx, intent, outcome, now).await
}

/// Notes what the chain says has happened, in the caller's transaction. Orders that are not ours pass. What is still on its way stays
/// so until whoever sent it says so.
///
/// # Errors
/// When the database fails.
pub async fn seen_in(tx: &mut Tx, seen: &[Seen], now: Timestamp) -> Result<(), DbError> {
    for some in seen.chunks(AT_ONCE) {
        let orders: Vec<&str> = some.iter().map(|seen| seen.chain_order.as_str()).collect();
        let known = store::known(tx, &orders).await?;
        for seen in some.iter().filter(|seen| known.contains(&seen.chain_order)) {
            store::see(tx, seen, now).await?;
        }
    }
    Ok(())
}

/// Takes back what the chain said above a block, in the caller's transaction: what had been settled by it waits again.
///
/// # Errors
/// When the database fails.
pub async fn unseen_in(tx: &mut Tx, last: i64, now: Timestamp) -> Result<(), DbError> {
    store::unsee_above(tx, last, now).await
}

/// What has to happen to orders on the chain.
#[derive(Debug, Clone)]
pub struct Settlements {
    desk: Desk,
}

impl Settlements {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// Up to `most` intents that are due or on their way, those that wait longest first; of an order only the first that has not ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open(&self, most: u32) -> Result<Vec<Intent>, DbError> {
        store::open(&mut self.desk.read().await?, self.desk.now(), most).await
    }

    /// All intents of an order, in the sequence in which they were written.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_order(&self, order: OrderId) -> Result<Vec<Intent>, DbError> {
        store::of_order(&mut self.desk.read().await?, order).await
    }
}
