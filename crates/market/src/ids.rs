use base::define_id;

define_id!(
    /// A person with an account.
    PersonId,
    "per"
);
define_id!(
    /// A brand.
    BrandId,
    "brd"
);
define_id!(
    /// A merchant.
    MerchantId,
    "mer"
);
define_id!(
    /// A person's membership in a merchant's network.
    MemberId,
    "mem"
);
define_id!(
    /// An invitation to act for a brand or a merchant.
    RoleInvitationId,
    "inv"
);
define_id!(
    /// Somebody's remark that a page should not be there.
    ReportId,
    "rep"
);
define_id!(
    /// A list somebody wants to see again.
    ViewId,
    "vie"
);
define_id!(
    /// A click on a seller's link.
    VisitId,
    "vis"
);
define_id!(
    /// A short link of a seller's.
    LinkId,
    "lnk"
);
define_id!(
    /// A seller's campaign.
    CampaignId,
    "cmp"
);
define_id!(
    /// A group of products in a boutique.
    CollectionId,
    "col"
);
define_id!(
    /// An agreement between a brand and a merchant.
    AgreementId,
    "agr"
);
define_id!(
    /// A product.
    ProductId,
    "prd"
);
define_id!(
    /// A product's variant: what is priced, stocked and bought.
    VariantId,
    "var"
);
define_id!(
    /// A product's picture.
    ImageId,
    "img"
);
define_id!(
    /// An uploaded catalog file that waits for a yes or no.
    UploadId,
    "upl"
);
define_id!(
    /// A visitor's cart at one merchant.
    CartId,
    "crt"
);
define_id!(
    /// An order.
    OrderId,
    "ord"
);
define_id!(
    /// A line of an order.
    LineId,
    "lin"
);
define_id!(
    /// A refund of an order.
    RefundId,
    "ref"
);
define_id!(
    /// A parcel that a brand packs and sends.
    ShipmentId,
    "shp"
);
define_id!(
    /// A customer's wish to give something back.
    ReturnId,
    "ret"
);
define_id!(
    /// A picture a customer sent with a return.
    PhotoId,
    "pho"
);
define_id!(
    /// A customer's credit balance at a merchant.
    CreditId,
    "crd"
);
define_id!(
    /// What one payee is paid by one merchant at once.
    PayoutId,
    "pay"
);
define_id!(
    /// The payouts a merchant prepared at one time.
    PayoutRunId,
    "run"
);
define_id!(
    /// The payouts a merchant sent at one time: a file for its bank.
    PayoutFileId,
    "pfl"
);
define_id!(
    /// A place a person has things sent to.
    SavedAddressId,
    "adr"
);
define_id!(
    /// Something that happened.
    EventId,
    "evt"
);
define_id!(
    /// An API key.
    KeyId,
    "key"
);
define_id!(
    /// A job in the queue.
    JobId,
    "job"
);
define_id!(
    /// A coupon.
    CouponId,
    "cou"
);
define_id!(
    /// A merchant's price list.
    PriceListId,
    "prl"
);
define_id!(
    /// A shipping zone.
    ZoneId,
    "zon"
);
define_id!(
    /// A way to send parcels to a zone.
    MethodId,
    "shm"
);
define_id!(
    /// A brand's parcel in an order, as the customer pays for it.
    DeliveryId,
    "del"
);
define_id!(
    /// What has to happen to an order on the chain.
    SettlementId,
    "stl"
);
