use base::Money;

use crate::{Account, LedgerError, Posting, Reason};

/// A payout that was paid came back: the merchant holds the money again, and `payee` is owed it again.
///
/// # Errors
/// None for an amount that [`Money`] can hold.
pub fn payout_returned(payout: i64, merchant: i64, payee: Account, amount: Money) -> Result<Posting, LedgerError> {
    Posting::done(format!("payout:{payout}:returned"), Reason::PayoutReturned, payout)
        .debit(Account::clearing(merchant), amount)
        .credit(payee, amount)
        .build()
}
