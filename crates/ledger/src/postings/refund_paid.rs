use base::Money;

use crate::{Account, LedgerError, Posting, Reason};

/// The merchant gives a customer money back: out of the order's escrow, and so out of what the merchant holds for others.
///
/// # Errors
/// None for an amount that [`Money`] can hold.
pub fn refund_paid(refund: i64, order: i64, merchant: i64, amount: Money) -> Result<Posting, LedgerError> {
    Posting::done(format!("refund:{refund}:payment"), Reason::RefundPaid, order)
        .debit(Account::escrow(merchant), amount)
        .credit(Account::clearing(merchant), amount)
        .build()
}
