//! What a brand sees of orders: its own lines and money, and where to send them.

use base::{Money, Timestamp};
use ledger::Account;

use super::{Shipment, ShipmentError, Shipments, concerns, store};
use crate::checkout::{self, Address, CheckoutError, Delivery, Order, OrderLine, OrderStatus};
use crate::events::Event;
use crate::terms::Party;
use crate::words::stored_words;
use crate::{BrandId, MerchantId, OrderId};

/// Where a brand's part of an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BrandState {
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

stored_words!(BrandState, "where a brand's part of an order stands", {
    ToPack = "to_pack",
    Waiting = "waiting",
    Packed = "packed",
    Shipped = "shipped",
    Delivered = "delivered",
    Nothing = "nothing",
});

/// Which orders of a brand's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BrandOrderFilter<'a> {
    /// Only those that stand there.
    pub state: Option<BrandState>,
    /// Only those whose reference or customer's name this is a part of; a reference is given as a whole.
    pub text: &'a str,
    /// Only those placed before this one; `None` starts with the newest.
    pub before: Option<OrderId>,
    /// At most this many; 1 to 200.
    pub limit: u32,
}

/// An order in a brand's list.
#[derive(Debug, Clone)]
pub struct BrandOrderRow {
    /// Its id.
    pub id: OrderId,
    /// The customer's name.
    pub customer: String,
    /// When it was paid.
    pub paid_at: Timestamp,
    /// The shop it was bought at.
    pub merchant_name: String,
    /// How many of the brand's pieces.
    pub pieces: i64,
    /// Where the brand's part stands.
    pub state: BrandState,
}

/// A paid order as one of its brands sees it.
#[derive(Debug, Clone)]
pub struct BrandOrder {
    /// Its id.
    pub id: OrderId,
    /// The merchant of record.
    pub merchant: MerchantId,
    /// Where the order stands.
    pub status: OrderStatus,
    /// The customer's name.
    pub name: String,
    /// Where it goes; `None` when it was paid back and nothing of the brand goes there any more.
    pub address: Option<Address>,
    /// What the customer wrote; empty when nothing goes there any more.
    pub note: String,
    /// What goes with it as a gift; empty when it is none, or nothing goes there any more.
    pub gift_note: String,
    /// When it was paid.
    pub paid_at: Timestamp,
    /// The brand's lines, without anybody else's share.
    pub lines: Vec<OrderLine>,
    /// How the brand's parcel is sent, if the customer chose.
    pub delivery: Option<Delivery>,
    /// What the brand gets of it, less what was taken back.
    pub own_share: Money,
    /// The brand's parcels, oldest first, without those that were unpacked again.
    pub shipments: Vec<Shipment>,
    /// What happened, oldest first, as far as it concerns the brand. Of sums of the whole order it has the brand's part.
    pub events: Vec<Event>,
}

impl Shipments {
    /// The paid orders with something of a brand in them, newest first.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn orders_of_brand(
        &self,
        brand: BrandId,
        filter: BrandOrderFilter<'_>,
    ) -> Result<Vec<BrandOrderRow>, ShipmentError> {
        Ok(store::orders_of_brand(&mut self.desk.read().await?, brand, filter).await?)
    }

    /// How many of a brand's orders stand where.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn count_by_state(&self, brand: BrandId) -> Result<Vec<(BrandState, i64)>, ShipmentError> {
        Ok(store::count_by_state(&mut self.desk.read().await?, brand).await?)
    }

    /// How many orders have something for a brand to pack.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn count_to_pack(&self, brand: BrandId) -> Result<i64, ShipmentError> {
        Ok(store::count_to_pack(&mut self.desk.read().await?, brand).await?)
    }

    /// A paid order, as a brand in it may see it.
    ///
    /// # Errors
    /// [`CheckoutError::NotFound`] when there is none, it is not paid, or nothing of the brand is in it.
    pub async fn order_of_brand(&self, brand: BrandId, order: OrderId) -> Result<BrandOrder, CheckoutError> {
        let mut tx = self.desk.read().await?;
        let missing = || CheckoutError::NotFound("order");
        let order = checkout::order_in(&mut tx, order).await?;
        let order = order.filter(|order| concerns(Party::Brand(brand), order)).ok_or_else(missing)?;
        let shipments = store::of_order(&mut tx, order.id).await?;
        seen_by(brand, order, shipments)?.ok_or_else(missing)
    }
}

/// What `brand` may see of `order`; `None` when it is not paid.
fn seen_by(brand: BrandId, order: Order, shipments: Vec<Shipment>) -> Result<Option<BrandOrder>, CheckoutError> {
    let Some(paid_at) = order.paid_at else { return Ok(None) };
    let mut lines: Vec<OrderLine> = order.lines.into_iter().filter(|line| line.brand == brand).collect();
    let delivery = order.deliveries.into_iter().find(|delivery| delivery.brand == brand);
    let mut own = Vec::new();
    for line in &mut lines {
        line.shares.retain(|share| share.account == Account::brand(brand));
        for share in &line.shares {
            own.push(share.amount.checked_sub(share.reversed)?);
        }
    }
    if let Some(Delivery { total, tax, refunded, tax_reversed, .. }) = &delivery {
        let (whole, back) = (total.checked_sub(*tax)?, refunded.checked_sub(*tax_reversed)?);
        own.push(whole.checked_sub(back)?);
    }
    let events = order.events.into_iter().filter(|event| event.brand.is_none_or(|of| of == brand));
    let events = events.map(|event| event.seen_by(brand));
    // Paid back as a whole, or as far as the brand is concerned: nothing goes there any more.
    let is_over = order.status == OrderStatus::Refunded
        || lines.iter().all(|line: &OrderLine| line.refunded_quantity >= line.quantity);
    Ok(Some(BrandOrder {
        id: order.id,
        merchant: order.merchant,
        status: order.status,
        name: order.name,
        address: (!is_over).then_some(order.address),
        note: if is_over { String::new() } else { order.note },
        gift_note: if is_over { String::new() } else { order.gift_note },
        paid_at,
        lines,
        delivery,
        own_share: Money::sum(order.currency, own)?,
        shipments: shipments.into_iter().filter(|shipment| shipment.brand == brand).collect(),
        events: events.collect(),
    }))
}
