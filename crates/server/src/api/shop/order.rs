//! An order, for its customer.

use market::{Actor, OrderId};
use sdk::v1::Order;

use crate::api::access::WithOrder;
use crate::api::answer::Found;
use crate::api::body::Empty;
use crate::api::call::{Call, NoQuery};
use crate::api::problem::Problem;
use crate::api::wire;

type Asked = Call<WithOrder, NoQuery, Empty>;

pub(super) async fn get(call: Asked) -> Result<Found<Order>, Problem> {
    shown(&call).await.map(Found)
}

pub(super) async fn cancel(call: Asked) -> Result<Found<Order>, Problem> {
    let order = found(&call).await?;
    call.app.market().by(Actor::Customer(None)).checkout().cancel_by_customer(order.id).await?;
    shown(&call).await.map(Found)
}

async fn found(call: &Asked) -> Result<market::checkout::Order, Problem> {
    let id: OrderId = call.id("order")?;
    Ok(call.app.market().checkout().order_of_customer(id, Some(&call.who.token), None, None).await?)
}

async fn shown(call: &Asked) -> Result<Order, Problem> {
    let order = found(call).await?;
    let merchant = call.app.market().people().merchant(order.merchant).await?;
    let merchant = merchant.ok_or_else(|| Problem::not_found("shop"))?;
    Ok(wire::order(&order, &merchant))
}
