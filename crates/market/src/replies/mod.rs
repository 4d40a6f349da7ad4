//! What was answered to requests with an idempotency key: the same request again gets the same answer.
//!
//! Whoever comes first takes the key in a transaction of its own and is left alone for a minute. An answer is kept for a
//! day; one that did nothing gives the key free. A node that dies in between leaves the key to be taken anew when its minute
//! is over. So a request is done at least once; what must happen once (an order, a refund) carries the key into its own
//! transaction as well.

mod store;

use base::Span;
use db::DbError;

use crate::{Desk, KeyId};

/// How long an answer is kept.
pub const LIFE: Span = Span::hours(24);
/// How long whoever took a key is left alone.
const LEASE: Span = Span::minutes(1);

/// What there is under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// Nothing was: go on, and finish or give up.
    New,
    /// The same request was answered.
    Answered {
        /// With this status,
        status: u16,
        /// and this body.
        body: String,
    },
    /// The same request is being worked on.
    Running,
    /// The key belongs to another request.
    Other,
}

/// What is stored under a key.
struct Stored {
    request_hash: String,
    begun_at: base::Timestamp,
    leased_until: base::Timestamp,
    answer: Option<(u16, String)>,
}

/// Answers that are kept.
#[derive(Debug, Clone)]
pub struct Replies {
    desk: Desk,
}

impl Replies {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// Takes `request_key` of the program `by` for the request with this hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin(&self, by: KeyId, request_key: &str, request_hash: &str) -> Result<Begun, DbError> {
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        if store::take(&mut tx, by, request_key, request_hash, (now, now + LEASE)).await? {
            tx.commit().await?;
            return Ok(Begun::New);
        }
        let Some(stored) = store::find(&mut tx, by, request_key).await? else { return Ok(Begun::Running) };
        let is_old = stored.begun_at + LIFE <= now;
        if !is_old && stored.request_hash != request_hash {
            return Ok(Begun::Other);
        }
        match stored.answer {
            Some((status, body)) if !is_old => return Ok(Begun::Answered { status, body }),
            None if stored.leased_until > now => return Ok(Begun::Running),
            _ => {}
        }
        let mine = store::take_over(&mut tx, by, request_key, request_hash, stored.leased_until, (now, now + LEASE));
        if !mine.await? {
            return Ok(Begun::Running);
        }
        tx.commit().await?;
        Ok(Begun::New)
    }

    /// Keeps the answer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn finish(&self, by: KeyId, request_key: &str, status: u16, body: &str) -> Result<(), DbError> {
        let mut tx = self.desk.begin().await?;
        store::finish(&mut tx, by, request_key, status, body).await?;
        tx.commit().await
    }

    /// Gives the key free: nothing was done under it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn give_up(&self, by: KeyId, request_key: &str) -> Result<(), DbError> {
        let mut tx = self.desk.begin().await?;
        store::give_up(&mut tx, by, request_key).await?;
        tx.commit().await
    }

    /// Forgets answers that are older than a day; how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_old(&self) -> Result<u64, DbError> {
        let oldest = self.desk.now() - LIFE;
        // Looked for first: usually there is none, and then nobody waits for the writer.
        if !store::has_older(&mut self.desk.read().await?, oldest).await? {
            return Ok(0);
        }
        let mut tx = self.desk.begin().await?;
        let gone = store::delete_older(&mut tx, oldest).await?;
        tx.commit().await?;
        Ok(gone)
    }
}
