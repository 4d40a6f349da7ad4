use base::Timestamp;
use db::{DbError, Row, Tx, params};

use super::{Key, KeyOwner, NewKey, Scopes, Suspended};
use crate::{KeyId, PersonId};

const COLUMNS: &str = "k.id, k.owner_kind, k.owner, k.name, k.hint, k.scopes, k.made_by, k.made_at, k.expires_at,
         k.revoked_at, k.last_used_at, m.suspended_at AS maker_suspended,
         COALESCE((SELECT o.suspended_at FROM merchant o WHERE o.id = k.owner),
             (SELECT o.suspended_at FROM brand o WHERE o.id = k.owner),
             (SELECT p.suspended_at FROM member o JOIN person p ON p.id = o.person_id WHERE o.id = k.owner))
             AS owner_suspended
     FROM api_key k JOIN person m ON m.id = k.made_by";

fn read(row: &Row<'_>) -> Result<Key, DbError> {
    let kind: String = row.get("owner_kind")?;
    let owner = KeyOwner::of(&kind, row.get("owner")?);
    let of_owner: Option<Timestamp> = row.get("owner_suspended")?;
    let of_maker: Option<Timestamp> = row.get("maker_suspended")?;
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
        made_by: row.get("made_by")?,
        suspended: of_owner.map(|_| Suspended::Owner).or(of_maker.map(|_| Suspended::Maker)),
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
    let select = format!("SELECT {COLUMNS} WHERE k.owner = $1 AND k.owner_kind = $2 ORDER BY k.id DESC");
    tx.all(&select, params![owner.number(), *owner.word()], read).await
}

pub(super) async fn by_hash(tx: &mut Tx, hash: &str) -> Result<Option<Key>, DbError> {
    tx.first(&format!("SELECT {COLUMNS} WHERE k.hash = $1"), params![*hash], read).await
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
