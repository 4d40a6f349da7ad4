use base::{Bps, Currency, Money, MoneyError, Timestamp};
use plan::Because;

use crate::events::Event;
use crate::network::CreditReason;
use crate::tax::Rate;
use crate::words::stored_words;
use crate::{
    BrandId, DeliveryId, Language, LineId, MemberId, MerchantId, OrderId, PersonId, ProductId, RefundId, VariantId,
};

/// Where to send the parcels.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Address {
    /// Street and number.
    pub street: String,
    /// Second line: flat, company, care of. May be empty.
    #[serde(default)]
    pub extra: String,
    /// Post code. May be empty where a country has none.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// State or province. May be empty.
    #[serde(default)]
    pub region: String,
    /// ISO 3166 code of the country, two capital letters.
    pub country: String,
}

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

stored_words!(OrderStatus, "the status of an order", {
    Placed = "placed",
    Paid = "paid",
    Backordered = "backordered",
    Cancelled = "cancelled",
    Expired = "expired",
    Refunded = "refunded",
});

/// How far the goods of an order are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fulfilment {
    /// Nothing was sent yet.
    Unfulfilled,
    /// Some pieces were sent, others wait.
    Partly,
    /// All of it was sent.
    Shipped,
    /// All of it has arrived.
    Delivered,
}

stored_words!(Fulfilment, "the fulfilment of an order", {
    Unfulfilled = "unfulfilled",
    Partly = "partly",
    Shipped = "shipped",
    Delivered = "delivered",
});

/// An order with everything about it.
#[derive(Debug, Clone)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// The merchant of record.
    pub merchant: MerchantId,
    /// The account it was bought with, if any.
    pub person: Option<PersonId>,
    /// The customer's e-mail address.
    pub email: String,
    /// The customer's name.
    pub name: String,
    /// Where it goes.
    pub address: Address,
    /// What the customer wrote.
    pub note: String,
    /// What goes with it as a gift; empty when it is none.
    pub gift_note: String,
    /// The language of the letters about it.
    pub language: Language,
    /// The coupon it was placed with; may be empty.
    pub coupon: String,
    /// Its currency.
    pub currency: Currency,
    /// What the customer pays.
    pub total: Money,
    /// How much of that was given back.
    pub refunded: Money,
    /// The code of the payment method.
    pub payment_method: String,
    /// The seller of record.
    pub seller: Option<MemberId>,
    /// Why the seller has the credit, or why nobody has.
    pub credit: CreditReason,
    /// How much of the total is paid with the customer's credit balance.
    pub credit_used: Money,
    /// How much of what was given back went to that balance.
    pub credit_refunded: Money,
    /// Where it stands.
    pub status: OrderStatus,
    /// How far its goods are.
    pub fulfilment: Fulfilment,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// Until when its stock is kept for it without payment.
    pub reserved_until: Timestamp,
    /// When it was paid.
    pub paid_at: Option<Timestamp>,
    /// When the hold ends.
    pub release_at: Option<Timestamp>,
    /// When everybody's part became their own.
    pub released_at: Option<Timestamp>,
    /// What the tax is called.
    pub tax_name: String,
    /// Whether prices contain it.
    pub tax_included: bool,
    /// Its lines.
    pub lines: Vec<OrderLine>,
    /// What is paid for parcels, in the order of their brands' ids.
    pub deliveries: Vec<Delivery>,
    /// Its story, oldest first.
    pub events: Vec<Event>,
}

impl Order {
    /// What is to be paid in money: the total without what credit pays.
    ///
    /// # Errors
    /// None for an order that was stored.
    pub fn due(&self) -> Result<Money, MoneyError> {
        self.total.checked_sub(self.credit_used)
    }
}

/// What a payment has to know of an order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Payable {
    pub(super) id: OrderId,
    pub(super) merchant: MerchantId,
    pub(super) person: Option<PersonId>,
    pub(super) total: Money,
    pub(super) credit_used: Money,
    pub(super) status: OrderStatus,
    pub(super) was_paid: bool,
}

impl Payable {
    /// As [`Order::due`].
    pub(super) fn due(&self) -> Result<Money, MoneyError> {
        self.total.checked_sub(self.credit_used)
    }
}

