use base::Money;

use crate::{Account, LedgerError, Posting, Reason, State};

/// A refund takes back from each payee what the refunded part had given: `parts` sum to `total`. In the hold it waits with
/// the shares it reverses (`state` pending) and is settled with them; after it, it is posted at once, and a payee who was
/// paid already goes below zero until later earnings make up for it.
///
/// # Errors
/// When the parts do not sum to `total`.
pub fn shares_reversed(
    refund: i64,
    order: i64,
    merchant: i64,
    total: Money,
    parts: impl IntoIterator<Item = (Account, Money)>,
    state: State,
) -> Result<Posting, LedgerError> {
    let key = format!("refund:{refund}:shares");
    let draft = match state {
        State::Pending => Posting::pending(key, Reason::SharesReversed, order),
        State::Posted | State::Void => Posting::done(key, Reason::SharesReversed, order),
    };
    let draft = draft.credit(Account::escrow(merchant), total);
    parts.into_iter().fold(draft, |draft, (payee, amount)| draft.debit(payee, amount)).build()
}
