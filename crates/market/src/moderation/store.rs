use base::Timestamp;
use db::{DbError, Row, Tx, params};

use super::{Decision, NewReport, OrganisationFound, OrganisationKind, PersonFound, Report, ReportKind, ReportSubject};
use crate::people::Organisation;
use crate::{BrandId, MemberId, MerchantId, PersonId, ProductId, ReportId};

/// Suspends, or with `None` lets go; false when there is no such organisation.
pub(super) async fn suspend(
    tx: &mut Tx,
    organisation: Organisation,
    why: Option<&str>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let (table, number) = match organisation {
        Organisation::Brand(id) => ("brand", id.number()),
        Organisation::Merchant(id) => ("merchant", id.number()),
    };
    let update = format!("UPDATE {table} SET suspended_at = $2, suspended_why = $3 WHERE id = $1");
    Ok(tx.execute(&update, params![number, why.map(|_| now), why.unwrap_or_default().to_owned()]).await? == 1)
}

pub(super) async fn suspend_person(
    tx: &mut Tx,
    person: PersonId,
    why: Option<&str>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let update = "UPDATE person SET suspended_at = $2, suspended_why = $3 WHERE id = $1";
    Ok(tx.execute(update, params![person, why.map(|_| now), why.unwrap_or_default().to_owned()]).await? == 1)
}

pub(super) async fn delete_sessions(tx: &mut Tx, person: PersonId) -> Result<(), DbError> {
    tx.execute("DELETE FROM session WHERE person_id = $1", params![person]).await.map(drop)
}

/// The brands that ever had something to do with a merchant.
pub(super) async fn brands_of(tx: &mut Tx, merchant: MerchantId) -> Result<Vec<BrandId>, DbError> {
    let select = "SELECT DISTINCT brand_id FROM agreement WHERE merchant_id = $1 ORDER BY brand_id";
    tx.all(select, params![merchant], |row| row.get("brand_id")).await
}

/// The product's brand; `None` when there is no such product, or it is down already.
pub(super) async fn take_product_down(
    tx: &mut Tx,
    product: ProductId,
    why: &str,
    now: Timestamp,
) -> Result<Option<BrandId>, DbError> {
    let update = "UPDATE product SET status = 'archived', taken_down_at = $2, taken_down_why = $3, updated_at = $2
         WHERE id = $1 AND taken_down_at IS NULL RETURNING brand_id";
    tx.first(update, params![product, now, *why], |row| row.get("brand_id")).await
}

pub(super) async fn put_product_back(tx: &mut Tx, product: ProductId) -> Result<Option<BrandId>, DbError> {
    let update = "UPDATE product SET taken_down_at = NULL, taken_down_why = ''
         WHERE id = $1 AND taken_down_at IS NOT NULL RETURNING brand_id";
    tx.first(update, params![product], |row| row.get("brand_id")).await
}

/// The boutique's merchant; `None` when there is no such boutique, or it is down already.
pub(super) async fn take_boutique_down(
    tx: &mut Tx,
    member: MemberId,
    why: &str,
    now: Timestamp,
) -> Result<Option<MerchantId>, DbError> {
    let update = "UPDATE member SET status = 'inactive', taken_down_at = $2, taken_down_why = $3
         WHERE id = $1 AND taken_down_at IS NULL RETURNING merchant_id";
    tx.first(update, params![member, now, *why], |row| row.get("merchant_id")).await
}

pub(super) async fn put_boutique_back(tx: &mut Tx, member: MemberId) -> Result<Option<MerchantId>, DbError> {
    let update = "UPDATE member SET status = 'active', taken_down_at = NULL, taken_down_why = ''
         WHERE id = $1 AND taken_down_at IS NOT NULL RETURNING merchant_id";
    tx.first(update, params![member], |row| row.get("merchant_id")).await
}

/// Adds a report; false when the same visitor has reported the same before.
pub(super) async fn insert_report(
    tx: &mut Tx,
    id: ReportId,
    report: &NewReport<'_>,
    page: &str,
    words: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    let insert = "INSERT INTO report (id, kind, subject, page, reason, words, visitor_hash, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (subject, visitor_hash) DO NOTHING";
    let NewReport { subject, reason, visitor_hash, .. } = *report;
    let (kind, subject) = (subject.kind(), subject.number());
    let values = params![id, kind, subject, *page, reason, *words, *visitor_hash, now];
    Ok(tx.execute(insert, values).await? == 1)
}

const REPORT: &str = "r.id, r.kind, r.subject, r.page, r.reason, r.words, r.made_at, r.decision,
    COALESCE(CASE r.kind WHEN 'product' THEN (SELECT title FROM product p WHERE p.id = r.subject)
        WHEN 'brand' THEN (SELECT name FROM brand b WHERE b.id = r.subject)
        ELSE (SELECT p.name FROM member m JOIN person p ON p.id = m.person_id WHERE m.id = r.subject) END, '') AS name";

fn read_report(row: &Row<'_>) -> Result<Report, DbError> {
    Ok(Report {
        id: row.get("id")?,
        subject: ReportSubject::of(row.get::<ReportKind>("kind")?, row.get("subject")?),
        name: row.get("name")?,
        page: row.get("page")?,
        reason: row.get("reason")?,
        words: row.get("words")?,
        made_at: row.get("made_at")?,
        decision: row.get("decision")?,
    })
}

pub(super) async fn report(tx: &mut Tx, id: ReportId) -> Result<Option<Report>, DbError> {
    tx.first(&format!("SELECT {REPORT} FROM report r WHERE r.id = $1"), params![id], read_report).await
}

