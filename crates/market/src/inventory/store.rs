use db::{DbError, Row, Tx, params};

use crate::VariantId;

pub(super) async fn bundle_items(tx: &mut Tx, bundle: VariantId) -> Result<Vec<(VariantId, i64)>, DbError> {
    let select = "SELECT component_id, units FROM bundle_item WHERE bundle_id = $1 ORDER BY component_id";
    tx.all(select, params![bundle], |row| Ok((row.get("component_id")?, row.get("units")?))).await
}

/// 1 where one more of variant `v` can be bought, else 0. A set can while there is enough of every part.
pub(crate) const BUYABLE: &str = "(CASE WHEN EXISTS (SELECT 1 FROM bundle_item i WHERE i.bundle_id = v.id) THEN
         (SELECT MIN(CASE WHEN s.variant_id IS NULL THEN 0 WHEN s.tracked = 0 OR s.oversell = 1 THEN 1
                 WHEN s.on_hand - s.reserved >= i.units THEN 1 ELSE 0 END)
          FROM bundle_item i LEFT JOIN stock s ON s.variant_id = i.component_id WHERE i.bundle_id = v.id)
     ELSE COALESCE((SELECT CASE WHEN s.tracked = 0 OR s.oversell = 1 OR s.on_hand > s.reserved THEN 1 ELSE 0 END
          FROM stock s WHERE s.variant_id = v.id), 0) END)";

/// What is free after a change; null where that decides nothing. And how many sets the variant is part of.
const AFTER: &str = "RETURNING CASE WHEN tracked = 0 OR oversell = 1 THEN NULL ELSE on_hand - reserved END AS free,
         (SELECT COUNT(*) FROM bundle_item i WHERE i.component_id = stock.variant_id) AS sets";

/// What a change left of a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct After {
    /// What is free; `None` when the variant never runs out.
    pub(super) free: Option<i64>,
    /// Whether sets take their stock from it.
    pub(super) in_sets: bool,
}

async fn change(tx: &mut Tx, update: &str, variant: VariantId, units: i64) -> Result<Option<After>, DbError> {
    let read = |row: &Row<'_>| Ok(After { free: row.get("free")?, in_sets: row.get::<i64>("sets")? > 0 });
    tx.first(&format!("{update} {AFTER}"), params![units, variant], read).await
}

/// Sets units aside; `None` when there are not enough.
pub(super) async fn reserve(tx: &mut Tx, variant: VariantId, units: i64) -> Result<Option<After>, DbError> {
    let update = "UPDATE stock SET reserved = reserved + $1
         WHERE variant_id = $2 AND (tracked = 0 OR oversell = 1 OR on_hand - reserved >= $1)";
    change(tx, update, variant, units).await
}

/// Takes units from the shelf; `None` when there are not enough.
pub(super) async fn take(tx: &mut Tx, variant: VariantId, units: i64) -> Result<Option<After>, DbError> {
    let update = "UPDATE stock SET on_hand = on_hand - tracked * $1
         WHERE variant_id = $2 AND (tracked = 0 OR oversell = 1 OR on_hand - reserved >= $1)";
    change(tx, update, variant, units).await
}

pub(super) async fn sell_reserved(tx: &mut Tx, variant: VariantId, units: i64) -> Result<(), DbError> {
    let update = "UPDATE stock SET on_hand = on_hand - tracked * $1, reserved = reserved - $1 WHERE variant_id = $2";
    tx.execute(update, params![units, variant]).await.map(drop)
}

/// `None` when the variant has no stock.
pub(super) async fn release(tx: &mut Tx, variant: VariantId, units: i64) -> Result<Option<After>, DbError> {
    change(tx, "UPDATE stock SET reserved = reserved - $1 WHERE variant_id = $2", variant, units).await
}

/// `None` when the variant has no stock.
pub(super) async fn put_back(tx: &mut Tx, variant: VariantId, units: i64) -> Result<Option<After>, DbError> {
    let update = "UPDATE stock SET on_hand = on_hand + tracked * $1 WHERE variant_id = $2";
    change(tx, update, variant, units).await
}

/// What is free now; `None` when the variant never runs out.
pub(super) async fn left(tx: &mut Tx, variant: VariantId) -> Result<Option<i64>, DbError> {
    let select = "SELECT tracked, oversell, on_hand - reserved AS free FROM stock WHERE variant_id = $1";
    let found = tx
        .first(select, params![variant], |row| {
            let unlimited = !row.get::<bool>("tracked")? || row.get::<bool>("oversell")?;
            Ok(if unlimited { None } else { Some(row.get::<i64>("free")?) })
        })
        .await?;
    // Without a row there is nothing to sell.
    Ok(found.unwrap_or(Some(0)))
}
