//! Looking at payouts.

use base::{Currency, Money, Timestamp};
use db::{DbError, Row, Tx, params};
use ledger::Account;

use crate::payouts::{
    DetailsOf, Funds, Payee, Payout, PayoutDetails, PayoutFile, PayoutFilter, PayoutRun, PayoutStatus, StatementLine,
};
use crate::{BrandId, MemberId, MerchantId, PayoutId, PayoutRunId};

const SELECT: &str = "SELECT p.id, p.run_id, p.merchant_id, s.name AS merchant_name, p.class, p.owner,
         COALESCE(b.name, h.name, '') AS payee_name, p.amount, p.currency, p.status, p.since, p.is_short,
         CASE WHEN d.owner IS NULL THEN 0 ELSE 1 END AS has_details, p.made_at, p.file_id, p.sent_at, p.sent_to,
         p.paid_at, p.failed_at, p.reason";
const FROM: &str = "FROM payout p JOIN merchant s ON s.id = p.merchant_id
     LEFT JOIN brand b ON p.class = 'brand' AND b.id = p.owner
     LEFT JOIN member m ON p.class = 'member' AND m.id = p.owner LEFT JOIN person h ON h.id = m.person_id
     LEFT JOIN payout_details d ON d.owner = COALESCE(m.person_id, p.owner)";

fn read(row: &Row<'_>) -> Result<Payout, DbError> {
    let owner: i64 = row.get("owner")?;
    let payee = match row.get::<String>("class")?.as_str() {
        "brand" => Payee::Brand(BrandId::from_number(owner)),
        _ => Payee::Member(MemberId::from_number(owner)),
    };
    let sent_to: String = row.get("sent_to")?;
    Ok(Payout {
        id: row.get("id")?,
        run: row.get("run_id")?,
        merchant: row.get("merchant_id")?,
        merchant_name: row.get("merchant_name")?,
        payee,
        payee_name: row.get("payee_name")?,
        amount: row.money("amount", row.get("currency")?)?,
        status: row.get("status")?,
        since: row.get("since")?,
        is_short: row.get("is_short")?,
        has_details: row.get("has_details")?,
        made_at: row.get("made_at")?,
        file: row.get("file_id")?,
        sent_at: row.get("sent_at")?,
        sent_to: if sent_to.is_empty() { None } else { Some(details_of(&sent_to)?) },
        paid_at: row.get("paid_at")?,
        failed_at: row.get("failed_at")?,
        reason: row.get("reason")?,
    })
}

/// The error names no detail: it may be logged.
fn details_of(json: &str) -> Result<PayoutDetails, DbError> {
    serde_json::from_str(json).map_err(|_| DbError::Engine("stored payout details cannot be read".into()))
}

pub(in crate::payouts) async fn payout(tx: &mut Tx, id: PayoutId) -> Result<Option<Payout>, DbError> {
    tx.first(&format!("{SELECT} {FROM} WHERE p.id = $1"), params![id], read).await
}

pub(in crate::payouts) async fn of_merchant(
    tx: &mut Tx,
    merchant: MerchantId,
    filter: PayoutFilter,
) -> Result<Vec<Payout>, DbError> {
    let select = format!(
        "{SELECT} {FROM} WHERE p.merchant_id = $1 AND p.id < $2 AND p.status = COALESCE($3, p.status)
             AND p.run_id = COALESCE($4, p.run_id) AND (CAST($5 AS BIGINT) IS NULL OR p.file_id = $5)
         ORDER BY p.id DESC LIMIT $6"
    );
    let before = filter.before.map_or(i64::MAX, i64::from);
    tx.all(&select, params![merchant, before, filter.status, filter.run, filter.file, filter.limit], read).await
}

pub(in crate::payouts) async fn of_payee(
    tx: &mut Tx,
    payee: Payee,
    before: Option<PayoutId>,
    most: u32,
) -> Result<Vec<Payout>, DbError> {
    let select =
        format!("{SELECT} {FROM} WHERE p.owner = $1 AND p.class = $2 AND p.id < $3 ORDER BY p.id DESC LIMIT $4");
    let account = payee.account();
    let before = before.map_or(i64::MAX, i64::from);
    tx.all(&select, params![account.owner(), account.class(), before, most], read).await
}

