use base::Timestamp;
use ledger::Step;

use super::model::OrderStatus;
use super::{Checkout, CheckoutError, credit, order, store};
use crate::events::EventKind;
use crate::{MerchantId, OrderId};
use crate::{coupons, inventory};

/// How many orders one look at the clock takes on at most; the next look takes the rest.
const BATCH: u32 = 200;

/// What passed deadlines came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Passed {
    /// Orders found to be due, at most so many as one look takes on. Another node may have been faster with some of them: then
    /// they are in no other number here.
    pub due: u32,
    /// Orders that were not paid in time.
    pub expired: u32,
    /// Orders whose hold is over.
    pub released: u32,
}

impl Checkout {
    /// Does what the clock demands: gives the stock of unpaid orders free, and releases the shares of orders whose hold is
    /// over. Each order is its own transaction, so a crash in between loses nothing and repeats nothing.
    ///
    /// # Errors
    /// When the database reports a problem; what was done until then stays done.
    pub async fn pass_deadlines(&self) -> Result<Passed, CheckoutError> {
        let now = self.desk.now();
        let mut passed = Passed::default();
        let (expiring, releasing) = {
            let mut tx = self.desk.read().await?;
            (store::expiring(&mut tx, now, BATCH).await?, store::releasing(&mut tx, now, BATCH).await?)
        };
        for order in expiring {
            passed.due += 1;
            passed.expired += u32::from(self.close_unpaid(order, OrderStatus::Expired, now).await?);
        }
        for order in releasing {
            passed.due += 1;
            passed.released += u32::from(self.release(order, now).await?);
        }
        Ok(passed)
    }

    /// Calls off an order that is not paid yet; its stock is free again.
    ///
    /// # Errors
    /// When there is no such order of this merchant, or it is paid or closed already.
    pub async fn cancel(&self, merchant: MerchantId, order: OrderId) -> Result<(), CheckoutError> {
        let found = {
            let mut tx = self.desk.read().await?;
            order::of_merchant_in(&mut tx, merchant, order).await?.1
        };
        self.cancel_unpaid(found.id).await
    }

    /// The customer calls off an order that is not paid yet. The caller has made sure that it is the customer's.
    ///
    /// # Errors
    /// When the order is paid or closed already.
    pub async fn cancel_by_customer(&self, order: OrderId) -> Result<(), CheckoutError> {
        self.cancel_unpaid(order).await
    }

    async fn cancel_unpaid(&self, order: OrderId) -> Result<(), CheckoutError> {
        if self.close_unpaid(order, OrderStatus::Cancelled, self.desk.now()).await? {
            return Ok(());
        }
        let mut tx = self.desk.read().await?;
        let status = store::status(&mut tx, order).await?.ok_or(CheckoutError::NotFound("order"))?;
        if status == OrderStatus::Cancelled { Ok(()) } else { Err(CheckoutError::WrongState(status.word())) }
    }

    async fn close_unpaid(&self, order: OrderId, to: OrderStatus, at: Timestamp) -> Result<bool, CheckoutError> {
        let mut tx = self.desk.begin().await?;
        if !store::close_unpaid(&mut tx, order, to).await? {
            return Ok(false);
        }
        let parts = store::order_parts(&mut tx, order).await?;
        inventory::release_in(&mut tx, &parts).await?;
        coupons::give_back_in(&mut tx, order).await?;
        credit::give_back_in(&mut tx, order, at).await?;
        let kind = if to == OrderStatus::Expired { EventKind::OrderExpired } else { EventKind::OrderCancelled };
        self.tell_in(&mut tx, order, at, kind).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn release(&self, order: OrderId, at: Timestamp) -> Result<bool, CheckoutError> {
        let mut tx = self.desk.begin().await?;
        if !store::release(&mut tx, order, at).await? {
            return Ok(false);
        }
        ledger::book(&mut tx, &[Step::Settle(order.number())], at).await?;
        self.tell_in(&mut tx, order, at, EventKind::OrderReleased).await?;
        tx.commit().await?;
        Ok(true)
    }
}
