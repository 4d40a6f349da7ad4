use base::Timestamp;
use db::{DbError, Row, Tx, params};

use super::{Click, LastClick, NewClick};
use crate::network::Clicks;
use crate::network::credit::{Buyer, Candidate, CreditBy, When};
use crate::network::store::read_candidate;
use crate::{MemberId, MerchantId, OrderId, VisitId};

pub(super) async fn insert(tx: &mut Tx, new: &NewClick<'_>, now: Timestamp) -> Result<(), DbError> {
    let insert = "INSERT INTO visit (id, visitor_hash, merchant_id, member_id, at, product_id, link_id, campaign_id,
             source, at_checkout)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let id: VisitId = tx.next_id();
    let NewClick { merchant, click, at_checkout } = new;
    let Click { visitor_hash, member, product, link, campaign, source, .. } = click;
    let values = params![id, visitor_hash, merchant, member, now, product, link, campaign, source, at_checkout];
    tx.execute(insert, values).await.map(drop)
}

/// The visitor's last click on anybody's link at the merchant.
pub(super) async fn last(tx: &mut Tx, visitor_hash: &str, merchant: MerchantId) -> Result<Option<LastClick>, DbError> {
    let select = "SELECT member_id, link_id, at_checkout, at FROM visit WHERE visitor_hash = $1 AND merchant_id = $2
         ORDER BY at DESC, id DESC LIMIT 1";
    let read = |row: &Row<'_>| {
        Ok(LastClick {
            member: row.get("member_id")?,
            link: row.get("link_id")?,
            at_checkout: row.get("at_checkout")?,
            at: row.get("at")?,
        })
    };
    tx.first(select, params![visitor_hash, merchant], read).await
}

pub(super) async fn count(tx: &mut Tx, member: MemberId, since: Timestamp) -> Result<Clicks, DbError> {
    let select = "SELECT COUNT(*) AS clicks, COUNT(DISTINCT visitor_hash) AS visitors FROM visit
         WHERE member_id = $1 AND at >= $2";
    let read = |row: &Row<'_>| Ok(Clicks { clicks: row.get("clicks")?, visitors: row.get("visitors")? });
    tx.one(select, params![member, since], read).await
}

/// Each seller's click between `since` and `until` that speaks for them most: ordinary ones from the latest back, then those
/// at checkout from the first on.
pub(super) async fn candidates(
    tx: &mut Tx,
    merchant: MerchantId,
    visitor_hash: &str,
    buyer: &Buyer<'_>,
    (since, until): (Timestamp, Timestamp),
) -> Result<Vec<Candidate>, DbError> {
    let select = "SELECT m.id, m.person_id, m.status, p.email, v.moment, v.visit_id, v.at_checkout
         FROM (SELECT member_id, at_checkout,
                   CASE WHEN at_checkout = 1 THEN MIN(at) ELSE MAX(at) END AS moment,
                   CASE WHEN at_checkout = 1 THEN MIN(id) ELSE MAX(id) END AS visit_id
               FROM visit WHERE visitor_hash = $1 AND merchant_id = $2 AND at >= $3 AND at <= $4
               GROUP BY member_id, at_checkout) v
         JOIN member m ON m.id = v.member_id JOIN person p ON p.id = m.person_id
         ORDER BY v.at_checkout, v.moment * (2 * v.at_checkout - 1), v.visit_id * (2 * v.at_checkout - 1) LIMIT 100";
    let read = |row: &Row<'_>| {
        let candidate = read_candidate(row, buyer, CreditBy::Click)?;
        let when = if row.get("at_checkout")? { When::AtCheckout } else { When::InTime };
        Ok(Candidate { visit: Some(row.get("visit_id")?), when, ..candidate })
    };
    tx.all(select, params![visitor_hash, merchant, since, until], read).await
}

/// The sellers whose last click was after `from` and before `until`, the latest first.
pub(super) async fn too_old(
    tx: &mut Tx,
    merchant: MerchantId,
    visitor_hash: &str,
    buyer: &Buyer<'_>,
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<Candidate>, DbError> {
    let select = "SELECT m.id, m.person_id, m.status, p.email, v.moment
         FROM (SELECT member_id, MAX(at) AS moment FROM visit
               WHERE visitor_hash = $1 AND merchant_id = $2 AND at >= $3 GROUP BY member_id HAVING MAX(at) < $4) v
         JOIN member m ON m.id = v.member_id JOIN person p ON p.id = m.person_id ORDER BY v.moment DESC LIMIT 20";
    let read = |row: &Row<'_>| Ok(Candidate { when: When::TooOld, ..read_candidate(row, buyer, CreditBy::Click)? });
    tx.all(select, params![visitor_hash, merchant, from, until], read).await
}

/// When the visitor last opened the checkout that is still open.
pub(super) async fn checkout_opened(
    tx: &mut Tx,
    visitor_hash: &str,
    merchant: MerchantId,
) -> Result<Option<Timestamp>, DbError> {
    let select = "SELECT since FROM open_checkout WHERE visitor_hash = $1 AND merchant_id = $2";
    tx.first(select, params![visitor_hash, merchant], |row| row.get("since")).await
}

pub(super) async fn open_checkout(
    tx: &mut Tx,
    visitor_hash: &str,
    merchant: MerchantId,
    now: Timestamp,
) -> Result<(), DbError> {
    let upsert = "INSERT INTO open_checkout (visitor_hash, merchant_id, since) VALUES ($1, $2, $3)
         ON CONFLICT (visitor_hash, merchant_id) DO UPDATE SET since = excluded.since";
    tx.execute(upsert, params![visitor_hash, merchant, now]).await.map(drop)
}

/// Whether there was one.
pub(super) async fn close_checkout(tx: &mut Tx, visitor_hash: &str, merchant: MerchantId) -> Result<bool, DbError> {
    let delete = "DELETE FROM open_checkout WHERE visitor_hash = $1 AND merchant_id = $2";
    Ok(tx.execute(delete, params![visitor_hash, merchant]).await? > 0)
}

/// What was clicked while the checkout was open is as good as any other click.
pub(super) async fn forgive(tx: &mut Tx, visitor_hash: &str, merchant: MerchantId) -> Result<(), DbError> {
    let update = "UPDATE visit SET at_checkout = 0
         WHERE visitor_hash = $1 AND merchant_id = $2 AND at_checkout = 1";
    tx.execute(update, params![visitor_hash, merchant]).await.map(drop)
}

pub(super) async fn insert_order_click(tx: &mut Tx, order: OrderId, visit: VisitId) -> Result<(), DbError> {
    let insert = "INSERT INTO order_click (order_id, visit_id) VALUES ($1, $2)";
    tx.execute(insert, params![order, visit]).await.map(drop)
}

pub(super) async fn insert_lost(tx: &mut Tx, order: OrderId, member: MemberId) -> Result<(), DbError> {
    let insert = "INSERT INTO lost_credit (member_id, order_id) VALUES ($1, $2)";
    tx.execute(insert, params![member, order]).await.map(drop)
}
