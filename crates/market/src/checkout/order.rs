use base::Timestamp;
use db::{DbError, Tx};

use super::cart::found_merchant;
use super::model::{Order, OrderFilter, OrderRow, RefundRow, Takings};
use super::{Checkout, CheckoutError, store};
use crate::people::Merchant;
use crate::{MemberId, MerchantId, OrderId, PersonId, hash_secret};

impl Checkout {
    /// An order of `merchant`, with its lines, shares and story.
    ///
    /// # Errors
    /// [`CheckoutError::NotFound`] when there is none, or it is another merchant's.
    pub async fn order_of_merchant(&self, merchant: MerchantId, order: OrderId) -> Result<Order, CheckoutError> {
        let mut tx = self.desk.read().await?;
        Ok(of_merchant_in(&mut tx, merchant, order).await?.1)
    }

    /// An order for its customer: who holds the secret of its link, placed it in this browser, or owns it.
    ///
    /// # Errors
    /// [`CheckoutError::NotFound`] when there is none, or it is not this customer's.
    pub async fn order_of_customer(
        &self,
        order: OrderId,
        secret: Option<&str>,
        visitor_hash: Option<&str>,
        person: Option<PersonId>,
    ) -> Result<Order, CheckoutError> {
        let mut tx = self.desk.read().await?;
        let secret_hash = secret.map(hash_secret);
        let missing = || CheckoutError::NotFound("order");
        if !store::may_see(&mut tx, order, secret_hash.as_deref(), visitor_hash, person).await? {
            return Err(missing());
        }
        store::order(&mut tx, order).await?.ok_or_else(missing)
    }

    /// Finds the order a customer tells the number and e-mail address of, and lets this browser look at it from now on;
    /// `None` when there is none, whichever of the two is wrong.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn find_order(
        &self,
        number: &str,
        email: &str,
        visitor_hash: &str,
    ) -> Result<Option<OrderId>, CheckoutError> {
        let named = number.parse().ok().or_else(|| OrderId::from_reference(number.trim()));
        let Some(order) = named else { return Ok(None) };
        let mut tx = self.desk.begin().await?;
        let email = email.trim().to_lowercase();
        let found = store::admit_viewer(&mut tx, order, &email, visitor_hash, self.desk.now()).await?;
        tx.commit().await?;
        Ok(found.then_some(order))
    }

    /// The orders of a merchant, newest first.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn orders_of_merchant(
        &self,
        merchant: MerchantId,
        filter: OrderFilter<'_>,
    ) -> Result<Vec<OrderRow>, CheckoutError> {
        Ok(store::orders_of_merchant(&mut self.desk.read().await?, merchant, filter).await?)
    }

    /// The orders a person has placed, newest first.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn orders_of_person(
        &self,
        person: PersonId,
        filter: OrderFilter<'_>,
    ) -> Result<Vec<OrderRow>, CheckoutError> {
        Ok(store::orders_of_person(&mut self.desk.read().await?, person, filter).await?)
    }

    /// The orders a seller has the credit of, newest first.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn orders_of_seller(
        &self,
        seller: MemberId,
        filter: OrderFilter<'_>,
    ) -> Result<Vec<OrderRow>, CheckoutError> {
        Ok(store::orders_of_seller(&mut self.desk.read().await?, seller, filter).await?)
    }

    /// The refunds of an order, oldest first.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn refunds(&self, order: &Order) -> Result<Vec<RefundRow>, CheckoutError> {
        Ok(store::refunds(&mut self.desk.read().await?, order.id, order.currency).await?)
    }

    /// How many orders of a merchant are in each state.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn count_by_status(&self, merchant: MerchantId) -> Result<Vec<(super::OrderStatus, i64)>, CheckoutError> {
        Ok(store::count_by_status(&mut self.desk.read().await?, merchant).await?)
    }

    /// How many paid orders of a merchant are how far in getting to their customers.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn count_by_fulfilment(
        &self,
        merchant: MerchantId,
    ) -> Result<Vec<(super::Fulfilment, i64)>, CheckoutError> {
        Ok(store::count_by_fulfilment(&mut self.desk.read().await?, merchant).await?)
    }

    /// What a merchant's orders come to: sold and given back since `since`, and what is not paid yet.
    ///
    /// # Errors
    /// When there is no such merchant or the database reports a problem.
    pub async fn takings(&self, merchant: MerchantId, since: Timestamp) -> Result<Takings, CheckoutError> {
        let mut tx = self.desk.read().await?;
        let merchant = found_merchant(&mut tx, merchant).await?;
        Ok(store::takings(&mut tx, merchant.id, merchant.currency, since).await?)
    }
}

/// An order with its merchant; not found when it is another merchant's.
pub(super) async fn of_merchant_in(
    tx: &mut Tx,
    merchant: MerchantId,
    order: OrderId,
) -> Result<(Merchant, Order), CheckoutError> {
    let merchant = found_merchant(tx, merchant).await?;
    let order = store::order(tx, order).await?.filter(|order| order.merchant == merchant.id);
    Ok((merchant, order.ok_or(CheckoutError::NotFound("order"))?))
}

/// An order, whoever asks; `None` when there is none.
pub(crate) async fn order_in(tx: &mut Tx, order: OrderId) -> Result<Option<Order>, DbError> {
    store::order(tx, order).await
}

/// An order that nobody else changes until the transaction ends; `None` when there is none.
pub(crate) async fn locked_in(tx: &mut Tx, order: OrderId) -> Result<Option<Order>, DbError> {
    store::lock_order(tx, order).await?;
    store::order(tx, order).await
}

/// Works out anew how far the goods of an order are, after its lines have changed.
pub(crate) async fn settle_fulfilment_in(tx: &mut Tx, order: OrderId) -> Result<(), DbError> {
    store::settle_fulfilment(tx, order).await
}
