use base::Money;

use crate::{Account, LedgerError, Posting, Reason};

/// What `payee` is owed by `merchant` is set aside: from now on it is on its way.
///
/// # Errors
/// None for an amount that [`Money`] can hold.
pub fn payout_prepared(payout: i64, merchant: i64, payee: Account, amount: Money) -> Result<Posting, LedgerError> {
    Posting::done(format!("payout:{payout}:prepared"), Reason::PayoutPrepared, payout)
        .debit(payee, amount)
        .credit(Account::payout(merchant), amount)
        .build()
}
