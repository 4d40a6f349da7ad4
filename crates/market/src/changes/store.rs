use base::ToValue;
use db::{DbError, Tx, params};

use crate::{BrandId, ProductId, VariantId};

/// Something to be read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) id: i64,
    pub(crate) product: Option<ProductId>,
    pub(crate) brand: Option<BrandId>,
}

pub(super) async fn insert_products(tx: &mut Tx, products: &[ProductId]) -> Result<(), DbError> {
    let ids: Vec<i64> = products.iter().map(|_| tx.next_id()).collect();
    let rows: Vec<String> = (0..products.len()).map(|at| format!("(${}, ${})", 2 * at + 1, 2 * at + 2)).collect();
    let insert = format!("INSERT INTO search_change (id, product_id) VALUES {}", rows.join(", "));
    let values: Vec<_> =
        ids.iter().zip(products).flat_map(|(id, product)| [id.to_value(), product.to_value()]).collect();
    tx.execute(&insert, &values).await.map(drop)
}

pub(super) async fn insert_product_of(tx: &mut Tx, variant: VariantId) -> Result<(), DbError> {
    let id: i64 = tx.next_id();
    let insert =
        "INSERT INTO search_change (id, product_id) SELECT CAST($1 AS BIGINT), product_id FROM variant WHERE id = $2";
    tx.execute(insert, params![id, variant]).await.map(drop)
}

pub(super) async fn insert_brand(tx: &mut Tx, brand: BrandId) -> Result<(), DbError> {
    let id: i64 = tx.next_id();
    tx.execute("INSERT INTO search_change (id, brand_id) VALUES ($1, $2)", params![id, brand]).await.map(drop)
}

/// Up to `most` of what was said by ids above `id`, in the order of the ids.
pub(crate) async fn newer_than(tx: &mut Tx, id: i64, most: u32) -> Result<Vec<Change>, DbError> {
    let select = "SELECT id, product_id, brand_id FROM search_change WHERE id > $1 ORDER BY id LIMIT $2";
    tx.all(select, params![id, most], |row| {
        Ok(Change { id: row.get("id")?, product: row.get("product_id")?, brand: row.get("brand_id")? })
    })
    .await
}

/// Forgets what every node has heard.
pub(crate) async fn forget_before(tx: &mut Tx, id: i64) -> Result<(), DbError> {
    tx.execute("DELETE FROM search_change WHERE id < $1", params![id]).await.map(drop)
}
