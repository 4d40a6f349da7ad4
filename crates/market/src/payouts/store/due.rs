//! Who is owed what, and setting it aside.

use base::{Currency, Money, Timestamp};
use db::{DbError, Tx, params};

use super::OpenRun;
use crate::payouts::Payee;
use crate::{BrandId, MemberId, MerchantId, PayoutId};

/// What somebody is owed and is in no payout.
#[derive(Debug, Clone, Copy)]
pub(in crate::payouts) struct Due {
    /// Below zero when refunds took back what had been paid out.
    pub(in crate::payouts) amount: Money,
    /// Since when the oldest part of it has been owed.
    pub(in crate::payouts) since: Option<Timestamp>,
}

/// The movements on account `$1 $2 $3` at merchant `$4` that are done and in no payout. A member's account is of one
/// merchant; a brand's is of all, and the order says whose it is. The movements of payouts themselves do not count: what
/// they take away are the movements that are in them.
const UNPAID: &str = "FROM account a JOIN entry e ON e.account_id = a.id JOIN posting p ON p.id = e.posting_id
     WHERE a.class = $1 AND a.owner = $2 AND a.currency = $3 AND p.state = 'posted'
         AND p.reason NOT IN ('payout_prepared', 'payout_failed', 'payout_returned')
         AND (a.class = 'member'
             OR EXISTS (SELECT 1 FROM sales_order o WHERE o.id = p.subject AND o.merchant_id = $4))
         AND NOT EXISTS (SELECT 1 FROM payout_item i
             WHERE i.account_id = a.id AND i.posting_id = p.id AND i.is_void = 0)";

pub(in crate::payouts) async fn due(
    tx: &mut Tx,
    payee: Payee,
    merchant: MerchantId,
    currency: Currency,
) -> Result<Due, DbError> {
    let select =
        format!("SELECT CAST(COALESCE(SUM(e.amount), 0) AS BIGINT) AS amount, MIN(p.settled_at) AS since {UNPAID}");
    let account = payee.account();
    tx.one(&select, params![account.class(), account.owner(), currency, merchant], |row| {
        Ok(Due { amount: row.money("amount", currency)?, since: row.get("since")? })
    })
    .await
}

/// Members after `after` who are owed the minimum and have no payout in this run.
pub(in crate::payouts) async fn members_due(
    tx: &mut Tx,
    run: &OpenRun,
    after: i64,
    most: u32,
) -> Result<Vec<MemberId>, DbError> {
    let select = "SELECT m.id FROM member m JOIN account a ON a.owner = m.id AND a.class = 'member' AND a.currency = $1
         WHERE m.merchant_id = $2 AND m.id > $3 AND a.posted > 0 AND a.posted >= $4
             AND NOT EXISTS (SELECT 1 FROM payout p WHERE p.run_id = $5 AND p.class = 'member' AND p.owner = m.id)
         ORDER BY m.id LIMIT $6";
    let currency = run.minimum.currency();
    let values = params![currency, run.merchant, after, run.minimum, run.id, most];
    tx.all(select, values, |row| row.get("id")).await
}

/// Every brand that has ever agreed with the run's merchant and has no payout in the run.
pub(in crate::payouts) async fn brands_of(tx: &mut Tx, run: &OpenRun) -> Result<Vec<BrandId>, DbError> {
    let select = "SELECT DISTINCT g.brand_id FROM agreement g WHERE g.merchant_id = $1 AND g.status <> 'declined'
             AND NOT EXISTS (SELECT 1 FROM payout p WHERE p.run_id = $2 AND p.class = 'brand' AND p.owner = g.brand_id)
         ORDER BY g.brand_id";
    tx.all(select, params![run.merchant, run.id], |row| row.get("brand_id")).await
}

/// `false` when the payee has a payout in this run.
pub(in crate::payouts) async fn insert(
    tx: &mut Tx,
    id: PayoutId,
    run: &OpenRun,
    payee: Payee,
    due: &Due,
    now: Timestamp,
) -> Result<bool, DbError> {
    let insert = "INSERT INTO payout (id, run_id, merchant_id, class, owner, currency, amount, status, since, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'prepared', $8, $9) ON CONFLICT (run_id, class, owner) DO NOTHING";
    let (account, since) = (payee.account(), due.since.unwrap_or(now));
    let (class, owner, currency) = (account.class(), account.owner(), due.amount.currency());
    let values = params![id, run.id, run.merchant, class, owner, currency, due.amount, since, now];
    Ok(tx.execute(insert, values).await? == 1)
}

/// Puts everything that is owed into the payout, whose amount is from then on what its items come to.
pub(in crate::payouts) async fn insert_items(
    tx: &mut Tx,
    id: PayoutId,
    payee: Payee,
    run: &OpenRun,
) -> Result<Money, DbError> {
    let (account, currency) = (payee.account(), run.minimum.currency());
    let insert = format!(
        "INSERT INTO payout_item (payout_id, account_id, posting_id, amount)
         SELECT $5, a.id, p.id, e.amount {UNPAID} ORDER BY p.id"
    );
    tx.execute(&insert, params![account.class(), account.owner(), currency, run.merchant, id]).await?;
    let sum = "UPDATE payout SET amount =
             (SELECT CAST(COALESCE(SUM(i.amount), 0) AS BIGINT) FROM payout_item i WHERE i.payout_id = $1)
         WHERE id = $1 RETURNING amount";
    tx.one(sum, params![id], |row| row.money("amount", currency)).await
}