/// What a merchant could send, the oldest first.
pub(in crate::payouts) async fn ready(tx: &mut Tx, merchant: MerchantId) -> Result<Vec<Payout>, DbError> {
    let select = format!(
        "{SELECT} {FROM} WHERE p.merchant_id = $1 AND p.status = 'prepared' AND d.owner IS NOT NULL
         ORDER BY p.since, p.id"
    );
    tx.all(&select, params![merchant], read).await
}

pub(in crate::payouts) async fn funds(tx: &mut Tx, merchant: MerchantId, currency: Currency) -> Result<Funds, DbError> {
    let balances = ledger::balances(tx, Account::clearing(merchant)).await?;
    let clearing = balances.into_iter().find(|balance| balance.posted.currency() == currency);
    let held = clearing.map_or(Money::zero(currency), |balance| balance.posted.negated());
    let sum =
        |condition: &str| format!("CAST(COALESCE(SUM(CASE WHEN {condition} THEN p.amount ELSE 0 END), 0) AS BIGINT)");
    let count = |condition: &str| format!("CAST(COALESCE(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END), 0) AS BIGINT)");
    let ready = "p.status = 'prepared' AND d.owner IS NOT NULL";
    let select = format!(
        "SELECT {} AS ready, {} AS ready_count, {} AS without_details, {} AS sent {FROM}
         WHERE p.merchant_id = $1 AND p.status IN ('prepared', 'sent')",
        sum(ready),
        count(ready),
        count("p.status = 'prepared' AND d.owner IS NULL"),
        sum("p.status = 'sent'"),
    );
    let funds = tx
        .one(&select, params![merchant], |row| {
            Ok(Funds {
                held,
                ready: row.money("ready", currency)?,
                ready_count: row.get("ready_count")?,
                without_details: row.get("without_details")?,
                sent: row.money("sent", currency)?,
            })
        })
        .await?;
    let held = held.checked_sub(funds.sent).map_err(|error| DbError::Engine(error.to_string()))?;
    Ok(Funds { held, ..funds })
}

/// The newest runs, or the one named.
pub(in crate::payouts) async fn runs(
    tx: &mut Tx,
    merchant: MerchantId,
    only: Option<PayoutRunId>,
    most: u32,
) -> Result<Vec<PayoutRun>, DbError> {
    let of = |status: PayoutStatus| {
        format!("(SELECT COUNT(*) FROM payout p WHERE p.run_id = r.id AND p.status = '{}')", status.word())
    };
    let select = format!(
        "SELECT r.id, r.due_at, r.period, r.prepared_at, s.currency,
             (SELECT COUNT(*) FROM payout p WHERE p.run_id = r.id) AS payouts, {} AS prepared, {} AS sent, {} AS paid,
             (SELECT CAST(COALESCE(SUM(p.amount), 0) AS BIGINT) FROM payout p WHERE p.run_id = r.id) AS total
         FROM payout_run r JOIN merchant s ON s.id = r.merchant_id
         WHERE r.merchant_id = $1 AND r.id = COALESCE($2, r.id) ORDER BY r.id DESC LIMIT $3",
        of(PayoutStatus::Prepared),
        of(PayoutStatus::Sent),
        of(PayoutStatus::Paid),
    );
    tx.all(&select, params![merchant, only, most], |row| {
        let complete: Option<Timestamp> = row.get("prepared_at")?;
        Ok(PayoutRun {
            id: row.get("id")?,
            due_at: row.get("due_at")?,
            by_hand: row.get::<String>("period")?.starts_with(super::BY_HAND),
            is_complete: complete.is_some(),
            payouts: row.get("payouts")?,
            prepared: row.get("prepared")?,
            sent: row.get("sent")?,
            paid: row.get("paid")?,
            total: row.money("total", row.get("currency")?)?,
        })
    })
    .await
}

