//! Stock: what is on hand, what is reserved, and the one way to take the last unit once.
//!
//! A set takes its stock from its parts, so the unit of every operation is [`Parts`]: how many of which stocked variant.
//! Rows are always taken in the order of their ids, by conditional updates, so that a thousand buyers wait for each other
//! instead of deadlocking, and nobody reads a number that is no longer true.

mod store;

use std::collections::BTreeMap;

use db::{DbError, Tx};

use crate::{VariantId, changes};
use store::After;

pub(crate) use store::BUYABLE;

/// How many units of which stocked variant, in the order of ids.
pub type Parts = BTreeMap<VariantId, i64>;

/// A stocked variant of which there is not enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("only {left} left of {asked} asked for")]
pub struct Shortage {
    /// The stocked variant: for a set, the part that is missing.
    pub variant: VariantId,
    /// How many were asked for.
    pub asked: i64,
    /// How many can be had.
    pub left: i64,
}

/// What reserving came to.
pub type Taken = Result<(), Shortage>;

/// What `quantity` of `variant` takes from stock: its parts when it is a set, else itself.
pub(crate) async fn parts_in(tx: &mut Tx, variant: VariantId, quantity: i64) -> Result<Parts, DbError> {
    let items = store::bundle_items(tx, variant).await?;
    if items.is_empty() {
        return Ok(Parts::from([(variant, quantity)]));
    }
    Ok(items.into_iter().map(|(component, units)| (component, units.saturating_mul(quantity))).collect())
}

/// The parts of several lines together.
pub(crate) fn merged<'a>(lines: impl IntoIterator<Item = &'a Parts>) -> Parts {
    let mut all = Parts::new();
    for (&variant, &units) in lines.into_iter().flatten() {
        let so_far = all.entry(variant).or_default();
        *so_far = so_far.saturating_add(units);
    }
    all
}

/// Sets units aside for an order that is being placed. After a shortage the caller must drop the transaction.
pub(crate) async fn reserve_in(tx: &mut Tx, parts: &Parts) -> Result<Taken, DbError> {
    for (&variant, &units) in parts {
        let Some(after) = store::reserve(tx, variant, units).await? else {
            return Ok(Err(shortage(tx, variant, units).await?));
        };
        tell(tx, variant, after, -units).await?;
    }
    Ok(Ok(()))
}

/// Takes units that were not reserved. After a shortage the caller must drop the transaction.
pub(crate) async fn take_in(tx: &mut Tx, parts: &Parts) -> Result<Taken, DbError> {
    for (&variant, &units) in parts {
        let Some(after) = store::take(tx, variant, units).await? else {
            return Ok(Err(shortage(tx, variant, units).await?));
        };
        tell(tx, variant, after, -units).await?;
    }
    Ok(Ok(()))
}

/// Takes units whether they are there or not: on hand goes below zero by what is owed to customers.
pub(crate) async fn owe_in(tx: &mut Tx, parts: &Parts) -> Result<(), DbError> {
    for (&variant, &units) in parts {
        put_back(tx, variant, -units).await?;
    }
    Ok(())
}

/// Turns reserved units into sold ones.
pub(crate) async fn sell_reserved_in(tx: &mut Tx, parts: &Parts) -> Result<(), DbError> {
    for (&variant, &units) in parts {
        store::sell_reserved(tx, variant, units).await?;
    }
    Ok(())
}

/// Gives reserved units free again.
pub(crate) async fn release_in(tx: &mut Tx, parts: &Parts) -> Result<(), DbError> {
    for (&variant, &units) in parts {
        if let Some(after) = store::release(tx, variant, units).await? {
            tell(tx, variant, after, units).await?;
        }
    }
    Ok(())
}

/// Puts returned units back on the shelf.
pub(crate) async fn restock_in(tx: &mut Tx, parts: &Parts) -> Result<(), DbError> {
    for (&variant, &units) in parts {
        put_back(tx, variant, units).await?;
    }
    Ok(())
}

async fn put_back(tx: &mut Tx, variant: VariantId, units: i64) -> Result<(), DbError> {
    match store::put_back(tx, variant, units).await? {
        Some(after) => tell(tx, variant, after, units).await,
        None => Ok(()),
    }
}

/// Tells the search of what is sold out, or back, since `change` units were added. Only then, lest every order writes
/// about plenty; but always of parts of sets, which may be too few for a set while there are some.
async fn tell(tx: &mut Tx, variant: VariantId, after: After, change: i64) -> Result<(), DbError> {
    let Some(free) = after.free else { return Ok(()) };
    let was_there = free.saturating_sub(change) > 0;
    if after.in_sets || was_there != (free > 0) { changes::variant_in(tx, variant).await } else { Ok(()) }
}

/// How many of `variant` can be bought now; `None` when there is no limit.
pub(crate) async fn available_in(tx: &mut Tx, variant: VariantId) -> Result<Option<i64>, DbError> {
    let mut least = None;
    for (part, units) in parts_in(tx, variant, 1).await? {
        let sets = store::left(tx, part).await?.map(|left| left.max(0) / units.max(1));
        least = match (least, sets) {
            (Some(least), Some(sets)) => Some(sets.min(least)),
            (least, sets) => least.or(sets),
        };
    }
    Ok(least)
}

async fn shortage(tx: &mut Tx, variant: VariantId, asked: i64) -> Result<Shortage, DbError> {
    let left = store::left(tx, variant).await?.unwrap_or_default().max(0);
    Ok(Shortage { variant, asked, left })
}
