use db::{DbError, Tx, params};

use crate::VariantId;

pub(super) async fn bundle_items(tx: &mut Tx, bundle: VariantId) -> Result<Vec<(VariantId, i64)>, DbError> {
    let select = "SELECT component_id, units FROM bundle_item WHERE bundle_id = $1 ORDER BY component_id";
    tx.all(select, params![bundle], |row| Ok((row.get("component_id")?, row.get("units")?))).await
}

pub(super) async fn reserve(tx: &mut Tx, variant: VariantId, units: i64) -> Result<bool, DbError> {
    let update = "UPDATE stock SET reserved = reserved + $1
         WHERE variant_id = $2 AND (tracked = 0 OR oversell = 1 OR on_hand - reserved >= $1)";
    Ok(tx.execute(update, params![units, variant]).await? == 1)
}

pub(super) async fn take(tx: &mut Tx, variant: VariantId, units: i64) -> Result<bool, DbError> {
    let update = "UPDATE stock SET on_hand = on_hand - tracked * $1
         WHERE variant_id = $2 AND (tracked = 0 OR oversell = 1 OR on_hand - reserved >= $1)";
    Ok(tx.execute(update, params![units, variant]).await? == 1)
}

pub(super) async fn sell_reserved(tx: &mut Tx, variant: VariantId, units: i64) -> Result<(), DbError> {
    let update = "UPDATE stock SET on_hand = on_hand - tracked * $1, reserved = reserved - $1 WHERE variant_id = $2";
    tx.execute(update, params![units, variant]).await.map(drop)
}

pub(super) async fn release(tx: &mut Tx, variant: VariantId, units: i64) -> Result<(), DbError> {
    tx.execute("UPDATE stock SET reserved = reserved - $1 WHERE variant_id = $2", params![units, variant])
        .await
        .map(drop)
}

pub(super) async fn put_back(tx: &mut Tx, variant: VariantId, units: i64) -> Result<(), DbError> {
    let update = "UPDATE stock SET on_hand = on_hand + tracked * $1 WHERE variant_id = $2";
    tx.execute(update, params![units, variant]).await.map(drop)
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
