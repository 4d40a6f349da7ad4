//! Tax on what a merchant sells: a table of rates by where it goes and what it is.
//!
//! The most particular rate counts: a rate for the product's category goes before one for all, and among those a rate for
//! the region before one for the whole country. Without any, nothing is taxed. Where prices contain the tax, the price
//! stays the same wherever it is sent and the tax in it differs.

mod error;
mod model;
mod store;

pub use error::TaxError;
pub use model::{Rate, TaxRate, TaxTable, Taxed};

use db::{DbError, Tx};

use crate::events::{self, EventKind, NewEvent};
use crate::{Desk, MerchantId};

/// Rates beyond this are a mistake or an attack on our memory.
const MOST_RATES: usize = 2_000;

/// Tax tables.
#[derive(Debug, Clone)]
pub struct Tax {
    desk: Desk,
}

impl Tax {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// The merchant's table; empty when it has none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn table(&self, merchant: MerchantId) -> Result<TaxTable, TaxError> {
        Ok(table_in(&mut self.desk.read().await?, merchant).await?)
    }

    /// Says what the tax is called and whether prices contain it.
    ///
    /// # Errors
    /// When the name is empty or has more than 40 characters.
    pub async fn set_kind(&self, merchant: MerchantId, name: &str, included: bool) -> Result<(), TaxError> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > 40 || name.chars().any(char::is_control) {
            return Err(TaxError::Name);
        }
        let mut tx = self.desk.begin().await?;
        let before = table_in(&mut tx, merchant).await?;
        store::set_kind(&mut tx, merchant, name, included).await?;
        let event = NewEvent::new(EventKind::TaxKindSet, merchant).at_merchant(merchant);
        let event = event.changed(kind_word(before.included), kind_word(included)).with("name", name);
        events::note_in(&self.desk, &mut tx, &event).await?;
        Ok(tx.commit().await?)
    }

    /// Sets the rate of a country, region and category; one that is there already is replaced.
    ///
    /// # Errors
    /// When the country is no code of two letters, a word is too long, or the table is full.
    pub async fn set_rate(&self, merchant: MerchantId, rate: &TaxRate) -> Result<(), TaxError> {
        let rate = rate.checked()?;
        let mut tx = self.desk.begin().await?;
        let before = table_in(&mut tx, merchant).await?;
        if before.rates.len() >= MOST_RATES {
            return Err(TaxError::TooMany(MOST_RATES));
        }
        store::set_rate(&mut tx, merchant, &rate).await?;
        let same = |known: &&TaxRate| {
            (&known.country, &known.region, &known.category) == (&rate.country, &rate.region, &rate.category)
        };
        let before = before.rates.iter().find(same).map(|known| known.rate.to_string());
        let event = NewEvent::new(EventKind::TaxRateSet, merchant).at_merchant(merchant);
        let event = placed(event, &rate.country, &rate.region, &rate.category).changed(before, rate.rate.to_string());
        events::note_in(&self.desk, &mut tx, &event).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a rate out of the table; `false` when it was not in it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_rate(
        &self,
        merchant: MerchantId,
        country: &str,
        region: &str,
        category: &str,
    ) -> Result<bool, TaxError> {
        let mut tx = self.desk.begin().await?;
        let removed = store::remove_rate(&mut tx, merchant, country, region, category).await?;
        if removed {
            let event = NewEvent::new(EventKind::TaxRateRemoved, merchant).at_merchant(merchant);
            events::note_in(&self.desk, &mut tx, &placed(event, country, region, category)).await?;
        }
        tx.commit().await?;
        Ok(removed)
    }
}

const fn kind_word(included: bool) -> &'static str {
    if included { "included" } else { "on_top" }
}

/// Says where a rate holds.
fn placed(event: NewEvent, country: &str, region: &str, category: &str) -> NewEvent {
    let parts = [country, region, category].into_iter().filter(|part| !part.is_empty());
    event.with("what", parts.collect::<Vec<_>>().join(", "))
}

/// The merchant's table, in the caller's transaction.
///
/// # Errors
/// When the database fails.
pub(crate) async fn table_in(tx: &mut Tx, merchant: MerchantId) -> Result<TaxTable, DbError> {
    store::table(tx, merchant).await
}
