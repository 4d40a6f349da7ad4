use std::collections::BTreeMap;

use base::Timestamp;
use db::{DbError, Tx, params};

use super::{Collection, Followed, NewCollection};
use crate::{BrandId, CollectionId, MemberId, PersonId, ProductId};

pub(super) async fn headline(tx: &mut Tx, member: MemberId) -> Result<String, DbError> {
    let select = "SELECT headline FROM boutique_words WHERE member_id = $1";
    Ok(tx.first(select, params![member], |row| row.get("headline")).await?.unwrap_or_default())
}

pub(super) async fn set_headline(tx: &mut Tx, member: MemberId, headline: &str) -> Result<(), DbError> {
    let upsert = "INSERT INTO boutique_words (member_id, headline) VALUES ($1, $2)
         ON CONFLICT (member_id) DO UPDATE SET headline = excluded.headline";
    tx.execute(upsert, params![member, headline]).await.map(drop)
}

pub(super) async fn brands(tx: &mut Tx, member: MemberId) -> Result<Vec<BrandId>, DbError> {
    let select = "SELECT brand_id FROM boutique_brand WHERE member_id = $1 ORDER BY brand_id";
    tx.all(select, params![member], |row| row.get("brand_id")).await
}

pub(super) async fn set_brands(tx: &mut Tx, member: MemberId, brands: &[BrandId]) -> Result<(), DbError> {
    tx.execute("DELETE FROM boutique_brand WHERE member_id = $1", params![member]).await?;
    let insert = "INSERT INTO boutique_brand (member_id, brand_id) VALUES ($1, $2)
         ON CONFLICT (member_id, brand_id) DO NOTHING";
    for brand in brands {
        tx.execute(insert, params![member, brand]).await?;
    }
    Ok(())
}

pub(super) async fn collections(tx: &mut Tx, member: MemberId) -> Result<Vec<Collection>, DbError> {
    let select = "SELECT c.id, x.product_id FROM collection c JOIN collection_product x ON x.collection_id = c.id
         WHERE c.member_id = $1 ORDER BY c.id, x.position";
    let pairs: Vec<(CollectionId, ProductId)> =
        tx.all(select, params![member], |row| Ok((row.get("id")?, row.get("product_id")?))).await?;
    let mut products: BTreeMap<CollectionId, Vec<ProductId>> = BTreeMap::new();
    for (collection, product) in pairs {
        products.entry(collection).or_default().push(product);
    }
    let select = "SELECT id, title, words FROM collection WHERE member_id = $1 ORDER BY position, id";
    let mut all = tx
        .all(select, params![member], |row| {
            let (title, words) = (row.get("title")?, row.get("words")?);
            Ok(Collection { id: row.get("id")?, member, title, words, products: Vec::new() })
        })
        .await?;
    for collection in &mut all {
        collection.products = products.remove(&collection.id).unwrap_or_default();
    }
    Ok(all)
}

/// Behind the others of the member.
pub(super) async fn insert_collection(
    tx: &mut Tx,
    id: CollectionId,
    member: MemberId,
    new: &NewCollection,
) -> Result<(), DbError> {
    let select = "SELECT COALESCE(MAX(position), 0) + 1 AS next FROM collection WHERE member_id = $1";
    let position: i64 = tx.one(select, params![member], |row| row.get("next")).await?;
    let insert = "INSERT INTO collection (id, member_id, title, words, position) VALUES ($1, $2, $3, $4, $5)";
    tx.execute(insert, params![id, member, new.title, new.words, position]).await.map(drop)
}

/// False when it is not theirs.
pub(super) async fn update_collection(
    tx: &mut Tx,
    member: MemberId,
    id: CollectionId,
    new: &NewCollection,
) -> Result<bool, DbError> {
    let update = "UPDATE collection SET title = $3, words = $4 WHERE id = $1 AND member_id = $2";
    Ok(tx.execute(update, params![id, member, new.title, new.words]).await? == 1)
}

/// Makes other changes of it wait for this transaction; false when it is not theirs.
pub(super) async fn lock_collection(tx: &mut Tx, member: MemberId, id: CollectionId) -> Result<bool, DbError> {
    let update = "UPDATE collection SET position = position WHERE id = $1 AND member_id = $2";
    Ok(tx.execute(update, params![id, member]).await? == 1)
}

/// False when it is not theirs.
pub(super) async fn delete_collection(tx: &mut Tx, member: MemberId, id: CollectionId) -> Result<bool, DbError> {
    let delete = "DELETE FROM collection WHERE id = $1 AND member_id = $2";
    Ok(tx.execute(delete, params![id, member]).await? == 1)
}

pub(super) async fn place_collections(tx: &mut Tx, all: &[CollectionId]) -> Result<(), DbError> {
    for (position, id) in (1_i64..).zip(all) {
        tx.execute("UPDATE collection SET position = $2 WHERE id = $1", params![id, position]).await?;
    }
    Ok(())
}

pub(super) async fn set_products(
    tx: &mut Tx,
    member: MemberId,
    id: CollectionId,
    products: &[ProductId],
) -> Result<(), DbError> {
    let delete = "DELETE FROM collection_product WHERE collection_id = $1
         AND EXISTS (SELECT 1 FROM collection c WHERE c.id = $1 AND c.member_id = $2)";
    tx.execute(delete, params![id, member]).await?;
    let insert = "INSERT INTO collection_product (collection_id, product_id, position) VALUES ($1, $2, $3)";
    for (position, product) in (1_i64..).zip(products) {
        tx.execute(insert, params![id, product, position]).await?;
    }
    Ok(())
}

pub(super) async fn follow(tx: &mut Tx, person: PersonId, member: MemberId, now: Timestamp) -> Result<(), DbError> {
    let insert = "INSERT INTO follower (person_id, member_id, since) VALUES ($1, $2, $3)
         ON CONFLICT (person_id, member_id) DO NOTHING";
    tx.execute(insert, params![person, member, now]).await.map(drop)
}

pub(super) async fn unfollow(tx: &mut Tx, person: PersonId, member: MemberId) -> Result<(), DbError> {
    let delete = "DELETE FROM follower WHERE person_id = $1 AND member_id = $2";
    tx.execute(delete, params![person, member]).await.map(drop)
}

pub(super) async fn followed(tx: &mut Tx, person: PersonId, most: usize) -> Result<Vec<Followed>, DbError> {
    let select = "SELECT member_id, since FROM follower WHERE person_id = $1 ORDER BY since DESC, member_id LIMIT $2";
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let read = |row: &db::Row<'_>| Ok(Followed { member: row.get("member_id")?, since: row.get("since")? });
    tx.all(select, params![person, most], read).await
}

pub(super) async fn follows(tx: &mut Tx, person: PersonId, member: MemberId) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM follower WHERE person_id = $1 AND member_id = $2";
    Ok(tx.first(select, params![person, member], |_| Ok(())).await?.is_some())
}

pub(super) async fn follower_count(tx: &mut Tx, member: MemberId) -> Result<u32, DbError> {
    let select = "SELECT COUNT(*) AS followers FROM follower WHERE member_id = $1";
    tx.one(select, params![member], |row| row.get("followers")).await
}
