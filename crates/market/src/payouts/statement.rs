//! Looking at payouts: the merchant's side, and the payee's.

use base::{Currency, Money};

use super::send::of_merchant;
use super::{
    PaidSoFar, Payee, Payout, PayoutDetails, PayoutError, PayoutFile, PayoutFilter, PayoutRun, Payouts, StatementLine,
    store,
};
use crate::{MerchantId, PayoutFileId, PayoutId, PayoutRunId};

impl Payouts {
    /// Up to `most` runs of a merchant, the newest first; those of one moment that nobody was due at too.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn runs(&self, merchant: MerchantId, most: u32) -> Result<Vec<PayoutRun>, PayoutError> {
        Ok(store::runs(&mut self.desk.read().await?, merchant, None, most).await?)
    }

    /// A run of a merchant.
    ///
    /// # Errors
    /// When the merchant has no such run.
    pub async fn run(&self, merchant: MerchantId, run: PayoutRunId) -> Result<PayoutRun, PayoutError> {
        let runs = store::runs(&mut self.desk.read().await?, merchant, Some(run), 1).await?;
        runs.into_iter().next().ok_or(PayoutError::NotFound)
    }

    /// Up to `most` files of a merchant, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn files(&self, merchant: MerchantId, most: u32) -> Result<Vec<PayoutFile>, PayoutError> {
        Ok(store::files(&mut self.desk.read().await?, merchant, most).await?)
    }

    /// A merchant's payouts, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_merchant(&self, merchant: MerchantId, filter: PayoutFilter) -> Result<Vec<Payout>, PayoutError> {
        Ok(store::of_merchant(&mut self.desk.read().await?, merchant, filter).await?)
    }

    /// What was sent in one file, with where to: for the bank alone.
    ///
    /// # Errors
    /// When the merchant has no such file.
    pub async fn file(&self, merchant: MerchantId, file: PayoutFileId) -> Result<Vec<Payout>, PayoutError> {
        let filter = PayoutFilter { file: Some(file), limit: u32::MAX, ..PayoutFilter::default() };
        let payouts = store::of_merchant(&mut self.desk.read().await?, merchant, filter).await?;
        if payouts.is_empty() { Err(PayoutError::NotFound) } else { Ok(payouts) }
    }

    /// One payout of a merchant with the movements it is made of, the oldest first.
    ///
    /// # Errors
    /// When the merchant has no such payout.
    pub async fn payout(
        &self,
        merchant: MerchantId,
        payout: PayoutId,
    ) -> Result<(Payout, Vec<StatementLine>), PayoutError> {
        let mut tx = self.desk.read().await?;
        let found = of_merchant(store::payout(&mut tx, payout).await?, merchant)?;
        let lines = store::lines(&mut tx, &found).await?;
        Ok((found, lines))
    }

    /// One payout of a payee with the movements it is made of, the oldest first.
    ///
    /// # Errors
    /// When the payee has no such payout.
    pub async fn statement(&self, payee: Payee, payout: PayoutId) -> Result<(Payout, Vec<StatementLine>), PayoutError> {
        let mut tx = self.desk.read().await?;
        let found = store::payout(&mut tx, payout).await?;
        let found = found.filter(|payout| payout.payee == payee).ok_or(PayoutError::NotFound)?;
        let lines = store::lines(&mut tx, &found).await?;
        Ok((found, lines))
    }

    /// Up to `most` payouts of a payee, the newest first, those older than `before` only.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_payee(
        &self,
        payee: Payee,
        before: Option<PayoutId>,
        most: u32,
    ) -> Result<Vec<Payout>, PayoutError> {
        Ok(store::of_payee(&mut self.desk.read().await?, payee, before, most).await?)
    }

    /// How much of a payee's money at a merchant is where.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn paid_so_far(
        &self,
        payee: Payee,
        merchant: MerchantId,
        currency: Currency,
    ) -> Result<PaidSoFar, PayoutError> {
        let mut tx = self.desk.read().await?;
        let (in_payout, paid) = store::sums_of_payee(&mut tx, payee, merchant, currency).await?;
        let available = match payee {
            // A member belongs to one merchant: the books know the sum.
            Payee::Member(_) => {
                let balances = ledger::balances(&mut tx, payee.account()).await?;
                let balance = balances.into_iter().find(|balance| balance.posted.currency() == currency);
                balance.map_or(Money::zero(currency), |balance| balance.posted)
            }
            Payee::Brand(_) => store::due(&mut tx, payee, merchant, currency).await?.amount,
        };
        Ok(PaidSoFar { available, in_payout, paid })
    }

    /// Where the payee of a merchant's payout wants the money now; `None` when they have not said. For merchants who owe
    /// them.
    ///
    /// # Errors
    /// When the merchant has no such payout.
    pub async fn details_for(
        &self,
        merchant: MerchantId,
        payout: PayoutId,
    ) -> Result<Option<PayoutDetails>, PayoutError> {
        let mut tx = self.desk.read().await?;
        of_merchant(store::payout(&mut tx, payout).await?, merchant)?;
        Ok(store::details_for(&mut tx, payout).await?)
    }
}
