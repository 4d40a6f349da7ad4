use base::Money;

use crate::{Account, LedgerError, Posting, Reason};

/// A payout arrived: the merchant holds that much less, and nothing of it is on its way any more.
///
/// # Errors
/// None for an amount that [`Money`] can hold.
pub fn payout_paid(payout: i64, merchant: i64, amount: Money) -> Result<Posting, LedgerError> {
    Posting::done(format!("payout:{payout}:paid"), Reason::PayoutPaid, payout)
        .debit(Account::payout(merchant), amount)
        .credit(Account::clearing(merchant), amount)
        .build()
}
