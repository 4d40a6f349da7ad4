use sdk::v1::{NewRate, Rates};

use crate::api::access::AsBrand;
use crate::api::answer::Found;
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery, id};
use crate::api::money::moment;
use crate::api::problem::Problem;
use crate::api::terms;

pub(super) async fn list(call: Call<AsBrand, NoQuery, Empty>) -> Result<Found<Rates>, Problem> {
    shown(&call).await.map(Found)
}

pub(super) async fn set(call: Call<AsBrand, NoQuery, Json<NewRate>>) -> Result<Found<Rates>, Problem> {
    let new = &call.body.0;
    let from = new.valid_from.as_ref().map(|from| moment(from, "/valid_from")).transpose()?;
    let rate = new.rate_bps.map(|points| terms::rate(points, "/rate_bps")).transpose()?;
    let market = call.market();
    match (new.product.as_deref(), rate) {
        (Some(product), rate) => {
            market.terms().set_product_rate(call.who.0, id(product, "/product")?, rate, from).await?;
        }
        (None, Some(rate)) => market.terms().set_catalog_rate(call.who.0, rate, from).await?,
        (None, None) => return Err(Problem::field("/rate_bps", "the catalog needs a rate")),
    }
    shown(&call).await.map(Found)
}

async fn shown<B>(call: &Call<AsBrand, NoQuery, B>) -> Result<Rates, Problem> {
    let rates = call.market().terms().rates(call.who.0).await?;
    Ok(Rates { data: rates.iter().map(terms::rate_change).collect() })
}
