use base::Timestamp;
use db::Tx;

use super::pack::{locked_shipment, may_be_sent, still_owed};
use super::{Shipment, ShipmentError, ShipmentStatus, Shipments, Tracking, store};
use crate::checkout::{self, Order};
use crate::events::EventKind;
use crate::ShipmentId;
use crate::terms::Party;

impl Shipments {
    /// A parcel was handed over: the customer is told, with how it can be followed. One that is on its way or there
    /// already stays as it is.
    ///
    /// # Errors
    /// When there is no such parcel of `sender`'s, it was unpacked, something in it was paid back, or it cannot be
    /// followed that way.
    pub async fn ship(&self, sender: Party, shipment: ShipmentId, tracking: &Tracking) -> Result<(), ShipmentError> {
        let tracking = tracking.checked()?;
        let at = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let (order, shipment) = locked_shipment(&mut tx, sender, shipment).await?;
        match shipment.status {
            ShipmentStatus::Packed => {}
            ShipmentStatus::Shipped | ShipmentStatus::Delivered => return Ok(()),
            ShipmentStatus::Undone => return Err(ShipmentError::WrongState(shipment.status)),
        }
        may_be_sent(&order)?;
        still_owed(&order, &shipment)?;
        self.send_in(&mut tx, &order, &shipment, &tracking, at).await?;
        checkout::settle_fulfilment_in(&mut tx, order.id).await?;
        Ok(tx.commit().await?)
    }

    /// A parcel has arrived. One that has already stays so.
    ///
    /// # Errors
    /// When there is no such parcel of `sender`'s, or it was not sent.
    pub async fn deliver(&self, sender: Party, shipment: ShipmentId) -> Result<(), ShipmentError> {
        let at = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let (order, shipment) = locked_shipment(&mut tx, sender, shipment).await?;
        match shipment.status {
            ShipmentStatus::Shipped => {}
            ShipmentStatus::Delivered => return Ok(()),
            other => return Err(ShipmentError::WrongState(other)),
        }
        store::deliver(&mut tx, shipment.id, at).await?;
        self.tell_in(&mut tx, &shipment, EventKind::OrderDelivered, at).await?;
        checkout::settle_fulfilment_in(&mut tx, order.id).await?;
        Ok(tx.commit().await?)
    }

    /// The step of a packed parcel that goes, in the caller's transaction.
    pub(super) async fn send_in(
        &self,
        tx: &mut Tx,
        order: &Order,
        shipment: &Shipment,
        tracking: &Tracking,
        at: Timestamp,
    ) -> Result<(), ShipmentError> {
        debug_assert_eq!(order.id, shipment.order);
        store::send(tx, shipment.id, tracking, at).await?;
        self.tell_in(tx, shipment, EventKind::OrderShipped, at).await
    }
}
