use base::{Currency, Money, Timestamp};
use ledger::Account;
use serde::{Deserialize, Serialize};

use super::{Iban, PayoutError, Schedule};
use crate::words::stored_words;
use crate::{BrandId, MemberId, MerchantId, OrderId, PayoutFileId, PayoutId, PayoutRunId};

/// Who is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payee {
    /// A brand, for what was sold of it.
    Brand(BrandId),
    /// A seller, for own sales and the team's.
    Member(MemberId),
}

impl Payee {
    /// The payee's account in the books.
    #[must_use]
    pub fn account(self) -> Account {
        match self {
            Self::Brand(brand) => Account::brand(brand),
            Self::Member(member) => Account::member(member),
        }
    }
}

/// Where a payout stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PayoutStatus {
    /// Set aside; nobody has told the bank yet.
    Prepared,
    /// The bank was told.
    Sent,
    /// It arrived.
    Paid,
    /// It came to nothing before it was paid: it is owed again.
    Failed,
    /// It was paid and came back: it is owed again.
    Returned,
}

stored_words!(PayoutStatus, "the status of a payout", {
    Prepared = "prepared",
    Sent = "sent",
    Paid = "paid",
    Failed = "failed",
    Returned = "returned",
});

/// When a merchant pays out, and from which amount on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayoutSettings {
    /// When.
    pub schedule: Schedule,
    /// Less than this waits for more.
    pub minimum: Money,
}

impl PayoutSettings {
    /// What holds until a merchant says something else: monthly on the 1st, from 10.00 on.
    #[must_use]
    pub fn usual(currency: Currency) -> Self {
        let ten = Money::new(currency.units_per_one().saturating_mul(10), currency);
        Self { schedule: Schedule::Monthly(1), minimum: ten.unwrap_or(Money::zero(currency)) }
    }
}

/// Where a payee's money goes. It prints without the account number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum PayoutDetails {
    /// By bank transfer.
    Bank {
        /// Whose account it is.
        holder: String,
        /// The account.
        iban: Iban,
    },
    /// As these words say.
    Other {
        /// The words.
        words: String,
    },
}

impl PayoutDetails {
    /// A bank account.
    ///
    /// # Errors
    /// When the holder or the number is not sound.
    pub fn bank(holder: &str, iban: &str) -> Result<Self, PayoutError> {
        let holder = holder.trim();
        if !(1..=70).contains(&holder.chars().count()) || holder.chars().any(char::is_control) {
            return Err(PayoutError::Holder);
        }
        Ok(Self::Bank { holder: holder.to_owned(), iban: Iban::parse(iban)? })
    }

    /// Another way, in words.
    ///
    /// # Errors
    /// When they say nothing or too much.
    pub fn other(words: &str) -> Result<Self, PayoutError> {
        let words: String = words.trim().chars().filter(|&c| c == '\n' || !c.is_control()).collect();
        if !(1..=300).contains(&words.chars().count()) {
            return Err(PayoutError::Words);
        }
        Ok(Self::Other { words })
    }
}

/// What one payee is paid by one merchant at once.
#[derive(Debug, Clone)]
pub struct Payout {
    /// Its id.
    pub id: PayoutId,
    /// The run that prepared it.
    pub run: PayoutRunId,
    /// Who pays.
    pub merchant: MerchantId,
    /// What the merchant is called.
    pub merchant_name: String,
    /// Who is paid.
    pub payee: Payee,
    /// What the payee is called.
    pub payee_name: String,
    /// How much.
    pub amount: Money,
    /// Where it stands.
    pub status: PayoutStatus,
    /// Since when the oldest part of it has been owed.
    pub since: Timestamp,
    /// Whether there was not enough money for it when others were sent.
    pub is_short: bool,
    /// Whether the payee has said where the money goes.
    pub has_details: bool,
    /// When it was prepared.
    pub made_at: Timestamp,
    /// With which others it was sent.
    pub file: Option<PayoutFileId>,
    /// When the bank was told.
    pub sent_at: Option<Timestamp>,
    /// Where it was sent to.
    pub sent_to: Option<PayoutDetails>,
    /// When it arrived.
    pub paid_at: Option<Timestamp>,
    /// When it came to nothing.
    pub failed_at: Option<Timestamp>,
    /// Why it came to nothing; empty when it did not.
    pub reason: String,
}

/// The payouts that were prepared at one time.
#[derive(Debug, Clone)]
pub struct PayoutRun {
    /// Its id.
    pub id: PayoutRunId,
    /// When it fell due.
    pub due_at: Timestamp,
    /// Whether somebody asked for it, outside the schedule.
    pub by_hand: bool,
    /// Whether every payee was looked at.
    pub is_complete: bool,
    /// How many payouts there are.
    pub payouts: i64,
    /// How many of them still have to be sent.
    pub prepared: i64,
    /// How many are with the bank.
    pub sent: i64,
    /// How many arrived.
    pub paid: i64,
    /// What they come to, those that came to nothing too.
    pub total: Money,
}

/// The payouts that were sent at one time.
#[derive(Debug, Clone)]
pub struct PayoutFile {
    /// Its id.
    pub id: PayoutFileId,
    /// When they were sent.
    pub made_at: Timestamp,
    /// How many there are.
    pub payouts: i64,
    /// How many of them are with the bank.
    pub open: i64,
    /// What they come to.
    pub total: Money,
}

/// Which payouts of a merchant.
#[derive(Debug, Clone, Copy, Default)]
pub struct PayoutFilter {
    /// Only in this state.
    pub status: Option<PayoutStatus>,
    /// Only of this run.
    pub run: Option<PayoutRunId>,
    /// Only sent in this file.
    pub file: Option<PayoutFileId>,
    /// Only older than this one; `None` starts with the newest.
    pub before: Option<PayoutId>,
    /// At most this many.
    pub limit: u32,
}

/// A movement a payout is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementLine {
    /// The order it belongs to, when it belongs to one.
    pub order: Option<OrderId>,
    /// When it became the payee's own.
    pub at: Timestamp,
    /// How much; negative when a refund took it back.
    pub amount: Money,
    /// Who made the sale: the seller's handle.
    pub sold_by: Option<String>,
    /// Whether the payee made the sale.
    pub is_own: bool,
}

/// How much of somebody's money is where, at one merchant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaidSoFar {
    /// Released and not in a payout; below zero when refunds took back what had been paid out.
    pub available: Money,
    /// Set aside or sent.
    pub in_payout: Money,
    /// Arrived.
    pub paid: Money,
}

/// What a merchant has for paying out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Funds {
    /// Of customers' money, by the books, less what is with the bank already.
    pub held: Money,
    /// Prepared, with details.
    pub ready: Money,
    /// How many that are.
    pub ready_count: i64,
    /// Prepared, but nobody knows where to.
    pub without_details: i64,
    /// With the bank.
    pub sent: Money,
}

/// What came of sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentNow {
    /// The file; `None` when nothing could be sent.
    pub file: Option<PayoutFileId>,
    /// How many were sent.
    pub sent: u32,
    /// How many wait because the money did not reach.
    pub short: u32,
}

/// Whose payout details.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailsOf {
    /// A person's, for everything the person earns as a seller.
    Person(crate::PersonId),
    /// A brand's.
    Brand(BrandId),
}

impl DetailsOf {
    pub(super) fn number(self) -> i64 {
        match self {
            Self::Person(person) => person.number(),
            Self::Brand(brand) => brand.number(),
        }
    }
}
