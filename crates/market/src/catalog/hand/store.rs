use base::{Currency, Money, Timestamp, Value};
use db::{DbError, Row, Tx, params};

use super::{ProductStatus, StockEdit, StockPage, StockQuery, StockRow, StockSort, WhichStock};
use crate::{BrandId, ProductId, VariantId};

/// Title and status of a product that is the brand's; `None` when there is none, or the operator took it down.
pub(super) async fn status(
    tx: &mut Tx,
    brand: BrandId,
    product: ProductId,
) -> Result<Option<(String, ProductStatus)>, DbError> {
    let select = "SELECT title, status FROM product WHERE id = $1 AND brand_id = $2 AND taken_down_at IS NULL";
    tx.first(select, params![product, brand], |row| Ok((row.get("title")?, row.get("status")?))).await
}

pub(super) async fn set_status(
    tx: &mut Tx,
    product: ProductId,
    status: ProductStatus,
    now: Timestamp,
) -> Result<bool, DbError> {
    let update = "UPDATE product SET status = $2, updated_at = $3 WHERE id = $1 AND taken_down_at IS NULL";
    Ok(tx.execute(update, params![product, status, now]).await? == 1)
}

/// What a variant `v` of product `p` is called.
const NAME: &str = "p.title || CASE WHEN v.sku = '' THEN '' ELSE ' · ' || v.sku END";

/// The prices of a product of `brand`, variant by variant, each with its own commissionable value, where it has one.
pub(super) async fn prices(
    tx: &mut Tx,
    brand: BrandId,
    product: ProductId,
) -> Result<Vec<(VariantId, String, Money, Option<Money>)>, DbError> {
    let select = format!(
        "SELECT v.id, {NAME} AS name, r.currency, r.amount, r.cv FROM product p JOIN variant v ON v.product_id = p.id
         JOIN price r ON r.variant_id = v.id WHERE p.id = $1 AND p.brand_id = $2 ORDER BY v.position, v.id, r.currency"
    );
    tx.all(&select, params![product, brand], |row| {
        let currency: Currency = row.get("currency")?;
        let cv = row.optional_money("cv", currency)?;
        Ok((row.get("id")?, row.get("name")?, row.money("amount", currency)?, cv))
    })
    .await
}

/// False when the price is not `from` any more.
pub(super) async fn set_price(
    tx: &mut Tx,
    variant: VariantId,
    from: Money,
    to: Money,
    cv: Option<Money>,
) -> Result<bool, DbError> {
    let update = "UPDATE price SET amount = $4, cv = $5 WHERE variant_id = $1 AND currency = $2 AND amount = $3";
    Ok(tx.execute(update, params![variant, to.currency(), from, to, cv]).await? == 1)
}

/// `None` when the variant is not the brand's, or its stock is not counted.
pub(super) async fn variant_name(tx: &mut Tx, brand: BrandId, variant: VariantId) -> Result<Option<String>, DbError> {
    let select = format!(
        "SELECT {NAME} AS name FROM variant v JOIN product p ON p.id = v.product_id JOIN stock s ON s.variant_id = v.id
         WHERE v.id = $1 AND p.brand_id = $2 AND s.tracked = 1"
    );
    tx.first(&select, params![variant, brand], |row| row.get("name")).await
}

/// False when there are not as many as were seen any more.
pub(super) async fn set_stock(tx: &mut Tx, edit: &StockEdit) -> Result<bool, DbError> {
    let StockEdit { variant, seen, wanted } = *edit;
    let update = "UPDATE stock SET on_hand = $3 WHERE variant_id = $1 AND on_hand = $2";
    Ok(tx.execute(update, params![variant, seen, wanted]).await? == 1)
}

pub(super) async fn on_hand(tx: &mut Tx, variant: VariantId) -> Result<i64, DbError> {
    tx.one("SELECT on_hand FROM stock WHERE variant_id = $1", params![variant], |row| row.get("on_hand")).await
}

pub(super) async fn stock(tx: &mut Tx, query: &StockQuery<'_>) -> Result<StockPage, DbError> {
    let which = match query.which {
        WhichStock::All => "1 = 1",
        WhichStock::SoldOut => "s.on_hand <= s.reserved",
        WhichStock::Nearly => "s.on_hand - s.reserved BETWEEN 1 AND 5",
    };
    let order = match query.sort {
        StockSort::Free => "s.on_hand - s.reserved, LOWER(p.title)",
        StockSort::Title => "LOWER(p.title)",
        StockSort::Sku => "LOWER(v.sku)",
    };
    let like = crate::many::like(query.text);
    let size = query.size.clamp(1, 200);
    let skip = i64::from(query.page.max(1) - 1) * i64::from(size);
    let select = format!(
        "SELECT v.id, v.product_id, p.title, v.option_values, v.sku, s.on_hand, s.reserved
         FROM product p JOIN variant v ON v.product_id = p.id JOIN stock s ON s.variant_id = v.id
         WHERE p.brand_id = $1 AND p.status <> 'archived' AND s.tracked = 1 AND {which}
             AND (LOWER(p.title) LIKE $2 ESCAPE '!' OR LOWER(v.sku) LIKE $2 ESCAPE '!')
             AND NOT EXISTS (SELECT 1 FROM bundle_item i WHERE i.bundle_id = v.id)
         ORDER BY {order}, v.position, v.id LIMIT $3 OFFSET $4"
    );
    let limit = i64::from(size) + 1;
    let values = [Value::Int(query.brand.number()), Value::Text(&like), Value::Int(limit), Value::Int(skip)];
    let mut rows = tx.all(&select, &values, read_row).await?;
    let more = rows.len() > size as usize;
    rows.truncate(size as usize);
    Ok(StockPage { rows, more })
}

fn read_row(row: &Row<'_>) -> Result<StockRow, DbError> {
    let options: Vec<String> = serde_json::from_str(&row.get::<String>("option_values")?).unwrap_or_default();
    let named = options.into_iter().filter(|value| value != "Default Title").collect::<Vec<_>>();
    Ok(StockRow {
        variant: row.get("id")?,
        product: row.get("product_id")?,
        title: row.get("title")?,
        options: named.join(", "),
        sku: row.get("sku")?,
        on_hand: row.get("on_hand")?,
        reserved: row.get("reserved")?,
    })
}
