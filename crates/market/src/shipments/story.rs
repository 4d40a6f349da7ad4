use base::Timestamp;
use db::Tx;

use super::{Shipment, ShipmentError, Shipments};
use crate::checkout;
use crate::events::{EventKind, NewEvent};
use crate::letters::News;

impl Shipments {
    /// Records a step of a parcel in the story of its order, for its brand, and lets its letter be written.
    pub(super) async fn tell_in(
        &self,
        tx: &mut Tx,
        shipment: &Shipment,
        kind: EventKind,
        at: Timestamp,
    ) -> Result<(), ShipmentError> {
        let event = NewEvent::new(kind, shipment.order)
            .at_brand(shipment.brand)
            .with("shipment", shipment.id.to_string())
            .with("brand", shipment.brand_name.as_str())
            .with("pieces", shipment.pieces());
        let news = News { amount: "", about: shipment.id.number() };
        Ok(checkout::tell_more_in(tx, self.desk.actor(), shipment.order, at, (kind, event), news).await?)
    }
}
