use std::collections::BTreeMap;

use db::Tx;

use super::{NewShipment, Shipment, ShipmentError, ShipmentStatus, Shipments, Tracking, is_of, locked, store};
use crate::checkout::{self, Order, OrderStatus};
use crate::events::EventKind;
use crate::terms::Party;
use crate::{BrandId, LineId, OrderId, ShipmentId};

impl Shipments {
    /// Puts pieces of a paid order into a parcel, and sends it at once if it is told how. The brand does it for its own
    /// lines, the merchant for any brand's. The same key again gives the parcel that is there already.
    ///
    /// # Errors
    /// When there is no such order of `sender`'s, it is not one that is sent now, or more is asked for than is left.
    pub async fn pack(&self, sender: Party, order: OrderId, new: &NewShipment) -> Result<Shipment, ShipmentError> {
        if !(16..=128).contains(&new.idempotency_key.len()) {
            return Err(ShipmentError::Key);
        }
        let tracking = new.sent.as_ref().map(Tracking::checked).transpose()?;
        let at = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let order = locked(&mut tx, sender, order).await?;
        // A key belongs to its order, so it tells nothing about another's.
        let key = format!("{}:{}", order.id, new.idempotency_key);
        if let Some(known) = store::by_key(&mut tx, &key).await? {
            let known = found(&mut tx, known).await?;
            return if is_of(sender, &known) { Ok(known) } else { Err(ShipmentError::NotFound("order")) };
        }
        may_be_sent(&order)?;
        let (brand, lines) = contents(sender, &order, &new.lines)?;
        let id: ShipmentId = self.desk.next_id();
        store::insert(&mut tx, (id, order.id, brand), &key, at).await?;
        for (&line, &quantity) in &lines {
            store::insert_line(&mut tx, id, line, quantity).await?;
        }
        let packed = found(&mut tx, id).await?;
        self.tell_in(&mut tx, &packed, EventKind::OrderPacked, at).await?;
        if let Some(tracking) = &tracking {
            self.send_in(&mut tx, &order, &packed, tracking, at).await?;
        }
        checkout::settle_fulfilment_in(&mut tx, order.id).await?;
        let made = found(&mut tx, id).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// Takes a parcel that was not sent yet apart again. What is apart already stays so.
    ///
    /// # Errors
    /// When there is no such parcel of `sender`'s, or it was sent.
    pub async fn unpack(&self, sender: Party, shipment: ShipmentId) -> Result<(), ShipmentError> {
        let at = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let (order, shipment) = locked_shipment(&mut tx, sender, shipment).await?;
        match shipment.status {
            ShipmentStatus::Packed => {}
            ShipmentStatus::Undone => return Ok(()),
            other => return Err(ShipmentError::WrongState(other)),
        }
        store::undo(&mut tx, shipment.id).await?;
        self.tell_in(&mut tx, &shipment, EventKind::OrderUnpacked, at).await?;
        checkout::settle_fulfilment_in(&mut tx, order.id).await?;
        Ok(tx.commit().await?)
    }
}

pub(super) async fn found(tx: &mut Tx, shipment: ShipmentId) -> Result<Shipment, ShipmentError> {
    store::shipment(tx, shipment).await?.ok_or(ShipmentError::NotFound("parcel"))
}

/// A parcel of `sender`'s and its order, which nobody else changes until the transaction ends.
pub(super) async fn locked_shipment(
    tx: &mut Tx,
    sender: Party,
    shipment: ShipmentId,
) -> Result<(Order, Shipment), ShipmentError> {
    let order = found(tx, shipment).await?.order;
    let order = locked(tx, sender, order).await.map_err(|error| match error {
        ShipmentError::NotFound(_) => ShipmentError::NotFound("parcel"),
        other => other,
    })?;
    // Read again: only from now on does it stay as it is.
    let shipment = found(tx, shipment).await?;
    if is_of(sender, &shipment) { Ok((order, shipment)) } else { Err(ShipmentError::NotFound("parcel")) }
}

/// Only what is paid and there is sent: an order that waits for its goods waits here, too.
pub(super) fn may_be_sent(order: &Order) -> Result<(), ShipmentError> {
    if order.status == OrderStatus::Paid { Ok(()) } else { Err(ShipmentError::NotToBeSent(order.status.word())) }
}

/// What is to go into a parcel, and whose it is.
fn contents(
    sender: Party,
    order: &Order,
    wanted: &[(LineId, i64)],
) -> Result<(BrandId, BTreeMap<LineId, i64>), ShipmentError> {
    let mut lines: BTreeMap<LineId, i64> = BTreeMap::new();
    let mut brand = None;
    for &(id, quantity) in wanted {
        let mine = |brand| !matches!(sender, Party::Brand(own) if own != brand);
        let line = order.lines.iter().find(|line| line.id == id && mine(line.brand));
        let line = line.ok_or(ShipmentError::NotFound("line in this order"))?;
        if quantity <= 0 {
            return Err(ShipmentError::Empty);
        }
        if *brand.get_or_insert(line.brand) != line.brand {
            return Err(ShipmentError::OneBrand);
        }
        let pieces = lines.entry(id).or_default();
        *pieces = pieces.saturating_add(quantity);
        if *pieces > line.to_pack() {
            return Err(ShipmentError::TooMany { title: line.title.clone(), left: line.to_pack() });
        }
    }
    Ok((brand.ok_or(ShipmentError::Empty)?, lines))
}

/// Why a parcel cannot go any more: something in it was paid back since it was packed.
pub(super) fn still_owed(order: &Order, shipment: &Shipment) -> Result<(), ShipmentError> {
    let too_much = shipment.lines.iter().find(|packed| {
        let line = order.lines.iter().find(|line| line.id == packed.line);
        line.is_none_or(|line| line.packed > line.owed())
    });
    too_much.map_or(Ok(()), |line| Err(ShipmentError::PaidBack(line.title.clone())))
}

