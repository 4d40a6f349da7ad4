use sdk::v1::{NewPlan, Plan};

use crate::api::access::AsMerchant;
use crate::api::answer::Found;
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery};
use crate::api::money::time;
use crate::api::problem::Problem;

pub(super) async fn get(call: Call<AsMerchant, NoQuery, Empty>) -> Result<Found<Plan>, Problem> {
    shown(&call).await.map(Found)
}

pub(super) async fn publish(call: Call<AsMerchant, NoQuery, Json<NewPlan>>) -> Result<Found<Plan>, Problem> {
    call.market().people().set_plan(call.who.0, &call.body.0.document).await?;
    shown(&call).await.map(Found)
}

async fn shown<B>(call: &Call<AsMerchant, NoQuery, B>) -> Result<Plan, Problem> {
    let found = call.market().people().published_plan(call.who.0).await?;
    let found = found.ok_or_else(|| Problem::not_found("plan"))?;
    Ok(Plan { document: found.document, since: time(found.since) })
}
