//! Every public address, for search engines.

use base::Timestamp;
use db::DbError;

use super::{Storefront, store};

/// How many addresses one part of a site map has at most.
pub const PART: u32 = 50_000;

/// What an address shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteKind {
    /// A product, at the merchant where the marketplace leads.
    Product,
    /// A brand of which something is sold.
    Brand,
    /// A merchant's shop.
    Shop,
    /// The boutique of an active member, once for each person.
    Boutique,
}

/// A public address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteEntry {
    /// Where it is in the list: the next ones are after it.
    pub id: i64,
    /// The parts of its address: of a product the shop, the brand and its handle; else one.
    pub address: Vec<String>,
    /// When what it shows was last changed.
    pub changed: Timestamp,
}

impl Storefront {
    /// Where the parts of the site map begin: the part number `n` has the addresses after the `n`th of these, up to [`PART`]
    /// of them. Empty when there are none at all.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn site_parts(&self, kind: SiteKind) -> Result<Vec<i64>, DbError> {
        let mut tx = self.desk.read().await?;
        let (total, mut parts) = store::boundaries(&mut tx, kind, self.desk.now(), PART).await?;
        if total > 0 {
            parts.insert(0, 0);
        }
        Ok(parts)
    }

    /// Up to `most` addresses after the one with id `after`, in the order of their ids.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn site_entries(&self, kind: SiteKind, after: i64, most: u32) -> Result<Vec<SiteEntry>, DbError> {
        store::entries(&mut self.desk.read().await?, kind, self.desk.now(), after, most).await
    }
}
