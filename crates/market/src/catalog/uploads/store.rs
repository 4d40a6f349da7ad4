use base::Timestamp;
use db::{DbError, Tx, params};

use super::{NewUpload, PastImport};
use crate::{BrandId, UploadId};

pub(super) async fn insert(tx: &mut Tx, brand: BrandId, file: &NewUpload, now: Timestamp) -> Result<UploadId, DbError> {
    let id: UploadId = tx.next_id();
    let insert = "INSERT INTO upload (id, brand_id, name, currency, blank_erases, bytes, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let NewUpload { name, currency, blank_erases, bytes } = file;
    tx.execute(insert, params![id, brand, name, currency, blank_erases, bytes, now]).await?;
    Ok(id)
}

pub(super) async fn get(
    tx: &mut Tx,
    brand: BrandId,
    id: UploadId,
    oldest: Timestamp,
) -> Result<Option<NewUpload>, DbError> {
    let select = "SELECT name, currency, blank_erases, bytes FROM upload
         WHERE id = $1 AND brand_id = $2 AND made_at >= $3";
    tx.first(select, params![id, brand, oldest], |row| {
        Ok(NewUpload {
            name: row.get("name")?,
            currency: row.get("currency")?,
            blank_erases: row.get("blank_erases")?,
            bytes: row.get("bytes")?,
        })
    })
    .await
}

pub(super) async fn delete(tx: &mut Tx, brand: BrandId, id: UploadId) -> Result<(), DbError> {
    tx.execute("DELETE FROM upload WHERE id = $1 AND brand_id = $2", params![id, brand]).await.map(drop)
}

pub(super) async fn keep_longer(
    tx: &mut Tx,
    brand: BrandId,
    id: UploadId,
    now: Timestamp,
    oldest: Timestamp,
) -> Result<bool, DbError> {
    let update = "UPDATE upload SET made_at = $1 WHERE id = $2 AND brand_id = $3 AND made_at >= $4";
    Ok(tx.execute(update, params![now, id, brand, oldest]).await? == 1)
}

pub(super) async fn has_older(tx: &mut Tx, than: Timestamp) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM upload WHERE made_at < $1 LIMIT 1";
    Ok(tx.first(select, params![than], |_| Ok(())).await?.is_some())
}

pub(super) async fn delete_older(tx: &mut Tx, than: Timestamp) -> Result<u64, DbError> {
    tx.execute("DELETE FROM upload WHERE made_at < $1", params![than]).await
}

pub(super) async fn past_imports(tx: &mut Tx, brand: BrandId, most: u32) -> Result<Vec<PastImport>, DbError> {
    let select = "SELECT file, created, changed, unchanged, done_at FROM catalog_import
         WHERE brand_id = $1 ORDER BY done_at DESC, id DESC LIMIT $2";
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    tx.all(select, params![brand, most], |row| {
        Ok(PastImport {
            file: row.get("file")?,
            created: count(row.get("created")?),
            changed: count(row.get("changed")?),
            unchanged: count(row.get("unchanged")?),
            at: row.get("done_at")?,
        })
    })
    .await
}
