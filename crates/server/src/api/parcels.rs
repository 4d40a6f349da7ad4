//! Parcels of orders. A brand's program sends its own things, a merchant's those of any brand.

use market::shipments::{self as from, NewShipment, ShipmentStatus};
use market::terms::Party;
use market::{OrderId, ShipmentId, hash_secret};
use sdk::v1::{NewParcel, Parcel, ParcelLine, ParcelStatus, Parcels, Tracking};

use super::access::Side;
use super::answer::{Created, Found};
use super::body::{Empty, Json};
use super::call::{Call, NoQuery, id};
use super::idempotency::needed;
use super::money::time;
use super::problem::Problem;

type One<A> = Call<A, NoQuery, Empty>;

pub(super) async fn list<A: Side>(call: One<A>) -> Result<Found<Parcels>, Problem> {
    let (market, order): (_, OrderId) = (call.market(), call.id("order")?);
    let parcels = match call.who.party() {
        Party::Merchant(merchant) => {
            market.checkout().order_of_merchant(merchant, order).await?;
            market.shipments().of_order(order).await?
        }
        Party::Brand(brand) => market.shipments().order_of_brand(brand, order).await?.shipments,
    };
    Ok(Found(Parcels { data: parcels.into_iter().map(shown).collect() }))
}

pub(super) async fn get<A: Side>(call: One<A>) -> Result<Found<Parcel>, Problem> {
    found(&call).await
}

/// The idempotency key is the parcel's own: however a node dies, the same request again is the same parcel.
pub(super) async fn pack<A: Side>(call: Call<A, NoQuery, Json<NewParcel>>) -> Result<Created<Parcel>, Problem> {
    let new = &call.body.0;
    let mut lines = Vec::with_capacity(new.lines.len());
    for (at, line) in new.lines.iter().enumerate() {
        lines.push((id(&line.line, format!("/lines/{at}/line"))?, i64::from(line.quantity)));
    }
    let idempotency_key = hash_secret(needed(&call.headers)?);
    let new = NewShipment { idempotency_key, lines, sent: new.sent.clone().map(tracking) };
    let made = call.market().shipments().pack(call.who.party(), call.id("order")?, &new).await?;
    Ok(Created::new(shown(made)))
}

pub(super) async fn unpack<A: Side>(call: One<A>) -> Result<Found<Parcel>, Problem> {
    call.market().shipments().unpack(call.who.party(), parcel(&call)?).await?;
    found(&call).await
}

pub(super) async fn send<A: Side>(call: Call<A, NoQuery, Json<Tracking>>) -> Result<Found<Parcel>, Problem> {
    let how = tracking(call.body.0.clone());
    call.market().shipments().ship(call.who.party(), parcel(&call)?, &how).await?;
    found(&call).await
}

pub(super) async fn deliver<A: Side>(call: One<A>) -> Result<Found<Parcel>, Problem> {
    call.market().shipments().deliver(call.who.party(), parcel(&call)?).await?;
    found(&call).await
}

fn parcel<A, B>(call: &Call<A, NoQuery, B>) -> Result<ShipmentId, Problem> {
    call.id("parcel")
}

async fn found<A: Side, B>(call: &Call<A, NoQuery, B>) -> Result<Found<Parcel>, Problem> {
    Ok(Found(shown(call.market().shipments().shipment(call.who.party(), parcel(call)?).await?)))
}

fn tracking(sent: Tracking) -> from::Tracking {
    from::Tracking { carrier: sent.carrier, number: sent.number, url: sent.url }
}

/// A parcel as it is told.
pub(super) fn shown(parcel: from::Shipment) -> Parcel {
    Parcel {
        id: parcel.id.to_string(),
        order: parcel.order.to_string(),
        brand: parcel.brand.to_string(),
        brand_name: parcel.brand_name,
        status: match parcel.status {
            ShipmentStatus::Packed => ParcelStatus::Packed,
            ShipmentStatus::Shipped => ParcelStatus::Shipped,
            ShipmentStatus::Delivered => ParcelStatus::Delivered,
            ShipmentStatus::Undone => ParcelStatus::Undone,
        },
        tracking: Tracking {
            carrier: parcel.tracking.carrier,
            number: parcel.tracking.number,
            url: parcel.tracking.url,
        },
        lines: parcel.lines.into_iter().map(line).collect(),
        packed_at: time(parcel.packed_at),
        shipped_at: parcel.shipped_at.map(time),
        delivered_at: parcel.delivered_at.map(time),
    }
}

fn line(line: from::ShipmentLine) -> ParcelLine {
    let from::ShipmentLine { line, title, options, sku, quantity } = line;
    ParcelLine { line: line.to_string(), title, options, sku, quantity }
}
