//! What each payee has earned, with the reason of every cent.

mod model;
mod store;
mod turnover;

use base::Currency;
use db::DbError;
use ledger::{Account, Balance};

use crate::{BrandId, Desk, MemberId, MerchantId};

pub use model::{Day, EarningLine, LineCounts, LineFilter, Standing, Summary, TeamTurnover, Turnover, Which};

/// What each payee has earned.
#[derive(Debug, Clone)]
pub struct Earnings {
    desk: Desk,
}

impl Earnings {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// What a member has earned in all, in the merchant's currency: pending, available, and taken back by refunds.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn summary_of_member(&self, member: MemberId, currency: Currency) -> Result<Summary, DbError> {
        let mut tx = self.desk.read().await?;
        let balances = ledger::balances(&mut tx, Account::member(member)).await?;
        let balance = balances.into_iter().find(|balance| balance.posted.currency() == currency);
        let reversed = store::reversed_of_member(&mut tx, member, currency).await?;
        Ok(Summary::of(balance, reversed, currency))
    }

    /// The lines a member earns on, the newest first.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn lines_of_member(&self, member: MemberId, filter: LineFilter) -> Result<Vec<EarningLine>, DbError> {
        store::lines_of_member(&mut self.desk.read().await?, member, filter).await
    }

    /// How many lines of each kind a member earns on.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn count_lines_of_member(&self, member: MemberId) -> Result<LineCounts, DbError> {
        store::count_lines_of_member(&mut self.desk.read().await?, member).await
    }

    /// What a brand is owed, by currency.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn of_brand(&self, brand: BrandId) -> Result<Vec<Balance>, DbError> {
        ledger::balances(&mut self.desk.read().await?, Account::brand(brand)).await
    }

    /// What a merchant keeps, by currency.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn of_merchant(&self, merchant: MerchantId) -> Result<Vec<Balance>, DbError> {
        ledger::balances(&mut self.desk.read().await?, Account::merchant(merchant)).await
    }
}