pub(in crate::payouts) async fn files(
    tx: &mut Tx,
    merchant: MerchantId,
    most: u32,
) -> Result<Vec<PayoutFile>, DbError> {
    let select = "SELECT f.id, f.made_at, MAX(p.currency) AS currency, COUNT(*) AS payouts,
             CAST(SUM(CASE WHEN p.status = 'sent' THEN 1 ELSE 0 END) AS BIGINT) AS open,
             CAST(SUM(p.amount) AS BIGINT) AS total
         FROM payout_file f JOIN payout p ON p.file_id = f.id WHERE f.merchant_id = $1
         GROUP BY f.id, f.made_at ORDER BY f.id DESC LIMIT $2";
    tx.all(select, params![merchant, most], |row| {
        Ok(PayoutFile {
            id: row.get("id")?,
            made_at: row.get("made_at")?,
            payouts: row.get("payouts")?,
            open: row.get("open")?,
            total: row.money("total", row.get("currency")?)?,
        })
    })
    .await
}

/// The movements in a payout, the oldest first.
pub(in crate::payouts) async fn lines(tx: &mut Tx, payout: &Payout) -> Result<Vec<StatementLine>, DbError> {
    let select = "SELECT o.id AS order_id, COALESCE(g.settled_at, g.made_at) AS at, i.amount, h.handle,
             CASE WHEN o.seller_id = $2 THEN 1 ELSE 0 END AS is_own
         FROM payout_item i JOIN posting g ON g.id = i.posting_id LEFT JOIN sales_order o ON o.id = g.subject
         LEFT JOIN member m ON m.id = o.seller_id LEFT JOIN person h ON h.id = m.person_id
         WHERE i.payout_id = $1 ORDER BY COALESCE(g.settled_at, g.made_at), g.id";
    let (owner, currency) = (payout.payee.account().owner(), payout.amount.currency());
    tx.all(select, params![payout.id, owner], |row| {
        Ok(StatementLine {
            order: row.get("order_id")?,
            at: row.get("at")?,
            amount: row.money("amount", currency)?,
            sold_by: row.get("handle")?,
            is_own: row.get("is_own")?,
        })
    })
    .await
}

/// What is in payouts, and what was paid.
pub(in crate::payouts) async fn sums_of_payee(
    tx: &mut Tx,
    payee: Payee,
    merchant: MerchantId,
    currency: Currency,
) -> Result<(Money, Money), DbError> {
    let select = "SELECT
             CAST(COALESCE(SUM(CASE WHEN status IN ('prepared', 'sent') THEN amount ELSE 0 END), 0) AS BIGINT) AS going,
             CAST(COALESCE(SUM(CASE WHEN status = 'paid' THEN amount ELSE 0 END), 0) AS BIGINT) AS paid
         FROM payout WHERE owner = $1 AND class = $2 AND merchant_id = $3 AND currency = $4";
    let account = payee.account();
    tx.one(select, params![account.owner(), account.class(), merchant, currency], |row| {
        Ok((row.money("going", currency)?, row.money("paid", currency)?))
    })
    .await
}

pub(in crate::payouts) async fn details(tx: &mut Tx, of: DetailsOf) -> Result<Option<PayoutDetails>, DbError> {
    let select = "SELECT details FROM payout_details WHERE owner = $1";
    tx.first(select, params![of.number()], |row| details_of(&row.get::<String>("details")?)).await
}

/// The details of a payout's payee as they are now.
pub(in crate::payouts) async fn details_for(tx: &mut Tx, id: PayoutId) -> Result<Option<PayoutDetails>, DbError> {
    let select = format!("SELECT d.details {FROM} WHERE p.id = $1 AND d.owner IS NOT NULL");
    tx.first(&select, params![id], |row| details_of(&row.get::<String>("details")?)).await
}

pub(in crate::payouts) async fn set_details(
    tx: &mut Tx,
    of: DetailsOf,
    details: &PayoutDetails,
    now: Timestamp,
) -> Result<(), DbError> {
    let json = serde_json::to_string(details);
    let json = json.map_err(|_| DbError::Engine("payout details cannot be written as JSON".into()))?;
    let upsert = "INSERT INTO payout_details (owner, details, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (owner) DO UPDATE SET details = excluded.details, changed_at = excluded.changed_at";
    tx.execute(upsert, params![of.number(), json, now]).await.map(drop)
}
