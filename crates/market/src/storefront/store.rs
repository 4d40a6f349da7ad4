use base::{Currency, Money, Timestamp, ToValue, Value};
use db::{DbError, Row, Tx, params};

use super::earns::Cheapest;
use super::{Card, Counts, Listing, Offer, Picture, Product, Query, Sort, Variant};
use crate::many::{IDS_AT_ONCE, places};
use crate::people::{Brand, Merchant};
use crate::{MerchantId, ProductId, VariantId};

/// Which brand is sold where, once for each brand: `$1` is now, `$2` the merchant or 0 for any.
const HOMES: &str = "WITH home AS (
         SELECT brand_id, MIN(merchant_id) AS merchant_id FROM agreement
         WHERE status = 'accepted' AND (ends_at IS NULL OR ends_at > $1) AND (CAST($2 AS BIGINT) = 0 OR merchant_id = $2)
         GROUP BY brand_id)";

/// What can be bought at those homes.
const SOLD: &str = "FROM home h JOIN merchant m ON m.id = h.merchant_id JOIN brand b ON b.id = h.brand_id
     JOIN product p ON p.brand_id = h.brand_id AND p.status = 'active'
     JOIN variant v ON v.product_id = p.id JOIN price r ON r.variant_id = v.id AND r.currency = m.currency";

const LEFT: &str = "(CASE WHEN s.variant_id IS NULL THEN 0 WHEN s.tracked = 0 OR s.oversell = 1 THEN 1
     WHEN s.on_hand > s.reserved THEN 1 ELSE 0 END)";

pub(super) async fn offer(tx: &mut Tx, variant: VariantId, currency: Currency) -> Result<Option<Offer>, DbError> {
    let select = "SELECT v.id, v.sku, v.option_values, v.pv, v.taxable, v.tax_code, v.requires_shipping,
             v.weight_grams, p.id AS product_id, p.handle, p.title, b.id AS brand_id,
             b.name AS brand_name, b.slug AS brand_slug, r.amount, COALESCE(r.cv, r.amount) AS cv,
             COALESCE((SELECT media_hash FROM image WHERE id = v.image_id),
                 (SELECT media_hash FROM image WHERE product_id = p.id AND media_hash IS NOT NULL
                  ORDER BY position LIMIT 1)) AS picture
         FROM variant v JOIN product p ON p.id = v.product_id JOIN brand b ON b.id = p.brand_id
         JOIN price r ON r.variant_id = v.id AND r.currency = $2
         WHERE v.id = $1 AND p.status = 'active'";
    tx.first(select, params![variant, currency], |row| read_offer(row, currency)).await
}

fn read_offer(row: &Row<'_>, currency: Currency) -> Result<Offer, DbError> {
    Ok(Offer {
        variant: row.get("id")?,
        product: row.get("product_id")?,
        brand: row.get("brand_id")?,
        brand_name: row.get("brand_name")?,
        brand_slug: row.get("brand_slug")?,
        handle: row.get("handle")?,
        title: row.get("title")?,
        options: chosen(&row.get::<String>("option_values")?).join(", "),
        sku: row.get("sku")?,
        picture: row.get("picture")?,
        price: row.money("amount", currency)?,
        commissionable: row.money("cv", currency)?,
        pv: row.get("pv")?,
        taxable: row.get("taxable")?,
        tax_code: row.get("tax_code")?,
        requires_shipping: row.get("requires_shipping")?,
        weight_grams: row.get("weight_grams")?,
    })
}

/// The values of `["Large", "Blue"]`. The only variant of a product has no choice to name.
fn chosen(option_values: &str) -> Vec<String> {
    let values: Vec<String> = serde_json::from_str(option_values).unwrap_or_default();
    values.into_iter().filter(|value| value != "Default Title").collect()
}

pub(super) async fn categories(
    tx: &mut Tx,
    merchant: Option<MerchantId>,
    now: Timestamp,
) -> Result<Vec<(String, i64)>, DbError> {
    let select = format!(
        "{HOMES} SELECT p.category, COUNT(DISTINCT p.id) AS products {SOLD}
         GROUP BY p.category ORDER BY products DESC, p.category"
    );
    let any = merchant.map_or(0, MerchantId::number);
    tx.all(&select, params![now, any], |row| Ok((row.get("category")?, row.get("products")?))).await
}

pub(super) async fn counts(tx: &mut Tx, merchant: Option<MerchantId>, now: Timestamp) -> Result<Counts, DbError> {
    let select =
        format!("{HOMES} SELECT COUNT(DISTINCT p.id) AS products, COUNT(DISTINCT p.brand_id) AS brands {SOLD}");
    let any = merchant.map_or(0, MerchantId::number);
    tx.one(&select, params![now, any], |row| Ok(Counts { products: row.get("products")?, brands: row.get("brands")? }))
        .await
}

