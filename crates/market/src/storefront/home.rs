use base::Money;
use db::{DbError, Tx};

use super::{Storefront, StorefrontError};
use crate::tax::{self, TaxTable, Taxed};
use crate::{MerchantId, shipping};

impl Storefront {
    /// The country most parcels of a merchant go to, as far as its tables tell: the first one it sends to, else the first
    /// it knows a tax of; empty when they name none.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn home_country(&self, merchant: MerchantId) -> Result<String, StorefrontError> {
        Ok(AtHome::of(&mut self.desk.read().await?, merchant).await?.country)
    }
}

/// Sales to where most parcels go: what is said about a price before anybody has told where they live.
pub(super) struct AtHome {
    table: TaxTable,
    country: String,
}

/// What tax needs to know of a product.
pub(super) struct Kind<'a> {
    pub(super) taxable: bool,
    pub(super) tax_code: &'a str,
}

impl AtHome {
    pub(super) async fn of(tx: &mut Tx, merchant: MerchantId) -> Result<Self, DbError> {
        let zones = shipping::zones_in(tx, merchant).await?;
        let table = tax::table_in(tx, merchant).await?;
        let sent = zones.iter().find_map(|zone| zone.countries.first());
        let country = sent.or_else(|| table.rates.first().map(|rate| &rate.country)).cloned().unwrap_or_default();
        Ok(Self { table, country })
    }

    pub(super) fn tax_name(&self) -> &str {
        &self.table.name
    }

    pub(super) fn taxed(&self, price: Money, kind: &Kind<'_>) -> Result<Taxed, StorefrontError> {
        let rate = if kind.taxable { self.table.rate(&self.country, "", kind.tax_code) } else { tax::Rate::default() };
        Ok(self.table.taxed(price, rate)?)
    }
}

/// Where the price of one piece goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnePiece {
    /// Who gets what of it.
    pub shares: Vec<plan::Share>,
    /// What the tax is called, and how much of it there is in what a customer pays.
    pub tax: (String, Money),
}