pub(super) async fn reports(tx: &mut Tx, open: bool, most: u32) -> Result<Vec<Report>, DbError> {
    let which = if open { "IS NULL ORDER BY r.id" } else { "IS NOT NULL ORDER BY r.decided_at DESC, r.id DESC" };
    tx.all(&format!("SELECT {REPORT} FROM report r WHERE r.decision {which} LIMIT $1"), params![most], read_report)
        .await
}

pub(super) async fn open_reports(tx: &mut Tx) -> Result<u32, DbError> {
    let select = "SELECT COUNT(*) AS waiting FROM report WHERE decision IS NULL";
    tx.one(select, &[], |row| row.get("waiting")).await
}

/// False when it has been decided already.
pub(super) async fn decide(tx: &mut Tx, id: ReportId, decision: Decision, now: Timestamp) -> Result<bool, DbError> {
    let update = "UPDATE report SET decision = $2, decided_at = $3 WHERE id = $1 AND decision IS NULL";
    Ok(tx.execute(update, params![id, decision, now]).await? == 1)
}

/// Decides every open report about one thing.
pub(super) async fn decide_about(
    tx: &mut Tx,
    subject: ReportSubject,
    decision: Decision,
    now: Timestamp,
) -> Result<(), DbError> {
    let update = "UPDATE report SET decision = $2, decided_at = $3 WHERE subject = $1 AND decision IS NULL";
    tx.execute(update, params![subject.number(), decision, now]).await.map(drop)
}

pub(super) async fn organisations(
    tx: &mut Tx,
    kind: OrganisationKind,
    like: &str,
    suspended: bool,
    after: &str,
    most: u32,
) -> Result<Vec<OrganisationFound>, DbError> {
    let (table, size) = match kind {
        OrganisationKind::Brand => ("brand", "SELECT COUNT(*) FROM product p WHERE p.brand_id = o.id"),
        OrganisationKind::Merchant => {
            ("merchant", "SELECT COUNT(*) FROM agreement a WHERE a.merchant_id = o.id AND a.status = 'accepted'")
        }
    };
    let only = if suspended { "AND o.suspended_at IS NOT NULL" } else { "" };
    let select = format!(
        "SELECT o.id, o.slug, o.name, o.created_at, o.suspended_at, o.suspended_why, ({size}) AS size,
             (SELECT COUNT(*) FROM {table}_role r WHERE r.{table}_id = o.id) AS team
         FROM {table} o WHERE o.slug > $1 AND (LOWER(o.name) LIKE $2 ESCAPE '!' OR o.slug LIKE $2 ESCAPE '!') {only}
         ORDER BY o.slug LIMIT $3"
    );
    tx.all(&select, params![*after, *like, most], |row| {
        let id = match kind {
            OrganisationKind::Brand => Organisation::Brand(row.get("id")?),
            OrganisationKind::Merchant => Organisation::Merchant(row.get("id")?),
        };
        Ok(OrganisationFound {
            id,
            slug: row.get("slug")?,
            name: row.get("name")?,
            created_at: row.get("created_at")?,
            suspended: why(row)?,
            team: row.get("team")?,
            size: row.get("size")?,
        })
    })
    .await
}

fn why(row: &Row<'_>) -> Result<Option<String>, DbError> {
    let why = row.get("suspended_why")?;
    Ok(row.get::<Option<Timestamp>>("suspended_at")?.map(|_| why))
}

pub(super) async fn persons(
    tx: &mut Tx,
    like: &str,
    suspended: bool,
    before: i64,
    most: u32,
) -> Result<Vec<PersonFound>, DbError> {
    let only = if suspended { "AND p.suspended_at IS NOT NULL" } else { "" };
    let select = format!(
        "SELECT p.id, p.name, p.email, p.handle, p.created_at, p.is_operator, p.suspended_at, p.suspended_why,
             (SELECT COUNT(*) FROM brand_role r WHERE r.person_id = p.id)
             + (SELECT COUNT(*) FROM merchant_role r WHERE r.person_id = p.id) AS roles
         FROM person p WHERE p.id < $1 AND (LOWER(p.name) LIKE $2 ESCAPE '!' OR p.email LIKE $2 ESCAPE '!') {only}
         ORDER BY p.id DESC LIMIT $3"
    );
    tx.all(&select, params![before, *like, most], |row| {
        Ok(PersonFound {
            id: row.get("id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            handle: row.get("handle")?,
            created_at: row.get("created_at")?,
            is_operator: row.get("is_operator")?,
            suspended: why(row)?,
            roles: row.get("roles")?,
        })
    })
    .await
}

/// The brand's products that are down, the last first: their titles, and why.
pub(super) async fn products_down(tx: &mut Tx, brand: BrandId, most: u32) -> Result<Vec<(String, String)>, DbError> {
    let select = "SELECT title, taken_down_why FROM product WHERE brand_id = $1 AND taken_down_at IS NOT NULL
         ORDER BY taken_down_at DESC, id DESC LIMIT $2";
    tx.all(select, params![brand, most], |row| Ok((row.get("title")?, row.get("taken_down_why")?))).await
}

pub(super) async fn product_at(tx: &mut Tx, brand: &str, handle: &str) -> Result<Option<(ProductId, String)>, DbError> {
    let select = "SELECT p.id, p.title FROM product p JOIN brand b ON b.id = p.brand_id
         WHERE b.slug = $1 AND p.handle = $2";
    tx.first(select, params![*brand, *handle], |row| Ok((row.get("id")?, row.get("title")?))).await
}