/// The conditions of a query, and the values their parameters stand for. Only constants of ours become SQL.
struct Conditions<'a> {
    sql: String,
    values: Vec<Owned<'a>>,
}

enum Owned<'a> {
    Int(i64),
    Text(String),
    Borrowed(&'a str),
}

impl Owned<'_> {
    fn value(&self) -> Value<'_> {
        match self {
            Self::Int(number) => Value::Int(*number),
            Self::Text(text) => text.to_value(),
            Self::Borrowed(text) => Value::Text(text),
        }
    }
}

impl<'a> Conditions<'a> {
    fn of(query: &Query<'_>, category: Option<&'a str>, now: Timestamp) -> Self {
        let merchant = query.merchant.map_or(0, MerchantId::number);
        let mut conditions =
            Self { sql: "WHERE 1 = 1".into(), values: vec![Owned::Int(now.as_millis()), Owned::Int(merchant)] };
        if let Some(brand) = query.brand {
            conditions.and("p.brand_id = ", Owned::Int(brand.number()));
        }
        if let Some(member) = query.chosen_by {
            let chosen = "EXISTS (SELECT 1 FROM boutique_product c WHERE c.product_id = p.id AND c.member_id = $)
                 OR NOT EXISTS (SELECT 1 FROM boutique_product c WHERE c.member_id = $)";
            conditions.and_each(chosen, Owned::Int(member.number()));
        }
        if let Some(category) = category {
            conditions.and("p.category = ", Owned::Borrowed(category));
        }
        for word in query.text.split_whitespace().take(8) {
            let pattern = word.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            let like = "LOWER(p.title || ' ' || p.subtitle || ' ' || b.name || ' ' || p.category) LIKE $ ESCAPE '\\'";
            conditions.and_each(like, Owned::Text(format!("%{pattern}%")));
        }
        conditions
    }

    /// Adds `sql` with the parameter at its end.
    fn and(&mut self, sql: &str, value: Owned<'a>) {
        self.and_each(&format!("{sql}$"), value);
    }

    /// Adds `sql` with the parameter wherever it has a `$`.
    fn and_each(&mut self, sql: &str, value: Owned<'a>) {
        self.values.push(value);
        let sql = sql.replace('$', &format!("${}", self.values.len()));
        self.sql = format!("{} AND ({sql})", self.sql);
    }
}

pub(super) async fn list(
    tx: &mut Tx,
    query: &Query<'_>,
    category: Option<&str>,
    now: Timestamp,
) -> Result<Listing, DbError> {
    let conditions = Conditions::of(query, category, now);
    let values: Vec<Value<'_>> = conditions.values.iter().map(Owned::value).collect();
    let count = format!("{HOMES} SELECT COUNT(DISTINCT p.id) AS total {SOLD} {}", conditions.sql);
    let total = tx.one(&count, &values, |row| row.get("total")).await?;
    let order = match query.sort {
        Sort::Newest => "p.id DESC",
        Sort::PriceUp => "MIN(r.amount), p.id DESC",
        Sort::PriceDown => "MIN(r.amount) DESC, p.id DESC",
    };
    let size = query.size.clamp(1, 100);
    let skip = u64::from(query.page.max(1) - 1) * u64::from(size);
    let select = format!(
        "{HOMES} SELECT p.id, m.id AS merchant_id, m.slug AS merchant_slug, m.currency, b.slug AS brand_slug,
             b.name AS brand_name, p.handle, p.title, p.subtitle, MIN(r.amount) AS price, MAX(r.amount) AS price_to,
             MIN(CASE WHEN r.compare_at > r.amount THEN r.compare_at END) AS compare_at,
             MAX(CASE WHEN EXISTS (SELECT 1 FROM bundle_item i WHERE i.bundle_id = v.id) THEN
                 (SELECT MIN({LEFT}) FROM bundle_item i LEFT JOIN stock s ON s.variant_id = i.component_id
                  WHERE i.bundle_id = v.id)
                 ELSE (SELECT MAX({LEFT}) FROM stock s WHERE s.variant_id = v.id) END) AS buyable,
             (SELECT media_hash FROM image WHERE product_id = p.id AND media_hash IS NOT NULL
              ORDER BY position LIMIT 1) AS picture
         {SOLD} {}
         GROUP BY p.id, m.id, m.slug, m.currency, b.slug, b.name, p.handle, p.title, p.subtitle
         ORDER BY {order} LIMIT {size} OFFSET {skip}",
        conditions.sql
    );
    Ok(Listing { cards: tx.all(&select, &values, read_card).await?, total })
}

