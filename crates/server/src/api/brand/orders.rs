//! Paid orders with something of the brand in them, and what shops sold of it.

use base::{Money, Span};
use market::lists::{Page as Part, SalesSort};
use market::shipments::{self as from, BrandOrderFilter, BrandState};
use schemars::JsonSchema;
use sdk::v1::{BrandOrder, BrandOrderLine, BrandOrderRow, BrandOrderState, Page, SalesOrder, SalesRow, Time};
use serde::Deserialize;

use crate::api::access::AsBrand;
use crate::api::answer::Found;
use crate::api::body::Empty;
use crate::api::call::{Call, NoQuery};
use crate::api::cursor;
use crate::api::money::{moment, money, time};
use crate::api::parcels;
use crate::api::problem::Problem;
use crate::api::wire;

/// Which orders.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BrandOrderQuery {
    /// Only those that stand there.
    state: Option<BrandOrderState>,
    /// Only those whose number or customer's name this is a part of; a number is given as a whole.
    #[schemars(length(max = 200))]
    text: Option<String>,
    /// How many at most, 25 if not said.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[schemars(length(max = 200))]
    cursor: Option<String>,
}

pub(super) async fn list(call: Call<AsBrand, BrandOrderQuery, Empty>) -> Result<Found<Page<BrandOrderRow>>, Problem> {
    let size = cursor::size(call.query.limit)?;
    let filter = BrandOrderFilter {
        state: call.query.state.map(stored),
        text: call.query.text.as_deref().unwrap_or_default(),
        before: cursor::place(call.query.cursor.as_deref())?,
        limit: size + 1,
    };
    let rows = call.market().shipments().orders_of_brand(call.who.0, filter).await?;
    Ok(Found(cursor::page_of(rows, size, |row| row.id, row)))
}

const fn stored(state: BrandOrderState) -> BrandState {
    match state {
        BrandOrderState::ToPack => BrandState::ToPack,
        BrandOrderState::Waiting => BrandState::Waiting,
        BrandOrderState::Packed => BrandState::Packed,
        BrandOrderState::Shipped => BrandState::Shipped,
        BrandOrderState::Delivered => BrandState::Delivered,
        BrandOrderState::Nothing => BrandState::Nothing,
    }
}

fn row(row: from::BrandOrderRow) -> BrandOrderRow {
    BrandOrderRow {
        id: row.id.to_string(),
        number: row.id.reference(),
        customer: row.customer,
        paid_at: time(row.paid_at),
        merchant_name: row.merchant_name,
        pieces: row.pieces,
        state: match row.state {
            BrandState::ToPack => BrandOrderState::ToPack,
            BrandState::Waiting => BrandOrderState::Waiting,
            BrandState::Packed => BrandOrderState::Packed,
            BrandState::Shipped => BrandOrderState::Shipped,
            BrandState::Delivered => BrandOrderState::Delivered,
            BrandState::Nothing => BrandOrderState::Nothing,
        },
    }
}

pub(super) async fn get(call: Call<AsBrand, NoQuery, Empty>) -> Result<Found<BrandOrder>, Problem> {
    let order = call.market().shipments().order_of_brand(call.who.0, call.id("order")?).await?;
    Ok(Found(BrandOrder {
        id: order.id.to_string(),
        number: order.id.reference(),
        merchant: order.merchant.to_string(),
        status: wire::status(order.status),
        name: order.name,
        address: order.address.as_ref().map(wire::address),
        note: order.note,
        gift_note: order.gift_note,
        paid_at: time(order.paid_at),
        lines: order.lines.iter().map(line).collect::<Result<_, _>>()?,
        delivery: order.delivery.as_ref().map(wire::delivery),
        own_share: money(order.own_share),
        parcels: order.shipments.into_iter().map(parcels::shown).collect(),
        history: order.events.iter().map(wire::step).collect(),
    }))
}

fn line(line: &market::checkout::OrderLine) -> Result<BrandOrderLine, Problem> {
    let mut own = Money::zero(line.total.currency());
    for share in &line.shares {
        own = own.checked_add(share.amount)?.checked_sub(share.reversed)?;
    }
    Ok(BrandOrderLine {
        id: line.id.to_string(),
        product: line.product.to_string(),
        variant: line.variant.to_string(),
        title: line.title.clone(),
        options: line.options.clone(),
        sku: line.sku.clone(),
        quantity: line.quantity,
        to_pack: line.to_pack(),
        shipped: line.shipped,
        returned: line.returned,
        total: money(line.total),
        refunded: money(line.refunded),
        own_share: money(own),
    })
}

/// Of which time, in which order.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SalesQuery {
    /// From when on; 30 days ago if left out.
    from: Option<Time>,
    /// Until when; until now if left out.
    until: Option<Time>,
    /// In which order; what sold for most first, if left out.
    sort: Option<SalesOrder>,
    /// How many at most, 25 if not said.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[schemars(length(max = 200))]
    cursor: Option<String>,
}

pub(super) async fn sales(call: Call<AsBrand, SalesQuery, Empty>) -> Result<Found<Page<SalesRow>>, Problem> {
    let (size, now) = (cursor::size(call.query.limit)?, call.app.now());
    let skip: u32 = cursor::place(call.query.cursor.as_deref())?.unwrap_or_default();
    let from = call.query.from.as_ref().map(|at| moment(at, "#query/from")).transpose()?;
    let until = call.query.until.as_ref().map(|at| moment(at, "#query/until")).transpose()?;
    let from = from.unwrap_or_else(|| now - Span::days(30));
    let until = until.unwrap_or_else(|| now + Span::seconds(1));
    let sort = match call.query.sort {
        None | Some(SalesOrder::Sold) => SalesSort::Sold,
        Some(SalesOrder::Pieces) => SalesSort::Pieces,
        Some(SalesOrder::Merchant) => SalesSort::Merchant,
    };
    let part = Part { skip, most: size + 1 };
    let mut rows = call.market().lists().sales_of_brand(call.who.0, from, until, sort, part).await?;
    let more = rows.len() > size as usize;
    rows.truncate(size as usize);
    let next_cursor = more.then(|| cursor::spelled(&skip.saturating_add(size)));
    Ok(Found(Page { data: rows.into_iter().map(sale).collect(), next_cursor }))
}

fn sale(row: market::lists::SalesRow) -> SalesRow {
    SalesRow {
        merchant: row.merchant.to_string(),
        merchant_name: row.merchant_name,
        seller: row.seller.map(|seller| seller.to_string()),
        seller_name: row.seller_name,
        orders: row.orders,
        pieces: row.pieces,
        sold: money(row.sold),
        share: money(row.share),
    }
}
