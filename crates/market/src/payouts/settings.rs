//! When a merchant pays out.

use base::Timestamp;

use super::{PayoutError, PayoutSettings, Payouts, store};
use crate::MerchantId;
use crate::events::{self, EventKind, NewEvent};
use crate::people;

impl Payouts {
    /// When a merchant pays out, and from which amount on.
    ///
    /// # Errors
    /// When there is no such merchant.
    pub async fn settings(&self, merchant: MerchantId) -> Result<PayoutSettings, PayoutError> {
        let mut tx = self.desk.read().await?;
        let found = people::merchant_in(&mut tx, merchant).await?.ok_or(PayoutError::NotFound)?;
        let stored = store::settings(&mut tx, merchant, found.currency).await?;
        Ok(stored.unwrap_or_else(|| PayoutSettings::usual(found.currency)))
    }

    /// When a merchant's payouts fall due next; `None` when only by hand.
    ///
    /// # Errors
    /// As [`Payouts::settings`].
    pub async fn next_due(&self, merchant: MerchantId) -> Result<Option<Timestamp>, PayoutError> {
        Ok(self.settings(merchant).await?.schedule.next(self.desk.now()))
    }

    /// Changes when a merchant pays out. What a new schedule would have made due in the past is not made up for.
    ///
    /// # Errors
    /// When the minimum is below zero or in another currency, or there is no such merchant.
    pub async fn set_settings(&self, merchant: MerchantId, settings: &PayoutSettings) -> Result<(), PayoutError> {
        let mut tx = self.desk.begin().await?;
        let found = people::merchant_in(&mut tx, merchant).await?.ok_or(PayoutError::NotFound)?;
        if settings.minimum.is_negative() || settings.minimum.currency() != found.currency {
            return Err(PayoutError::Amount);
        }
        let now = self.desk.now();
        store::lock_settings(&mut tx, merchant, &PayoutSettings::usual(found.currency)).await?;
        store::set_settings(&mut tx, merchant, settings, now).await?;
        let event = NewEvent::new(EventKind::PayoutSettings, merchant).at_merchant(merchant);
        let event = event.with("schedule", settings.schedule.word()).with("day", settings.schedule.day());
        let event = event.with("minimum", settings.minimum.to_string());
        events::record_in(&mut tx, self.desk.actor(), now, &event).await?;
        Ok(tx.commit().await?)
    }
}
