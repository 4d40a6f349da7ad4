use base::{Currency, Timestamp};
use db::{DbError, Tx, params};

use super::{CustomerRow, CustomerSort, MemberFilter, MemberSort, OwnCustomer, Page, SalesRow, SalesSort};
use crate::many::like;
use crate::network::MemberStatus;
use crate::{BrandId, MemberId, MerchantId};

/// Constants of ours: nothing typed becomes SQL.
const fn customer_order(sort: CustomerSort) -> &'static str {
    match sort {
        CustomerSort::Latest => "last DESC",
        CustomerSort::Total => "total DESC",
        CustomerSort::Orders => "orders DESC",
        CustomerSort::Name => "LOWER(name)",
    }
}

pub(super) async fn customers(
    tx: &mut Tx,
    merchant: MerchantId,
    currency: Currency,
    text: &str,
    sort: CustomerSort,
    page: Page,
) -> Result<Vec<CustomerRow>, DbError> {
    let select = format!(
        "SELECT email, name, orders, last, total FROM (
             SELECT o.email, (SELECT n.name FROM sales_order n WHERE n.merchant_id = o.merchant_id AND n.email = o.email
                 ORDER BY n.id DESC LIMIT 1) AS name, COUNT(*) AS orders, MAX(o.placed_at) AS last,
                 CAST(COALESCE(SUM(CASE WHEN o.paid_at IS NULL THEN 0 ELSE o.total - o.refunded END), 0) AS BIGINT)
                     AS total
             FROM sales_order o WHERE o.merchant_id = $1 GROUP BY o.merchant_id, o.email) AS known
         WHERE LOWER(email) LIKE $2 ESCAPE '!' OR LOWER(name) LIKE $2 ESCAPE '!'
         ORDER BY {}, email LIMIT $3 OFFSET $4",
        customer_order(sort)
    );
    let Page { skip, most } = page;
    let like = like(text);
    tx.all(&select, params![merchant, like, most, skip], |row| {
        Ok(CustomerRow {
            email: row.get("email")?,
            name: row.get("name")?,
            orders: row.get("orders")?,
            last: row.get("last")?,
            total: row.money("total", currency)?,
        })
    })
    .await
}

pub(super) async fn customers_of_member(
    tx: &mut Tx,
    member: MemberId,
    currency: Currency,
    text: &str,
    sort: CustomerSort,
    page: Page,
) -> Result<Vec<OwnCustomer>, DbError> {
    let order = match sort {
        CustomerSort::Latest => "CASE WHEN last IS NULL THEN 0 ELSE last END DESC",
        other => customer_order(other),
    };
    let select = format!(
        "SELECT id, name, since, orders, last, total FROM (
             SELECT p.id, p.name, c.since, COUNT(o.id) AS orders, MAX(o.placed_at) AS last,
                 CAST(COALESCE(SUM(CASE WHEN o.paid_at IS NULL THEN 0 ELSE o.total - o.refunded END), 0) AS BIGINT)
                     AS total
             FROM customer c JOIN person p ON p.id = c.person_id
             LEFT JOIN sales_order o ON o.person_id = c.person_id AND o.seller_id = c.seller_id
             WHERE c.seller_id = $1 GROUP BY p.id, p.name, c.since) AS own
         WHERE LOWER(name) LIKE $2 ESCAPE '!' ORDER BY {order}, id LIMIT $3 OFFSET $4"
    );
    let Page { skip, most } = page;
    let like = like(text);
    tx.all(&select, params![member, like, most, skip], |row| {
        Ok(OwnCustomer {
            person: row.get("id")?,
            name: row.get("name")?,
            since: row.get("since")?,
            orders: row.get("orders")?,
            last: row.get("last")?,
            total: row.money("total", currency)?,
        })
    })
    .await
}

pub(super) async fn sales_of_brand(
    tx: &mut Tx,
    brand: BrandId,
    from: Timestamp,
    until: Timestamp,
    sort: SalesSort,
    page: Page,
) -> Result<Vec<SalesRow>, DbError> {
    let order = match sort {
        SalesSort::Sold => "sold DESC",
        SalesSort::Pieces => "pieces DESC",
        SalesSort::Merchant => "LOWER(m.name)",
    };
    let select = format!(
        "SELECT o.merchant_id, m.name AS merchant_name, o.seller_id, p.name AS seller_name, o.currency,
             COUNT(DISTINCT o.id) AS orders, CAST(SUM(l.quantity - l.refunded_quantity) AS BIGINT) AS pieces,
             CAST(SUM(l.total - l.refunded) AS BIGINT) AS sold,
             CAST(SUM((SELECT COALESCE(SUM(h.amount - h.reversed), 0) FROM order_share h
                 WHERE h.line_id = l.id AND h.payee = 'brand')) AS BIGINT) AS share
         FROM order_line l JOIN sales_order o ON o.id = l.order_id JOIN merchant m ON m.id = o.merchant_id
         LEFT JOIN member s ON s.id = o.seller_id LEFT JOIN person p ON p.id = s.person_id
         WHERE l.brand_id = $1 AND o.paid_at >= $2 AND o.paid_at < $3
         GROUP BY o.merchant_id, m.name, o.seller_id, p.name, o.currency
         ORDER BY {order}, o.merchant_id, o.seller_id LIMIT $4 OFFSET $5"
    );
    let Page { skip, most } = page;
    tx.all(&select, params![brand, from, until, most, skip], |row| {
        let currency: Currency = row.get("currency")?;
        Ok(SalesRow {
            merchant: row.get("merchant_id")?,
            merchant_name: row.get("merchant_name")?,
            seller: row.get("seller_id")?,
            seller_name: row.get::<Option<String>>("seller_name")?.unwrap_or_default(),
            orders: row.get("orders")?,
            pieces: row.get("pieces")?,
            sold: row.money("sold", currency)?,
            share: row.money("share", currency)?,
        })
    })
    .await
}

pub(super) async fn members(
    tx: &mut Tx,
    merchant: MerchantId,
    filter: MemberFilter<'_>,
    page: Page,
) -> Result<Vec<MemberId>, DbError> {
    let order = match filter.sort {
        MemberSort::Joined => "m.id",
        MemberSort::Newest => "m.id DESC",
        MemberSort::Name => "LOWER(p.name), m.id",
    };
    let select = format!(
        "SELECT m.id FROM member m JOIN person p ON p.id = m.person_id
         WHERE m.merchant_id = $1 AND ($2 = '' OR m.status = $2)
             AND (LOWER(p.name) LIKE $3 ESCAPE '!' OR COALESCE(p.handle, '') LIKE $3 ESCAPE '!')
         ORDER BY {order} LIMIT $4 OFFSET $5"
    );
    let Page { skip, most } = page;
    let like = like(filter.text.trim_start_matches('@'));
    let status = filter.status.map_or("", MemberStatus::word);
    tx.all(&select, params![merchant, *status, like, most, skip], |row| row.get("id")).await
}
