use base::Money;

use crate::{Account, LedgerError, Posting, Reason};

/// A payout came to nothing before it was paid: `payee` is owed the amount again.
///
/// # Errors
/// None for an amount that [`Money`] can hold.
pub fn payout_failed(payout: i64, merchant: i64, payee: Account, amount: Money) -> Result<Posting, LedgerError> {
    Posting::done(format!("payout:{payout}:failed"), Reason::PayoutFailed, payout)
        .debit(Account::payout(merchant), amount)
        .credit(payee, amount)
        .build()
}
