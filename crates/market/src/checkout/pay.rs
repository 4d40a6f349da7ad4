use base::Timestamp;
use db::Tx;
use ledger::{Posting, Step, postings};

use super::cart::found_merchant;
use super::model::{OrderStatus, Payable};
use super::{Checkout, CheckoutError, credit, order, refund, store};
use crate::events::EventKind;
use crate::inventory;
use crate::people::{LatePayment, Merchant};
use crate::{MerchantId, OrderId};

/// What a payment came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payment {
    /// The order is paid.
    Accepted,
    /// It was paid before; nothing changed.
    AlreadyPaid,
    /// It came after the reservation had ended and the stock was gone: the money goes back.
    LateRefunded,
    /// It came after the reservation had ended and the stock was gone: the goods are owed to the customer.
    LateBackordered,
}

impl Checkout {
    /// The merchant has received the payment of an order.
    ///
    /// In time, or late with the stock still there: the order is paid. Late with the stock gone: by the merchant's rule the
    /// money is refunded or the goods are back-ordered. Never short silently.
    ///
    /// # Errors
    /// When there is no such order of this merchant, or it was refunded.
    pub async fn mark_paid(&self, merchant: MerchantId, order: OrderId) -> Result<Payment, CheckoutError> {
        let at = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let merchant = found_merchant(&mut tx, merchant).await?;
        let order = payable_in(&mut tx, merchant.id, order).await?;
        let payment = match order.status {
            OrderStatus::Placed => self.pay_reserved(tx, &merchant, &order, at).await?,
            OrderStatus::Expired | OrderStatus::Cancelled => self.pay_late(tx, &merchant, &order, at).await?,
            OrderStatus::Paid | OrderStatus::Backordered => Some(Payment::AlreadyPaid),
            OrderStatus::Refunded if order.was_paid => Some(Payment::AlreadyPaid),
            OrderStatus::Refunded => return Err(CheckoutError::WrongState(order.status.word())),
        };
        // Somebody else changed the order between our look and our step: say what it is now, once.
        match payment {
            Some(payment) => Ok(payment),
            None => Box::pin(self.mark_paid(merchant.id, order.id)).await,
        }
    }

    async fn pay_reserved(
        &self,
        mut tx: Tx,
        merchant: &Merchant,
        order: &Payable,
        at: Timestamp,
    ) -> Result<Option<Payment>, CheckoutError> {
        if !become_paid(&mut tx, merchant, order, OrderStatus::Paid, at).await? {
            return Ok(None);
        }
        let parts = store::order_parts(&mut tx, order.id).await?;
        inventory::sell_reserved_in(&mut tx, &parts).await?;
        book_payment(&mut tx, order, None, at).await?;
        self.tell_in(&mut tx, order.id, at, EventKind::OrderPaid).await?;
        tx.commit().await?;
        Ok(Some(Payment::Accepted))
    }

    async fn pay_late(
        &self,
        mut tx: Tx,
        merchant: &Merchant,
        order: &Payable,
        at: Timestamp,
    ) -> Result<Option<Payment>, CheckoutError> {
        let parts = store::order_parts(&mut tx, order.id).await?;
        if !become_paid(&mut tx, merchant, order, OrderStatus::Paid, at).await? {
            return Ok(None);
        }
        // The credit was given back when the order was closed. If it is spent, the order cannot be paid any more.
        let credit = credit::take_again_in(&mut tx, order).await?;
        if matches!(credit, Some(None)) {
            return self.late_refund(tx, merchant, order, at).await;
        }
        if inventory::take_in(&mut tx, &parts).await?.is_ok() {
            book_payment(&mut tx, order, credit.flatten().as_ref(), at).await?;
            self.tell_in(&mut tx, order.id, at, EventKind::OrderPaid).await?;
            tx.commit().await?;
            return Ok(Some(Payment::Accepted));
        }
        drop(tx);
        let mut tx = self.desk.begin().await?;
        if merchant.late_payment == LatePayment::Refund {
            return self.late_refund(tx, merchant, order, at).await;
        }
        if !become_paid(&mut tx, merchant, order, OrderStatus::Backordered, at).await? {
            return Ok(None);
        }
        let credit = credit::take_again_in(&mut tx, order).await?;
        if matches!(credit, Some(None)) {
            return self.late_refund(tx, merchant, order, at).await;
        }
        inventory::owe_in(&mut tx, &parts).await?;
        book_payment(&mut tx, order, credit.flatten().as_ref(), at).await?;
        self.tell_in(&mut tx, order.id, at, EventKind::OrderPaidLateBackordered).await?;
        tx.commit().await?;
        Ok(Some(Payment::LateBackordered))
    }

