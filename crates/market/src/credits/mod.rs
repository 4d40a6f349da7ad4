//! What comes of sellers' clicks: the orders they have the credit of, those that came after their click, coupon or customer and
//! went to somebody else or to nobody, each with its reason; and a report of their links.
//!
//! A seller never learns who the customer is, and of another seller no more than the handle.

mod model;
mod store;

use base::{Currency, Timestamp};
use db::DbError;

use crate::{Desk, MemberId, OrderId};

pub use model::{By, CreditedOrder, Figures, Outcome, Report, ReportRow, Way};

/// What comes of sellers' clicks.
#[derive(Debug, Clone)]
pub struct Credits {
    desk: Desk,
}

impl Credits {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// Up to `most` orders that `member` has the credit of, or lost, the newest first, those before `before` only.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn orders(
        &self,
        member: MemberId,
        outcome: Outcome,
        before: Option<OrderId>,
        most: u32,
    ) -> Result<Vec<CreditedOrder>, DbError> {
        store::orders(&mut self.desk.read().await?, member, outcome, before, most.clamp(1, 200)).await
    }

    /// How many orders `member` has the credit of, and how many were lost.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count(&self, member: MemberId) -> Result<(u64, u64), DbError> {
        store::count(&mut self.desk.read().await?, member).await
    }

    /// What came of the links of `member` since `since`: clicks of people, the browsers they came from, the orders placed and
    /// not called off, and what those that are paid earn the seller, less what was taken back.
    ///
    /// An order belongs to the click it came by: the last one on the seller's own links within the merchant's window.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn report(
        &self,
        member: MemberId,
        currency: Currency,
        since: Timestamp,
        by: By,
    ) -> Result<Report, DbError> {
        let mut tx = self.desk.read().await?;
        let clicks = store::clicks(&mut tx, member, since, Some(by)).await?;
        let all = store::clicks(&mut tx, member, since, None).await?;
        let orders = store::sales(&mut tx, member, currency, since, by).await?;
        Report::of(currency, clicks, &all, orders)
    }
}
