use super::{Address, Delivery, Money, OrderStatus, OrderStep, Parcel, Time};

words! {
    /// Where a brand's part of an order stands.
    pub enum BrandOrderState {
        /// Pieces are to be packed.
        ToPack,
        /// The order waits for goods.
        Waiting,
        /// Everything is in parcels, some of which are still here.
        Packed,
        /// Everything was sent.
        Shipped,
        /// Everything has arrived.
        Delivered,
        /// There is nothing to send: it was paid back before.
        Nothing,
    }

    /// In which order sales are listed.
    pub enum SalesOrder {
        /// What sold for most, first.
        Sold,
        /// What sold most pieces, first.
        Pieces,
        /// By merchant.
        Merchant,
    }
}

answered! {
    /// A paid order in a brand's list.
    pub struct BrandOrderRow {
        /// Its id, `ord_...`.
        pub id: String,
        /// Its number.
        pub number: String,
        /// The customer's name.
        pub customer: String,
        /// When it was paid.
        pub paid_at: Time,
        /// The shop it was bought at.
        pub merchant_name: String,
        /// How many of the brand's pieces.
        pub pieces: i64,
        /// Where the brand's part stands.
        pub state: BrandOrderState,
    }

    /// A paid order as one of its brands sees it.
    pub struct BrandOrder {
        /// Its id, `ord_...`.
        pub id: String,
        /// Its number.
        pub number: String,
        /// The merchant of record.
        pub merchant: String,
        /// Where the order stands.
        pub status: OrderStatus,
        /// The customer's name.
        pub name: String,
        /// Where it goes; `null` when nothing of the brand goes there any more.
        pub address: Option<Address>,
        /// What the customer wrote.
        pub note: String,
        /// What goes with it as a gift.
        pub gift_note: String,
        /// When it was paid.
        pub paid_at: Time,
        /// The brand's lines.
        pub lines: Vec<BrandOrderLine>,
        /// How the brand's parcel is sent, if the customer chose.
        pub delivery: Option<Delivery>,
        /// What the brand gets of it, less what was taken back.
        pub own_share: Money,
        /// The brand's parcels, the oldest first, without those that were unpacked again.
        pub parcels: Vec<Parcel>,
        /// What happened, oldest first, as far as it concerns the brand.
        pub history: Vec<OrderStep>,
    }

    /// A line of an order as its brand sees it.
    pub struct BrandOrderLine {
        /// Its id, `lin_...`.
        pub id: String,
        /// The product's id.
        pub product: String,
        /// The variant's id.
        pub variant: String,
        /// The title it was bought under.
        pub title: String,
        /// The chosen options in words; may be empty.
        pub options: String,
        /// The brand's article number; may be empty.
        pub sku: String,
        /// How many.
        pub quantity: i64,
        /// How many are still to be packed.
        pub to_pack: i64,
        /// How many were sent.
        pub shipped: i64,
        /// How many came back.
        pub returned: i64,
        /// What the customer pays for it.
        pub total: Money,
        /// How much of that was refunded.
        pub refunded: Money,
        /// What the brand gets of it, less what was taken back.
        pub own_share: Money,
    }

    /// What a shop sold of a brand through one seller, or without any.
    pub struct SalesRow {
        /// The merchant.
        pub merchant: String,
        /// What the shop is called.
        pub merchant_name: String,
        /// The seller, `mem_...`; `null` when nobody had the credit.
        pub seller: Option<String>,
        /// What the seller is called; empty without one.
        pub seller_name: String,
        /// In how many orders.
        pub orders: i64,
        /// How many pieces, without those that came back.
        pub pieces: i64,
        /// What they sold for, without what was refunded.
        pub sold: Money,
        /// The brand's part of it.
        pub share: Money,
    }
}
