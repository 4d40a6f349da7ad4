//! Lists that consoles show and hand out as files: who bought at a merchant, who buys from a seller, what shops sold of a
//! brand, who sells for a merchant.

mod model;
mod store;

use base::{Currency, Timestamp};
use db::DbError;

use crate::{BrandId, Desk, MemberId, MerchantId};

pub use model::{CustomerRow, CustomerSort, MemberFilter, MemberSort, OwnCustomer, Page, SalesRow, SalesSort};

/// Lists for consoles.
#[derive(Debug, Clone)]
pub struct Lists {
    desk: Desk,
}

impl Lists {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// Everybody who ordered at `merchant`, guests by their e-mail address: those whose name or address contains `text`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn customers(
        &self,
        merchant: MerchantId,
        currency: Currency,
        text: &str,
        sort: CustomerSort,
        page: Page,
    ) -> Result<Vec<CustomerRow>, DbError> {
        store::customers(&mut self.desk.read().await?, merchant, currency, text, sort, page).await
    }

    /// The people whose seller of record `member` is. Only those with an account have one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn customers_of_member(
        &self,
        member: MemberId,
        currency: Currency,
        text: &str,
        sort: CustomerSort,
        page: Page,
    ) -> Result<Vec<OwnCustomer>, DbError> {
        store::customers_of_member(&mut self.desk.read().await?, member, currency, text, sort, page).await
    }

    /// What was sold of `brand` and paid within a period, by merchant and seller; refunds are taken off.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sales_of_brand(
        &self,
        brand: BrandId,
        from: Timestamp,
        until: Timestamp,
        sort: SalesSort,
        page: Page,
    ) -> Result<Vec<SalesRow>, DbError> {
        store::sales_of_brand(&mut self.desk.read().await?, brand, from, until, sort, page).await
    }

    /// The members of a merchant's network that `filter` lets through.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn members(
        &self,
        merchant: MerchantId,
        filter: MemberFilter<'_>,
        page: Page,
    ) -> Result<Vec<MemberId>, DbError> {
        store::members(&mut self.desk.read().await?, merchant, filter, page).await
    }
}