    /// A late payment goes back, in a transaction of its own: nothing of `undone` remains.
    async fn late_refund(
        &self,
        undone: Tx,
        merchant: &Merchant,
        order: &Payable,
        at: Timestamp,
    ) -> Result<Option<Payment>, CheckoutError> {
        drop(undone);
        let mut tx = self.desk.begin().await?;
        if !become_paid(&mut tx, merchant, order, OrderStatus::Refunded, at).await? {
            return Ok(None);
        }
        let (_, order) = order::of_merchant_in(&mut tx, merchant.id, order.id).await?;
        refund::give_back_late_payment(&mut tx, &order, self.desk.actor(), at).await?;
        tx.commit().await?;
        Ok(Some(Payment::LateRefunded))
    }

    /// The goods a back-order was waiting for are there: from now on it is a paid order, and its hold begins.
    ///
    /// # Errors
    /// When there is no such order of this merchant, or it is not back-ordered.
    pub async fn fill_backorder(&self, merchant: MerchantId, order: OrderId) -> Result<(), CheckoutError> {
        let at = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let (merchant, order) = order::of_merchant_in(&mut tx, merchant, order).await?;
        if !store::fill_backorder(&mut tx, order.id, at + merchant.hold).await? {
            return Err(CheckoutError::WrongState(order.status.word()));
        }
        self.tell_in(&mut tx, order.id, at, EventKind::OrderBackorderFilled).await?;
        Ok(tx.commit().await?)
    }
}

/// An order that is to be paid; not found when it is another merchant's.
pub(super) async fn payable_in(tx: &mut Tx, merchant: MerchantId, order: OrderId) -> Result<Payable, CheckoutError> {
    let order = store::payable(tx, order).await?.filter(|order| order.merchant == merchant);
    order.ok_or(CheckoutError::NotFound("order"))
}

/// The step of the status, taken only from the state that was read. The hold begins; for goods that are owed it begins
/// when they are there.
pub(super) async fn become_paid(
    tx: &mut Tx,
    merchant: &Merchant,
    order: &Payable,
    to: OrderStatus,
    at: Timestamp,
) -> Result<bool, CheckoutError> {
    let release_at = (to == OrderStatus::Paid).then(|| at + merchant.hold);
    Ok(store::become_paid(tx, order.id, order.status, to, at, release_at).await?)
}

/// Books what makes an order paid: the money that came, the credit that is taken together with it, and what everybody gets.
/// Credit that was set aside when the order was placed is in the order's escrow already.
pub(super) async fn book_payment(
    tx: &mut Tx,
    order: &Payable,
    credit: Option<&Posting>,
    at: Timestamp,
) -> Result<(), CheckoutError> {
    let (id, merchant) = (order.id.number(), order.merchant.number());
    let received = postings::payment_received(id, merchant, order.due()?)?;
    let earned = store::earned(tx, order).await?;
    let earned = postings::shares_earned(id, merchant, order.total, earned)?;
    let steps: Vec<Step<'_>> = credit.into_iter().chain([&received, &earned]).map(Step::Post).collect();
    ledger::book(tx, &steps, at).await?;
    Ok(())
}