/// A line of an order, as it was when it was bought.
#[derive(Debug, Clone)]
pub struct OrderLine {
    /// Its id.
    pub id: LineId,
    /// The brand that ships it.
    pub brand: BrandId,
    /// The brand's name today.
    pub brand_name: String,
    /// The brand's part of the address.
    pub brand_slug: String,
    /// The product.
    pub product: ProductId,
    /// The product's part of the address, while it is on sale.
    pub handle: Option<String>,
    /// The picture of what was bought, as it is today, by its hash in the media store.
    pub picture: Option<String>,
    /// The variant.
    pub variant: VariantId,
    /// The title it was bought under.
    pub title: String,
    /// The chosen options in words; may be empty.
    pub options: String,
    /// The brand's article number.
    pub sku: String,
    /// How many.
    pub quantity: i64,
    /// What one cost.
    pub unit_price: Money,
    /// What was taken off the price of the line.
    pub discount: Money,
    /// What the customer pays for the line: the price less the discount, and the tax.
    pub total: Money,
    /// The tax in `total`.
    pub tax: Money,
    /// The rate it is of.
    pub tax_rate: Rate,
    /// How much of the tax refunds have taken back.
    pub tax_reversed: Money,
    /// The brand's commission rate when it was bought.
    pub commission_rate: Bps,
    /// How many were refunded.
    pub refunded_quantity: i64,
    /// How much of `total` was refunded.
    pub refunded: Money,
    /// How many pieces are in parcels, sent or not.
    pub packed: i64,
    /// How many were sent.
    pub shipped: i64,
    /// How many have arrived.
    pub delivered: i64,
    /// How many came back as a return.
    pub returned: i64,
    /// Who gets what of it.
    pub shares: Vec<OrderShare>,
}

impl OrderLine {
    /// How many pieces the customer is to get: those that were refunded without having come back are not sent.
    #[must_use]
    pub const fn owed(&self) -> i64 {
        self.quantity - (self.refunded_quantity - self.returned)
    }

    /// How many pieces are still to be packed.
    #[must_use]
    pub fn to_pack(&self) -> i64 {
        (self.owed() - self.packed).max(0)
    }
}

/// What is paid for one brand's parcel. Without the tax it is the brand's.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Its id.
    pub id: DeliveryId,
    /// Who sends it.
    pub brand: BrandId,
    /// How.
    pub method: String,
    /// How many days it takes, at least and at most.
    pub days: (u16, u16),
    /// What the customer pays, tax and all.
    pub total: Money,
    /// The tax in it.
    pub tax: Money,
    /// The rate it is of.
    pub tax_rate: Rate,
    /// How much of `total` was refunded.
    pub refunded: Money,
    /// How much of the tax refunds have taken back.
    pub tax_reversed: Money,
}

/// One payee's part of a line.
#[derive(Debug, Clone)]
pub struct OrderShare {
    /// Its place among the line's shares.
    pub position: i64,
    /// The account it goes to.
    pub account: ledger::Account,
    /// `brand`, `seller`, `upline`, `merchant`, `platform` or `pool`.
    pub payee: String,
    /// How much.
    pub amount: Money,
    /// How much of it refunds have taken back.
    pub reversed: Money,
    /// Why.
    pub because: Because,
}

/// How much of one line a refund gives back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineRefund {
    /// The line.
    pub line: LineId,
    /// How many pieces come back; 0 for a reduction of the price.
    pub quantity: i64,
    /// How much money goes back; `None` for the price of the pieces.
    pub amount: Option<Money>,
}

/// An order in a list.
#[derive(Debug, Clone)]
pub struct OrderRow {
    /// Its id.
    pub id: OrderId,
    /// The merchant of record.
    pub merchant: MerchantId,
    /// The merchant's name.
    pub merchant_name: String,
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
    /// How far its goods are.
    pub fulfilment: Fulfilment,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// The seller's handle, if a seller has the credit.
    pub seller_handle: Option<String>,
    /// The names of the brands in it, in the order of its lines.
    pub brands: Vec<String>,
    /// Up to three pictures of what is in it, by their hashes in the media store.
    pub pictures: Vec<String>,
}

/// In which order a list of orders is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OrderSort {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// The highest total first.
    Total,
    /// What waits for somebody first, then what is paid, then what is over.
    State,
}

/// Which orders of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OrderFilter<'a> {
    /// Only those in this state.
    pub status: Option<OrderStatus>,
    /// Only those whose goods are this far.
    pub fulfilment: Option<Fulfilment>,
    /// Only those whose reference, customer's name or e-mail address this is a part of; a reference is given as a whole.
    pub text: &'a str,
    /// Only those placed at or after this moment.
    pub from: Option<Timestamp>,
    /// Only those placed before this moment.
    pub until: Option<Timestamp>,
    /// Only those placed before this one; `None` starts with the newest.
    pub before: Option<OrderId>,
    /// In which order.
    pub sort: OrderSort,
    /// How many are passed over: the way to further pages in an order other than the newest first.
    pub skip: u32,
    /// At most this many; 1 to 200.
    pub limit: u32,
}

/// What a merchant's orders come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Takings {
    /// Paid since some moment.
    pub sold: Money,
    /// Given back since then.
    pub refunded: Money,
    /// Placed and not paid yet, whenever that was.
    pub unpaid: Money,
}

/// A refund in an order's history.
#[derive(Debug, Clone)]
pub struct RefundRow {
    /// Its id.
    pub id: RefundId,
    /// How much.
    pub amount: Money,
    /// Why, in the merchant's words.
    pub reason: String,
    /// How much of it went to the customer's credit balance.
    pub credited: Money,
    /// Whether the pieces went back on the shelf.
    pub restocked: bool,
    /// When.
    pub made_at: Timestamp,
}
