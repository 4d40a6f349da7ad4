use base::Span;
use schemars::JsonSchema;
use sdk::v1::{StatusCount, Takings, Time};
use serde::Deserialize;

use crate::api::access::AsMerchant;
use crate::api::answer::Found;
use crate::api::body::Empty;
use crate::api::call::Call;
use crate::api::money::{moment, money, time};
use crate::api::problem::Problem;
use crate::api::wire;

/// Since when.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Since {
    /// The first moment that counts; 30 days ago if not said.
    since: Option<Time>,
}

pub(super) async fn get(call: Call<AsMerchant, Since, Empty>) -> Result<Found<Takings>, Problem> {
    let since = match &call.query.since {
        Some(since) => moment(since, "#query/since")?,
        None => call.app.now() - Span::days(30),
    };
    let checkout = call.market().checkout();
    let takings = checkout.takings(call.who.0, since).await?;
    let orders = checkout.count_by_status(call.who.0).await?;
    Ok(Found(Takings {
        since: time(since),
        sold: money(takings.sold),
        refunded: money(takings.refunded),
        unpaid: money(takings.unpaid),
        orders: orders.into_iter().map(|(status, count)| StatusCount { status: wire::status(status), count }).collect(),
    }))
}
