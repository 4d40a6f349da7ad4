use std::collections::HashMap;

use base::{Currency, Money, Span, Timestamp};
use db::{DbError, Row, Tx, params};

use super::{Day, EarningLine, LineCounts, LineFilter, TeamTurnover, Turnover, Which};
use crate::MemberId;
use crate::many::{IDS_AT_ONCE, places};

/// A paid order whose money is not gone again.
const PAID: &str = "o.status IN ('paid', 'backordered')";

/// What makes an order's shares one kind of earning. Constants of ours: nothing typed becomes SQL.
const fn condition(which: Which) -> &'static str {
    match which {
        Which::All => "1 = 1",
        Which::Awaited => "o.status = 'placed'",
        Which::Pending => "o.status IN ('paid', 'backordered') AND o.released_at IS NULL",
        Which::Available => "o.status IN ('paid', 'backordered') AND o.released_at IS NOT NULL",
        Which::Reversed => "s.reversed > 0",
    }
}

pub(super) async fn lines_of_member(
    tx: &mut Tx,
    member: MemberId,
    filter: LineFilter,
) -> Result<Vec<EarningLine>, DbError> {
    // A member has at most one share of a line, so the line's id leads through the list without gaps.
    let select = format!(
        "SELECT o.id AS order_id, l.id AS line_id, l.title, l.options, l.quantity, l.total, l.cv, l.commission_rate,
             o.currency, p.handle, s.amount, s.reversed, s.because, o.status, o.placed_at, o.release_at, o.released_at
         FROM order_share s JOIN order_line l ON l.id = s.line_id JOIN sales_order o ON o.id = l.order_id
         LEFT JOIN member m ON m.id = o.seller_id LEFT JOIN person p ON p.id = m.person_id
         WHERE s.payee_id = $1 AND s.payee IN ('seller', 'upline') AND s.line_id < $2 AND {}
         ORDER BY s.line_id DESC LIMIT $3",
        condition(filter.which)
    );
    let before = filter.before.map_or(i64::MAX, i64::from);
    tx.all(&select, params![member, before, filter.limit.clamp(1, 200)], read_line).await
}

pub(super) async fn count_lines_of_member(tx: &mut Tx, member: MemberId) -> Result<LineCounts, DbError> {
    let count = |which, name| {
        format!("CAST(COALESCE(SUM(CASE WHEN {} THEN 1 ELSE 0 END), 0) AS BIGINT) AS {name}", condition(which))
    };
    let select = format!(
        "SELECT COUNT(*) AS total, {}, {}, {}, {}
         FROM order_share s JOIN order_line l ON l.id = s.line_id JOIN sales_order o ON o.id = l.order_id
         WHERE s.payee_id = $1 AND s.payee IN ('seller', 'upline')",
        count(Which::Awaited, "awaited"),
        count(Which::Pending, "pending"),
        count(Which::Available, "available"),
        count(Which::Reversed, "reversed")
    );
    tx.one(&select, params![member], |row| {
        let number = |column: &str| Ok::<_, DbError>(row.get::<i64>(column)?.unsigned_abs());
        Ok(LineCounts {
            all: number("total")?,
            awaited: number("awaited")?,
            pending: number("pending")?,
            available: number("available")?,
            reversed: number("reversed")?,
        })
    })
    .await
}

fn read_line(row: &Row<'_>) -> Result<EarningLine, DbError> {
    let currency: Currency = row.get("currency")?;
    let because = serde_json::from_str(&row.get::<String>("because")?)
        .map_err(|error| DbError::Engine(format!("a stored reason cannot be read: {error}")))?;
    let released: Option<Timestamp> = row.get("released_at")?;
    Ok(EarningLine {
        order: row.get("order_id")?,
        line: row.get("line_id")?,
        title: row.get("title")?,
        options: row.get("options")?,
        quantity: row.get("quantity")?,
        line_total: row.money("total", currency)?,
        commissionable: row.money("cv", currency)?,
        commission_rate: row.get("commission_rate")?,
        sold_by: row.get("handle")?,
        amount: row.money("amount", currency)?,
        reversed: row.money("reversed", currency)?,
        because,
        standing: EarningLine::standing_of(row.get("status")?, released.is_some()),
        placed_at: row.get("placed_at")?,
        release_at: row.get("release_at")?,
    })
}

pub(super) async fn reversed_of_member(tx: &mut Tx, member: MemberId, currency: Currency) -> Result<Money, DbError> {
    let select = "SELECT CAST(COALESCE(SUM(s.reversed), 0) AS BIGINT) AS reversed
         FROM order_share s JOIN order_line l ON l.id = s.line_id JOIN sales_order o ON o.id = l.order_id
         WHERE s.payee_id = $1 AND s.payee IN ('seller', 'upline') AND o.currency = $2 AND o.paid_at IS NOT NULL";
    tx.one(select, params![member, currency], |row| row.money("reversed", currency)).await
}

