//! From prepared to sent, paid, failed or returned. Each step is one conditional update beside one posting: the same step
//! twice, or two at once, come to one.

use base::Money;
use ledger::postings;

use super::store;
use super::{Funds, Payout, PayoutError, PayoutFilter, PayoutSettings, PayoutStatus, Payouts, SentNow};
use crate::events::EventKind;
use crate::people;
use crate::{MerchantId, PayoutFileId, PayoutId};

impl Payouts {
    /// What a merchant has for paying out, and what waits for it.
    ///
    /// # Errors
    /// When there is no such merchant.
    pub async fn funds(&self, merchant: MerchantId) -> Result<Funds, PayoutError> {
        let mut tx = self.desk.read().await?;
        let currency = people::merchant_in(&mut tx, merchant).await?.ok_or(PayoutError::NotFound)?.currency;
        Ok(store::funds(&mut tx, merchant, currency).await?)
    }

    /// Sends what `money` reaches for, of everything prepared whose payee has said where to: the oldest first. One that
    /// does not fit waits, and those after it that still fit are sent. Without `money`, what the books say is held counts.
    ///
    /// # Errors
    /// When the amount is below zero or in another currency, or there is no such merchant.
    pub async fn send(&self, merchant: MerchantId, money: Option<Money>) -> Result<SentNow, PayoutError> {
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let currency = people::merchant_in(&mut tx, merchant).await?.ok_or(PayoutError::NotFound)?.currency;
        if money.is_some_and(|money| money.is_negative() || money.currency() != currency) {
            return Err(PayoutError::Amount);
        }
        // Two who send at once would both believe in the same money.
        store::lock_settings(&mut tx, merchant, &PayoutSettings::usual(currency)).await?;
        let mut left = match money {
            Some(money) => money,
            None => store::funds(&mut tx, merchant, currency).await?.held,
        };
        let ready = store::ready(&mut tx, merchant).await?;
        let file: PayoutFileId = self.desk.next_id();
        let mut came = SentNow { file: None, sent: 0, short: 0 };
        for payout in ready {
            let rest = left.checked_sub(payout.amount)?;
            if rest.is_negative() {
                came.short += u32::from(store::set_short(&mut tx, payout.id).await?);
                continue;
            }
            if came.file.is_none() {
                store::insert_file(&mut tx, file, merchant, now).await?;
                came.file = Some(file);
            }
            if store::become_sent(&mut tx, payout.id, file, now).await? {
                self.tell_in(&mut tx, &payout, EventKind::PayoutSent).await?;
                left = rest;
                came.sent += 1;
            }
        }
        tx.commit().await?;
        Ok(came)
    }

    /// A payout arrived.
    ///
    /// # Errors
    /// When the merchant has no such payout, or it was not sent, or came to nothing.
    pub async fn mark_paid(&self, merchant: MerchantId, payout: PayoutId) -> Result<(), PayoutError> {
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let found = of_merchant(store::payout(&mut tx, payout).await?, merchant)?;
        match found.status {
            PayoutStatus::Paid => return Ok(()),
            PayoutStatus::Sent => {}
            other => return Err(PayoutError::WrongState(other.word())),
        }
        if !store::become_paid(&mut tx, payout, now).await? {
            drop(tx);
            return Box::pin(self.mark_paid(merchant, payout)).await;
        }
        ledger::post(&mut tx, &postings::payout_paid(payout.number(), merchant.number(), found.amount)?, now).await?;
        self.tell_in(&mut tx, &found, EventKind::PayoutPaid).await?;
        Ok(tx.commit().await?)
    }

    /// Everything in a file that is still with the bank arrived; how many. Each is a transaction of its own.
    ///
    /// # Errors
    /// When the merchant has no such file.
    pub async fn mark_file_paid(&self, merchant: MerchantId, file: PayoutFileId) -> Result<u32, PayoutError> {
        let filter = PayoutFilter {
            status: Some(PayoutStatus::Sent),
            file: Some(file),
            limit: u32::MAX,
            ..PayoutFilter::default()
        };
        let sent = store::of_merchant(&mut self.desk.read().await?, merchant, filter).await?;
        let mut paid = 0;
        for payout in sent {
            match self.mark_paid(merchant, payout.id).await {
                Ok(()) => paid += 1,
                // Somebody said meanwhile that it failed.
                Err(PayoutError::WrongState(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(paid)
    }

    /// A payout came to nothing, whether it had been paid or not: everything in it is owed again, and is in the next run.
    ///
    /// # Errors
    /// When the merchant has no such payout, or no reason is given.
    pub async fn mark_failed(&self, merchant: MerchantId, payout: PayoutId, reason: &str) -> Result<(), PayoutError> {
        let reason = reason.trim();
        if !(1..=200).contains(&reason.chars().count()) || reason.chars().any(char::is_control) {
            return Err(PayoutError::Reason);
        }
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let mut found = of_merchant(store::payout(&mut tx, payout).await?, merchant)?;
        let (to, kind) = match found.status {
            PayoutStatus::Failed | PayoutStatus::Returned => return Ok(()),
            PayoutStatus::Prepared | PayoutStatus::Sent => (PayoutStatus::Failed, EventKind::PayoutFailed),
            PayoutStatus::Paid => (PayoutStatus::Returned, EventKind::PayoutReturned),
        };
        if !store::come_to_nothing(&mut tx, payout, found.status, to, reason, now).await? {
            drop(tx);
            return Box::pin(self.mark_failed(merchant, payout, reason)).await;
        }
        let (id, account) = (payout.number(), found.payee.account());
        let posting = if to == PayoutStatus::Failed {
            postings::payout_failed(id, merchant.number(), account, found.amount)?
        } else {
            postings::payout_returned(id, merchant.number(), account, found.amount)?
        };
        ledger::post(&mut tx, &posting, now).await?;
        reason.clone_into(&mut found.reason);
        self.tell_in(&mut tx, &found, kind).await?;
        Ok(tx.commit().await?)
    }
}

/// The payout, when it is this merchant's.
pub(super) fn of_merchant(payout: Option<Payout>, merchant: MerchantId) -> Result<Payout, PayoutError> {
    payout.filter(|payout| payout.merchant == merchant).ok_or(PayoutError::NotFound)
}
