//! The shops that were asked for lately. A shop's address, its id and its currency never change, so a node asks the database
//! for them once.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use base::Currency;
use market::MerchantId;

use super::problem::Problem;
use crate::web::App;

/// More shops than this at once are not remembered.
const MOST: usize = 10_000;

/// What never changes of a shop.
#[derive(Debug, Clone, Copy)]
pub(super) struct ShopKey {
    pub(super) id: MerchantId,
    pub(super) currency: Currency,
}

/// The shops this node knows, by their parts of the address.
#[derive(Debug, Default)]
pub struct KnownShops(RwLock<HashMap<String, ShopKey>>);

impl KnownShops {
    fn find(&self, slug: &str) -> Option<ShopKey> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(slug).copied()
    }

    fn remember(&self, slug: &str, shop: ShopKey) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(slug.to_owned(), shop);
    }
}

/// The shop at this address.
pub(super) async fn find(app: &App, slug: &str) -> Result<ShopKey, Problem> {
    if let Some(known) = app.known_shops().find(slug) {
        return Ok(known);
    }
    let found = app.market().people().merchant_by_slug(slug).await?;
    let found = found.ok_or_else(|| Problem::not_found("shop"))?;
    let shop = ShopKey { id: found.id, currency: found.currency };
    app.known_shops().remember(slug, shop);
    Ok(shop)
}
