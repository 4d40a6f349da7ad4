use market::OrderId;
use market::checkout::{self as from, OrderFilter, Payment};
use schemars::JsonSchema;
use sdk::v1::{MerchantOrder, OrderRow, OrderStatus, Page, PaymentOutcome, Refund, Share};
use serde::Deserialize;

use crate::api::access::AsMerchant;
use crate::api::answer::Found;
use crate::api::body::Empty;
use crate::api::call::{Call, NoQuery};
use crate::api::cursor;
use crate::api::money::{money, time};
use crate::api::problem::Problem;
use crate::api::wire;

/// Which orders.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OrderQuery {
    /// Only those in this state.
    status: Option<OrderStatus>,
    /// Only those whose number, customer's name or e-mail address this is a part of; a number is given as a whole.
    #[schemars(length(max = 200))]
    text: Option<String>,
    /// How many at most, 25 if not said.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[schemars(length(max = 200))]
    cursor: Option<String>,
}

type One = Call<AsMerchant, NoQuery, Empty>;

pub(super) async fn list(call: Call<AsMerchant, OrderQuery, Empty>) -> Result<Found<Page<OrderRow>>, Problem> {
    let size = cursor::size(call.query.limit)?;
    let filter = OrderFilter {
        status: call.query.status.map(stored),
        text: call.query.text.as_deref().unwrap_or_default(),
        before: cursor::place(call.query.cursor.as_deref())?,
        limit: size + 1,
        ..OrderFilter::default()
    };
    let rows = call.market().checkout().orders_of_merchant(call.who.0, filter).await?;
    Ok(Found(cursor::page_of(rows, size, |row| row.id, wire::order_row)))
}

const fn stored(status: OrderStatus) -> from::OrderStatus {
    match status {
        OrderStatus::Placed => from::OrderStatus::Placed,
        OrderStatus::Paid => from::OrderStatus::Paid,
        OrderStatus::Backordered => from::OrderStatus::Backordered,
        OrderStatus::Cancelled => from::OrderStatus::Cancelled,
        OrderStatus::Expired => from::OrderStatus::Expired,
        OrderStatus::Refunded => from::OrderStatus::Refunded,
    }
}

pub(super) async fn get(call: One) -> Result<Found<MerchantOrder>, Problem> {
    Ok(Found(shown(&call).await?))
}

pub(super) async fn mark_paid(call: One) -> Result<Found<PaymentOutcome>, Problem> {
    let (merchant, id): (_, OrderId) = (call.who.0, call.id("order")?);
    let checkout = call.market().checkout();
    let (outcome, status) = match checkout.mark_paid(merchant, id).await? {
        Payment::Accepted => ("accepted", from::OrderStatus::Paid),
        Payment::AlreadyPaid => ("already_paid", checkout.order_of_merchant(merchant, id).await?.status),
        Payment::LateRefunded => ("late_refunded", from::OrderStatus::Refunded),
        Payment::LateBackordered => ("late_backordered", from::OrderStatus::Backordered),
    };
    Ok(Found(PaymentOutcome { outcome: outcome.to_owned(), status: wire::status(status) }))
}

pub(super) async fn fill(call: One) -> Result<Found<MerchantOrder>, Problem> {
    call.market().checkout().fill_backorder(call.who.0, call.id("order")?).await?;
    Ok(Found(shown(&call).await?))
}

pub(super) async fn cancel(call: One) -> Result<Found<MerchantOrder>, Problem> {
    call.market().checkout().cancel(call.who.0, call.id("order")?).await?;
    Ok(Found(shown(&call).await?))
}

async fn shown(call: &One) -> Result<MerchantOrder, Problem> {
    let checkout = call.market().checkout();
    let order = checkout.order_of_merchant(call.who.0, call.id("order")?).await?;
    let merchant = call.market().people().merchant(call.who.0).await?;
    let merchant = merchant.ok_or_else(|| Problem::not_found("merchant"))?;
    let shares = order.lines.iter().flat_map(|line| line.shares.iter().map(|share| (line.id, share)));
    Ok(MerchantOrder {
        order: wire::order(&order, &merchant),
        seller: order.seller.map(|seller| seller.to_string()),
        shares: shares
            .map(|(line, share)| Share {
                line: line.to_string(),
                payee: share.payee.clone(),
                amount: money(share.amount),
                reversed: money(share.reversed),
            })
            .collect(),
        refunds: checkout.refunds(&order).await?.into_iter().map(refund).collect(),
    })
}

fn refund(row: from::RefundRow) -> Refund {
    Refund {
        id: row.id.to_string(),
        amount: money(row.amount),
        reason: row.reason,
        restocked: row.restocked,
        made_at: time(row.made_at),
    }
}
