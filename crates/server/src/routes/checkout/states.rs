//! An order's status and what comes next in words, for customer, seller and merchant alike.

use base::Timestamp;
use market::checkout::{Fulfilment, Order, OrderStatus};

use crate::i18n::Texts;
use crate::pages::checkout::order::{Progress, StateWord, Step};
use crate::pages::parts::{Moment, Tone};
use crate::routes::orders::{Names, story};

/// The state of the money in a word.
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

/// The state in a word: of the goods once it is paid and they are on their way, else of the money.
#[must_use]
pub(crate) fn goods_state(texts: &Texts, status: OrderStatus, fulfilment: Fulfilment) -> StateWord {
    let (label, tone) = match (status, fulfilment) {
        (OrderStatus::Paid, Fulfilment::Partly) => (texts.t("state-partly"), Tone::Info),
        (OrderStatus::Paid, Fulfilment::Shipped) => (texts.t("state-shipped"), Tone::Info),
        (OrderStatus::Paid, Fulfilment::Delivered) => (texts.t("state-delivered"), Tone::Good),
        _ => return order_state(texts, status),
    };
    StateWord { label: label.to_string(), tone }
}

/// What has happened, and what comes next.
#[must_use]
pub(in crate::routes) fn steps(texts: &Texts, order: &Order, names: &Names, now: Timestamp) -> Vec<Step> {
    let mut steps = story(texts, &order.events, names, now);
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
        OrderStatus::Paid => {
            match order.fulfilment {
                Fulfilment::Unfulfilled | Fulfilment::Partly => {
                    ahead(&texts.t("step-ship").to_string(), None, Progress::Now);
                }
                Fulfilment::Shipped => ahead(&texts.t("step-arrive").to_string(), None, Progress::Now),
                Fulfilment::Delivered => {}
            }
            if order.released_at.is_none() {
                ahead(&texts.t("step-released").to_string(), order.release_at, Progress::Ahead);
            }
        }
        _ => {}
    }
    steps
}
