use std::collections::BTreeMap;

use base::{Currency, Money, MoneyError, ToValue, Value};

use crate::{Account, LedgerError};

/// Whether a movement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Promised: in the pending balances until it is settled or void.
    Pending,
    /// Done: in the posted balances for good. A mistake is corrected by another posting.
    Posted,
    /// Withdrawn before it was done: in no balance.
    Void,
}

impl State {
    /// Its name in the books.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Posted => "posted",
            Self::Void => "void",
        }
    }
}

impl ToValue for State {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

/// Why money moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A customer's payment arrived.
    PaymentReceived,
    /// A paid order's money is divided among those who earn from it.
    SharesEarned,
    /// A refund takes their part back from those who earned.
    SharesReversed,
    /// A customer got money back.
    RefundPaid,
    /// A customer got credit back instead of money.
    CreditGiven,
    /// A customer pays an order with credit.
    CreditSpent,
    /// An order that was to be paid with credit was not bought.
    CreditReturned,
    /// What somebody is owed is set aside to be paid out.
    PayoutPrepared,
    /// A payout arrived.
    PayoutPaid,
    /// A payout came to nothing before it was paid.
    PayoutFailed,
    /// A payout that was paid came back.
    PayoutReturned,
}

impl Reason {
    /// Its name in the books.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PaymentReceived => "payment_received",
            Self::SharesEarned => "shares_earned",
            Self::SharesReversed => "shares_reversed",
            Self::RefundPaid => "refund_paid",
            Self::CreditGiven => "credit_given",
            Self::CreditSpent => "credit_spent",
            Self::CreditReturned => "credit_returned",
            Self::PayoutPrepared => "payout_prepared",
            Self::PayoutPaid => "payout_paid",
            Self::PayoutFailed => "payout_failed",
            Self::PayoutReturned => "payout_returned",
        }
    }
}

/// A balanced movement of one currency, ready to be booked.
///
/// A value of this type balances: [`Draft::build`] is the only way to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    pub(crate) key: String,
    pub(crate) reason: Reason,
    pub(crate) subject: i64,
    pub(crate) state: State,
    pub(crate) currency: Currency,
    /// By account, so that two postings always take their rows in the same order. Positive credits.
    pub(crate) entries: BTreeMap<Account, i64>,
}

impl Posting {
    /// Starts a posting that is done at once. `key` names it for ever: the same key is booked once. `subject` is the number
    /// of the order it belongs to.
    #[must_use]
    pub const fn done(key: String, reason: Reason, subject: i64) -> Draft {
        Draft { key, reason, subject, state: State::Posted, entries: Vec::new() }
    }

    /// Starts a posting that waits to be settled or voided.
    #[must_use]
    pub const fn pending(key: String, reason: Reason, subject: i64) -> Draft {
        Draft { key, reason, subject, state: State::Pending, entries: Vec::new() }
    }

    /// Its entries by account, positive for a credit, in minor units of its currency.
    pub fn entries(&self) -> impl Iterator<Item = (Account, i64)> + '_ {
        self.entries.iter().map(|(&account, &amount)| (account, amount))
    }

    /// Whether it moves anything: a free order has postings without entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// A posting that is being written.
#[derive(Debug, Clone)]
pub struct Draft {
    key: String,
    reason: Reason,
    subject: i64,
    state: State,
    entries: Vec<(Account, Money)>,
}

impl Draft {
    /// Adds to what the owner of `account` is owed.
    #[must_use]
    pub fn credit(mut self, account: Account, amount: Money) -> Self {
        self.entries.push((account, amount));
        self
    }

    /// Takes from what the owner of `account` is owed.
    #[must_use]
    pub fn debit(mut self, account: Account, amount: Money) -> Self {
        self.entries.push((account, amount.negated()));
        self
    }

    /// The finished posting. Entries of one account become one; those of nothing are left out.
    ///
    /// # Errors
    /// When the entries do not sum to zero, are of several currencies, or there are none at all.
    pub fn build(self) -> Result<Posting, LedgerError> {
        let currency = self.entries.first().map_or(Currency::EUR, |(_, amount)| amount.currency());
        let mut entries: BTreeMap<Account, Money> = BTreeMap::new();
        for (account, amount) in self.entries {
            let so_far = entries.entry(account).or_insert_with(|| Money::zero(currency));
            *so_far = so_far.checked_add(amount)?;
        }
        let difference = entries.values().try_fold(0_i64, |sum, amount| sum.checked_add(amount.minor()));
        match difference.ok_or(LedgerError::Money(MoneyError::Overflow))? {
            0 => {}
            difference => return Err(LedgerError::Unbalanced { key: self.key, currency, difference }),
        }
        let entries = entries.into_iter().map(|(account, amount)| (account, amount.minor()));
        let entries = entries.filter(|(_, amount)| *amount != 0).collect();
        let Self { key, reason, subject, state, .. } = self;
        Ok(Posting { key, reason, subject, state, currency, entries })
    }
}

#[cfg(test)]
mod tests {
    use super::{Posting, Reason};
    use crate::{Account, LedgerError};
    use base::{Currency, Money};

    fn eur(text: &str) -> Money {
        Money::parse(text, Currency::EUR).unwrap()
    }

    #[test]
    fn what_does_not_balance_cannot_be_built() {
        let draft = || Posting::done("k".into(), Reason::PaymentReceived, 1).debit(Account::clearing(1), eur("10"));
        assert!(draft().credit(Account::escrow(1), eur("10")).build().is_ok());
        let short = draft().credit(Account::escrow(1), eur("9.99")).build();
        assert!(matches!(short, Err(LedgerError::Unbalanced { difference: -1, .. })), "{short:?}");
        let dollars = Money::parse("10", Currency::USD).unwrap();
        assert!(matches!(draft().credit(Account::escrow(1), dollars).build(), Err(LedgerError::Money(_))));
    }

    #[test]
    fn entries_of_one_account_become_one() {
        let posting = Posting::done("k".into(), Reason::SharesEarned, 1)
            .debit(Account::escrow(1), eur("10"))
            .credit(Account::member(2), eur("4"))
            .credit(Account::member(2), eur("6"))
            .credit(Account::platform(), eur("0"))
            .build()
            .unwrap();
        let entries: Vec<_> = posting.entries().collect();
        assert_eq!(entries, [(Account::escrow(1), -1000), (Account::member(2), 1000)]);
    }
}
