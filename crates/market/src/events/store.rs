use base::Timestamp;
use db::{DbError, Row, Tx, params};

use super::model::{Event, FeedEvent, HistoryFilter, NewEvent};
use crate::{Actor, EventId, PersonId};

pub(super) async fn insert(tx: &mut Tx, actor: Actor, at: Timestamp, event: &NewEvent) -> Result<EventId, DbError> {
    let id: EventId = tx.next_id();
    let detail = serde_json::to_string(&event.detail);
    let detail = detail.map_err(|error| DbError::Engine(format!("a detail cannot be written as JSON: {error}")))?;
    let insert = "INSERT INTO event (id, at, actor, actor_id, kind, subject, merchant_id, brand_id, detail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let (word, actor) = (actor.word(), actor.id());
    let NewEvent { kind, subject, merchant, brand, .. } = *event;
    tx.execute(insert, params![id, at, word, actor, kind, subject, merchant, brand, detail]).await?;
    Ok(id)
}

const COLUMNS: &str = "e.id, e.at, e.actor, e.actor_id, e.kind, e.subject, e.brand_id, e.detail";

fn read(row: &Row<'_>) -> Result<Event, DbError> {
    let detail = serde_json::from_str(&row.get::<String>("detail")?);
    Ok(Event {
        id: row.get("id")?,
        at: row.get("at")?,
        actor: Actor::of(&row.get::<String>("actor")?, row.get("actor_id")?),
        kind: row.get("kind")?,
        subject: row.get("subject")?,
        brand: row.get("brand_id")?,
        detail: detail.map_err(|error| DbError::Engine(format!("the detail of an event cannot be read: {error}")))?,
    })
}

pub(super) async fn about(tx: &mut Tx, subject: i64) -> Result<Vec<Event>, DbError> {
    let select = format!("SELECT {COLUMNS} FROM event e WHERE e.subject = $1 ORDER BY e.id");
    tx.all(&select, params![subject], read).await
}

pub(super) async fn feed(tx: &mut Tx, owner: i64, after: i64, limit: u32) -> Result<Vec<FeedEvent>, DbError> {
    let select = format!(
        "SELECT f.position AS place, {COLUMNS} FROM event_feed f JOIN event e ON e.id = f.event_id
         WHERE f.owner = $1 AND f.position > $2 ORDER BY f.position LIMIT $3"
    );
    tx.all(&select, params![owner, after, limit], read_placed).await
}

pub(super) async fn latest(tx: &mut Tx, owner: i64, before: i64, limit: u32) -> Result<Vec<FeedEvent>, DbError> {
    let select = format!(
        "SELECT f.position AS place, {COLUMNS} FROM event_feed f JOIN event e ON e.id = f.event_id
         WHERE f.owner = $1 AND f.position < $2 ORDER BY f.position DESC LIMIT $3"
    );
    tx.all(&select, params![owner, before, limit], read_placed).await
}

pub(super) async fn history(tx: &mut Tx, filter: &HistoryFilter<'_>, limit: u32) -> Result<Vec<FeedEvent>, DbError> {
    let (place, rows) = match filter.owner {
        Some(_) => ("f.position", "event_feed f JOIN event e ON e.id = f.event_id WHERE f.owner = $1"),
        None => ("e.position", "event e WHERE CAST($1 AS BIGINT) = 0"),
    };
    // A dot is a letter no kind of thing has, so a word never means the beginning of another.
    let kind = format!("{}.%", filter.thing.replace(|c: char| !c.is_ascii_lowercase() && c != '_', ""));
    let kind = if filter.thing.is_empty() { "%".to_owned() } else { kind };
    let select = format!(
        "SELECT {place} AS place, {COLUMNS} FROM {rows} AND {place} < $2 AND e.kind LIKE $3
             AND (CAST($4 AS BIGINT) = 0 OR (e.actor_id = $4 AND e.actor <> 'key')) AND e.at >= $5 AND e.at < $6
         ORDER BY {place} DESC LIMIT $7"
    );
    let owner = filter.owner.unwrap_or_default();
    let before = filter.before.unwrap_or(i64::MAX);
    let person = filter.person.map_or(0, PersonId::number);
    let from = filter.from.map_or(i64::MIN, Timestamp::as_millis);
    let until = filter.until.map_or(i64::MAX, Timestamp::as_millis);
    tx.all(&select, params![owner, before, kind, person, from, until, limit], read_placed).await
}

fn read_placed(row: &Row<'_>) -> Result<FeedEvent, DbError> {
    Ok(FeedEvent { position: row.get("place")?, event: read(row)? })
}

pub(super) async fn is_any_unnumbered(tx: &mut Tx) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM event WHERE position IS NULL LIMIT 1";
    Ok(tx.first(select, &[], |_| Ok(())).await?.is_some())
}

/// Gives up to `most` events their places, in the order of their ids, and fills the feeds.
pub(super) async fn number(tx: &mut Tx, most: u32) -> Result<u64, DbError> {
    // Whoever has this row is alone; the others wait here, and see what was numbered before.
    tx.execute("UPDATE event_counter SET last = last WHERE id = 1", &[]).await?;
    let last: i64 = tx.one("SELECT last FROM event_counter WHERE id = 1", &[], |row| row.get("last")).await?;
    let place = "UPDATE event SET position = n.place FROM (
             SELECT id, $1 + ROW_NUMBER() OVER (ORDER BY id) AS place FROM (
                 SELECT id FROM event WHERE position IS NULL ORDER BY id LIMIT $2) AS unplaced) AS n
         WHERE event.id = n.id";
    let placed = tx.execute(place, params![last, most]).await?;
    let feed = "INSERT INTO event_feed (owner, position, event_id)
         SELECT merchant_id, position, id FROM event WHERE position > $1 AND merchant_id IS NOT NULL
         UNION SELECT brand_id, position, id FROM event WHERE position > $1 AND brand_id IS NOT NULL
         UNION SELECT o.merchant_id, e.position, e.id FROM event e JOIN sales_order o ON o.id = e.subject
             WHERE e.position > $1
         UNION SELECT o.seller_id, e.position, e.id FROM event e JOIN sales_order o ON o.id = e.subject
             WHERE e.position > $1 AND o.seller_id IS NOT NULL
         UNION SELECT l.brand_id, e.position, e.id FROM event e JOIN order_line l ON l.order_id = e.subject
             WHERE e.position > $1 AND (e.brand_id IS NULL OR e.brand_id = l.brand_id)
         UNION SELECT p.owner, e.position, e.id FROM event e JOIN payout p ON p.id = e.subject
             WHERE e.position > $1";
    tx.execute(feed, params![last]).await?;
    let count = "UPDATE event_counter SET last = (SELECT COALESCE(MAX(position), 0) FROM event) WHERE id = 1";
    tx.execute(count, &[]).await?;
    Ok(placed)
}
