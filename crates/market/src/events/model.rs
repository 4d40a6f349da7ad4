use base::{Money, Timestamp, encode_id};
use serde_json::{Map, Value};

use crate::words::stored_words;
use crate::{Actor, BrandId, EventId, MerchantId, PersonId};

/// Where the detail of an event of a whole order has each brand's part of the sum.
const PARTS: &str = "parts";

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
    /// A product was added.
    ProductAdded,
    /// A product says something else, or is sold or not.
    ProductChanged,
    /// A product was put on sale, away, or back into the drawer.
    ProductStatusSet,
    /// A product got a commission of its own, or lost it.
    ProductRateSet,
    /// A product got a picture.
    ProductPictureAdded,
    /// A product lost a picture.
    ProductPictureRemoved,
    /// A product shows another picture first.
    ProductPicturesSorted,
    /// The operator took a product down.
    ProductTakenDown,
    /// The operator put a product back.
    ProductPutBack,
    /// The price of a variant changed.
    PriceSet,
    /// The stock of a variant was corrected by hand.
    StockSet,
    /// A file was brought into the catalog.
    CatalogImported,
    /// The commission of a catalog changed.
    CatalogRateSet,
    /// Pictures that could not be fetched are tried again.
    CatalogPicturesAsked,
    /// A catalog file was sent in.
    UploadMade,
    /// A catalog file that was sent in is to be brought in.
    UploadAccepted,
    /// A catalog file that was sent in was thrown away.
    UploadDiscarded,
    /// A brand opened.
    BrandOpened,
    /// A brand changed what it says of itself.
    BrandChanged,
    /// The operator suspended a brand.
    BrandSuspended,
    /// The operator lifted a brand's suspension.
    BrandReinstated,
    /// A merchant opened.
    MerchantOpened,
    /// A merchant changed what it says of itself or how it trades.
    MerchantChanged,
    /// The operator suspended a merchant.
    MerchantSuspended,
    /// The operator lifted a merchant's suspension.
    MerchantReinstated,
    /// A merchant published a plan.
    PlanPublished,
    /// An agreement was offered.
    AgreementOffered,
    /// An offer was accepted.
    AgreementAccepted,
    /// An offer was declined or taken back.
    AgreementDeclined,
    /// Notice was given.
    AgreementEnded,
    /// A coupon was added.
    CouponAdded,
    /// A coupon was stopped.
    CouponStopped,
    /// A coupon may be used again.
    CouponAllowed,
    /// A shipping zone was added.
    ZoneAdded,
    /// A shipping zone was removed.
    ZoneRemoved,
    /// A shipping method was added.
    MethodAdded,
    /// A shipping method was removed.
    MethodRemoved,
    /// What the tax is called, or whether prices contain it, changed.
    TaxKindSet,
    /// A tax rate changed.
    TaxRateSet,
    /// A tax rate was removed.
    TaxRateRemoved,
    /// Somebody became a seller.
    MemberJoined,
    /// A seller was deactivated.
    MemberDeactivated,
    /// A seller may sell again.
    MemberReactivated,
    /// Who introduced a seller was corrected.
    MemberMoved,
    /// The operator took a boutique down.
    MemberTakenDown,
    /// The operator put a boutique back.
    MemberPutBack,
    /// An invitation to sell was made.
    InvitationMade,
    /// An invitation to sell was withdrawn.
    InvitationWithdrawn,
    /// A seller chose other products or brands for the boutique, or says something else over it.
    BoutiqueChanged,
    /// A seller put a group of products into the boutique.
    CollectionAdded,
    /// A seller changed one.
    CollectionChanged,
    /// A seller removed one.
    CollectionRemoved,
    /// A seller made a short link.
    LinkMade,
    /// A seller began a campaign.
    CampaignAdded,
    /// A seller says something else of a campaign.
    CampaignChanged,
    /// Somebody was invited to act for an organisation.
    RoleInvited,
    /// An invitation to act for an organisation was withdrawn.
    RoleInvitationWithdrawn,
    /// Somebody accepted a role.
    RoleAccepted,
    /// Somebody's role changed.
    RoleChanged,
    /// Somebody does not act for an organisation any more.
    RoleRemoved,
    /// A key for programs was made.
    KeyMade,
    /// A key for programs opens nothing any more.
    KeyRevoked,
    /// Customers of a merchant may ask to give back for another number of days.
    ReturnDaysSet,
    /// Somebody changed what they show of themselves.
    PersonChanged,
    /// Somebody changed their password.
    PasswordChanged,
    /// The operator suspended somebody.
    PersonSuspended,
    /// The operator lifted somebody's suspension.
    PersonReinstated,
    /// A visitor reported a page.
    ReportMade,
    /// The operator found nothing wrong with a reported page.
    ReportDismissed,
    /// The operator took down what a report was about.
    ReportUpheld,
    /// The operator let a job begin anew.
    JobRetried,
    /// The operator took a job off the list.
    JobDismissed,
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
    ProductAdded = "product.added",
    ProductChanged = "product.changed",
    ProductStatusSet = "product.status_set",
    ProductRateSet = "product.rate_set",
    ProductPictureAdded = "product.picture_added",
    ProductPictureRemoved = "product.picture_removed",
    ProductPicturesSorted = "product.pictures_sorted",
    ProductTakenDown = "product.taken_down",
    ProductPutBack = "product.put_back",
    PriceSet = "price.set",
    StockSet = "stock.set",
    CatalogImported = "catalog.imported",
    CatalogRateSet = "catalog.rate_set",
    CatalogPicturesAsked = "catalog.pictures_asked",
    UploadMade = "upload.made",
    UploadAccepted = "upload.accepted",
    UploadDiscarded = "upload.discarded",
    BrandOpened = "brand.opened",
    BrandChanged = "brand.changed",
    BrandSuspended = "brand.suspended",
    BrandReinstated = "brand.reinstated",
    MerchantOpened = "merchant.opened",
    MerchantChanged = "merchant.changed",
    MerchantSuspended = "merchant.suspended",
    MerchantReinstated = "merchant.reinstated",
    PlanPublished = "plan.published",
    AgreementOffered = "agreement.offered",
    AgreementAccepted = "agreement.accepted",
    AgreementDeclined = "agreement.declined",
    AgreementEnded = "agreement.ended",
    CouponAdded = "coupon.added",
    CouponStopped = "coupon.stopped",
    CouponAllowed = "coupon.allowed",
    ZoneAdded = "zone.added",
    ZoneRemoved = "zone.removed",
    MethodAdded = "method.added",
    MethodRemoved = "method.removed",
    TaxKindSet = "tax.kind_set",
    TaxRateSet = "tax.rate_set",
    TaxRateRemoved = "tax.rate_removed",
    MemberJoined = "member.joined",
    MemberDeactivated = "member.deactivated",
    MemberReactivated = "member.reactivated",
    MemberMoved = "member.moved",
    MemberTakenDown = "member.taken_down",
    MemberPutBack = "member.put_back",
    InvitationMade = "invitation.made",
    InvitationWithdrawn = "invitation.withdrawn",
    BoutiqueChanged = "boutique.changed",
    CollectionAdded = "collection.added",
    CollectionChanged = "collection.changed",
    CollectionRemoved = "collection.removed",
    LinkMade = "link.made",
    CampaignAdded = "campaign.added",
    CampaignChanged = "campaign.changed",
    RoleInvited = "role_invitation.made",
    RoleInvitationWithdrawn = "role_invitation.withdrawn",
    RoleAccepted = "role.accepted",
    RoleChanged = "role.changed",
    RoleRemoved = "role.removed",
    KeyMade = "key.made",
    KeyRevoked = "key.revoked",
    ReturnDaysSet = "merchant.return_days_set",
    PersonChanged = "person.changed",
    PasswordChanged = "person.password_changed",
    PersonSuspended = "person.suspended",
    PersonReinstated = "person.reinstated",
    ReportMade = "report.made",
    ReportDismissed = "report.dismissed",
    ReportUpheld = "report.upheld",
    JobRetried = "job.retried",
    JobDismissed = "job.dismissed",
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
        match self.thing() {
            "order" => "ord",
            "product" => "prd",
            "price" | "stock" => "var",
            "catalog" | "brand" => "brd",
            "merchant" | "plan" | "tax" | "invitation" => "mer",
            "upload" => "upl",
            "agreement" => "agr",
            "coupon" => "cou",
            "zone" => "zon",
            "method" => "shm",
            "member" | "boutique" => "mem",
            "collection" => "col",
            "link" => "lnk",
            "campaign" => "cmp",
            "role_invitation" => "inv",
            "role" | "person" => "per",
            "key" => "key",
            "report" => "rep",
            "job" => "job",
            "payout" => "pay",
            "price_list" => "prl",
            _ => "evt",
        }
    }

    /// What kind of thing it happens to: the word before the dot.
    #[must_use]
    pub fn thing(self) -> &'static str {
        self.word().split('.').next().unwrap_or_default()
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

    /// A number was this and is that now.
    #[must_use]
    pub fn changed(self, from: impl Into<Value>, to: impl Into<Value>) -> Self {
        self.with("from", from).with("to", to)
    }

    /// What of the sum of a whole order falls to each of its brands: a brand reads its own part in place of the sum.
    #[must_use]
    pub(crate) fn with_parts(self, parts: impl IntoIterator<Item = (BrandId, Money)>) -> Self {
        let parts = parts.into_iter().map(|(brand, part)| (brand.to_string(), part.to_string().into()));
        self.with(PARTS, Value::Object(parts.collect()))
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

    /// The same as `brand` may read it: of what concerns a whole order, its own part of the sum alone.
    #[must_use]
    pub fn seen_by(mut self, brand: BrandId) -> Self {
        if self.kind.thing() == "order" && self.brand.is_none() {
            let own = self.detail.get(PARTS).and_then(|parts| parts.get(brand.to_string())).cloned();
            self.detail.clear();
            self.detail.extend(own.map(|own| ("amount".to_owned(), own)));
        }
        self
    }

    /// The same as the merchant, the seller and the customer of an order may read it: what fell to whom is left out.
    #[must_use]
    pub fn whole(mut self) -> Self {
        self.detail.remove(PARTS);
        self
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

/// Which events of a history are asked for.
#[derive(Debug, Clone, Default)]
pub struct HistoryFilter<'a> {
    /// Whose history: the number of a merchant's, a brand's or a member's id. `None` is the whole platform's.
    pub owner: Option<i64>,
    /// Only what happened to things of this kind, `product`; empty for all.
    pub thing: &'a str,
    /// Only what this person did.
    pub person: Option<PersonId>,
    /// Not before then.
    pub from: Option<Timestamp>,
    /// Before then.
    pub until: Option<Timestamp>,
    /// Before this place; `None` begins with the newest.
    pub before: Option<i64>,
}

/// An event in a feed.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedEvent {
    /// Its place: read on after it. Above 0.
    pub position: i64,
    /// What happened.
    pub event: Event,
}
