//! An order's status and story in words, for customer, seller and merchant alike.

use base::Timestamp;
use market::checkout::{Order, OrderStatus};
use market::events::EventKind;

use crate::i18n::Texts;
use crate::pages::checkout::order::{Progress, StateWord, Step};
use crate::pages::parts::{Moment, Tone};

/// The state in a word.
#[must_use]
pub(crate) fn order_state(texts: &Texts, status: OrderStatus) -> StateWord {
    let (label, tone) = match status {
        OrderStatus::Placed => (texts.t("state-placed"), Tone::Warn),
        OrderStatus::Paid => (texts.t("state-paid"), Tone::Good),
        OrderStatus::Backordered => (texts.t("state-backordered"), Tone::Warn),
        OrderStatus::Cancelled => (texts.t("state-cancelled"), Tone::Info),
        OrderStatus::Expired => (texts.t("state-expired"), Tone::Info),
        OrderStatus::Refunded => (texts.t("state-refunded"), Tone::Info),
    };
    StateWord { label: label.to_string(), tone }
}

/// What has happened, and what comes next.
#[must_use]
pub(crate) fn steps(texts: &Texts, order: &Order, now: Timestamp) -> Vec<Step> {
    let mut steps: Vec<Step> = order
        .events
        .iter()
        .map(|event| Step {
            title: event_words(texts, event.kind),
            at: Some(Moment::new(texts, event.at, now)),
            note: event.text("amount").to_owned(),
            progress: if is_end(event.kind) { Progress::Stopped } else { Progress::Done },
        })
        .collect();
    let mut ahead = |title: &str, at: Option<Timestamp>, progress| {
        let at = at.map(|at| Moment::new(texts, at, now));
        steps.push(Step { title: title.to_owned(), at, note: String::new(), progress });
    };
    match order.status {
        OrderStatus::Placed => {
            ahead(&texts.t("step-pay").to_string(), Some(order.reserved_until), Progress::Now);
            ahead(&texts.t("step-ship").to_string(), None, Progress::Ahead);
        }
        OrderStatus::Backordered => ahead(&texts.t("step-restock").to_string(), None, Progress::Now),
        OrderStatus::Paid if order.released_at.is_none() => {
            ahead(&texts.t("step-return-window").to_string(), order.release_at, Progress::Now);
        }
        _ => {}
    }
    steps
}

fn is_end(kind: EventKind) -> bool {
    matches!(kind, EventKind::OrderCancelled | EventKind::OrderExpired | EventKind::OrderPaidLateRefunded)
}

fn event_words(texts: &Texts, kind: EventKind) -> String {
    match kind {
        EventKind::OrderPlaced => texts.t("event-placed"),
        EventKind::OrderPaid => texts.t("event-paid"),
        EventKind::OrderPaidLateRefunded => texts.t("event-paid-late-refunded"),
        EventKind::OrderPaidLateBackordered => texts.t("event-paid-late-backordered"),
        EventKind::OrderBackorderFilled => texts.t("event-backorder-filled"),
        EventKind::OrderCancelled => texts.t("event-cancelled"),
        EventKind::OrderExpired => texts.t("event-expired"),
        EventKind::OrderRefunded => texts.t("event-refunded"),
        EventKind::OrderReleased => texts.t("event-released"),
        EventKind::PayoutPrepared => texts.t("event-payout-prepared"),
        EventKind::PayoutSent => texts.t("event-payout-sent"),
        EventKind::PayoutPaid => texts.t("event-payout-paid"),
        EventKind::PayoutFailed => texts.t("event-payout-failed"),
        EventKind::PayoutReturned => texts.t("event-payout-returned"),
        EventKind::PriceListChanged => texts.t("event-price-list"),
        EventKind::BrandMostOff => texts.t("event-most-off"),
        EventKind::PayoutSettings => texts.t("event-payout-settings"),
        EventKind::PayoutDetailsOfPerson | EventKind::PayoutDetailsOfBrand => texts.t("event-payout-details"),
    }
    .to_string()
}
