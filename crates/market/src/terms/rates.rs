//! What commission a brand pays, from when on.

use base::{Bps, Timestamp};
use db::{DbError, Tx};

use super::{RateChange, Terms, TermsError, store};
use crate::events::{self, EventKind, NewEvent};
use crate::{BrandId, ProductId};

impl Terms {
    /// Sets the rate of the whole catalog from `from` on; `None` is now. Products with a rate of their own keep it.
    ///
    /// # Errors
    /// [`TermsError::BelowFloor`] when an agreement that runs then guarantees more; a moment in the past; no such brand.
    pub async fn set_catalog_rate(&self, brand: BrandId, rate: Bps, from: Option<Timestamp>) -> Result<(), TermsError> {
        let mut tx = self.desk.begin().await?;
        self.set_catalog_rate_in(&mut tx, brand, rate, from).await?;
        Ok(tx.commit().await?)
    }

    /// As [`Terms::set_catalog_rate`], inside the caller's transaction.
    ///
    /// # Errors
    /// As there.
    pub async fn set_catalog_rate_in(
        &self,
        tx: &mut Tx,
        brand: BrandId,
        rate: Bps,
        from: Option<Timestamp>,
    ) -> Result<(), TermsError> {
        let from = self.not_before_now(from)?;
        lock(tx, brand).await?;
        above_floors(tx, brand, rate, from).await?;
        let before = store::catalog_rate(tx, brand, from).await?;
        store::set_catalog_rate(tx, brand, rate, from).await?;
        let event = NewEvent::new(EventKind::CatalogRateSet, brand).at_brand(brand).with("since", from.as_millis());
        Ok(events::note_in(&self.desk, tx, &event.changed(before.to_string(), rate.to_string())).await?)
    }

    /// Sets the rate of one product from `from` on; `None` for `rate` goes back to the catalog's, `None` for `from` is now.
    ///
    /// # Errors
    /// As [`Terms::set_catalog_rate`], and when the brand has no such product.
    pub async fn set_product_rate(
        &self,
        brand: BrandId,
        product: ProductId,
        rate: Option<Bps>,
        from: Option<Timestamp>,
    ) -> Result<(), TermsError> {
        let mut tx = self.desk.begin().await?;
        self.set_product_rate_in(&mut tx, brand, product, rate, from).await?;
        Ok(tx.commit().await?)
    }

    /// As [`Terms::set_product_rate`], inside the caller's transaction.
    ///
    /// # Errors
    /// As there.
    pub async fn set_product_rate_in(
        &self,
        tx: &mut Tx,
        brand: BrandId,
        product: ProductId,
        rate: Option<Bps>,
        from: Option<Timestamp>,
    ) -> Result<(), TermsError> {
        let from = self.not_before_now(from)?;
        lock(tx, brand).await?;
        let title = store::title(tx, brand, product).await?.ok_or(TermsError::NoSuchProduct)?;
        if let Some(rate) = rate {
            above_floors(tx, brand, rate, from).await?;
        }
        let before = store::rate(tx, brand, product, from).await?;
        store::set_product_rate(tx, product, rate, from).await?;
        let after = store::rate(tx, brand, product, from).await?;
        let event = NewEvent::new(EventKind::ProductRateSet, product).at_brand(brand).with("title", title);
        let event = event.with("since", from.as_millis()).changed(before.to_string(), after.to_string());
        Ok(events::note_in(&self.desk, tx, &event).await?)
    }

    /// The rate of `product` now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rate(&self, brand: BrandId, product: ProductId) -> Result<Bps, TermsError> {
        Ok(rate_in(&mut self.desk.read().await?, brand, product, self.desk.now()).await?)
    }

    /// The rate of the catalog now; zero before the first was set.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn catalog_rate(&self, brand: BrandId) -> Result<Bps, TermsError> {
        Ok(store::catalog_rate(&mut self.desk.read().await?, brand, self.desk.now()).await?)
    }

    /// The rates in force and to come: the catalog's first, then the products', each in the order of time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rates(&self, brand: BrandId) -> Result<Vec<RateChange>, TermsError> {
        let mut tx = self.desk.read().await?;
        let now = self.desk.now();
        let mut rates = store::catalog_rates(&mut tx, brand, now).await?;
        rates.extend(store::product_rates(&mut tx, brand, now).await?);
        Ok(rates)
    }

    /// The rates the catalog has had, has and will have, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn catalog_history(&self, brand: BrandId) -> Result<Vec<RateChange>, TermsError> {
        Ok(store::catalog_history(&mut self.desk.read().await?, brand).await?)
    }

    fn not_before_now(&self, from: Option<Timestamp>) -> Result<Timestamp, TermsError> {
        let now = self.desk.now();
        let from = from.unwrap_or(now);
        if from < now { Err(TermsError::InThePast(from)) } else { Ok(from) }
    }
}

/// The commission rate of `product` at `at`: its own, else its brand's for the whole catalog, else zero.
///
/// # Errors
/// When the database fails.
pub async fn rate_in(tx: &mut Tx, brand: BrandId, product: ProductId, at: Timestamp) -> Result<Bps, DbError> {
    store::rate(tx, brand, product, at).await
}

/// The rate below which no rate of `brand` may go at `at` and later, for its agreements; zero when there are none.
///
/// # Errors
/// When the database fails.
pub(crate) async fn floor_in(tx: &mut Tx, brand: BrandId, at: Timestamp) -> Result<Bps, DbError> {
    Ok(store::highest_floor(tx, brand, at).await?.map_or(Bps::ZERO, |(_, floor)| floor))
}

/// Rates and agreements of one brand change one at a time, or a rate could fall between a floor's check and its start.
pub(super) async fn lock(tx: &mut Tx, brand: BrandId) -> Result<(), TermsError> {
    if store::lock_brand(tx, brand).await? { Ok(()) } else { Err(TermsError::NoSuchParty) }
}

async fn above_floors(tx: &mut Tx, brand: BrandId, rate: Bps, from: Timestamp) -> Result<(), TermsError> {
    match store::highest_floor(tx, brand, from).await? {
        Some((merchant, floor)) if floor > rate => Err(TermsError::BelowFloor { merchant, floor }),
        _ => Ok(()),
    }
}
