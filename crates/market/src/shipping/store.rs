use base::Currency;
use db::{DbError, Row, Tx, params};

use super::{Method, NewMethod, NewZone, Zone};
use crate::{MerchantId, MethodId, ZoneId};

pub(super) async fn zones(tx: &mut Tx, merchant: MerchantId) -> Result<Vec<Zone>, DbError> {
    let select = "SELECT id, brand_id, name, countries FROM shipping_zone WHERE merchant_id = $1
         ORDER BY COALESCE(brand_id, 0), id";
    let mut zones = tx.all(select, params![merchant], read_zone).await?;
    let select = "SELECT m.id, m.zone_id, m.name, m.price, m.per_kg, m.free_from, m.days_least, m.days_most, r.currency
         FROM shipping_method m JOIN shipping_zone z ON z.id = m.zone_id JOIN merchant r ON r.id = z.merchant_id
         WHERE z.merchant_id = $1 ORDER BY m.price, m.id";
    let methods =
        tx.all(select, params![merchant], |row| Ok((row.get::<ZoneId>("zone_id")?, read_method(row)?))).await?;
    for (zone, method) in methods {
        if let Some(zone) = zones.iter_mut().find(|known| known.id == zone) {
            zone.methods.push(method);
        }
    }
    Ok(zones)
}

fn read_zone(row: &Row<'_>) -> Result<Zone, DbError> {
    let countries = serde_json::from_str(&row.get::<String>("countries")?)
        .map_err(|error| DbError::Engine(format!("the countries of a zone cannot be read: {error}")))?;
    Ok(Zone { id: row.get("id")?, brand: row.get("brand_id")?, name: row.get("name")?, countries, methods: Vec::new() })
}

fn read_method(row: &Row<'_>) -> Result<Method, DbError> {
    let currency: Currency = row.get("currency")?;
    let free_from = match row.get::<Option<i64>>("free_from")? {
        Some(_) => Some(row.money("free_from", currency)?),
        None => None,
    };
    Ok(Method {
        id: row.get("id")?,
        name: row.get("name")?,
        price: row.money("price", currency)?,
        per_kg: row.money("per_kg", currency)?,
        free_from,
        days: (row.get("days_least")?, row.get("days_most")?),
    })
}

pub(super) async fn insert_zone(tx: &mut Tx, id: ZoneId, merchant: MerchantId, zone: &NewZone) -> Result<(), DbError> {
    let countries = serde_json::to_string(&zone.countries).map_err(|error| DbError::Engine(error.to_string()))?;
    let insert = "INSERT INTO shipping_zone (id, merchant_id, brand_id, name, countries) VALUES ($1, $2, $3, $4, $5)";
    tx.execute(insert, params![id, merchant, zone.brand, zone.name, countries]).await.map(drop)
}

pub(super) async fn remove_zone(tx: &mut Tx, merchant: MerchantId, zone: ZoneId) -> Result<bool, DbError> {
    let delete = "DELETE FROM shipping_method WHERE zone_id IN
         (SELECT id FROM shipping_zone WHERE id = $1 AND merchant_id = $2)";
    tx.execute(delete, params![zone, merchant]).await?;
    Ok(tx.execute("DELETE FROM shipping_zone WHERE id = $1 AND merchant_id = $2", params![zone, merchant]).await? == 1)
}

pub(super) async fn insert_method(tx: &mut Tx, id: MethodId, zone: ZoneId, method: &NewMethod) -> Result<(), DbError> {
    let insert = "INSERT INTO shipping_method (id, zone_id, name, price, per_kg, free_from, days_least, days_most)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let NewMethod { name, price, per_kg, free_from, days: (least, most) } = method;
    tx.execute(insert, params![id, zone, name, price, per_kg, free_from, least, most]).await.map(drop)
}

pub(super) async fn remove_method(tx: &mut Tx, merchant: MerchantId, method: MethodId) -> Result<bool, DbError> {
    let delete = "DELETE FROM shipping_method WHERE id = $1
         AND zone_id IN (SELECT id FROM shipping_zone WHERE merchant_id = $2)";
    Ok(tx.execute(delete, params![method, merchant]).await? == 1)
}
