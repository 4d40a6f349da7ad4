//! Orders that are paid with credit, in part or whole.
//!
//! What is to be spent is set aside when the order is placed, so that nobody spends it twice, and given back when the order
//! is called off or not paid in time. An order that credit pays in full is paid at once.

use base::{Money, Timestamp};
use db::Tx;
use ledger::{Posting, Step};

use super::cart::found_merchant;
use super::model::{OrderStatus, Payable};
use super::place::PlaceOrder;
use super::{Checkout, CheckoutError, pay, store};
use crate::events::EventKind;
use crate::{OrderId, inventory, store_credit};

impl Checkout {
    /// Sets aside the credit that a new order is to be paid with. The caller's transaction must be dropped after an error.
    pub(super) async fn pay_with_credit_in(
        &self,
        tx: &mut Tx,
        request: &PlaceOrder,
        id: OrderId,
        at: Timestamp,
    ) -> Result<(), CheckoutError> {
        if request.credit.is_zero() {
            return Ok(());
        }
        let nothing = || CheckoutError::CreditChanged { left: Money::zero(request.credit.currency()) };
        let person = request.person.filter(|_| request.credit.is_positive()).ok_or_else(nothing)?;
        let whose = (request.merchant, person);
        let taken = store_credit::take_in(tx, whose, (id, "placed"), request.credit).await?;
        let spent = taken.map_err(|left| CheckoutError::CreditChanged { left })?;
        let order = pay::payable_in(tx, request.merchant, id).await?;
        if order.due()?.is_positive() {
            ledger::book(tx, &[Step::Post(&spent)], at).await?;
            return Ok(());
        }
        let merchant = found_merchant(tx, request.merchant).await?;
        if !pay::become_paid(tx, &merchant, &order, OrderStatus::Paid, at).await? {
            return Err(CheckoutError::Broken("a new order was changed by somebody else".into()));
        }
        let parts = store::order_parts(tx, id).await?;
        inventory::sell_reserved_in(tx, &parts).await?;
        pay::book_payment(tx, &order, Some(&spent), at).await?;
        Ok(self.tell_in(tx, id, at, EventKind::OrderPaid).await?)
    }
}

/// Takes the credit of an order again that was given back when the order was closed; `None` when nothing was to be paid with
/// credit, `Some(None)` when it is not there any more.
pub(super) async fn take_again_in(tx: &mut Tx, order: &Payable) -> Result<Option<Option<Posting>>, CheckoutError> {
    let Some(person) = order.person.filter(|_| order.credit_used.is_positive()) else { return Ok(None) };
    let whose = (order.merchant, person);
    let taken = store_credit::take_in(tx, whose, (order.id, "late"), order.credit_used).await?;
    Ok(Some(taken.ok()))
}

/// Gives the credit of an order back that is closed unpaid.
pub(super) async fn give_back_in(tx: &mut Tx, id: OrderId, at: Timestamp) -> Result<(), CheckoutError> {
    let Some((merchant, Some(person), credit)) = store::credit_of(tx, id).await? else { return Ok(()) };
    if credit.is_positive() {
        store_credit::return_in(tx, (merchant, person), id, credit, at).await?;
    }
    Ok(())
}
