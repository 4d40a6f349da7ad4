//! Parcels: a brand puts pieces of an order into one, sends it, and it arrives. Some pieces may go today and others later.
//!
//! What is in parcels is counted on the lines of the order, so that no piece is sent twice and none that was paid back.
//! Every step locks the order first; the same step twice, or two steps at once, come to one.

mod brand_orders;
mod error;
mod model;
mod pack;
mod send;
mod store;
mod story;

pub use brand_orders::{BrandOrder, BrandOrderFilter, BrandOrderRow, BrandState};
pub use error::ShipmentError;
pub use model::{NewShipment, Shipment, ShipmentLine, ShipmentStatus, Tracking};

use db::Tx;

use crate::checkout::{self, Order};
use crate::terms::Party;
use crate::{Desk, OrderId, ShipmentId};

/// Parcels.
#[derive(Debug, Clone)]
pub struct Shipments {
    desk: Desk,
}

impl Shipments {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// The parcels of an order, oldest first, without those that were unpacked again. The caller has made sure that whoever
    /// asks may see the order.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn of_order(&self, order: OrderId) -> Result<Vec<Shipment>, ShipmentError> {
        Ok(store::of_order(&mut self.desk.read().await?, order).await?)
    }

    /// A parcel, for the brand that sends it or the merchant it is sent for.
    ///
    /// # Errors
    /// [`ShipmentError::NotFound`] when there is none, or it is somebody else's.
    pub async fn shipment(&self, party: Party, shipment: ShipmentId) -> Result<Shipment, ShipmentError> {
        let mut tx = self.desk.read().await?;
        let missing = || ShipmentError::NotFound("parcel");
        let found = store::shipment(&mut tx, shipment).await?.ok_or_else(missing)?;
        let order = checkout::order_in(&mut tx, found.order).await?.ok_or_else(missing)?;
        if concerns(party, &order) && is_of(party, &found) { Ok(found) } else { Err(missing()) }
    }
}

/// Whether an order is any of `party`'s business. It is a brand's once it is paid.
pub(crate) fn concerns(party: Party, order: &Order) -> bool {
    match party {
        Party::Merchant(merchant) => order.merchant == merchant,
        Party::Brand(brand) => order.paid_at.is_some() && order.lines.iter().any(|line| line.brand == brand),
    }
}

fn is_of(party: Party, shipment: &Shipment) -> bool {
    match party {
        Party::Merchant(_) => true,
        Party::Brand(brand) => shipment.brand == brand,
    }
}

/// An order of `party`'s that nobody else changes until the transaction ends.
async fn locked(tx: &mut Tx, party: Party, order: OrderId) -> Result<Order, ShipmentError> {
    let order = checkout::locked_in(tx, order).await?.filter(|order| concerns(party, order));
    order.ok_or(ShipmentError::NotFound("order"))
}
