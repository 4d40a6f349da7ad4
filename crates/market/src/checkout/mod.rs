//! Carts, orders, payments and refunds.
//!
//! An order's lines, prices, terms and shares are fixed when it is placed. What happens afterwards only adds: a payment,
//! a release, refunds, events. Every step is one transaction that changes the order's status by a conditional update, so
//! the same step twice, or two steps at once, come to one.

mod addresses;
mod cart;
mod credit;
mod deadlines;
mod discount;
mod error;
mod model;
mod open;
mod order;
mod pay;
mod payment;
mod place;
mod quote;
mod refund;
mod shares;
mod store;
mod story;

pub use addresses::SavedAddress;
pub use cart::{Cart, CartLine, Change};
pub use deadlines::Passed;
pub use error::{CheckoutError, FieldProblem};
pub use model::{
    Address, Delivery, Fulfilment, LineRefund, Order, OrderFilter, OrderLine, OrderRow, OrderShare, OrderSort,
    OrderStatus, RefundRow, Takings,
};
pub use open::NewCart;
pub(crate) use order::{locked_in, order_in, settle_fulfilment_in};
pub use pay::Payment;
pub use payment::{Instructions, MANUAL, PaymentMethod, payment_method, payment_methods};
pub use place::{PlaceOrder, Placed};
pub use quote::{DeliveryWay, Destination, Quote, QuotedDelivery};
pub(crate) use refund::Restock;
pub use refund::{DeliveryRefund, GivenBack, RefundPreview, RefundRequest, Refunded};

pub(crate) use story::tell_more_in;

use crate::Desk;

/// Carts, orders, payments and refunds.
#[derive(Debug, Clone)]
pub struct Checkout {
    desk: Desk,
}

impl Checkout {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }
}
