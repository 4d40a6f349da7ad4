//! What the payouts of merchants, sellers and brands share: words, rows, statements and tables.

mod details;
mod mine;
mod sheet;
mod statement;

use base::Timestamp;
use market::payouts::{Payout, PayoutDetails, PayoutStatus};

use crate::i18n::Texts;
use crate::link::Link;
use crate::pages::checkout::order::StateWord;
use crate::pages::parts::{Moment, Tone};
use crate::pages::payouts::PayoutRow;

pub(in crate::routes) use details::change_details;
pub(in crate::routes) use mine::{Mine, mine};
pub(in crate::routes) use sheet::{Cell, sheet};
pub(in crate::routes) use statement::{Reader, filled, statement_csv};

/// Where a payout stands, in words.
pub(in crate::routes) fn payout_state(texts: &Texts, status: PayoutStatus) -> StateWord {
    let (label, tone) = match status {
        PayoutStatus::Prepared => (texts.t("payouts-state-prepared"), Tone::Info),
        PayoutStatus::Sent => (texts.t("payouts-state-sent"), Tone::Info),
        PayoutStatus::Paid => (texts.t("payouts-state-paid"), Tone::Good),
        PayoutStatus::Failed => (texts.t("payouts-state-failed"), Tone::Bad),
        PayoutStatus::Returned => (texts.t("payouts-state-returned"), Tone::Bad),
    };
    StateWord { label: label.to_string(), tone }
}

/// Why a payout waits or came to nothing; empty when it does neither.
pub(in crate::routes) fn payout_note(texts: &Texts, payout: &Payout) -> String {
    match payout.status {
        PayoutStatus::Prepared if !payout.has_details => texts.t("payouts-waits-details").to_string(),
        PayoutStatus::Prepared if payout.is_short => texts.t("payouts-waits-money").to_string(),
        PayoutStatus::Failed | PayoutStatus::Returned => {
            texts.t("payouts-owed-again").with("reason", &payout.reason).to_string()
        }
        PayoutStatus::Prepared | PayoutStatus::Sent | PayoutStatus::Paid => String::new(),
    }
}

/// A payout in a list, under `name`.
pub(in crate::routes) fn payout_row(
    texts: &Texts,
    now: Timestamp,
    payout: &Payout,
    name: &str,
    href: Link,
) -> PayoutRow {
    PayoutRow {
        href,
        name: name.to_owned(),
        at: Moment::new(texts, payout.made_at, now),
        amount: payout.amount,
        state: payout_state(texts, payout.status),
        note: payout_note(texts, payout),
    }
}

/// Where money goes, as much of it as a page may show.
pub(in crate::routes) fn masked(details: &PayoutDetails) -> String {
    match details {
        PayoutDetails::Bank { holder, iban } => format!("{holder}, {}", iban.masked()),
        PayoutDetails::Other { words } => words.clone(),
    }
}
