use base::Timestamp;
use db::{DbError, Row, Tx, params};

use super::{Key, KeyOwner, NewKey, Scopes};
use crate::{KeyId, PersonId};

const COLUMNS: &str = "id, owner_kind, owner, name, hint, scopes, made_at, expires_at, revoked_at, last_used_at";

fn read(row: &Row<'_>) -> Result<Key, DbError> {
    let kind: String = row.get("owner_kind")?;
    let owner = KeyOwner::of(&kind, row.get("owner")?);
    Ok(Key {
        id: row.get("id")?,
        owner: owner.ok_or_else(|| DbError::Engine(format!("`{kind}` is no owner of keys")))?,
        name: row.get("name")?,
        hint: row.get("hint")?,
        scopes: Scopes::of_words(&row.get::<String>("scopes")?),
        made_at: row.get("made_at")?,
        expires_at: row.get("expires_at")?,
        revoked_at: row.get("revoked_at")?,
        last_used_at: row.get("last_used_at")?,
    })
}

pub(super) async fn insert(
    tx: &mut Tx,
    id: KeyId,
    owner: KeyOwner,
    new: &NewKey,
    (hash, hint): (&str, &str),
    by: PersonId,
    at: Timestamp,
) -> Result<(), DbError> {
    let insert = "INSERT INTO api_key (id, owner_kind, owner, name, hash, hint, scopes, made_by, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let (kind, number, scopes) = (owner.word(), owner.number(), new.scopes.words());
    let values = params![id, *kind, number, new.name, *hash, *hint, scopes, by, at, new.expires_at];
    tx.execute(insert, values).await.map(drop)
}

pub(super) async fn of_owner(tx: &mut Tx, owner: KeyOwner) -> Result<Vec<Key>, DbError> {
    let select = format!("SELECT {COLUMNS} FROM api_key WHERE owner = $1 AND owner_kind = $2 ORDER BY id DESC");
    tx.all(&select, params![owner.number(), *owner.word()], read).await
}

pub(super) async fn by_hash(tx: &mut Tx, hash: &str) -> Result<Option<Key>, DbError> {
    tx.first(&format!("SELECT {COLUMNS} FROM api_key WHERE hash = $1"), params![*hash], read).await
}

/// `false` when the owner has no such key.
pub(super) async fn revoke(tx: &mut Tx, owner: KeyOwner, key: KeyId, at: Timestamp) -> Result<bool, DbError> {
    let update = "UPDATE api_key SET revoked_at = COALESCE(revoked_at, $1)
         WHERE id = $2 AND owner = $3 AND owner_kind = $4";
    Ok(tx.execute(update, params![at, key, owner.number(), *owner.word()]).await? == 1)
}

pub(super) async fn note_use(tx: &mut Tx, key: KeyId, at: Timestamp) -> Result<(), DbError> {
    tx.execute("UPDATE api_key SET last_used_at = $1 WHERE id = $2", params![at, key]).await.map(drop)
}
