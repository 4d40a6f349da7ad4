use base::Money;

use crate::{Account, LedgerError, Posting, Reason};

/// A paid order's money is promised to those who earn from it. Pending until the hold is over: settled then, void when the
/// whole order is refunded before.
///
/// # Errors
/// When the shares do not sum to `total`.
pub fn shares_earned(
    order: i64,
    merchant: i64,
    total: Money,
    shares: impl IntoIterator<Item = (Account, Money)>,
) -> Result<Posting, LedgerError> {
    let draft = Posting::pending(format!("order:{order}:shares"), Reason::SharesEarned, order)
        .debit(Account::escrow(merchant), total);
    shares.into_iter().fold(draft, |draft, (payee, amount)| draft.credit(payee, amount)).build()
}
