use super::{Address, Money, Time};

words! {
    /// Where an order stands.
    pub enum OrderStatus {
        /// Its stock is reserved; the payment is awaited.
        Placed,
        /// Paid, its stock sold.
        Paid,
        /// Paid, but the stock was gone by then: it is owed to the customer.
        Backordered,
        /// Called off before it was paid.
        Cancelled,
        /// Not paid in time.
        Expired,
        /// All of it was refunded.
        Refunded,
    }
}

answered! {
    /// An order in a list.
    pub struct OrderRow {
        /// Its id, `ord_...`.
        pub id: String,
        /// Its number, as people write it on a transfer.
        pub number: String,
        /// The customer's name.
        pub name: String,
        /// How many pieces.
        pub pieces: i64,
        /// What the customer pays.
        pub total: Money,
        /// How much was given back.
        pub refunded: Money,
        /// Where it stands.
        pub status: OrderStatus,
        /// When it was placed.
        pub placed_at: Time,
        /// The seller's handle, if a seller has the credit.
        pub seller: Option<String>,
    }

    /// An order as its customer sees it.
    pub struct Order {
        /// Its id, `ord_...`.
        pub id: String,
        /// Its number, as people write it on a transfer.
        pub number: String,
        /// Where it stands.
        pub status: OrderStatus,
        /// When it was placed.
        pub placed_at: Time,
        /// Until when its stock is kept without payment.
        pub reserved_until: Time,
        /// When it was paid.
        pub paid_at: Option<Time>,
        /// The customer's e-mail address.
        pub email: String,
        /// The customer's name.
        pub name: String,
        /// Where it goes.
        pub address: Address,
        /// What the customer wrote.
        pub note: String,
        /// What goes with it as a gift.
        pub gift_note: String,
        /// The coupon it was placed with.
        pub coupon: Option<String>,
        /// What the customer pays.
        pub total: Money,
        /// How much of that was given back.
        pub refunded: Money,
        /// What the tax is called.
        pub tax_name: String,
        /// Whether prices contain it.
        pub tax_included: bool,
        /// Its lines.
        pub lines: Vec<OrderLine>,
        /// What is paid for parcels.
        pub deliveries: Vec<Delivery>,
        /// How to pay, while that is awaited.
        pub payment: Option<PaymentAdvice>,
        /// What happened to it, oldest first.
        pub history: Vec<OrderStep>,
    }

    /// A line of an order.
    pub struct OrderLine {
        /// Its id, `lin_...`.
        pub id: String,
        /// The brand's id.
        pub brand: String,
        /// The brand's name.
        pub brand_name: String,
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
        /// What one cost.
        pub unit_price: Money,
        /// What was taken off the price of the line.
        pub discount: Money,
        /// What the customer pays for it.
        pub total: Money,
        /// The tax in that.
        pub tax: Money,
        /// How many were refunded.
        pub refunded_quantity: i64,
        /// How many are still to be packed, once the order is paid.
        pub to_pack: i64,
        /// How many were sent.
        pub shipped: i64,
        /// How many came back.
        pub returned: i64,
        /// How much was refunded.
        pub refunded: Money,
    }

    /// What is paid for one brand's parcel.
    pub struct Delivery {
        /// Its id, `del_...`.
        pub id: String,
        /// The brand's id.
        pub brand: String,
        /// How it is sent.
        pub method: String,
        /// What the customer pays, tax and all.
        pub total: Money,
        /// The tax in that.
        pub tax: Money,
        /// How much was refunded.
        pub refunded: Money,
    }

    /// How to pay.
    pub struct PaymentAdvice {
        /// The code of the payment method.
        pub method: String,
        /// What the merchant says of it; may be empty.
        pub instructions: String,
        /// How much.
        pub amount: Money,
        /// What to write on the transfer.
        pub reference: String,
    }

    /// Something that happened to an order.
    pub struct OrderStep {
        /// What, `order.paid`.
        pub r#type: String,
        /// When.
        pub at: Time,
        /// Who did it: `customer`, `merchant`, `clock`, ...
        pub by: String,
    }

    /// An order as its merchant sees it.
    pub struct MerchantOrder {
        /// What its customer sees.
        pub order: Order,
        /// The seller of record, `mem_...`.
        pub seller: Option<String>,
        /// Who gets what of it.
        pub shares: Vec<Share>,
        /// What was given back, oldest first.
        pub refunds: Vec<Refund>,
    }

    /// One payee's part of a line.
    pub struct Share {
        /// The line's id.
        pub line: String,
        /// `brand`, `seller`, `upline`, `merchant`, `platform` or `pool`.
        pub payee: String,
        /// How much.
        pub amount: Money,
        /// How much of it refunds have taken back.
        pub reversed: Money,
    }

    /// Something that was given back.
    pub struct Refund {
        /// Its id, `ref_...`.
        pub id: String,
        /// How much.
        pub amount: Money,
        /// Why, in the merchant's words.
        pub reason: String,
        /// Whether the pieces went back on the shelf.
        pub restocked: bool,
        /// When.
        pub made_at: Time,
    }

    /// What a payment came to.
    pub struct PaymentOutcome {
        /// `accepted`, `already_paid`, `late_refunded` or `late_backordered`.
        pub outcome: String,
        /// Where the order stands now.
        pub status: OrderStatus,
    }

    /// What a refund would come to.
    pub struct RefundPreview {
        /// How much the customer would get back.
        pub amount: Money,
    }

    /// A refund that was made.
    pub struct Refunded {
        /// Its id, `ref_...`.
        pub id: String,
        /// How much the customer gets back.
        pub amount: Money,
    }
}

asked! {
    /// What is to be given back: pieces of lines and parcels, or a sum.
    #[derive(Default)]
    pub struct NewRefund {
        /// Which pieces and amounts of which lines.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub lines: Vec<RefundLine>,
        /// What of parcels.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub deliveries: Vec<RefundDelivery>,
        /// A sum without lines and parcels, such as goodwill.
        #[serde(default)]
        pub amount: Option<Money>,
        /// Whether the pieces go back on the shelf.
        #[serde(default)]
        pub restock: bool,
        /// Whether all of it goes to the credit balance of the customer's account instead of back the way it was paid.
        #[serde(default)]
        pub to_credit: bool,
        /// Why: the customer reads it.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
        pub reason: String,
    }

    /// How much of a line is given back.
    pub struct RefundLine {
        /// The line's id.
        pub line: String,
        /// How many pieces come back; 0 for a reduction of the price.
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 999)))]
        pub quantity: u16,
        /// How much money; left out for the price of the pieces.
        #[serde(default)]
        pub amount: Option<Money>,
    }

    /// How much of a parcel's price is given back.
    pub struct RefundDelivery {
        /// The parcel's id.
        pub delivery: String,
        /// How much.
        pub amount: Money,
    }
}
