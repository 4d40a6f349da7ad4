//! What happened, to what, and who did it. Whoever changes something records it here, in the same transaction; an order's
//! story, an organisation's audit log and the feed of the API are three ways to read the same rows.
//!
//! Ids are given before a transaction commits, so a reader that goes on from an id could pass over an event that became
//! visible late. Places are given afterwards, by one node at a time ([`Events::number`]), and have no gaps.

mod model;
mod store;

use base::Timestamp;
use db::{DbError, Tx};

use crate::{Actor, Desk, EventId};

pub use model::{Event, EventKind, FeedEvent, HistoryFilter, NewEvent};

/// How many events get their places in one transaction: everybody who writes waits for it.
const AT_ONCE: u32 = 200;

/// Records what `actor` did, in the caller's transaction.
pub(crate) async fn record_in(tx: &mut Tx, actor: Actor, at: Timestamp, event: &NewEvent) -> Result<EventId, DbError> {
    store::insert(tx, actor, at, event).await
}

/// Records what whoever is at `desk` did, in the caller's transaction.
pub(crate) async fn note_in(desk: &Desk, tx: &mut Tx, event: &NewEvent) -> Result<(), DbError> {
    store::insert(tx, desk.actor(), desk.now(), event).await.map(drop)
}

/// Everything that happened to the thing with this id, oldest first, in the caller's transaction.
pub(crate) async fn about_in(tx: &mut Tx, subject: impl Into<i64>) -> Result<Vec<Event>, DbError> {
    store::about(tx, subject.into()).await
}

/// What happened.
#[derive(Debug, Clone)]
pub struct Events {
    desk: Desk,
}

impl Events {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// Gives the events that are committed their places, and puts each into the feeds of those it concerns; how many.
    /// Runs in every node every second; only one does it at a time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn number(&self) -> Result<u64, DbError> {
        let mut numbered = 0;
        loop {
            if !store::is_any_unnumbered(&mut self.desk.read().await?).await? {
                return Ok(numbered);
            }
            let mut tx = self.desk.begin().await?;
            numbered += store::number(&mut tx, AT_ONCE).await?;
            tx.commit().await?;
        }
    }

    /// Up to `limit` events of a feed after a place in it, oldest first. `owner` is the id of a merchant, a brand or a
    /// member. An event appears within seconds.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn feed(&self, owner: impl Into<i64>, after: i64, limit: u32) -> Result<Vec<FeedEvent>, DbError> {
        store::feed(&mut self.desk.read().await?, owner.into(), after, limit).await
    }

    /// Up to `limit` events that `filter` lets through, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn history(&self, filter: &HistoryFilter<'_>, limit: u32) -> Result<Vec<FeedEvent>, DbError> {
        store::history(&mut self.desk.read().await?, filter, limit).await
    }

    /// Up to `limit` events of a feed before a place in it, newest first; `None` begins with the newest.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn latest(
        &self,
        owner: impl Into<i64>,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<FeedEvent>, DbError> {
        store::latest(&mut self.desk.read().await?, owner.into(), before.unwrap_or(i64::MAX), limit).await
    }
}
