use base::Money;
use market::shipping as from;
use sdk::v1::{Made, Method, NewMethod, NewZone, Zone, Zones};

use crate::api::access::AsMerchant;
use crate::api::answer::{Created, Done, Found};
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery, id};
use crate::api::money::{amount, money};
use crate::api::problem::Problem;

type One = Call<AsMerchant, NoQuery, Empty>;

pub(super) async fn list(call: One) -> Result<Found<Zones>, Problem> {
    let zones = call.market().shipping().zones(call.who.0).await?;
    Ok(Found(Zones { data: zones.into_iter().map(zone).collect() }))
}

pub(super) async fn add_zone(call: Call<AsMerchant, NoQuery, Json<NewZone>>) -> Result<Created<Made>, Problem> {
    let NewZone { name, countries, brand } = call.body.0.clone();
    let brand = brand.as_deref().map(|brand| id(brand, "/brand")).transpose()?;
    if let Some(brand) = brand
        && call.market().people().brand(brand).await?.is_none()
    {
        return Err(Problem::field("/brand", "there is no such brand"));
    }
    let made = call.market().shipping().add_zone(call.who.0, &from::NewZone { brand, name, countries }).await?;
    Ok(Created::new(Made { id: made.to_string() }))
}

pub(super) async fn remove_zone(call: One) -> Result<Done, Problem> {
    call.market().shipping().remove_zone(call.who.0, call.id("zone")?).await?;
    Ok(Done)
}

pub(super) async fn add_method(call: Call<AsMerchant, NoQuery, Json<NewMethod>>) -> Result<Created<Made>, Problem> {
    let merchant = call.market().people().merchant(call.who.0).await?;
    let currency = merchant.ok_or_else(|| Problem::not_found("merchant"))?.currency;
    let new = &call.body.0;
    let per_kg = new.per_kg.as_ref().map(|per_kg| amount(per_kg, currency, "/per_kg")).transpose()?;
    let method = from::NewMethod {
        name: new.name.clone(),
        price: amount(&new.price, currency, "/price")?,
        per_kg: per_kg.unwrap_or(Money::zero(currency)),
        free_from: new.free_from.as_ref().map(|least| amount(least, currency, "/free_from")).transpose()?,
        days: (new.days_least, new.days_most),
    };
    let made = call.market().shipping().add_method(call.who.0, call.id("zone")?, &method).await?;
    Ok(Created::new(Made { id: made.to_string() }))
}

pub(super) async fn remove_method(call: One) -> Result<Done, Problem> {
    call.market().shipping().remove_method(call.who.0, call.id("method")?).await?;
    Ok(Done)
}

fn zone(zone: from::Zone) -> Zone {
    Zone {
        id: zone.id.to_string(),
        name: zone.name,
        countries: zone.countries,
        brand: zone.brand.map(|brand| brand.to_string()),
        methods: zone.methods.into_iter().map(method).collect(),
    }
}

fn method(method: from::Method) -> Method {
    Method {
        id: method.id.to_string(),
        name: method.name,
        price: money(method.price),
        per_kg: money(method.per_kg),
        free_from: method.free_from.map(money),
        days_least: method.days.0,
        days_most: method.days.1,
    }
}
