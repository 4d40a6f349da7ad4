//! The steps of a payout's status. Each is one conditional update: who comes second changes nothing.

use base::Timestamp;
use db::{DbError, Tx, params};

use crate::payouts::PayoutStatus;
use crate::{MerchantId, PayoutFileId, PayoutId};

pub(in crate::payouts) async fn insert_file(
    tx: &mut Tx,
    id: PayoutFileId,
    merchant: MerchantId,
    now: Timestamp,
) -> Result<(), DbError> {
    let insert = "INSERT INTO payout_file (id, merchant_id, made_at) VALUES ($1, $2, $3)";
    tx.execute(insert, params![id, merchant, now]).await.map(drop)
}

/// Where it goes is kept as it is now: the file says the same tomorrow, whatever the payee changes.
pub(in crate::payouts) async fn become_sent(
    tx: &mut Tx,
    payout: PayoutId,
    file: PayoutFileId,
    now: Timestamp,
) -> Result<bool, DbError> {
    let update = "UPDATE payout SET status = 'sent', sent_at = $1, file_id = $2, is_short = 0,
             sent_to = (SELECT d.details FROM payout_details d WHERE d.owner = COALESCE(
                 (SELECT m.person_id FROM member m WHERE m.id = payout.owner AND payout.class = 'member'), payout.owner))
         WHERE id = $3 AND status = 'prepared'";
    Ok(tx.execute(update, params![now, file, payout]).await? == 1)
}

pub(in crate::payouts) async fn set_short(tx: &mut Tx, payout: PayoutId) -> Result<bool, DbError> {
    let update = "UPDATE payout SET is_short = 1 WHERE id = $1 AND status = 'prepared'";
    Ok(tx.execute(update, params![payout]).await? == 1)
}

pub(in crate::payouts) async fn become_paid(tx: &mut Tx, payout: PayoutId, now: Timestamp) -> Result<bool, DbError> {
    let update = "UPDATE payout SET status = 'paid', paid_at = $1 WHERE id = $2 AND status = 'sent'";
    Ok(tx.execute(update, params![now, payout]).await? == 1)
}

/// Ends a payout without success and lets go of its items.
pub(in crate::payouts) async fn come_to_nothing(
    tx: &mut Tx,
    payout: PayoutId,
    from: PayoutStatus,
    to: PayoutStatus,
    reason: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    let update = "UPDATE payout SET status = $1, failed_at = $2, reason = $3 WHERE id = $4 AND status = $5";
    if tx.execute(update, params![to, now, reason, payout, from]).await? != 1 {
        return Ok(false);
    }
    tx.execute("UPDATE payout_item SET is_void = 1 WHERE payout_id = $1", params![payout]).await?;
    Ok(true)
}
