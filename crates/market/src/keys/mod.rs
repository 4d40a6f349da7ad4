//! Keys with which programs act for a merchant, a brand or a seller.
//!
//! A key is shown once, when it is made; only its hash is stored. It can do what its scopes say, for its owner alone, until
//! it expires or is revoked. Who may make one is the caller's duty to ask.

mod error;
mod model;
mod store;

use base::{Span, Timestamp};
use db::DbError;

use crate::events::{self, EventKind, NewEvent};
use crate::{Actor, Desk, KeyId, Secret, hash_secret};

pub use error::KeyError;
pub use model::{Key, KeyOwner, MadeKey, NewKey, Scope, Scopes, Suspended};

/// What every key begins with, so that people and scanners recognise one.
pub const PREFIX: &str = "ast_";
/// More keys than this nobody keeps apart.
const MOST_KEYS: usize = 50;
/// How exactly the last use is known.
const USE_STEP: Span = Span::minutes(1);
/// How many characters of a key are kept to recognise it by.
const HINT: usize = 10;

/// Keys of programs.
#[derive(Debug, Clone)]
pub struct Keys {
    desk: Desk,
}

impl Keys {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// Makes a key. What it returns is the only time it can be read.
    ///
    /// # Errors
    /// When the name is not sound, no scope is chosen or one is not for this owner, it would have expired already, or the
    /// owner has too many keys.
    pub async fn make(&self, owner: KeyOwner, new: &NewKey) -> Result<MadeKey, KeyError> {
        let new = new.checked(owner, self.desk.now())?;
        let by = self.desk.actor().person().ok_or(KeyError::Nobody)?;
        let secret = Secret::generate().map_err(|error| KeyError::Randomness(error.to_string()))?;
        let text = format!("{PREFIX}{}", secret.reveal());
        let hint = text.get(..HINT).unwrap_or_default();
        let mut tx = self.desk.begin().await?;
        let alive = store::of_owner(&mut tx, owner).await?.into_iter().filter(|key| key.revoked_at.is_none());
        if alive.count() >= MOST_KEYS {
            return Err(KeyError::TooMany(MOST_KEYS));
        }
        let id = self.desk.next_id();
        store::insert(&mut tx, id, owner, &new, (&hash_secret(&text), hint), by, self.desk.now()).await?;
        let event = NewEvent::new(EventKind::KeyMade, id).with("name", new.name.as_str());
        events::note_in(&self.desk, &mut tx, &of(owner, event)).await?;
        tx.commit().await?;
        Ok(MadeKey { id, text })
    }

    /// The keys of an owner, the newest first, revoked ones too.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_owner(&self, owner: KeyOwner) -> Result<Vec<Key>, KeyError> {
        Ok(store::of_owner(&mut self.desk.read().await?, owner).await?)
    }

    /// Revokes a key of an owner: it opens nothing any more. Revoking it again is fine.
    ///
    /// # Errors
    /// [`KeyError::NoSuchKey`] when the owner has no such key.
    pub async fn revoke(&self, owner: KeyOwner, key: KeyId) -> Result<(), KeyError> {
        let mut tx = self.desk.begin().await?;
        if !store::revoke(&mut tx, owner, key, self.desk.now()).await? {
            return Err(KeyError::NoSuchKey);
        }
        events::note_in(&self.desk, &mut tx, &of(owner, NewEvent::new(EventKind::KeyRevoked, key))).await?;
        Ok(tx.commit().await?)
    }

    /// The key with this hash, if it was not revoked and has not expired. Whether somebody is suspended is the caller's to
    /// look at, so that it can be told. Notes that it was used, once a minute at most.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open(&self, hash: &str) -> Result<Option<Key>, DbError> {
        let now = self.desk.now();
        let found = store::by_hash(&mut self.desk.read().await?, hash).await?;
        let Some(key) = found.filter(|key| key.opens_at(now)) else { return Ok(None) };
        if key.last_used_at.is_none_or(|last| last + USE_STEP <= now) {
            self.note_use(key.id, now).await?;
        }
        Ok(Some(key))
    }

    async fn note_use(&self, key: KeyId, now: Timestamp) -> Result<(), DbError> {
        let mut tx = self.desk.begin().await?;
        store::note_use(&mut tx, key, now).await?;
        tx.commit().await
    }
}

/// Whom it concerns. A seller's keys are the seller's own business.
fn of(owner: KeyOwner, event: NewEvent) -> NewEvent {
    match owner {
        KeyOwner::Merchant(merchant) => event.at_merchant(merchant),
        KeyOwner::Brand(brand) => event.at_brand(brand),
        KeyOwner::Seller(_) => event,
    }
}

impl Key {
    /// Who acts when it is used.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        Actor::Key(self.id)
    }
}
