//! Where a merchant's parcels go and what that costs.
//!
//! Every brand ships its own parcel. A merchant's zones hold for all its brands; a brand that has zones of its own at the
//! merchant uses those alone. A merchant without any zone sends everywhere and charges nothing.

mod error;
mod model;
mod store;

pub use error::ShippingError;
pub use model::{Coverage, Method, NewMethod, NewZone, Zone, coverage};

use db::{DbError, Tx};

use crate::events::{self, EventKind, NewEvent};
use crate::{Desk, MerchantId, MethodId, ZoneId};

/// More zones than this are no table a person keeps.
const MOST_ZONES: usize = 200;
/// More choices than this are none.
const MOST_METHODS: usize = 12;

/// Shipping zones and their methods.
#[derive(Debug, Clone)]
pub struct Shipping {
    desk: Desk,
}

impl Shipping {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// A merchant's zones with their methods: its own first, then those for single brands.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn zones(&self, merchant: MerchantId) -> Result<Vec<Zone>, ShippingError> {
        Ok(zones_in(&mut self.desk.read().await?, merchant).await?)
    }

    /// Adds a zone.
    ///
    /// # Errors
    /// When its name is empty or too long, a country is no code, another zone of the same brand names it already, or there
    /// are too many zones.
    pub async fn add_zone(&self, merchant: MerchantId, zone: &NewZone) -> Result<ZoneId, ShippingError> {
        let zone = zone.checked()?;
        let mut tx = self.desk.begin().await?;
        let known = store::zones(&mut tx, merchant).await?;
        if known.len() >= MOST_ZONES {
            return Err(ShippingError::TooMany);
        }
        zone.beside(&known)?;
        let id = self.desk.next_id();
        store::insert_zone(&mut tx, id, merchant, &zone).await?;
        self.note(&mut tx, merchant, NewEvent::new(EventKind::ZoneAdded, id).with("name", zone.name.as_str())).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Removes a zone and its methods. Orders keep what they were placed with.
    ///
    /// # Errors
    /// [`ShippingError::NotFound`] when the merchant has no such zone.
    pub async fn remove_zone(&self, merchant: MerchantId, zone: ZoneId) -> Result<(), ShippingError> {
        let mut tx = self.desk.begin().await?;
        let known = store::zones(&mut tx, merchant).await?;
        let name = known.into_iter().find(|known| known.id == zone).map(|known| known.name);
        if !store::remove_zone(&mut tx, merchant, zone).await? {
            return Err(ShippingError::NotFound);
        }
        self.note(&mut tx, merchant, NewEvent::new(EventKind::ZoneRemoved, zone).with("name", name)).await?;
        Ok(tx.commit().await?)
    }

    /// Adds a method to a zone.
    ///
    /// # Errors
    /// When the merchant has no such zone, an amount is negative or of another currency, or the zone has too many.
    pub async fn add_method(
        &self,
        merchant: MerchantId,
        zone: ZoneId,
        method: &NewMethod,
    ) -> Result<MethodId, ShippingError> {
        let method = method.checked()?;
        let mut tx = self.desk.begin().await?;
        let zones = store::zones(&mut tx, merchant).await?;
        let found = zones.iter().find(|known| known.id == zone).ok_or(ShippingError::NotFound)?;
        if found.methods.len() >= MOST_METHODS {
            return Err(ShippingError::TooMany);
        }
        let id = self.desk.next_id();
        store::insert_method(&mut tx, id, zone, &method).await?;
        let event = NewEvent::new(EventKind::MethodAdded, id).with("name", method.name.as_str());
        self.note(&mut tx, merchant, event.with("to", method.price.to_string())).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Removes a method.
    ///
    /// # Errors
    /// [`ShippingError::NotFound`] when the merchant has no such method.
    pub async fn remove_method(&self, merchant: MerchantId, method: MethodId) -> Result<(), ShippingError> {
        let mut tx = self.desk.begin().await?;
        let zones = store::zones(&mut tx, merchant).await?;
        let known = zones.into_iter().flat_map(|zone| zone.methods).find(|known| known.id == method);
        if !store::remove_method(&mut tx, merchant, method).await? {
            return Err(ShippingError::NotFound);
        }
        let event = NewEvent::new(EventKind::MethodRemoved, method).with("name", known.map(|known| known.name));
        self.note(&mut tx, merchant, event).await?;
        Ok(tx.commit().await?)
    }

    async fn note(&self, tx: &mut Tx, merchant: MerchantId, event: NewEvent) -> Result<(), DbError> {
        events::note_in(&self.desk, tx, &event.at_merchant(merchant)).await
    }
}

/// A merchant's zones, in the caller's transaction.
///
/// # Errors
/// When the database fails.
pub(crate) async fn zones_in(tx: &mut Tx, merchant: MerchantId) -> Result<Vec<Zone>, DbError> {
    store::zones(tx, merchant).await
}
