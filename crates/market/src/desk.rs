use std::sync::Arc;

use base::{Clock, Span, Timestamp};
use db::{Db, DbError, Tx};

use crate::Actor;

/// What every subject works with: the database, the clock, new ids, and who acts. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Desk {
    db: Db,
    clock: Arc<dyn Clock>,
    actor: Actor,
}

impl Desk {
    /// A desk on `db`, telling the time by `clock`. Nobody acts but the program itself.
    #[must_use]
    pub fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock, actor: Actor::Clock }
    }

    /// The same desk, where `actor` acts.
    #[must_use]
    pub fn by(&self, actor: Actor) -> Self {
        Self { actor, ..self.clone() }
    }

    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        self.actor
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new id.
    #[must_use]
    pub fn next_id<T: From<i64>>(&self) -> T {
        self.db.next_id()
    }

    /// An id below all that were made within the last `span`, by any node; see [`Db::id_before`].
    #[must_use]
    pub fn id_before(&self, span: Span) -> i64 {
        self.db.id_before(span)
    }

    /// What the database engine is called.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        self.db.engine()
    }

    /// A transaction that may write; see [`Db::begin`].
    ///
    /// # Errors
    /// When the engine cannot start one.
    pub async fn begin(&self) -> Result<Tx, DbError> {
        self.db.begin().await
    }

    /// A transaction that only reads; see [`Db::read`].
    ///
    /// # Errors
    /// When the engine cannot start one.
    pub async fn read(&self) -> Result<Tx, DbError> {
        self.db.read().await
    }
}
