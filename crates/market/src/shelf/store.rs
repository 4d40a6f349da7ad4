use std::collections::HashMap;

use base::{Bps, Currency, Money, Timestamp, Value};
use db::{DbError, Row, Tx, params};

use super::model::FEW;
use super::{OnShelf, ShelfCounts, ShelfPage, ShelfQuery, WhichProducts};
use crate::many::{IDS_AT_ONCE, places};
use crate::{BrandId, ProductId};

/// Every product of brand `$1` with what is free of it and the rate of its own at `$2`. A set takes its stock from its
/// parts, which are counted with their own products.
const SHELF: &str = "WITH shelf AS (
         SELECT p.id, p.handle, p.title, p.status, COUNT(v.id) AS variants, COALESCE(MIN(v.sku), '') AS sku,
             CAST(COALESCE(SUM(CASE WHEN s.on_hand > s.reserved THEN s.on_hand - s.reserved ELSE 0 END), 0) AS BIGINT)
                 AS free,
             MAX(CASE WHEN s.tracked = 0 OR s.oversell = 1
                 OR EXISTS (SELECT 1 FROM bundle_item i WHERE i.bundle_id = v.id) THEN 1 ELSE 0 END) AS endless,
             (SELECT c.rate FROM product_commission c WHERE c.product_id = p.id AND c.valid_from <= $2
              ORDER BY c.valid_from DESC LIMIT 1) AS own_rate
         FROM product p LEFT JOIN variant v ON v.product_id = p.id LEFT JOIN stock s ON s.variant_id = v.id
         WHERE p.brand_id = $1 AND p.status <> 'archived'
         GROUP BY p.id, p.handle, p.title, p.status)";

/// What makes a product one of a kind. Constants of ours: nothing typed becomes SQL.
fn condition(which: WhichProducts) -> String {
    match which {
        WhichProducts::All => "1 = 1".to_owned(),
        WhichProducts::SoldOut => "endless = 0 AND free = 0".to_owned(),
        WhichProducts::NearlySoldOut => format!("endless = 0 AND free BETWEEN 1 AND {FEW}"),
        WhichProducts::OwnRate => "own_rate IS NOT NULL".to_owned(),
    }
}

pub(super) async fn products(tx: &mut Tx, query: &ShelfQuery<'_>, now: Timestamp) -> Result<ShelfPage, DbError> {
    let pattern = like(query.text);
    let mut conditions = condition(query.which);
    let mut values = vec![Value::Int(query.brand.number()), Value::Int(now.as_millis())];
    if !query.text.trim().is_empty() {
        values.push(Value::Text(&pattern));
        let text = "LOWER(title) LIKE $3 ESCAPE '\\' OR EXISTS (SELECT 1 FROM variant v WHERE v.product_id = shelf.id
             AND LOWER(v.sku) LIKE $3 ESCAPE '\\')";
        conditions = format!("{conditions} AND ({text})");
    }
    let count = format!("{SHELF} SELECT COUNT(*) AS total FROM shelf WHERE {conditions}");
    let total = tx.one(&count, &values, |row| row.get::<i64>("total")).await?.unsigned_abs();
    let size = query.size.clamp(1, 100);
    let skip = u64::from(query.page.max(1) - 1) * u64::from(size);
    let select = format!(
        "{SHELF} SELECT shelf.*, (SELECT media_hash FROM image WHERE product_id = shelf.id AND media_hash IS NOT NULL
             ORDER BY position LIMIT 1) AS picture
         FROM shelf WHERE {conditions}
         ORDER BY CASE WHEN {} THEN 0 WHEN {} THEN 1 ELSE 2 END, LOWER(title), id LIMIT {size} OFFSET {skip}",
        condition(WhichProducts::SoldOut),
        condition(WhichProducts::NearlySoldOut)
    );
    let mut products = tx.all(&select, &values, read_product).await?;
    for some in products.chunks_mut(IDS_AT_ONCE) {
        fill_in_prices(tx, some).await?;
    }
    Ok(ShelfPage { products, total })
}

fn read_product(row: &Row<'_>) -> Result<OnShelf, DbError> {
    let endless = row.get::<i64>("endless")? == 1;
    Ok(OnShelf {
        id: row.get("id")?,
        handle: row.get("handle")?,
        title: row.get("title")?,
        active: row.get::<String>("status")? == "active",
        picture: row.get("picture")?,
        variants: row.get("variants")?,
        sku: row.get("sku")?,
        prices: None,
        free: if endless { None } else { Some(row.get("free")?) },
        own_rate: row.get::<Option<Bps>>("own_rate")?,
    })
}

async fn fill_in_prices(tx: &mut Tx, products: &mut [OnShelf]) -> Result<(), DbError> {
    let select = format!(
        "SELECT v.product_id, r.currency, COUNT(*) AS prices, MIN(r.amount) AS lowest, MAX(r.amount) AS highest
         FROM variant v JOIN price r ON r.variant_id = v.id WHERE v.product_id IN ({})
         GROUP BY v.product_id, r.currency ORDER BY prices, r.currency DESC",
        places(1, products.len())
    );
    let values: Vec<_> = products.iter().map(|product| Value::Int(product.id.number())).collect();
    let read = |row: &Row<'_>| {
        let currency: Currency = row.get("currency")?;
        Ok((row.get("product_id")?, (row.money("lowest", currency)?, row.money("highest", currency)?)))
    };
    // The last of a product's rows stays: the currency most of its variants have a price in.
    let prices: HashMap<ProductId, (Money, Money)> = tx.all(&select, &values, read).await?.into_iter().collect();
    for product in products {
        product.prices = prices.get(&product.id).copied();
    }
    Ok(())
}

pub(super) async fn counts(tx: &mut Tx, brand: BrandId, now: Timestamp) -> Result<ShelfCounts, DbError> {
    let count = |which| format!("CAST(COALESCE(SUM(CASE WHEN {} THEN 1 ELSE 0 END), 0) AS BIGINT)", condition(which));
    let select = format!(
        "{SHELF} SELECT COUNT(*) AS total, {} AS sold_out, {} AS nearly, {} AS own FROM shelf",
        count(WhichProducts::SoldOut),
        count(WhichProducts::NearlySoldOut),
        count(WhichProducts::OwnRate)
    );
    tx.one(&select, params![brand, now], |row| {
        let number = |column: &str| Ok::<_, DbError>(row.get::<i64>(column)?.unsigned_abs());
        Ok(ShelfCounts {
            all: number("total")?,
            sold_out: number("sold_out")?,
            nearly_sold_out: number("nearly")?,
            own_rate: number("own")?,
        })
    })
    .await
}

pub(super) async fn active_products(tx: &mut Tx, brand: BrandId) -> Result<u32, DbError> {
    let select = "SELECT COUNT(*) AS products FROM product WHERE brand_id = $1 AND status = 'active'";
    tx.one(select, params![brand], |row| row.get("products")).await
}

pub(super) async fn title(tx: &mut Tx, brand: BrandId, product: ProductId) -> Result<Option<String>, DbError> {
    let select = "SELECT title FROM product WHERE id = $1 AND brand_id = $2";
    tx.first(select, params![product, brand], |row| row.get("title")).await
}

fn like(text: &str) -> String {
    let text = text.trim().to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{text}%")
}
