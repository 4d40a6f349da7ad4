use base::{Timestamp, encode_id};
use serde_json::{Map, Value};

use crate::words::stored_words;
use crate::{Actor, BrandId, EventId, MerchantId};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// An order was placed.
    OrderPlaced,
    /// The payment of an order arrived.
    OrderPaid,
    /// The payment arrived too late, the stock was gone, and the money went back.
    OrderPaidLateRefunded,
    /// The payment arrived too late, the stock was gone, and the goods are owed.
    OrderPaidLateBackordered,
    /// The goods that were owed are there.
    OrderBackorderFilled,
    /// An order was called off.
    OrderCancelled,
    /// An order was not paid in time.
    OrderExpired,
    /// Pieces of an order were put into a parcel.
    OrderPacked,
    /// A parcel was unpacked again before it was sent.
    OrderUnpacked,
    /// A parcel was sent.
    OrderShipped,
    /// A parcel has arrived.
    OrderDelivered,
    /// The customer asks to give something back.
    OrderReturnAsked,
    /// The customer keeps it after all.
    OrderReturnWithdrawn,
    /// The merchant takes it back.
    OrderReturnAccepted,
    /// The merchant does not take it back.
    OrderReturnDeclined,
    /// What was given back is there.
    OrderReturnReceived,
    /// Part or all of an order was refunded.
    OrderRefunded,
    /// The hold of an order is over: everybody's part is their own.
    OrderReleased,
    /// What somebody is owed was set aside to be paid out.
    PayoutPrepared,
    /// A payout is with the merchant's bank.
    PayoutSent,
    /// A payout arrived.
    PayoutPaid,
    /// A payout came to nothing: it is owed again.
    PayoutFailed,
    /// A payout that had been paid came back: it is owed again.
    PayoutReturned,
    /// A merchant changed one of its price lists.
    PriceListChanged,
    /// A brand lets its prices be lowered by another part at most.
    BrandMostOff,
    /// A merchant pays out at other times, or from another amount on.
    PayoutSettings,
    /// A person wants to be paid another way.
    PayoutDetailsOfPerson,
    /// A brand wants to be paid another way.
    PayoutDetailsOfBrand,
}

stored_words!(EventKind, "the kind of an event", {
    OrderPlaced = "order.placed",
    OrderPaid = "order.paid",
    OrderPaidLateRefunded = "order.paid_late_refunded",
    OrderPaidLateBackordered = "order.paid_late_backordered",
    OrderBackorderFilled = "order.backorder_filled",
    OrderCancelled = "order.cancelled",
    OrderExpired = "order.expired",
    OrderPacked = "order.packed",
    OrderUnpacked = "order.unpacked",
    OrderShipped = "order.shipped",
    OrderDelivered = "order.delivered",
    OrderReturnAsked = "order.return_asked",
    OrderReturnWithdrawn = "order.return_withdrawn",
    OrderReturnAccepted = "order.return_accepted",
    OrderReturnDeclined = "order.return_declined",
    OrderReturnReceived = "order.return_received",
    OrderRefunded = "order.refunded",
    OrderReleased = "order.released",
    PayoutPrepared = "payout.prepared",
    PayoutSent = "payout.sent",
    PayoutPaid = "payout.paid",
    PayoutFailed = "payout.failed",
    PayoutReturned = "payout.returned",
    PriceListChanged = "price_list.changed",
    BrandMostOff = "brand.most_off",
    PayoutSettings = "merchant.payout_settings",
    PayoutDetailsOfPerson = "person.payout_details",
    PayoutDetailsOfBrand = "brand.payout_details",
});

impl EventKind {
    /// The prefix of the ids of what it happens to.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self.word().split('.').next() {
            Some("order") => "ord",
            Some("payout") => "pay",
            Some("price_list") => "prl",
            Some("merchant") => "mer",
            Some("person") => "per",
            Some("brand") => "brd",
            _ => "evt",
        }
    }
}

/// Something to be recorded.
#[derive(Debug, Clone)]
pub struct NewEvent {
    pub(super) kind: EventKind,
    pub(super) subject: i64,
    pub(super) merchant: Option<MerchantId>,
    pub(super) brand: Option<BrandId>,
    pub(super) detail: Map<String, Value>,
}

impl NewEvent {
    /// `kind` happened to `subject`. Events of orders reach everybody in the order by themselves, of the brands only the
    /// one that is named if one is; for others say whom they concern.
    #[must_use]
    pub fn new(kind: EventKind, subject: impl Into<i64>) -> Self {
        Self { kind, subject: subject.into(), merchant: None, brand: None, detail: Map::new() }
    }

    /// It concerns this merchant.
    #[must_use]
    pub fn at_merchant(mut self, merchant: MerchantId) -> Self {
        self.merchant = Some(merchant);
        self
    }

    /// It concerns this brand.
    #[must_use]
    pub fn at_brand(mut self, brand: BrandId) -> Self {
        self.brand = Some(brand);
        self
    }

    /// More about it. No personal data: everybody it concerns may read it.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.detail.insert(name.to_owned(), value.into());
        self
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Which.
    pub id: EventId,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// What.
    pub kind: EventKind,
    /// The number of the id of what it happened to.
    pub subject: i64,
    /// The one brand it concerns; `None` when it concerns none or every brand of the order.
    pub brand: Option<BrandId>,
    /// More about it.
    pub detail: Map<String, Value>,
}

impl Event {
    /// The id of what it happened to, spelled.
    #[must_use]
    pub fn subject_id(&self) -> String {
        encode_id(self.kind.prefix(), self.subject)
    }

    /// The whole number under `name` in the detail; 0 when there is none.
    #[must_use]
    pub fn number(&self, name: &str) -> i64 {
        self.detail.get(name).and_then(Value::as_i64).unwrap_or_default()
    }

    /// The text under `name` in the detail; empty when there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.detail.get(name).and_then(Value::as_str).unwrap_or_default()
    }
}

/// An event in a feed.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedEvent {
    /// Its place: read on after it. Above 0.
    pub position: i64,
    /// What happened.
    pub event: Event,
}
