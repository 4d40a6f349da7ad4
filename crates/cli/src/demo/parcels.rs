//! What becomes of the orders: parcels that go and arrive, things that come back.

use market::checkout::Order;
use market::returns::{Decision, NewReturn, Receipt, ReceivedLine, ReturnReason};
use market::shipments::{NewShipment, ShipmentStatus, Tracking};
use market::terms::Party;
use market::{Actor, BrandId, Market, MerchantId, OrderId, PersonId};

use super::Stage;

/// A paid order, and how it fares.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sold {
    pub(super) order: OrderId,
    /// How many days ago it was sold.
    pub(super) day: i64,
    /// From 0 to 99.
    pub(super) luck: u64,
}

/// Who does it, and for whom.
#[derive(Debug, Clone, Copy)]
struct People {
    merchant: MerchantId,
    owner: PersonId,
    brand_owner: PersonId,
}

/// What shop and brands do about `sold` on the day that is `today` days ago.
pub(super) async fn day_passes(market: &Market, stage: &Stage, sold: &[Sold], today: i64) -> anyhow::Result<()> {
    let people = People { merchant: stage.merchants[0], owner: stage.owner, brand_owner: stage.brand_owner };
    // Together, as on a real day: what many do at once is made durable at once.
    let tasks: Vec<_> =
        sold.iter().map(|&sold| tokio::spawn(one(market.clone(), people, sold, sold.day - today))).collect();
    for task in tasks {
        task.await??;
    }
    Ok(())
}

async fn one(market: Market, people: People, sold: Sold, age: i64) -> anyhow::Result<()> {
    let People { merchant, owner, brand_owner } = people;
    let gives_back = sold.luck < 5;
    match age {
        1 if !sold.luck.is_multiple_of(4) => {
            send(&market, merchant, brand_owner, sold.order, sold.luck.is_multiple_of(5)).await
        }
        2 | 3 => send(&market, merchant, brand_owner, sold.order, false).await,
        5 => arrive(&market, merchant, owner, sold.order).await,
        8 if gives_back => ask(&market, merchant, sold).await,
        12 if gives_back => decide(&market, merchant, owner, sold).await,
        15 if gives_back => receive(&market, merchant, owner, sold).await,
        _ => Ok(()),
    }
}

async fn found(market: &Market, merchant: MerchantId, order: OrderId) -> anyhow::Result<Order> {
    Ok(market.checkout().order_of_merchant(merchant, order).await?)
}

/// Every brand sends what it has to, or only the first of them.
async fn send(
    market: &Market,
    merchant: MerchantId,
    owner: PersonId,
    order: OrderId,
    only_first: bool,
) -> anyhow::Result<()> {
    let order = found(market, merchant, order).await?;
    let mut brands: Vec<BrandId> =
        order.lines.iter().filter(|line| line.to_pack() > 0).map(|line| line.brand).collect();
    brands.sort();
    brands.dedup();
    for brand in brands.into_iter().take(if only_first { 1 } else { usize::MAX }) {
        let lines = order.lines.iter().filter(|line| line.brand == brand && line.to_pack() > 0);
        let number =
            format!("SP{:010}", (order.id.number() / 7 + brand.number() % 1_000).unsigned_abs() % 10_000_000_000);
        let tracking = Tracking {
            carrier: "Swift Parcel".to_owned(),
            url: format!("https://swift-parcel.example/{number}"),
            number,
        };
        let new = NewShipment {
            idempotency_key: format!("the only parcel of {brand}"),
            lines: lines.map(|line| (line.id, line.to_pack())).collect(),
            sent: Some(tracking),
        };
        // Something may have been paid back meanwhile; then there is less to send, or nothing.
        let _ = market.by(Actor::Brand(owner)).shipments().pack(Party::Brand(brand), order.id, &new).await;
    }
    Ok(())
}

async fn arrive(market: &Market, merchant: MerchantId, owner: PersonId, order: OrderId) -> anyhow::Result<()> {
    let shipments = market.by(Actor::Merchant(owner)).shipments();
    for shipment in shipments.of_order(order).await? {
        if shipment.status == ShipmentStatus::Shipped {
            shipments.deliver(Party::Merchant(merchant), shipment.id).await?;
        }
    }
    Ok(())
}

async fn ask(market: &Market, merchant: MerchantId, sold: Sold) -> anyhow::Result<()> {
    let order = found(market, merchant, sold.order).await?;
    let Some(line) = order.lines.iter().find(|line| line.shipped > line.returned) else { return Ok(()) };
    let (reason, words) = match sold.luck {
        0 => (ReturnReason::Damaged, "The parcel was fine, but there is a crack inside."),
        1 => (ReturnReason::DoesNotFit, "A little smaller than I thought."),
        2 => (ReturnReason::NotAsDescribed, "The colour is warmer than in the picture."),
        _ => (ReturnReason::ChangedMind, ""),
    };
    let new = NewReturn {
        idempotency_key: "the only return of it".to_owned(),
        lines: vec![(line.id, 1)],
        reason,
        words: words.to_owned(),
        photos: Vec::new(),
    };
    // What was paid back already cannot come back.
    let _ = market.by(Actor::Customer(None)).returns().ask(order.id, &new).await;
    Ok(())
}

async fn decide(market: &Market, merchant: MerchantId, owner: PersonId, sold: Sold) -> anyhow::Result<()> {
    let returns = market.by(Actor::Merchant(owner)).returns();
    for asked in returns.of_order(sold.order).await? {
        let words = "Please send it to the address on the packing slip, and write the order’s number on the parcel.";
        returns.decide(merchant, asked.id, &Decision::Accept(words.to_owned())).await?;
    }
    Ok(())
}

async fn receive(market: &Market, merchant: MerchantId, owner: PersonId, sold: Sold) -> anyhow::Result<()> {
    let returns = market.by(Actor::Merchant(owner)).returns();
    for asked in returns.of_order(sold.order).await? {
        let restock = sold.luck > 2;
        let lines = asked.lines.iter().map(|line| ReceivedLine { line: line.line, quantity: line.quantity, restock });
        let reason = "What you gave back".to_owned();
        let receipt = Receipt { lines: lines.collect(), to_credit: false, reason };
        returns.receive(merchant, asked.id, &receipt).await?;
    }
    Ok(())
}
