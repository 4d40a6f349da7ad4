use base::Money;

use crate::{Account, LedgerError, Posting, Reason};

/// A customer has paid for `order`: the merchant holds the money, and owes it to the order's escrow.
///
/// # Errors
/// None for an amount that [`Money`] can hold.
pub fn payment_received(order: i64, merchant: i64, amount: Money) -> Result<Posting, LedgerError> {
    Posting::done(format!("order:{order}:payment"), Reason::PaymentReceived, order)
        .debit(Account::clearing(merchant), amount)
        .credit(Account::escrow(merchant), amount)
        .build()
}
