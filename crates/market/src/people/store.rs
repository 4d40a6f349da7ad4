use base::Timestamp;
use db::{DbError, Row, Tx, params};

use super::model::{Email, Handle, NewPerson, Person, Profile};
use super::password::PasswordHash;
use crate::{Language, PersonId};

const PERSON: &str = "p.id, p.email, p.name, p.handle, p.bio, p.portrait, p.is_operator, p.language, p.created_at,
    p.suspended_at, p.suspended_why";

pub(super) fn read_person(row: &Row<'_>) -> Result<Person, DbError> {
    Ok(Person {
        id: row.get("id")?,
        email: row.get("email")?,
        name: row.get("name")?,
        handle: row.get("handle")?,
        bio: row.get("bio")?,
        portrait: row.get("portrait")?,
        is_operator: row.get("is_operator")?,
        language: row.get("language")?,
        created_at: row.get("created_at")?,
        suspended: suspended(row)?,
    })
}

/// Why a person, a brand or a merchant is suspended, if it is.
pub(super) fn suspended(row: &Row<'_>) -> Result<Option<String>, DbError> {
    let why = row.get("suspended_why")?;
    Ok(row.get::<Option<Timestamp>>("suspended_at")?.map(|_| why))
}

/// Adds a person; false when the address is taken.
pub(super) async fn insert_person(
    tx: &mut Tx,
    id: PersonId,
    person: &NewPerson,
    now: Timestamp,
) -> Result<bool, DbError> {
    let insert = "INSERT INTO person (id, email, name, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (email) DO NOTHING";
    Ok(tx.execute(insert, params![id, person.email, person.name, person.password, now]).await? == 1)
}

pub(super) async fn person(tx: &mut Tx, id: PersonId) -> Result<Option<Person>, DbError> {
    tx.first(&format!("SELECT {PERSON} FROM person p WHERE p.id = $1"), params![id], read_person).await
}

pub(super) async fn person_by_email(tx: &mut Tx, email: &Email) -> Result<Option<Person>, DbError> {
    tx.first(&format!("SELECT {PERSON} FROM person p WHERE p.email = $1"), params![email], read_person).await
}

pub(super) async fn password_of(
    tx: &mut Tx,
    email: &Email,
) -> Result<Option<(PersonId, Option<PasswordHash>)>, DbError> {
    // Whoever is suspended signs in no more, and is told no more than somebody with a wrong password.
    let select = "SELECT id, password_hash FROM person WHERE email = $1 AND suspended_at IS NULL";
    tx.first(select, params![email], |row| Ok((row.get("id")?, row.get("password_hash")?))).await
}

pub(super) async fn set_password(tx: &mut Tx, id: PersonId, hash: &PasswordHash) -> Result<(), DbError> {
    tx.execute("UPDATE person SET password_hash = $1 WHERE id = $2", params![hash, id]).await.map(drop)
}

pub(super) async fn set_profile(tx: &mut Tx, id: PersonId, profile: &Profile) -> Result<bool, DbError> {
    let update = "UPDATE person SET name = $1, bio = $2, portrait = $3 WHERE id = $4";
    Ok(tx.execute(update, params![profile.name, profile.bio, profile.portrait, id]).await? == 1)
}

pub(super) async fn set_language(tx: &mut Tx, id: PersonId, language: Language) -> Result<bool, DbError> {
    Ok(tx.execute("UPDATE person SET language = $1 WHERE id = $2", params![language, id]).await? == 1)
}

pub(super) async fn set_handle(tx: &mut Tx, id: PersonId, handle: &Handle) -> Result<bool, DbError> {
    Ok(tx.execute("UPDATE person SET handle = $1 WHERE id = $2", params![handle, id]).await? == 1)
}

/// Gives a handle to somebody without one; false when somebody has it.
pub(super) async fn take_free_handle(tx: &mut Tx, id: PersonId, handle: &Handle) -> Result<bool, DbError> {
    let update = "UPDATE person SET handle = $1
         WHERE id = $2 AND handle IS NULL AND NOT EXISTS (SELECT 1 FROM person WHERE handle = $1)";
    Ok(tx.execute(update, params![handle, id]).await? == 1)
}

pub(super) async fn insert_session(
    tx: &mut Tx,
    token_hash: &str,
    person: PersonId,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), DbError> {
    let insert = "INSERT INTO session (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4)";
    tx.execute(insert, params![token_hash, person, now, expires_at]).await.map(drop)
}

pub(super) async fn session_person(tx: &mut Tx, token_hash: &str, now: Timestamp) -> Result<Option<Person>, DbError> {
    let select = format!(
        "SELECT {PERSON} FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1
             AND s.expires_at > $2 AND p.suspended_at IS NULL"
    );
    tx.first(&select, params![token_hash, now], read_person).await
}

pub(super) async fn delete_session(tx: &mut Tx, token_hash: &str) -> Result<(), DbError> {
    tx.execute("DELETE FROM session WHERE token_hash = $1", params![token_hash]).await.map(drop)
}

pub(super) async fn delete_sessions_but(tx: &mut Tx, person: PersonId, token_hash: &str) -> Result<(), DbError> {
    let delete = "DELETE FROM session WHERE person_id = $1 AND token_hash <> $2";
    tx.execute(delete, params![person, token_hash]).await.map(drop)
}

pub(super) async fn delete_expired_sessions(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), DbError> {
    tx.execute("DELETE FROM session WHERE person_id = $1 AND expires_at <= $2", params![person, now]).await.map(drop)
}

pub(super) async fn has_operator(tx: &mut Tx) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM person WHERE is_operator = 1 LIMIT 1";
    Ok(tx.first(select, params![], |_| Ok(())).await?.is_some())
}

pub(super) async fn make_operator(tx: &mut Tx, id: PersonId) -> Result<(), DbError> {
    tx.execute("UPDATE person SET is_operator = 1 WHERE id = $1", params![id]).await.map(drop)
}

pub(super) async fn insert_setup_link(tx: &mut Tx, token_hash: &str, expires_at: Timestamp) -> Result<(), DbError> {
    let insert = "INSERT INTO setup_link (token_hash, expires_at) VALUES ($1, $2)";
    tx.execute(insert, params![token_hash, expires_at]).await.map(drop)
}

pub(super) async fn delete_setup_links(tx: &mut Tx) -> Result<(), DbError> {
    tx.execute("DELETE FROM setup_link", params![]).await.map(drop)
}

pub(super) async fn setup_link_works(tx: &mut Tx, token_hash: &str, now: Timestamp) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM setup_link WHERE token_hash = $1 AND expires_at > $2";
    Ok(tx.first(select, params![token_hash, now], |_| Ok(())).await?.is_some())
}

/// Uses up a link; false when somebody else was faster or it has expired.
pub(super) async fn spend_setup_link(tx: &mut Tx, token_hash: &str, now: Timestamp) -> Result<bool, DbError> {
    let delete = "DELETE FROM setup_link WHERE token_hash = $1 AND expires_at > $2";
    Ok(tx.execute(delete, params![token_hash, now]).await? == 1)
}
