//! What happened is recorded once, says who did it, and reaches whom it concerns in an order that never changes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use db::on_both;
use market::Actor;
use market::events::{EventKind, FeedEvent};
use support::{MIGRATIONS, Shop, goodwill};

fn kinds(events: &[FeedEvent]) -> Vec<EventKind> {
    events.iter().map(|placed| placed.event.kind).collect()
}

on_both!(&MIGRATIONS, async fn an_order_tells_who_did_what(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 10).await;
    let order = shop.order("greta", None, &[(cup, 1)], "10.00").await;
    let by_owner = shop.market.by(Actor::Merchant(shop.owner));
    by_owner.checkout().mark_paid(shop.merchant, order).await.unwrap();
    by_owner.checkout().refund(shop.merchant, order, &goodwill("a", "4.00")).await.unwrap();
    shop.days_pass(60).await;
    let story = shop.market.checkout().order_of_merchant(shop.merchant, order).await.unwrap().events;
    let told: Vec<_> = story.iter().map(|event| (event.kind, event.actor, event.text("amount"))).collect();
    assert_eq!(told, [
        (EventKind::OrderPlaced, Actor::Customer(None), ""),
        (EventKind::OrderPaid, Actor::Merchant(shop.owner), ""),
        (EventKind::OrderRefunded, Actor::Merchant(shop.owner), "4.00 EUR"),
        (EventKind::OrderReleased, Actor::Clock, ""),
    ]);
    assert!(story.iter().all(|event| event.subject_id() == order.to_string()));
});

on_both!(&MIGRATIONS, async fn events_reach_whom_they_concern(test) {
    let shop = Shop::open(test).await;
    let mara = shop.seller("mara", None).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 10).await;
    let tea = shop.product(shop.tea, "tea", "5.00", 10).await;
    shop.order("greta", Some(mara), &[(cup, 1)], "10.00").await;
    shop.order("carl", None, &[(cup, 1), (tea, 1)], "15.00").await;
    let events = shop.market.events();
    events.number().await.unwrap();
    let of_orders = |kinds: Vec<EventKind>| kinds.iter().filter(|kind| kind.thing() == "order").count();
    let feed = async |owner: i64| of_orders(kinds(&events.feed(owner, 0, 100).await.unwrap()));
    assert_eq!(feed(shop.merchant.number()).await, 2);
    assert_eq!(feed(shop.clay.number()).await, 2);
    assert_eq!(feed(shop.tea.number()).await, 1);
    assert_eq!(feed(mara.number()).await, 1);
    // Reading on from each place gives every event once; the newest first is the same the other way round.
    let all = events.feed(shop.merchant, 0, 100).await.unwrap();
    let second = events.feed(shop.merchant, all[0].position, 100).await.unwrap();
    assert_eq!(second, all[1..]);
    let mut latest = events.latest(shop.merchant, None, 100).await.unwrap();
    latest.reverse();
    assert_eq!(latest, all);
    assert_eq!(events.number().await.unwrap(), 0);
});

on_both!(&MIGRATIONS, async fn several_nodes_number_at_once_without_gaps(test) {
    let shop = Shop::open(test).await;
    // Opening the shop left events, too.
    shop.market.events().number().await.unwrap();
    let opened = shop.market.events().latest(shop.tea, None, 1).await.unwrap()[0].position;
    let cup = shop.product(shop.clay, "cup", "10.00", 500).await;
    let buyers: Vec<_> = (0..60).map(|buyer| {
        let market = shop.market.clone();
        let request = support::request(shop.merchant, &market::hash_secret(&buyer.to_string()), "10.00");
        tokio::spawn(async move {
            let visitor = request.visitor_hash.clone();
            market.checkout().add_to_cart(&visitor, request.merchant, cup, 1).await.unwrap();
            market.checkout().place(&request).await.unwrap();
            market.events().number().await.unwrap();
        })
    }).collect();
    for buyer in buyers {
        buyer.await.unwrap();
    }
    shop.market.events().number().await.unwrap();
    let feed = shop.market.events().feed(shop.merchant, opened, 1_000).await.unwrap();
    let places: Vec<i64> = feed.iter().map(|placed| placed.position - opened).collect();
    assert_eq!(places, (1..=60).collect::<Vec<i64>>());
});
