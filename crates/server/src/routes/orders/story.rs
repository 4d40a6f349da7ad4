//! What happened to an order, step by step, with who and when.

use std::collections::BTreeMap;

use base::Timestamp;
use market::events::{Event, EventKind};
use market::{Actor, PersonId};

use crate::i18n::Texts;
use crate::pages::checkout::order::{Progress, Step};
use crate::pages::parts::Moment;
use crate::web::{App, WebError};

/// The names of those who may be named; the others are called by what they are.
#[derive(Debug, Default)]
pub(in crate::routes) struct Names(BTreeMap<PersonId, String>);

impl Names {
    /// Looks up those who did something in `events` and may be named.
    pub(in crate::routes) async fn of(
        app: &App,
        events: &[Event],
        may_be_named: impl Fn(Actor) -> bool,
    ) -> Result<Self, WebError> {
        let mut names = BTreeMap::new();
        let named = events.iter().map(|event| event.actor).filter(|actor| may_be_named(*actor));
        for person in named.filter_map(Actor::person) {
            if names.contains_key(&person) {
                continue;
            }
            if let Some(known) = app.market().people().person(person).await? {
                names.insert(person, known.name);
            }
        }
        Ok(Self(names))
    }

    fn name(&self, actor: Actor) -> Option<&str> {
        self.0.get(&actor.person()?).map(String::as_str)
    }
}

/// What has happened, oldest first.
pub(in crate::routes) fn story(texts: &Texts, events: &[Event], names: &Names, now: Timestamp) -> Vec<Step> {
    let step = |event: &Event| Step {
        title: event_words(texts, event.kind),
        at: Some(Moment::new(texts, event.at, now)),
        note: note(texts, event, names),
        progress: if is_end(event.kind) { Progress::Stopped } else { Progress::Done },
    };
    events.iter().map(step).collect()
}

/// "2 pieces · Clay · by Clara".
fn note(texts: &Texts, event: &Event, names: &Names) -> String {
    let pieces = match event.number("pieces") {
        0 => String::new(),
        pieces => texts.t("checkout-pieces").with("count", pieces).to_string(),
    };
    let credited = match event.text("credited") {
        "" => String::new(),
        credited => texts.t("event-credited").with("amount", credited).to_string(),
    };
    let (brand, amount) = (event.text("brand").to_owned(), event.text("amount").to_owned());
    let parts = [pieces, brand, amount, credited, who(texts, event, names)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Who did it; empty where nobody did.
fn who(texts: &Texts, event: &Event, names: &Names) -> String {
    let role = match event.actor {
        Actor::Clock => return String::new(),
        Actor::Customer(_) => texts.t("who-customer"),
        Actor::Seller(_) => texts.t("who-seller"),
        Actor::Brand(_) => texts.t("who-brand"),
        Actor::Merchant(_) => texts.t("who-merchant"),
        Actor::Operator(_) => texts.t("who-operator"),
        Actor::Key(_) => texts.t("who-key"),
    };
    match names.name(event.actor) {
        Some(name) => texts.t("who-named").with("name", name).with("role", role.to_string()).to_string(),
        None => texts.t("who-by").with("role", role.to_string()).to_string(),
    }
}

const fn is_end(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::OrderCancelled
            | EventKind::OrderExpired
            | EventKind::OrderPaidLateRefunded
            | EventKind::OrderReturnDeclined
    )
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
        EventKind::OrderPacked => texts.t("event-packed"),
        EventKind::OrderUnpacked => texts.t("event-unpacked"),
        EventKind::OrderShipped => texts.t("event-shipped"),
        EventKind::OrderDelivered => texts.t("event-delivered"),
        EventKind::OrderReturnAsked => texts.t("event-return-asked"),
        EventKind::OrderReturnWithdrawn => texts.t("event-return-withdrawn"),
        EventKind::OrderReturnAccepted => texts.t("event-return-accepted"),
        EventKind::OrderReturnDeclined => texts.t("event-return-declined"),
        EventKind::OrderReturnReceived => texts.t("event-return-received"),
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
        // Nothing else happens to an order.
        other => return other.word().to_owned(),
    }
    .to_string()
}
