use base::{Currency, Money, Timestamp};
use db::{DbError, Row, Tx, params};

use super::{Kept, KeptVariant, ProductChange};
use crate::{BrandId, ProductId, VariantId};

fn list(text: &str) -> Vec<String> {
    serde_json::from_str(text).unwrap_or_default()
}

pub(super) async fn product(tx: &mut Tx, brand: BrandId, product: ProductId) -> Result<Option<Kept>, DbError> {
    let select = "SELECT id, handle, title, subtitle, description_html, category, status, option_names FROM product
         WHERE id = $1 AND brand_id = $2";
    let read = |row: &Row<'_>| {
        Ok(Kept {
            id: row.get("id")?,
            handle: row.get("handle")?,
            title: row.get("title")?,
            subtitle: row.get("subtitle")?,
            description_html: row.get("description_html")?,
            category: row.get("category")?,
            status: row.get("status")?,
            option_names: list(&row.get::<String>("option_names")?),
            variants: Vec::new(),
        })
    };
    tx.first(select, params![product, brand], read).await
}

pub(super) async fn variants(tx: &mut Tx, product: ProductId) -> Result<Vec<KeptVariant>, DbError> {
    let select = "SELECT v.id, v.sku, v.option_values, COALESCE(s.tracked, 1) AS tracked,
             COALESCE(s.on_hand, 0) AS on_hand, COALESCE(s.reserved, 0) AS reserved
         FROM variant v LEFT JOIN stock s ON s.variant_id = v.id WHERE v.product_id = $1 ORDER BY v.position, v.id";
    let read = |row: &Row<'_>| {
        Ok(KeptVariant {
            id: row.get("id")?,
            sku: row.get("sku")?,
            options: list(&row.get::<String>("option_values")?),
            prices: Vec::new(),
            tracked: row.get("tracked")?,
            on_hand: row.get("on_hand")?,
            reserved: row.get("reserved")?,
        })
    };
    tx.all(select, params![product], read).await
}

pub(super) async fn prices(tx: &mut Tx, variant: VariantId) -> Result<Vec<Money>, DbError> {
    let select = "SELECT currency, amount FROM price WHERE variant_id = $1 ORDER BY currency";
    tx.all(select, params![variant], |row| row.money("amount", row.get::<Currency>("currency")?)).await
}

/// The product of one of the brand's variants.
pub(super) async fn product_of(tx: &mut Tx, brand: BrandId, variant: VariantId) -> Result<Option<ProductId>, DbError> {
    let select = "SELECT p.id FROM variant v JOIN product p ON p.id = v.product_id WHERE v.id = $1 AND p.brand_id = $2";
    tx.first(select, params![variant, brand], |row| row.get("id")).await
}

/// `false` when the brand has no such product.
pub(super) async fn change(
    tx: &mut Tx,
    brand: BrandId,
    product: ProductId,
    change: &ProductChange,
    at: Timestamp,
) -> Result<bool, DbError> {
    let update = "UPDATE product SET title = COALESCE($3, title), subtitle = COALESCE($4, subtitle),
             description_html = COALESCE($5, description_html), category = COALESCE($6, category),
             status = CASE WHEN taken_down_at IS NULL THEN COALESCE($7, status) ELSE status END, updated_at = $8
         WHERE id = $1 AND brand_id = $2";
    let ProductChange { title, subtitle, description_html, category, status } = change;
    let values = params![product, brand, title, subtitle, description_html, category, status, at];
    Ok(tx.execute(update, values).await? == 1)
}

pub(super) async fn set_price(tx: &mut Tx, variant: VariantId, price: Money) -> Result<(), DbError> {
    let upsert = "INSERT INTO price (variant_id, currency, amount) VALUES ($1, $2, $3)
         ON CONFLICT (variant_id, currency) DO UPDATE SET amount = excluded.amount,
             cv = CASE WHEN price.cv > excluded.amount THEN excluded.amount ELSE price.cv END";
    tx.execute(upsert, params![variant, price.currency(), price]).await.map(drop)
}

pub(super) async fn set_stock(tx: &mut Tx, variant: VariantId, pieces: i64) -> Result<bool, DbError> {
    let upsert = "INSERT INTO stock (variant_id, tracked, on_hand) VALUES ($1, 1, $2)
         ON CONFLICT (variant_id) DO UPDATE SET on_hand = excluded.on_hand, tracked = 1";
    Ok(tx.execute(upsert, params![variant, pieces]).await? == 1)
}

/// `false` when that would leave fewer than none or more than `most`. What is owed may be made good step by step.
pub(super) async fn move_stock(tx: &mut Tx, variant: VariantId, pieces: i64, most: i64) -> Result<bool, DbError> {
    let update = "UPDATE stock SET on_hand = on_hand + $1
         WHERE variant_id = $2 AND on_hand + $1 <= $3 AND (on_hand + $1 >= 0 OR $1 > 0)";
    Ok(tx.execute(update, params![pieces, variant, most]).await? == 1)
}
