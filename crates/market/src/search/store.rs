use std::collections::HashMap;

use ::search::{Brand, Offer, Product, Sale};
use base::{Timestamp, ToValue, Value};
use db::{DbError, Row, Tx};

use super::text::plain;
use crate::inventory::BUYABLE;
use crate::many::places;
use crate::{BrandId, ProductId};

/// Which products to read.
pub(super) enum Which<'a> {
    /// Up to so many with an id above this one, in the order of their ids.
    After(ProductId, u32),
    /// These; up to `IDS_AT_ONCE`.
    These(&'a [ProductId]),
}

/// Those of the products that are active, complete, in the order of their ids.
pub(super) async fn products(tx: &mut Tx, which: &Which<'_>) -> Result<Vec<Product>, DbError> {
    let mut found = rows(tx, which).await?;
    let Some((first, last)) = found.first().zip(found.last()) else { return Ok(found) };
    // Ids that are near each other are read as a range; those picked from anywhere, one by one.
    let (condition, values) = match which {
        Which::After(..) => ("BETWEEN $1 AND $2".to_owned(), vec![Value::Int(first.id), Value::Int(last.id)]),
        Which::These(ids) => (format!("IN ({})", places(1, ids.len())), ids.iter().map(ToValue::to_value).collect()),
    };
    let places: HashMap<i64, usize> = found.iter().zip(0..).map(|(product, at)| (product.id, at)).collect();
    let select = format!("SELECT product_id, tag FROM product_tag WHERE product_id {condition}");
    let tags: Vec<(i64, String)> =
        tx.all(&select, &values, |row| Ok((row.get("product_id")?, row.get("tag")?))).await?;
    for (id, tag) in tags {
        if let Some(product) = places.get(&id).and_then(|at| found.get_mut(*at)) {
            product.labels.push(tag);
        }
    }
    let select = format!(
        "SELECT v.product_id, r.currency, MIN(r.amount) AS price, MAX({BUYABLE}) AS buyable
         FROM variant v JOIN price r ON r.variant_id = v.id WHERE v.product_id {condition}
         GROUP BY v.product_id, r.currency ORDER BY v.product_id, r.currency"
    );
    for (id, offer) in tx.all(&select, &values, read_offer).await? {
        if let Some(product) = places.get(&id).and_then(|at| found.get_mut(*at)) {
            product.offers.push(offer);
        }
    }
    Ok(found)
}

async fn rows(tx: &mut Tx, which: &Which<'_>) -> Result<Vec<Product>, DbError> {
    let (condition, values) = match which {
        Which::After(after, most) => {
            (format!("id > $1 AND status = 'active' ORDER BY id LIMIT {most}"), vec![after.to_value()])
        }
        Which::These(ids) => {
            let condition = format!("id IN ({}) AND status = 'active' ORDER BY id", places(1, ids.len()));
            (condition, ids.iter().map(ToValue::to_value).collect())
        }
    };
    let select = format!(
        "SELECT id, brand_id, title, subtitle, category, product_type, description_html FROM product WHERE {condition}"
    );
    tx.all(&select, &values, |row| {
        Ok(Product {
            id: row.get("id")?,
            brand: row.get("brand_id")?,
            title: row.get("title")?,
            category: row.get("category")?,
            labels: vec![row.get("subtitle")?, row.get("product_type")?],
            description: plain(&row.get::<String>("description_html")?),
            offers: Vec::new(),
        })
    })
    .await
}

fn read_offer(row: &Row<'_>) -> Result<(i64, Offer), DbError> {
    let available = row.get::<i64>("buyable")? > 0;
    Ok((row.get("product_id")?, Offer { currency: row.get("currency")?, price: row.get("price")?, available }))
}

/// The brands with these ids, or every one, each with who sells it now or from now on.
pub(super) async fn brands(tx: &mut Tx, only: Option<&[BrandId]>, now: Timestamp) -> Result<Vec<Brand>, DbError> {
    let ids = only.unwrap_or_default();
    let (of_brand, of_agreement) = match only {
        None => (String::new(), String::new()),
        Some(_) => {
            (format!("WHERE id IN ({})", places(1, ids.len())), format!("AND a.brand_id IN ({})", places(2, ids.len())))
        }
    };
    let values: Vec<Value<'_>> = ids.iter().map(ToValue::to_value).collect();
    let select = format!("SELECT id, name, slug FROM brand {of_brand}");
    let mut brands = tx
        .all(&select, &values, |row| {
            Ok(Brand { id: row.get("id")?, name: row.get("name")?, slug: row.get("slug")?, sales: Vec::new() })
        })
        .await?;
    let places: HashMap<i64, usize> = brands.iter().zip(0..).map(|(brand, at)| (brand.id, at)).collect();
    let values: Vec<Value<'_>> = [now.to_value()].into_iter().chain(values).collect();
    let select = format!(
        "SELECT a.brand_id, a.merchant_id, m.currency, a.ends_at FROM agreement a JOIN merchant m ON m.id = a.merchant_id
         WHERE a.status = 'accepted' AND a.paused = 0 AND (a.ends_at IS NULL OR a.ends_at > $1) {of_agreement}"
    );
    let read = |row: &Row<'_>| {
        let sale = Sale { shop: row.get("merchant_id")?, currency: row.get("currency")?, until: row.get("ends_at")? };
        Ok((row.get::<i64>("brand_id")?, sale))
    };
    for (id, sale) in tx.all(&select, &values, read).await? {
        if let Some(brand) = places.get(&id).and_then(|at| brands.get_mut(*at)) {
            brand.sales.push(sale);
        }
    }
    Ok(brands)
}

/// The products that are sold as sets with a part among `products`.
pub(super) async fn sets_with(tx: &mut Tx, products: &[ProductId]) -> Result<Vec<ProductId>, DbError> {
    let select = format!(
        "SELECT DISTINCT b.product_id FROM variant c JOIN bundle_item i ON i.component_id = c.id
         JOIN variant b ON b.id = i.bundle_id WHERE c.product_id IN ({})",
        places(1, products.len())
    );
    let values: Vec<Value<'_>> = products.iter().map(ToValue::to_value).collect();
    tx.all(&select, &values, |row| row.get("product_id")).await
}
