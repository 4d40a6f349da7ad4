//! What the contracts said, in the database: each event once, and what follows from it for orders in the same transaction.

mod store;

use chain::B256;
use chain::contracts::market::Market;
use chain::indexer::{Batch, Event, Point, Sink, SinkError};
use chain::node::StoreFailure;
use db::{DbError, Tx};
use market::Desk;
use market::settlement::{self, Act, Seen};

/// For how many blocks below the cursor points are kept. A reorganisation that is deeper is another chain: it is read anew.
const POINTS_KEPT: u64 = 4_096;

/// Events of one chain in the database. Several nodes may follow it; a change is made by the one that is first, and the others are
/// told [`SinkError::Moved`].
#[derive(Debug, Clone)]
pub struct EventStore {
    desk: Desk,
    chain: i64,
    /// The market whose orders we settle.
    market: chain::Address,
}

impl EventStore {
    /// The events of the chain with this number, as far as the database has them. What `market` says of orders is told to
    /// [`market::settlement`].
    ///
    /// # Errors
    /// When the number is beyond what a database counts.
    pub fn new(desk: Desk, chain: u64, market: chain::Address) -> Result<Self, StoreFailure> {
        Ok(Self { desk, chain: counted(chain)?, market })
    }

    /// All events of blocks from `first` to `last`, in the chain's sequence.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn between(&self, first: u64, last: u64) -> Result<Vec<Event>, StoreFailure> {
        let mut tx = self.desk.read().await.map_err(StoreFailure::new)?;
        store::events(&mut tx, self.chain, (counted(first)?, counted(last)?)).await.map_err(StoreFailure::new)
    }

    async fn kept(&self, tx: &mut Tx, after: Option<Point>, batch: &Batch) -> Result<bool, StoreFailure> {
        let last = point(batch.last.point)?;
        if !store::advance(tx, self.chain, after.map(point).transpose()?, last).await.map_err(StoreFailure::new)? {
            return Ok(false);
        }
        let forgotten = counted(batch.last.point.number.saturating_sub(POINTS_KEPT))?;
        store::keep_point(tx, self.chain, last, forgotten).await.map_err(StoreFailure::new)?;
        store::insert(tx, self.chain, &batch.events).await?;
        let mut seen = Vec::new();
        for event in batch.events.iter().filter(|event| event.log.address == self.market) {
            seen.extend(seen_of(event)?);
        }
        settlement::seen_in(tx, &seen, self.desk.now()).await.map_err(StoreFailure::new)?;
        Ok(true)
    }

    async fn taken_back(&self, tx: &mut Tx, from: Point, to: Option<Point>) -> Result<bool, StoreFailure> {
        let (from, to) = (point(from)?, to.map(point).transpose()?);
        let failed = |error: DbError| StoreFailure::new(error);
        if !store::retreat(tx, self.chain, from, to).await.map_err(failed)? {
            return Ok(false);
        }
        let last = to.map_or(-1, |to| to.0);
        store::delete_above(tx, self.chain, last).await.map_err(failed)?;
        settlement::unseen_in(tx, last, self.desk.now()).await.map_err(failed)?;
        Ok(true)
    }
}

impl Sink for EventStore {
    async fn cursor(&mut self) -> Result<Option<Point>, SinkError> {
        let mut tx = self.desk.read().await.map_err(StoreFailure::new)?;
        Ok(store::cursor(&mut tx, self.chain).await.map_err(StoreFailure::new)?)
    }

    async fn point_below(&mut self, number: u64) -> Result<Option<Point>, SinkError> {
        let mut tx = self.desk.read().await.map_err(StoreFailure::new)?;
        Ok(store::point_below(&mut tx, self.chain, counted(number)?).await.map_err(StoreFailure::new)?)
    }

    async fn apply(&mut self, after: Option<Point>, batch: &Batch) -> Result<(), SinkError> {
        let mut tx = self.desk.begin().await.map_err(StoreFailure::new)?;
        if !self.kept(&mut tx, after, batch).await? {
            return Err(SinkError::Moved);
        }
        Ok(tx.commit().await.map_err(StoreFailure::new)?)
    }

    async fn rollback(&mut self, from: Point, to: Option<Point>) -> Result<(), SinkError> {
        let mut tx = self.desk.begin().await.map_err(StoreFailure::new)?;
        if !self.taken_back(&mut tx, from, to).await? {
            return Err(SinkError::Moved);
        }
        Ok(tx.commit().await.map_err(StoreFailure::new)?)
    }
}

/// What an event says of an order; `None` for one that says nothing we wait for.
fn seen_of(event: &Event) -> Result<Option<Seen>, StoreFailure> {
    let (act, id, amount) = if let Some(opened) = event.decode::<Market::Opened>() {
        (Act::Pay, opened.id, String::new())
    } else if let Some(released) = event.decode::<Market::Released>() {
        (Act::Release, released.id, String::new())
    } else if let Some(refunded) = event.decode::<Market::Refunded>() {
        (Act::Refund, refunded.id, refunded.amount.to_string())
    } else {
        return Ok(None);
    };
    let (block, transaction) = (counted(event.block.number)?, event.transaction.to_string());
    Ok(Some(Seen { chain_order: id.to_string(), act, amount, block, transaction }))
}

/// A number of a chain as a database has it.
fn counted(number: u64) -> Result<i64, StoreFailure> {
    i64::try_from(number).map_err(StoreFailure::new)
}

fn point(point: Point) -> Result<(i64, B256), StoreFailure> {
    Ok((counted(point.number)?, point.hash))
}
