//! Prices of several products go up or down by a percentage: looked at first, then done, if nothing changed meanwhile.

use base::{Money, Rounding};

use super::{MOST, sorted, store};
use crate::catalog::{Catalog, CatalogError};
use crate::events::{self, EventKind, NewEvent};
use crate::{BrandId, ProductId, VariantId, changes, secret};

/// The most a price changes at once, in hundredths of a percent: down by 90 %, up tenfold.
const LEAST_BPS: i64 = -9_000;
const MOST_BPS: i64 = 90_000;

/// What becomes of one price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceChange {
    /// Of which product.
    pub product: ProductId,
    /// The variant.
    pub variant: VariantId,
    /// What it is called: title, options, article number.
    pub name: String,
    /// What it costs.
    pub from: Money,
    /// What it will cost.
    pub to: Money,
    /// What commission will be paid of, where that is not the price.
    pub(super) cv: Option<Money>,
}

/// What would become of prices. `seal` stands for exactly these old prices: who confirms with it gets these new ones or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PricePlan {
    /// The prices, product by product.
    pub changes: Vec<PriceChange>,
    /// Stands for what was looked at.
    pub seal: String,
}

impl Catalog {
    /// What prices of `products` of `brand` would be after a change by `bps` hundredths of a percent, rounded to the nearest
    /// minor unit, half away from zero, and never to nothing.
    ///
    /// # Errors
    /// When there are more than 500, or the percentage is beyond -90 and +900.
    pub async fn plan_prices(
        &self,
        brand: BrandId,
        products: &[ProductId],
        bps: i64,
    ) -> Result<PricePlan, CatalogError> {
        let mut tx = self.desk.read().await?;
        plan(&mut tx, brand, products, bps).await
    }

    /// Changes the prices as [`Catalog::plan_prices`] said; how many. `None` when one of them is another by now: then
    /// nothing changed. The commissionable value of a variant goes with its price, rounded down.
    ///
    /// # Errors
    /// As there.
    pub async fn change_prices(
        &self,
        brand: BrandId,
        products: &[ProductId],
        bps: i64,
        seal: &str,
    ) -> Result<Option<usize>, CatalogError> {
        let mut tx = self.desk.begin().await?;
        let plan = plan(&mut tx, brand, products, bps).await?;
        if plan.seal != seal {
            return Ok(None);
        }
        for change in plan.changes.iter().filter(|change| change.from != change.to) {
            if !store::set_price(&mut tx, change.variant, change.from, change.to, change.cv).await? {
                return Ok(None);
            }
            let event = NewEvent::new(EventKind::PriceSet, change.variant).at_brand(brand);
            let event = event.with("name", change.name.as_str());
            let event = event.changed(change.from.to_string(), change.to.to_string());
            events::note_in(&self.desk, &mut tx, &event).await?;
        }
        changes::products_in(&mut tx, &sorted(products)).await?;
        tx.commit().await?;
        Ok(Some(plan.changes.iter().filter(|change| change.from != change.to).count()))
    }
}

async fn plan(tx: &mut db::Tx, brand: BrandId, products: &[ProductId], bps: i64) -> Result<PricePlan, CatalogError> {
    if products.len() > MOST {
        return Err(CatalogError::TooMany(MOST));
    }
    if !(LEAST_BPS..=MOST_BPS).contains(&bps) {
        return Err(CatalogError::Percentage);
    }
    let mut changes = Vec::new();
    for product in sorted(products) {
        for (variant, name, from, cv) in store::prices(tx, brand, product).await? {
            let to = from.fraction(10_000 + bps, 10_000, Rounding::HalfUp)?;
            let to = if to.is_zero() && from.is_positive() { from } else { to };
            let cv = match cv {
                Some(cv) if from.is_positive() => Some(cv.fraction(to.minor(), from.minor(), Rounding::Down)?),
                other => other,
            };
            changes.push(PriceChange { product, variant, name, from, to, cv });
        }
    }
    let looked_at: Vec<String> =
        changes.iter().map(|change| format!("{} {} {}", change.variant, change.from, change.to)).collect();
    let seal = secret::digest(looked_at.join("\n").as_bytes());
    Ok(PricePlan { changes, seal })
}