pub(super) async fn days_of_member(
    tx: &mut Tx,
    member: MemberId,
    currency: Currency,
    since: Timestamp,
) -> Result<Vec<Day>, DbError> {
    let select = format!(
        "SELECT o.paid_at / 86400000 AS day, CAST(SUM(s.amount - s.reversed) AS BIGINT) AS earned
         FROM order_share s JOIN order_line l ON l.id = s.line_id JOIN sales_order o ON o.id = l.order_id
         WHERE s.payee_id = $1 AND s.payee IN ('seller', 'upline') AND o.currency = $2 AND o.paid_at >= $3 AND {PAID}
         GROUP BY o.paid_at / 86400000 ORDER BY day"
    );
    tx.all(&select, params![member, currency, since], |row| {
        let start = Timestamp::from_millis(0) + Span::days(row.get("day")?);
        Ok(Day { start, earned: row.money("earned", currency)? })
    })
    .await
}

pub(super) async fn next_release_of_member(
    tx: &mut Tx,
    member: MemberId,
    now: Timestamp,
) -> Result<Option<Timestamp>, DbError> {
    let select = "SELECT MIN(o.release_at) AS next
         FROM order_share s JOIN order_line l ON l.id = s.line_id JOIN sales_order o ON o.id = l.order_id
         WHERE s.payee_id = $1 AND s.payee IN ('seller', 'upline') AND o.status = 'paid' AND o.released_at IS NULL
             AND o.release_at >= $2";
    tx.one(select, params![member, now], |row| row.get("next")).await
}

/// The turnover of each of `members` on their own sales; those who sold nothing are left out.
pub(super) async fn turnover_of_members(
    tx: &mut Tx,
    members: &[MemberId],
    currency: Currency,
    since: Timestamp,
) -> Result<HashMap<MemberId, Turnover>, DbError> {
    let mut turnovers = HashMap::with_capacity(members.len());
    for some in members.chunks(IDS_AT_ONCE) {
        turnovers.extend(turnover_of_some(tx, some, currency, since).await?);
    }
    Ok(turnovers)
}

async fn turnover_of_some(
    tx: &mut Tx,
    members: &[MemberId],
    currency: Currency,
    since: Timestamp,
) -> Result<Vec<(MemberId, Turnover)>, DbError> {
    let select = format!(
        "SELECT o.seller_id, CAST(SUM(l.total - l.refunded) AS BIGINT) AS sold,
             CAST(COALESCE(SUM((SELECT SUM(s.amount - s.reversed) FROM order_share s
                 WHERE s.line_id = l.id AND s.payee = 'seller')), 0) AS BIGINT) AS earned
         FROM sales_order o JOIN order_line l ON l.order_id = o.id
         WHERE o.currency = $1 AND o.paid_at >= $2 AND {PAID} AND o.seller_id IN ({})
         GROUP BY o.seller_id",
        places(3, members.len())
    );
    let mut values = vec![db::to_value(&currency), db::to_value(&since)];
    values.extend(members.iter().map(db::to_value));
    tx.all(&select, &values, |row| {
        let turnover = Turnover { sold: row.money("sold", currency)?, earned: row.money("earned", currency)? };
        Ok((row.get("seller_id")?, turnover))
    })
    .await
}

pub(super) async fn turnover_of_team(
    tx: &mut Tx,
    member: MemberId,
    currency: Currency,
    since: Timestamp,
) -> Result<TeamTurnover, DbError> {
    let sold = format!(
        "WITH RECURSIVE down (member_id) AS (
             SELECT member_id FROM enrolment WHERE enroller_id = $1 AND valid_to IS NULL
             UNION
             SELECT e.member_id FROM down JOIN enrolment e ON e.enroller_id = down.member_id AND e.valid_to IS NULL)
         SELECT COUNT(DISTINCT o.seller_id) AS active,
             CAST(COALESCE(SUM(o.total - o.refunded), 0) AS BIGINT) AS sold
         FROM down JOIN sales_order o ON o.seller_id = down.member_id
         WHERE o.currency = $2 AND o.paid_at >= $3 AND {PAID}"
    );
    let earned = format!(
        "SELECT CAST(COALESCE(SUM(s.amount - s.reversed), 0) AS BIGINT) AS earned
         FROM order_share s JOIN order_line l ON l.id = s.line_id JOIN sales_order o ON o.id = l.order_id
         WHERE s.payee_id = $1 AND s.payee = 'upline' AND o.currency = $2 AND o.paid_at >= $3 AND {PAID}"
    );
    let values = params![member, currency, since];
    let earned = tx.one(&earned, values, |row| row.money("earned", currency)).await?;
    tx.one(&sold, values, |row| {
        Ok(TeamTurnover { active: row.get("active")?, sold: row.money("sold", currency)?, earned })
    })
    .await
}
