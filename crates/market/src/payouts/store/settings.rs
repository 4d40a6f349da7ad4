//! Schedules and runs.

use base::{Currency, Money, Timestamp};
use db::{DbError, Row, Tx, params};

use crate::payouts::{PayoutSettings, Schedule};
use crate::{MerchantId, PayoutRunId};

/// How the period of a run begins that somebody asked for.
pub(in crate::payouts) const BY_HAND: &str = "hand:";

/// A merchant's schedule, and how far it has come.
pub(in crate::payouts) struct Scheduled {
    pub(in crate::payouts) merchant: MerchantId,
    pub(in crate::payouts) currency: Currency,
    pub(in crate::payouts) settings: Option<PayoutSettings>,
    /// Since when it has been that.
    pub(in crate::payouts) since: Timestamp,
    /// When its last run fell due.
    pub(in crate::payouts) last_due: Option<Timestamp>,
}

/// A run that is not complete yet.
pub(in crate::payouts) struct OpenRun {
    pub(in crate::payouts) id: PayoutRunId,
    pub(in crate::payouts) merchant: MerchantId,
    pub(in crate::payouts) minimum: Money,
}

fn read_settings(row: &Row<'_>, currency: Currency) -> Result<Option<PayoutSettings>, DbError> {
    let Some(word) = row.get::<Option<String>>("schedule")? else { return Ok(None) };
    let schedule = Schedule::of(&word, row.get("day")?).map_err(|error| DbError::Engine(error.to_string()))?;
    Ok(Some(PayoutSettings { schedule, minimum: row.money("minimum", currency)? }))
}

pub(in crate::payouts) async fn settings(
    tx: &mut Tx,
    merchant: MerchantId,
    currency: Currency,
) -> Result<Option<PayoutSettings>, DbError> {
    let select = "SELECT schedule, day, minimum FROM payout_settings WHERE merchant_id = $1";
    Ok(tx.first(select, params![merchant], |row| read_settings(row, currency)).await?.flatten())
}

/// Everybody's schedule.
pub(in crate::payouts) async fn schedules(tx: &mut Tx) -> Result<Vec<Scheduled>, DbError> {
    let select = format!(
        "SELECT m.id, m.currency, s.schedule, s.day, s.minimum, COALESCE(s.since, m.created_at) AS since,
             (SELECT MAX(r.due_at) FROM payout_run r WHERE r.merchant_id = m.id AND r.period NOT LIKE '{BY_HAND}%')
                 AS last_due
         FROM merchant m LEFT JOIN payout_settings s ON s.merchant_id = m.id ORDER BY m.id"
    );
    tx.all(&select, &[], |row| {
        let currency = row.get("currency")?;
        Ok(Scheduled {
            merchant: row.get("id")?,
            currency,
            settings: read_settings(row, currency)?,
            since: row.get("since")?,
            last_due: row.get("last_due")?,
        })
    })
    .await
}

/// Makes sure that the merchant's row is there, and holds it until the transaction ends: one at a time.
pub(in crate::payouts) async fn lock_settings(
    tx: &mut Tx,
    merchant: MerchantId,
    usual: &PayoutSettings,
) -> Result<(), DbError> {
    let upsert = "INSERT INTO payout_settings (merchant_id, schedule, day, minimum, since)
         SELECT id, $1, $2, $3, created_at FROM merchant WHERE id = $4
         ON CONFLICT (merchant_id) DO UPDATE SET since = payout_settings.since";
    let (word, day) = (usual.schedule.word(), i64::from(usual.schedule.day()));
    tx.execute(upsert, params![word, day, usual.minimum, merchant]).await.map(drop)
}

/// The moment from which a schedule counts changes with the schedule alone: another minimum lets no day pass by.
pub(in crate::payouts) async fn set_settings(
    tx: &mut Tx,
    merchant: MerchantId,
    settings: &PayoutSettings,
    now: Timestamp,
) -> Result<(), DbError> {
    let update = "UPDATE payout_settings SET minimum = $1, schedule = $2, day = $3,
             since = CASE WHEN schedule = $2 AND day = $3 THEN since ELSE $4 END
         WHERE merchant_id = $5";
    let (word, day) = (settings.schedule.word(), i64::from(settings.schedule.day()));
    tx.execute(update, params![settings.minimum, word, day, now, merchant]).await.map(drop)
}

/// Begins a run; nothing happens when there is one for this period.
pub(in crate::payouts) async fn open_run(
    tx: &mut Tx,
    id: PayoutRunId,
    merchant: MerchantId,
    period: &str,
    due_at: Timestamp,
    minimum: Money,
) -> Result<(), DbError> {
    let insert = "INSERT INTO payout_run (id, merchant_id, period, due_at, minimum) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (merchant_id, period) DO NOTHING";
    tx.execute(insert, params![id, merchant, period, due_at, minimum]).await.map(drop)
}

/// The runs that are not complete, the oldest first.
pub(in crate::payouts) async fn open_runs(tx: &mut Tx) -> Result<Vec<OpenRun>, DbError> {
    let select = "SELECT r.id, r.merchant_id, r.minimum, m.currency
         FROM payout_run r JOIN merchant m ON m.id = r.merchant_id WHERE r.prepared_at IS NULL ORDER BY r.id";
    tx.all(select, &[], |row| {
        let minimum = row.money("minimum", row.get("currency")?)?;
        Ok(OpenRun { id: row.get("id")?, merchant: row.get("merchant_id")?, minimum })
    })
    .await
}

pub(in crate::payouts) async fn close_run(tx: &mut Tx, run: PayoutRunId, now: Timestamp) -> Result<(), DbError> {
    let update = "UPDATE payout_run SET prepared_at = $1 WHERE id = $2 AND prepared_at IS NULL";
    tx.execute(update, params![now, run]).await.map(drop)
}
