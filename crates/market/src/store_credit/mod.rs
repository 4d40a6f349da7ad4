//! Credit balances: what a customer may still spend at a merchant. A refund can go there instead of back, and a later order
//! of the same account at the same merchant can be paid with it, in part or whole.
//!
//! How much there is stands in the books and nowhere else. Whoever takes from a balance locks its row first, so that what
//! was read is still true when it is spent, and no balance ever goes below zero.

mod store;

use base::{Currency, Money, Timestamp};
use db::{DbError, Tx};
use ledger::{Account, LedgerError, Posting, postings};

use crate::{CreditId, Desk, MerchantId, OrderId, PersonId};

/// What somebody may spend at a merchant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The merchant.
    pub merchant: MerchantId,
    /// The merchant's name.
    pub merchant_name: String,
    /// The merchant's part of the address.
    pub merchant_slug: String,
    /// How much.
    pub amount: Money,
}

/// Credit balances.
#[derive(Debug, Clone)]
pub struct StoreCredit {
    desk: Desk,
}

impl StoreCredit {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// What a person may spend, at each merchant where it is more than nothing, by the merchants' names.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn of_person(&self, person: PersonId) -> Result<Vec<Credit>, DbError> {
        store::of_person(&mut self.desk.read().await?, person).await
    }

    /// What a person may spend at a merchant that sells in `currency`.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn balance(
        &self,
        merchant: MerchantId,
        person: PersonId,
        currency: Currency,
    ) -> Result<Money, DbError> {
        let mut tx = self.desk.read().await?;
        match store::find(&mut tx, merchant, person).await? {
            Some(id) => amount_in(&mut tx, id, currency).await,
            None => Ok(Money::zero(currency)),
        }
    }
}

/// The balance of a person at a merchant, to be added to. Nobody else changes it until the transaction ends.
pub(crate) async fn open_in(tx: &mut Tx, merchant: MerchantId, person: PersonId) -> Result<CreditId, DbError> {
    store::open(tx, merchant, person).await
}

/// Takes `amount` out of a person's balance for an order, to be booked by the caller; `Err` with what is left when that is
/// less.
pub(crate) async fn take_in(
    tx: &mut Tx,
    (merchant, person): (MerchantId, PersonId),
    (order, time): (OrderId, &str),
    amount: Money,
) -> Result<Result<Posting, Money>, LedgerError> {
    let Some(id) = store::lock(tx, merchant, person).await? else {
        return Ok(Err(Money::zero(amount.currency())));
    };
    let left = amount_in(tx, id, amount.currency()).await?;
    if left.checked_sub(amount)?.is_negative() {
        return Ok(Err(left));
    }
    Ok(Ok(postings::credit_spent(order.number(), time, merchant.number(), id.number(), amount)?))
}

/// Gives back what was taken for an order that is not bought.
pub(crate) async fn return_in(
    tx: &mut Tx,
    (merchant, person): (MerchantId, PersonId),
    order: OrderId,
    amount: Money,
    at: Timestamp,
) -> Result<(), LedgerError> {
    let id = store::open(tx, merchant, person).await?;
    let returned = postings::credit_returned(order.number(), merchant.number(), id.number(), amount)?;
    ledger::post(tx, &returned, at).await.map(drop)
}

async fn amount_in(tx: &mut Tx, id: CreditId, currency: Currency) -> Result<Money, DbError> {
    let balances = ledger::balances(tx, Account::credit(id)).await?;
    let here = balances.into_iter().find(|balance| balance.posted.currency() == currency);
    Ok(here.map_or(Money::zero(currency), |balance| balance.posted))
}
