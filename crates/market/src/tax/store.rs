use db::{DbError, Tx, params};

use super::{TaxRate, TaxTable};
use crate::MerchantId;

pub(super) async fn table(tx: &mut Tx, merchant: MerchantId) -> Result<TaxTable, DbError> {
    let select = "SELECT name, included FROM tax_settings WHERE merchant_id = $1";
    let kind = tx
        .first(select, params![merchant], |row| {
            Ok(TaxTable { name: row.get("name")?, included: row.get("included")?, rates: Vec::new() })
        })
        .await?;
    let mut table = kind.unwrap_or_default();
    let select = "SELECT country, region, category, rate FROM tax_rate WHERE merchant_id = $1
         ORDER BY country, region, category";
    table.rates = tx
        .all(select, params![merchant], |row| {
            Ok(TaxRate {
                country: row.get("country")?,
                region: row.get("region")?,
                category: row.get("category")?,
                rate: row.get("rate")?,
            })
        })
        .await?;
    Ok(table)
}

pub(super) async fn set_kind(tx: &mut Tx, merchant: MerchantId, name: &str, included: bool) -> Result<(), DbError> {
    let upsert = "INSERT INTO tax_settings (merchant_id, name, included) VALUES ($1, $2, $3)
         ON CONFLICT (merchant_id) DO UPDATE SET name = excluded.name, included = excluded.included";
    tx.execute(upsert, params![merchant, name, included]).await.map(drop)
}

pub(super) async fn set_rate(tx: &mut Tx, merchant: MerchantId, rate: &TaxRate) -> Result<(), DbError> {
    let upsert = "INSERT INTO tax_rate (merchant_id, country, region, category, rate) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (merchant_id, country, region, category) DO UPDATE SET rate = excluded.rate";
    let TaxRate { country, region, category, rate } = rate;
    tx.execute(upsert, params![merchant, country, region, category, rate]).await.map(drop)
}

pub(super) async fn remove_rate(
    tx: &mut Tx,
    merchant: MerchantId,
    country: &str,
    region: &str,
    category: &str,
) -> Result<bool, DbError> {
    let delete = "DELETE FROM tax_rate WHERE merchant_id = $1 AND country = $2 AND region = $3 AND category = $4";
    Ok(tx.execute(delete, params![merchant, country, region, category]).await? == 1)
}
