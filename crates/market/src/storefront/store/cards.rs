use base::{Currency, Timestamp, ToValue, Value};
use db::{DbError, Row, Tx, params};

use super::super::{Card, Counts, Listing, Query};
use crate::inventory::BUYABLE;
use crate::many::{IDS_AT_ONCE, places};
use crate::{MemberId, MerchantId, ProductId};

/// Which brand is sold where, once for each brand: `$1` is now, `$2` the merchant or 0 for any.
pub(super) const HOMES: &str = "WITH home AS (
         SELECT brand_id, MIN(merchant_id) AS merchant_id FROM agreement
         WHERE status = 'accepted' AND paused = 0 AND (ends_at IS NULL OR ends_at > $1) AND (CAST($2 AS BIGINT) = 0 OR merchant_id = $2)
         GROUP BY brand_id)";

/// What can be bought at those homes.
const SOLD: &str = "FROM home h JOIN merchant m ON m.id = h.merchant_id JOIN brand b ON b.id = h.brand_id
     JOIN product p ON p.brand_id = h.brand_id AND p.status = 'active'
     JOIN variant v ON v.product_id = p.id JOIN price r ON r.variant_id = v.id AND r.currency = m.currency";

pub(in crate::storefront) async fn counts(
    tx: &mut Tx,
    merchant: Option<MerchantId>,
    now: Timestamp,
) -> Result<Counts, DbError> {
    let select =
        format!("{HOMES} SELECT COUNT(DISTINCT p.id) AS products, COUNT(DISTINCT p.brand_id) AS brands {SOLD}");
    let any = merchant.map_or(0, MerchantId::number);
    tx.one(&select, params![now, any], |row| Ok(Counts { products: row.get("products")?, brands: row.get("brands")? }))
        .await
}

/// The conditions of a query from `$3` on, and the numbers their parameters stand for. Only constants of ours become SQL.
struct Conditions {
    sql: String,
    values: Vec<i64>,
    /// What comes before the newest.
    order: String,
}

/// What the member `$` chose. Few of all products are: they are found first, whatever else there is.
const CHOSEN: &str = "p.id IN (SELECT product_id FROM boutique_product WHERE member_id = $
     UNION SELECT q.id FROM boutique_brand c JOIN product q ON q.brand_id = c.brand_id WHERE c.member_id = $)";

/// What can be had first, in the order the member `$` chose.
const ORDER_OF_BOUTIQUE: &str = "buyable DESC, COALESCE((SELECT c.position FROM boutique_product c
         WHERE c.product_id = p.id AND c.member_id = $), 1000000), ";

impl Conditions {
    fn of(query: &Query, now: Timestamp) -> Self {
        let mut conditions = Self::at(query.merchant, now);
        if let Some(brand) = query.brand {
            conditions.and("p.brand_id = $", brand.number());
        }
        conditions
    }

    fn chosen_by(member: MemberId, merchant: MerchantId, now: Timestamp) -> Self {
        let mut conditions = Self::at(Some(merchant), now);
        conditions.and(CHOSEN, member.number());
        conditions.order = ORDER_OF_BOUTIQUE.replace('$', &format!("${}", conditions.values.len()));
        conditions
    }

    fn at(merchant: Option<MerchantId>, now: Timestamp) -> Self {
        let merchant = merchant.map_or(0, MerchantId::number);
        Self { sql: "WHERE 1 = 1".into(), values: vec![now.as_millis(), merchant], order: String::new() }
    }

    /// Adds `sql` with the parameter wherever it has a `$`.
    fn and(&mut self, sql: &str, value: i64) {
        self.values.push(value);
        let sql = sql.replace('$', &format!("${}", self.values.len()));
        self.sql = format!("{} AND ({sql})", self.sql);
    }

    fn and_one_of(&mut self, products: &[ProductId]) {
        let places = places(self.values.len() + 1, products.len());
        self.sql = format!("{} AND p.id IN ({places})", self.sql);
        self.values.extend(products.iter().map(|product| product.number()));
    }

    fn values(&self) -> Vec<Value<'_>> {
        self.values.iter().map(ToValue::to_value).collect()
    }
}

pub(in crate::storefront) async fn list(tx: &mut Tx, query: &Query, now: Timestamp) -> Result<Listing, DbError> {
    page_of(tx, &Conditions::of(query, now), (query.page, query.size)).await
}

/// Whether a member chose anything for the boutique.
pub(in crate::storefront) async fn chose(tx: &mut Tx, member: MemberId) -> Result<bool, DbError> {
    let select = "SELECT 1 AS chose FROM boutique_product WHERE member_id = $1
         UNION ALL SELECT 1 FROM boutique_brand WHERE member_id = $1 LIMIT 1";
    Ok(tx.first(select, params![member], |row| row.get::<i64>("chose")).await?.is_some())
}

/// A page of what a member of a merchant chose.
pub(in crate::storefront) async fn chosen(
    tx: &mut Tx,
    (merchant, member): (MerchantId, MemberId),
    page: (u32, u32),
    now: Timestamp,
) -> Result<Listing, DbError> {
    page_of(tx, &Conditions::chosen_by(member, merchant, now), page).await
}

async fn page_of(tx: &mut Tx, conditions: &Conditions, (page, size): (u32, u32)) -> Result<Listing, DbError> {
    let values = conditions.values();
    let count = format!("{HOMES} SELECT COUNT(DISTINCT p.id) AS total {SOLD} {}", conditions.sql);
    let total = tx.one(&count, &values, |row| row.get("total")).await?;
    let size = size.clamp(1, 100);
    let skip = u64::from(page.max(1) - 1) * u64::from(size);
    let select =
        format!("{} ORDER BY {} p.id DESC LIMIT {size} OFFSET {skip}", select_cards(conditions), conditions.order);
    Ok(Listing { cards: tx.all(&select, &values, read_card).await?, total })
}

/// Those of `products` that are sold, in no order.
pub(in crate::storefront) async fn cards(
    tx: &mut Tx,
    products: &[ProductId],
    merchant: Option<MerchantId>,
    now: Timestamp,
) -> Result<Vec<Card>, DbError> {
    let mut found = Vec::with_capacity(products.len());
    for some in products.chunks(IDS_AT_ONCE) {
        let mut conditions = Conditions::at(merchant, now);
        conditions.and_one_of(some);
        found.extend(tx.all(&select_cards(&conditions), &conditions.values(), read_card).await?);
    }
    Ok(found)
}

fn select_cards(conditions: &Conditions) -> String {
    format!(
        "{HOMES} SELECT p.id, m.id AS merchant_id, m.slug AS merchant_slug, m.currency, b.slug AS brand_slug,
             b.name AS brand_name, p.handle, p.title, p.subtitle, MIN(r.amount) AS price, MAX(r.amount) AS price_to,
             MIN(CASE WHEN r.compare_at > r.amount THEN r.compare_at END) AS compare_at, COALESCE(MAX({BUYABLE}), 0) AS buyable,
             (SELECT media_hash FROM image WHERE product_id = p.id AND media_hash IS NOT NULL
              ORDER BY position LIMIT 1) AS picture
         {SOLD} {}
         GROUP BY p.id, m.id, m.slug, m.currency, b.slug, b.name, p.handle, p.title, p.subtitle",
        conditions.sql
    )
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
        sold_out: row.get::<i64>("buyable")? == 0,
    })
}
