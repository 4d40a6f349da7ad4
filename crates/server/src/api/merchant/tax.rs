use market::tax::{self as from, Rate};
use sdk::v1::{TaxKind, TaxRate, TaxRow, TaxTable};

use crate::api::access::AsMerchant;
use crate::api::answer::{Done, Found};
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery};
use crate::api::problem::Problem;

pub(super) async fn get(call: Call<AsMerchant, NoQuery, Empty>) -> Result<Found<TaxTable>, Problem> {
    shown(&call).await.map(Found)
}

pub(super) async fn set_kind(call: Call<AsMerchant, NoQuery, Json<TaxKind>>) -> Result<Found<TaxTable>, Problem> {
    call.market().tax().set_kind(call.who.0, &call.body.0.name, call.body.0.included).await?;
    shown(&call).await.map(Found)
}

pub(super) async fn set_rate(call: Call<AsMerchant, NoQuery, Json<TaxRate>>) -> Result<Found<TaxTable>, Problem> {
    let TaxRate { country, region, category, rate_ppm } = call.body.0.clone();
    let rate = Rate::new(rate_ppm).ok_or_else(|| Problem::field("/rate_ppm", "a number from 0 to 1000000"))?;
    call.market().tax().set_rate(call.who.0, &from::TaxRate { country, region, category, rate }).await?;
    shown(&call).await.map(Found)
}

pub(super) async fn remove_rate(call: Call<AsMerchant, NoQuery, Json<TaxRow>>) -> Result<Done, Problem> {
    let TaxRow { country, region, category } = &call.body.0;
    if call.market().tax().remove_rate(call.who.0, country, region, category).await? {
        Ok(Done)
    } else {
        Err(Problem::not_found("rate"))
    }
}

async fn shown<B>(call: &Call<AsMerchant, NoQuery, B>) -> Result<TaxTable, Problem> {
    let table = call.market().tax().table(call.who.0).await?;
    let rate = |rate: from::TaxRate| TaxRate {
        country: rate.country,
        region: rate.region,
        category: rate.category,
        rate_ppm: rate.rate.millionths(),
    };
    Ok(TaxTable { name: table.name, included: table.included, rates: table.rates.into_iter().map(rate).collect() })
}