fn read_card(row: &Row<'_>) -> Result<Card, DbError> {
    let currency: Currency = row.get("currency")?;
    Ok(Card {
        product: row.get("id")?,
        merchant: row.get("merchant_id")?,
        merchant_slug: row.get("merchant_slug")?,
        brand_slug: row.get("brand_slug")?,
        brand_name: row.get("brand_name")?,
        handle: row.get("handle")?,
        title: row.get("title")?,
        subtitle: row.get("subtitle")?,
        picture: row.get("picture")?,
        price: row.money("price", currency)?,
        price_to: row.money("price_to", currency)?,
        compare_at: row.optional_money("compare_at", currency)?,
        sold_out: row.get::<Option<i64>>("buyable")?.unwrap_or(0) == 0,
    })
}

pub(super) async fn product(
    tx: &mut Tx,
    merchant: &Merchant,
    brand: Brand,
    handle: &str,
) -> Result<Option<Product>, DbError> {
    let select = "SELECT id, handle, title, subtitle, description_html, category, option_names
         FROM product WHERE brand_id = $1 AND handle = $2 AND status = 'active'";
    let brand_id = brand.id;
    let mut brand = Some(brand);
    tx.first(select, params![brand_id, handle], |row| {
        let brand = brand.take().ok_or(DbError::NoRow)?;
        let option_names: Vec<String> = serde_json::from_str(&row.get::<String>("option_names")?).unwrap_or_default();
        Ok(Product {
            id: row.get("id")?,
            merchant: merchant.clone(),
            brand,
            handle: row.get("handle")?,
            title: row.get("title")?,
            subtitle: row.get("subtitle")?,
            description_html: row.get("description_html")?,
            category: row.get("category")?,
            option_names,
            variants: Vec::new(),
            pictures: Vec::new(),
        })
    })
    .await
}

pub(super) async fn variants(tx: &mut Tx, product: ProductId, currency: Currency) -> Result<Vec<Variant>, DbError> {
    let select = "SELECT v.id, v.sku, v.option_values, r.amount, r.compare_at,
             (SELECT media_hash FROM image WHERE id = v.image_id) AS picture
         FROM variant v JOIN price r ON r.variant_id = v.id AND r.currency = $2
         WHERE v.product_id = $1 ORDER BY v.position, v.id";
    tx.all(select, params![product, currency], |row| {
        let price: Money = row.money("amount", currency)?;
        let before = row.optional_money("compare_at", currency)?;
        Ok(Variant {
            id: row.get("id")?,
            sku: row.get("sku")?,
            option_values: chosen(&row.get::<String>("option_values")?),
            picture: row.get("picture")?,
            price,
            compare_at: before.filter(|before| before.minor() > price.minor()),
            left: None,
        })
    })
    .await
}

pub(super) async fn pictures(tx: &mut Tx, product: ProductId) -> Result<Vec<Picture>, DbError> {
    let select =
        "SELECT media_hash, alt FROM image WHERE product_id = $1 AND media_hash IS NOT NULL ORDER BY position, id";
    tx.all(select, params![product], |row| Ok(Picture { hash: row.get("media_hash")?, alt: row.get("alt")? })).await
}

/// The cheapest variant of each of `products` that `merchant` sells.
pub(super) async fn cheapest_variants(
    tx: &mut Tx,
    merchant: &Merchant,
    products: &[ProductId],
    now: Timestamp,
) -> Result<Vec<Cheapest>, DbError> {
    let mut found = Vec::with_capacity(products.len());
    for some in products.chunks(IDS_AT_ONCE) {
        found.extend(cheapest_of_some(tx, merchant, some, now).await?);
    }
    Ok(found)
}

async fn cheapest_of_some(
    tx: &mut Tx,
    merchant: &Merchant,
    products: &[ProductId],
    now: Timestamp,
) -> Result<Vec<Cheapest>, DbError> {
    let currency = merchant.currency;
    let select = format!(
        "SELECT p.id, p.brand_id, r.amount, COALESCE(r.cv, r.amount) AS cv
         FROM product p JOIN variant v ON v.product_id = p.id JOIN price r ON r.variant_id = v.id AND r.currency = $1
         WHERE p.id IN ({}) AND v.id = (
             SELECT c.id FROM variant c JOIN price q ON q.variant_id = c.id AND q.currency = $1
             WHERE c.product_id = p.id ORDER BY q.amount, c.position, c.id LIMIT 1)
         AND p.status = 'active' AND EXISTS (
             SELECT 1 FROM agreement a WHERE a.brand_id = p.brand_id AND a.merchant_id = $2
                 AND a.status = 'accepted' AND a.decided_at <= $3 AND (a.ends_at IS NULL OR a.ends_at > $3))",
        places(4, products.len())
    );
    let mut values = vec![currency.to_value(), merchant.id.to_value(), now.to_value()];
    values.extend(products.iter().map(ToValue::to_value));
    tx.all(&select, &values, |row| {
        Ok(Cheapest {
            product: row.get("id")?,
            brand: row.get("brand_id")?,
            price: row.money("amount", currency)?,
            commissionable: row.money("cv", currency)?,
        })
    })
    .await
}
