use base::Timestamp;
use db::{DbError, Tx, params};

use super::{OwnPicture, PictureProblem, PictureToFetch, PicturesFetched};
use crate::{BrandId, ImageId, ProductId};

/// Pictures of a brand that we do not have, as `i`, with what is known of their problems, as `x`.
const MISSING: &str = "FROM product p JOIN image i ON i.product_id = p.id
         LEFT JOIN picture_problem x ON x.image_id = i.id
     WHERE p.brand_id = $1 AND i.media_hash IS NULL AND i.source_url IS NOT NULL";

pub(super) async fn to_fetch(
    tx: &mut Tx,
    brand: BrandId,
    now: Timestamp,
    most: u32,
) -> Result<Vec<PictureToFetch>, DbError> {
    let select = format!(
        "SELECT i.id, i.source_url {MISSING} AND (x.image_id IS NULL OR x.next_at <= $2)
         ORDER BY i.position, i.id LIMIT $3"
    );
    tx.all(&select, params![brand, now, most], |row| {
        Ok(PictureToFetch { image: row.get("id")?, address: row.get("source_url")? })
    })
    .await
}

/// One that was never tried is due since ever.
pub(super) async fn next_at(tx: &mut Tx, brand: BrandId) -> Result<Option<Timestamp>, DbError> {
    let select = format!(
        "SELECT MIN(CASE WHEN x.image_id IS NULL THEN CAST(0 AS BIGINT) ELSE x.next_at END) AS next_at {MISSING}"
    );
    tx.one(&select, params![brand], |row| row.get("next_at")).await
}

pub(super) async fn fetched(tx: &mut Tx, brand: BrandId) -> Result<PicturesFetched, DbError> {
    let select =
        "SELECT CAST(COALESCE(SUM(CASE WHEN i.media_hash IS NOT NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS fetched,
             CAST(COALESCE(SUM(CASE WHEN i.media_hash IS NULL AND x.image_id IS NOT NULL AND x.next_at IS NULL
                 THEN 1 ELSE 0 END), 0) AS BIGINT) AS failed,
             COUNT(*) AS n
         FROM product p JOIN image i ON i.product_id = p.id LEFT JOIN picture_problem x ON x.image_id = i.id
         WHERE p.brand_id = $1 AND i.source_url IS NOT NULL";
    tx.one(select, params![brand], |row| {
        let (fetched, failed, all): (i64, i64, i64) = (row.get("fetched")?, row.get("failed")?, row.get("n")?);
        Ok(PicturesFetched { fetched, failed, waiting: all - fetched - failed })
    })
    .await
}

pub(super) async fn set_media(tx: &mut Tx, image: ImageId, name: &str) -> Result<(), DbError> {
    tx.execute("UPDATE image SET media_hash = $1 WHERE id = $2", params![*name, image]).await.map(drop)
}

pub(super) async fn attempts(tx: &mut Tx, image: ImageId) -> Result<i64, DbError> {
    let select = "SELECT attempts FROM picture_problem WHERE image_id = $1";
    Ok(tx.first(select, params![image], |row| row.get("attempts")).await?.unwrap_or(0))
}

/// Nothing is noted of a picture that is gone meanwhile.
pub(super) async fn note_problem(
    tx: &mut Tx,
    image: ImageId,
    attempts: i64,
    next_at: Option<Timestamp>,
    reason: &str,
) -> Result<(), DbError> {
    let upsert = "INSERT INTO picture_problem (image_id, attempts, next_at, reason)
         SELECT id, CAST($2 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS TEXT) FROM image WHERE id = $1
         ON CONFLICT (image_id) DO UPDATE
         SET attempts = excluded.attempts, next_at = excluded.next_at, reason = excluded.reason";
    tx.execute(upsert, params![image, attempts, next_at, *reason]).await.map(drop)
}

pub(super) async fn delete_problem(tx: &mut Tx, image: ImageId) -> Result<(), DbError> {
    tx.execute("DELETE FROM picture_problem WHERE image_id = $1", params![image]).await.map(drop)
}

pub(super) async fn forget_problems(tx: &mut Tx, brand: BrandId) -> Result<(), DbError> {
    let delete = "DELETE FROM picture_problem WHERE image_id IN
         (SELECT i.id FROM image i JOIN product p ON p.id = i.product_id WHERE p.brand_id = $1)";
    tx.execute(delete, params![brand]).await.map(drop)
}

pub(super) async fn problems(tx: &mut Tx, brand: BrandId, most: u32) -> Result<Vec<PictureProblem>, DbError> {
    let select = format!(
        "SELECT p.title, i.source_url, x.reason, x.next_at {MISSING} AND x.image_id IS NOT NULL
         ORDER BY p.title, i.position, i.id LIMIT $2"
    );
    tx.all(&select, params![brand, most], |row| {
        Ok(PictureProblem {
            product: row.get("title")?,
            address: row.get("source_url")?,
            reason: row.get("reason")?,
            next_at: row.get("next_at")?,
        })
    })
    .await
}

pub(super) async fn title(tx: &mut Tx, brand: BrandId, product: ProductId) -> Result<Option<String>, DbError> {
    let select = "SELECT title FROM product WHERE id = $1 AND brand_id = $2";
    tx.first(select, params![product, brand], |row| row.get("title")).await
}

pub(super) async fn pictures(tx: &mut Tx, product: ProductId) -> Result<Vec<OwnPicture>, DbError> {
    let select = "SELECT id, media_hash, alt, source_url FROM image WHERE product_id = $1 ORDER BY position, id";
    tx.all(select, params![product], |row| {
        Ok(OwnPicture {
            image: row.get("id")?,
            media: row.get("media_hash")?,
            alt: row.get("alt")?,
            address: row.get("source_url")?,
        })
    })
    .await
}

/// `false` when the brand has no such product.
pub(super) async fn touch(tx: &mut Tx, brand: BrandId, product: ProductId, at: Timestamp) -> Result<bool, DbError> {
    let update = "UPDATE product SET updated_at = $1 WHERE id = $2 AND brand_id = $3";
    Ok(tx.execute(update, params![at, product, brand]).await? == 1)
}

/// How many pictures a product has, and the place of the last.
pub(super) async fn count(tx: &mut Tx, product: ProductId) -> Result<(i64, i64), DbError> {
    let select = "SELECT COUNT(*) AS n, COALESCE(MAX(position), -1) AS last FROM image WHERE product_id = $1";
    tx.one(select, params![product], |row| Ok((row.get("n")?, row.get("last")?))).await
}

pub(super) async fn insert(
    tx: &mut Tx,
    product: ProductId,
    position: i64,
    alt: &str,
    media: &str,
) -> Result<(), DbError> {
    let id: ImageId = tx.next_id();
    let insert = "INSERT INTO image (id, product_id, position, alt, media_hash) VALUES ($1, $2, $3, $4, $5)";
    tx.execute(insert, params![id, product, position, *alt, *media]).await.map(drop)
}

pub(super) async fn has(tx: &mut Tx, product: ProductId, image: ImageId) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM image WHERE id = $1 AND product_id = $2";
    Ok(tx.first(select, params![image, product], |_| Ok(())).await?.is_some())
}

/// The others keep their order behind it.
pub(super) async fn put_first(tx: &mut Tx, product: ProductId, image: ImageId) -> Result<(), DbError> {
    let update = "UPDATE image SET position = CASE WHEN id = $2 THEN 0 ELSE position + 1 END WHERE product_id = $1";
    tx.execute(update, params![product, image]).await.map(drop)
}
