//! A customer's credit balance at a merchant: given instead of money, spent on an order, given back when the order is not
//! bought. The merchant holds the money all the while; only whom it is owed to changes.

use base::Money;

use crate::{Account, LedgerError, Posting, Reason};

/// A refund goes to the customer's balance instead of out of the merchant's hands.
///
/// # Errors
/// None for an amount that [`Money`] can hold.
pub fn credit_given(
    refund: i64,
    order: i64,
    merchant: i64,
    balance: i64,
    amount: Money,
) -> Result<Posting, LedgerError> {
    Posting::done(format!("refund:{refund}:credit"), Reason::CreditGiven, order)
        .debit(Account::escrow(merchant), amount)
        .credit(Account::credit(balance), amount)
        .build()
}

/// A customer pays part or all of `order` with credit: from now on it waits with the order's money. `time` tells apart the
/// times that the same order is paid so: a late payment takes credit again that had been given back.
///
/// # Errors
/// None for an amount that [`Money`] can hold.
pub fn credit_spent(
    order: i64,
    time: &str,
    merchant: i64,
    balance: i64,
    amount: Money,
) -> Result<Posting, LedgerError> {
    Posting::done(format!("order:{order}:credit:{time}"), Reason::CreditSpent, order)
        .debit(Account::credit(balance), amount)
        .credit(Account::escrow(merchant), amount)
        .build()
}

/// An order was called off or not paid in time: the credit that was set aside for it is the customer's again.
///
/// # Errors
/// None for an amount that [`Money`] can hold.
pub fn credit_returned(order: i64, merchant: i64, balance: i64, amount: Money) -> Result<Posting, LedgerError> {
    Posting::done(format!("order:{order}:credit:returned"), Reason::CreditReturned, order)
        .debit(Account::escrow(merchant), amount)
        .credit(Account::credit(balance), amount)
        .build()
}
