//! One order, for the merchant: where the money is, where it goes, and what can be done.

use askama::Template;
use base::Money;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::{OrderParcel, RefundNote, StateWord, Step};
use crate::pages::console::Console;
use crate::pages::orders::parcels::{PackBox, ParcelView};
use crate::pages::orders::returns::ReturnView;
use crate::pages::parts::{Moment, Share, Totals};

/// Everything the merchant sees of an order.
#[derive(Debug, Template)]
#[template(path = "merchant/order.html")]
pub struct OrderPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// What it is called.
    pub number: String,
    /// When it was placed.
    pub placed: Moment,
    /// What it is doing.
    pub state: StateWord,
    /// Who bought.
    pub customer: String,
    /// Their e-mail address.
    pub email: String,
    /// Where it goes, line by line.
    pub address: Vec<String>,
    /// What they wrote; may be empty.
    pub note: String,
    /// What goes with it as a gift; may be empty.
    pub gift_note: String,
    /// What was bought, by who ships it.
    pub parcels: Vec<OrderParcel>,
    /// The forms to pack what each brand has to send.
    pub packs: Vec<PackBox>,
    /// Its parcels.
    pub shipments: Vec<ParcelView>,
    /// What comes back.
    pub returns: Vec<ReturnView>,
    /// What it came to.
    pub totals: Totals,
    /// Where the payment is confirmed, while it can still arrive.
    pub mark_paid: Option<Link>,
    /// What confirming it does, in a sentence or two.
    pub payment_note: String,
    /// Where it is said that goods which are owed are there.
    pub fill: Option<Link>,
    /// Where it is cancelled, while it can be.
    pub cancel: Option<Link>,
    /// Paying back, while something can be.
    pub refund: Option<RefundBox>,
    /// What was paid back.
    pub refunds: Vec<RefundNote>,
    /// Who has the credit of the sale and why, or why nobody has.
    pub credit: String,
    /// Who gets what of it; the sum is the total.
    pub shares: Vec<ShareRow>,
    /// What has happened and what will.
    pub steps: Vec<Step>,
}

/// One payee's part of an order.
#[derive(Debug, Clone)]
pub struct ShareRow {
    /// Who.
    pub who: String,
    /// As what and by which rule, "Level 1, 10 % of the commission".
    pub rule: String,
    /// How much.
    pub amount: Money,
    /// How much of it was taken back.
    pub reversed: Option<Money>,
}

/// The form to pay back. Sends `quantity-LINE` for each line and `delivery-PARCEL` for each parcel, or `amount` for goodwill, `restock`, `reason` and `action` = `preview` or `refund`.
#[derive(Debug, Clone)]
pub struct RefundBox {
    /// Where it is sent.
    pub action: Link,
    /// The lines with something left to pay back.
    pub lines: Vec<RefundLine>,
    /// The parcels with something left to pay back.
    pub deliveries: Vec<RefundDelivery>,
    /// An amount without goods, as typed; may be empty.
    pub amount: String,
    /// What is wrong with that; may be empty.
    pub amount_problem: String,
    /// What the amount is in.
    pub currency: String,
    /// Whether the goods go back on the shelf.
    pub restock: bool,
    /// Whether the customer has an account, so that the money can become credit, and whether it is to. Sent as `credit`.
    pub credit: Option<bool>,
    /// Why; may be empty.
    pub reason: String,
    /// Made with the page; the same key never pays back twice.
    pub key: String,
    /// What is wrong with the whole; may be empty.
    pub problem: String,
    /// What it would come to, once asked.
    pub preview: Option<RefundPreview>,
}

/// A line of which something can be paid back.
#[derive(Debug, Clone)]
pub struct RefundLine {
    /// Its id.
    pub id: String,
    /// What it is.
    pub name: String,
    /// The price of one.
    pub unit: Money,
    /// How many are left.
    pub left: u32,
    /// How many are to be paid back, as typed.
    pub quantity: String,
    /// What is wrong with that; may be empty.
    pub problem: String,
}

/// A parcel of which something can be paid back. Sent as `delivery-ID`.
#[derive(Debug, Clone)]
pub struct RefundDelivery {
    /// Its id.
    pub id: String,
    /// What it is, "Parcel of Clay, Post".
    pub name: String,
    /// How much is left.
    pub left: Money,
    /// How much is to be paid back, as typed.
    pub amount: String,
    /// What is wrong with that; may be empty.
    pub problem: String,
}

/// What a refund would come to.
#[derive(Debug, Clone)]
pub struct RefundPreview {
    /// To the customer.
    pub amount: Money,
    /// How much of that becomes credit; none is not mentioned.
    pub credited: Option<Money>,
    /// From whom it is taken back, at the rates of the day of the order; the sum is the amount.
    pub taken_from: Vec<Share>,
}
