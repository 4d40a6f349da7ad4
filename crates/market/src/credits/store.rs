use base::{Currency, Timestamp};
use db::{DbError, Row, Tx, params};

use super::model::Sales;
use super::{By, CreditedOrder, Outcome, Way};
use crate::network::Clicks;
use crate::{MemberId, OrderId};

/// What the member `$1` earns by selling on order `o`, less what was taken back.
const EARNED: &str = "(SELECT COALESCE(SUM(s.amount - s.reversed), 0) FROM order_line l
         JOIN order_share s ON s.line_id = l.id AND s.payee = 'seller' AND s.payee_id = $1 WHERE l.order_id = o.id)";

/// What a report is made by, as a column of `visit`. Constants of ours: nothing typed becomes SQL.
const fn column(by: By) -> &'static str {
    match by {
        By::Link => "link_id",
        By::Campaign => "campaign_id",
        By::Product => "product_id",
        By::Source => "source",
    }
}

/// An order without a click, in a column of numbers.
const WITHOUT_CLICK: i64 = -1;

fn read_way(row: &Row<'_>, by: By) -> Result<Way, DbError> {
    if by == By::Source {
        return Ok(row.get::<Option<String>>("way")?.map_or(Way::WithoutClick, Way::Source));
    }
    Ok(match row.get("way")? {
        WITHOUT_CLICK => Way::WithoutClick,
        0 => Way::None,
        number => Way::Of(number),
    })
}

pub(super) async fn orders(
    tx: &mut Tx,
    member: MemberId,
    outcome: Outcome,
    before: Option<OrderId>,
    most: u32,
) -> Result<Vec<CreditedOrder>, DbError> {
    let which = match outcome {
        Outcome::Won => "sales_order o LEFT JOIN member m ON m.id = o.seller_id WHERE o.seller_id = $1",
        Outcome::Lost => {
            "lost_credit x JOIN sales_order o ON o.id = x.order_id LEFT JOIN member m ON m.id = o.seller_id
             WHERE x.member_id = $1"
        }
    };
    let which = which.replace(" WHERE ", " LEFT JOIN person p ON p.id = m.person_id WHERE ");
    let select = format!(
        "SELECT o.id, o.placed_at, o.status, o.currency, o.coupon, o.credit, o.seller_id, p.handle,
             CAST(CASE WHEN o.status IN ('cancelled', 'expired') THEN 0 ELSE {EARNED} END AS BIGINT) AS earned
         FROM {which} AND o.id < $2 ORDER BY o.id DESC LIMIT $3"
    );
    let before = before.map_or(i64::MAX, OrderId::number);
    tx.all(&select, params![member, before, most], read_order).await
}

fn read_order(row: &Row<'_>) -> Result<CreditedOrder, DbError> {
    let credit = serde_json::from_str(&row.get::<String>("credit")?)
        .map_err(|error| DbError::Engine(format!("a stored reason cannot be read: {error}")))?;
    Ok(CreditedOrder {
        order: row.get("id")?,
        placed_at: row.get("placed_at")?,
        status: row.get("status")?,
        seller: row.get("seller_id")?,
        seller_handle: row.get("handle")?,
        coupon: row.get("coupon")?,
        credit,
        earned: row.money("earned", row.get("currency")?)?,
    })
}

pub(super) async fn count(tx: &mut Tx, member: MemberId) -> Result<(u64, u64), DbError> {
    let select = "SELECT (SELECT COUNT(*) FROM sales_order WHERE seller_id = $1) AS won,
             (SELECT COUNT(*) FROM lost_credit WHERE member_id = $1) AS lost";
    let number = |row: &Row<'_>, name: &str| Ok::<_, DbError>(row.get::<i64>(name)?.unsigned_abs());
    tx.one(select, params![member], |row| Ok((number(row, "won")?, number(row, "lost")?))).await
}

/// The statement behind [`clicks`]. All it reads is in the index `visit_report`.
fn clicks_sql(by: Option<By>) -> String {
    let way = match by {
        Some(By::Source) => "source".to_owned(),
        Some(by) => format!("COALESCE({}, 0)", column(by)),
        None => "0".to_owned(),
    };
    let group = if by.is_some() { format!("GROUP BY {way}") } else { String::new() };
    format!(
        "SELECT {way} AS way, COUNT(*) AS clicks, COUNT(DISTINCT visitor_hash) AS visitors
         FROM visit WHERE member_id = $1 AND at >= $2 {group}"
    )
}

/// Clicks by each way, or all in one row.
pub(super) async fn clicks(
    tx: &mut Tx,
    member: MemberId,
    since: Timestamp,
    by: Option<By>,
) -> Result<Vec<(Way, Clicks)>, DbError> {
    let read = |row: &Row<'_>| {
        let way = match by {
            Some(by) => read_way(row, by)?,
            None => Way::None,
        };
        Ok((way, Clicks { clicks: row.get("clicks")?, visitors: row.get("visitors")? }))
    };
    tx.all(&clicks_sql(by), params![member, since], read).await
}

/// Orders and what they earn, by the way of the click they came by.
pub(super) async fn sales(
    tx: &mut Tx,
    member: MemberId,
    currency: Currency,
    since: Timestamp,
    by: By,
) -> Result<Vec<Sales>, DbError> {
    let way = match by {
        By::Source => "v.source".to_owned(),
        by => format!("CASE WHEN v.id IS NULL THEN {WITHOUT_CLICK} ELSE COALESCE(v.{}, 0) END", column(by)),
    };
    // What is not paid yet is an order and earns nothing yet; earnings of another currency are in no sum of this one.
    let select = format!(
        "SELECT t.way AS way, COUNT(*) AS orders, CAST(COALESCE(SUM(t.earned), 0) AS BIGINT) AS earned
         FROM (SELECT {way} AS way,
                   CASE WHEN o.status = 'placed' OR o.currency <> $3 THEN 0 ELSE {EARNED} END AS earned
               FROM sales_order o LEFT JOIN order_click c ON c.order_id = o.id LEFT JOIN visit v ON v.id = c.visit_id
               WHERE o.seller_id = $1 AND o.placed_at >= $2 AND o.status NOT IN ('cancelled', 'expired')) t
         GROUP BY t.way"
    );
    let read = |row: &Row<'_>| {
        Ok(Sales { way: read_way(row, by)?, orders: row.get("orders")?, earned: row.money("earned", currency)? })
    };
    tx.all(&select, params![member, since, currency], read).await
}

#[cfg(test)]
mod tests {
    use db::params;

    use super::{By, clicks_sql};

    #[tokio::test]
    async fn a_report_of_clicks_reads_the_sellers_part_of_one_index_and_nothing_else() {
        let test = db::testing::sqlite(&crate::migrations()).await;
        let mut tx = test.db.read().await.unwrap();
        for by in [None, Some(By::Link), Some(By::Campaign), Some(By::Product), Some(By::Source)] {
            let explain = format!("EXPLAIN QUERY PLAN {}", clicks_sql(by));
            let plan: Vec<String> = tx.all(&explain, params![1_i64, 2_i64], |row| row.get("detail")).await.unwrap();
            let search = "SEARCH visit USING COVERING INDEX visit_report (member_id=? AND at>?)";
            assert!(plan.iter().any(|step| step == search), "{by:?}: {plan:?}");
            assert!(!plan.iter().any(|step| step.contains("SCAN visit")), "{by:?}: {plan:?}");
        }
    }
}
