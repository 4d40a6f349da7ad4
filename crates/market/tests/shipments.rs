//! Parcels: in parts, once, only what is paid and still owed, by whom it concerns. On both engines.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use base::Span;
use db::{on_both, params};
use market::Actor;
use market::checkout::{CheckoutError, Fulfilment, LineRefund, OrderFilter, OrderStatus, Payment, RefundRequest};
use market::events::EventKind;
use market::jobs::{JobKind, JobStatus};
use market::letters::{Letter, LetterKind};
use market::shipments::{BrandOrderFilter, BrandState, ShipmentError, ShipmentStatus, Tracking};
use market::terms::Party;
use market::{LineId, OrderId};
use support::{MIGRATIONS, Shop, eur, goodwill, parcel};

fn pieces_back(key: &str, line: LineId, quantity: i64) -> RefundRequest {
    let lines = vec![LineRefund { line, quantity, amount: None }];
    RefundRequest { lines, amount: None, ..goodwill(key, "0") }
}

fn dhl() -> Tracking {
    Tracking { carrier: "DHL".into(), number: "00340".into(), url: "https://dhl.example/00340".into() }
}

async fn fulfilment(shop: &Shop, order: OrderId) -> Fulfilment {
    let found = shop.found(order).await.fulfilment;
    let filter = OrderFilter { fulfilment: Some(found), limit: 50, ..OrderFilter::default() };
    let listed = shop.market.checkout().orders_of_merchant(shop.merchant, filter).await.unwrap();
    assert!(listed.iter().any(|row| row.id == order && row.fulfilment == found), "the list says the same");
    found
}

on_both!(&MIGRATIONS, async fn an_order_is_sent_in_parts_and_arrives(test) {
    let shop = Shop::open(test).await;
    let (bowl, tin) = (shop.product(shop.clay, "bowl", "10.00", 9).await, shop.product(shop.tea, "tin", "5.00", 9).await);
    let order = shop.paid("greta", None, &[(bowl, 3), (tin, 1)], "35.00").await;
    let (bowls, tins) = (shop.found(order).await.lines[0].id, shop.found(order).await.lines[1].id);
    assert_eq!(fulfilment(&shop, order).await, Fulfilment::Unfulfilled);

    let clara = shop.person("clara").await;
    let parcels = shop.market.by(Actor::Brand(clara)).shipments();
    let clay = Party::Brand(shop.clay);
    let first = parcels.pack(clay, order, &parcel("first", &[(bowls, 1)], None)).await.unwrap();
    assert_eq!((first.status, first.pieces()), (ShipmentStatus::Packed, 1));
    assert_eq!(fulfilment(&shop, order).await, Fulfilment::Unfulfilled, "what is packed is not sent");
    parcels.ship(clay, first.id, &dhl()).await.unwrap();
    assert_eq!(fulfilment(&shop, order).await, Fulfilment::Partly);
    parcels.deliver(clay, first.id).await.unwrap();
    assert_eq!(fulfilment(&shop, order).await, Fulfilment::Partly);

    let too_many = parcels.pack(clay, order, &parcel("too many", &[(bowls, 3)], None)).await;
    assert!(matches!(too_many, Err(ShipmentError::TooMany { left: 2, .. })), "{too_many:?}");
    let second = shop.sends(shop.clay, order, &[(bowls, 2)]).await;
    assert_eq!(fulfilment(&shop, order).await, Fulfilment::Partly, "the tea is still here");
    let third = shop.market.shipments();
    let third = third.pack(Party::Merchant(shop.merchant), order, &parcel("tea", &[(tins, 1)], Some(dhl()))).await.unwrap();
    assert_eq!((third.brand, fulfilment(&shop, order).await), (shop.tea, Fulfilment::Shipped));
    for parcel in [second.id, third.id] {
        shop.market.shipments().deliver(Party::Merchant(shop.merchant), parcel).await.unwrap();
    }
    assert_eq!(fulfilment(&shop, order).await, Fulfilment::Delivered);

    let story = shop.found(order).await.events;
    let told: Vec<_> = story.iter().skip(2).map(|event| (event.kind, event.brand, event.number("pieces"))).collect();
    use EventKind::{OrderDelivered, OrderPacked, OrderShipped};
    let (clay, tea) = (Some(shop.clay), Some(shop.tea));
    assert_eq!(told, [
        (OrderPacked, clay, 1), (OrderShipped, clay, 1), (OrderDelivered, clay, 1),
        (OrderPacked, clay, 2), (OrderShipped, clay, 2),
        (OrderPacked, tea, 1), (OrderShipped, tea, 1), (OrderDelivered, clay, 2), (OrderDelivered, tea, 1),
    ]);
    assert_eq!(story[2].actor, Actor::Brand(clara));
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn the_same_parcel_is_packed_and_sent_once_and_told_of_once(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 9).await;
    let order = shop.paid("greta", None, &[(bowl, 2)], "20.00").await;
    let line = shop.found(order).await.lines[0].id;
    let (parcels, clay) = (shop.market.shipments(), Party::Brand(shop.clay));
    // All at once: the form sent twice, and another parcel with the same pieces beside it.
    let packing: Vec<_> = ["one", "one", "two", "two", "three"].into_iter().map(|key| {
        let (parcels, new) = (parcels.clone(), parcel(key, &[(line, 2)], None));
        tokio::spawn(async move { parcels.pack(clay, order, &new).await })
    }).collect();
    let mut packed = Vec::new();
    for task in packing {
        match task.await.unwrap() {
            Ok(made) => packed.push(made.id),
            Err(ShipmentError::TooMany { left: 0, .. }) => {}
            Err(other) => panic!("{other}"),
        }
    }
    packed.dedup();
    let [parcel] = packed[..] else { panic!("{packed:?}") };
    let sending: Vec<_> = (0..6).map(|_| {
        let parcels = parcels.clone();
        tokio::spawn(async move { parcels.ship(clay, parcel, &dhl()).await })
    }).collect();
    for task in sending {
        task.await.unwrap().unwrap();
    }
    parcels.deliver(clay, parcel).await.unwrap();
    parcels.deliver(clay, parcel).await.unwrap();
    let found = shop.found(order).await;
    let line = &found.lines[0];
    assert_eq!((line.packed, line.shipped, line.delivered), (2, 2, 2));
    let kinds = found.events.iter().skip(2).map(|event| event.kind);
    assert_eq!(kinds.collect::<Vec<_>>(), [EventKind::OrderPacked, EventKind::OrderShipped, EventKind::OrderDelivered]);
    let due = shop.market.jobs().list(JobStatus::Waiting, 100).await.unwrap();
    let letters = due.iter().filter(|job| job.kind == JobKind::OrderLetter).map(|job| job.payload::<Letter>().unwrap());
    let of_parcels: Vec<_> = letters.filter(|letter| letter.kind() == Some(LetterKind::Shipped)).collect();
    assert_eq!(of_parcels.len(), 1);
    assert_eq!(of_parcels[0].shipment(), Some(parcel));
});

on_both!(&MIGRATIONS, async fn what_is_not_paid_not_there_or_paid_back_is_not_sent(test) {
    let shop = Shop::open(test).await;
    shop.sql("UPDATE merchant SET late_payment = 'backorder' WHERE id = $1", params![shop.merchant]).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 3).await;
    let (parcels, merchant) = (shop.market.shipments(), Party::Merchant(shop.merchant));
    let unpaid = shop.order("unpaid", None, &[(bowl, 3)], "30.00").await;
    let line = shop.found(unpaid).await.lines[0].id;
    let refused = async |order, line, expected: &'static str| {
        let packed = parcels.pack(merchant, order, &parcel("try", &[(line, 1)], None)).await;
        assert!(matches!(packed, Err(ShipmentError::NotToBeSent(state)) if state == expected), "{expected}: {packed:?}");
    };
    refused(unpaid, line, "placed").await;
    shop.days_pass(1).await;
    refused(unpaid, line, "expired").await;
    // Somebody else takes two of three; then the payment comes after all.
    let quick = shop.paid("quick", None, &[(bowl, 2)], "20.00").await;
    assert_eq!(shop.pay(unpaid).await, Payment::LateBackordered);
    refused(unpaid, line, "backordered").await;
    shop.market.checkout().fill_backorder(shop.merchant, unpaid).await.unwrap();
    parcels.pack(merchant, unpaid, &parcel("filled", &[(line, 3)], Some(dhl()))).await.unwrap();

    // One of two is paid back before it is packed: only the other is sent.
    let line = shop.found(quick).await.lines[0].id;
    shop.refund(quick, &pieces_back("one", line, 1)).await.unwrap();
    let both = parcels.pack(merchant, quick, &parcel("both", &[(line, 2)], None)).await;
    assert!(matches!(both, Err(ShipmentError::TooMany { left: 1, .. })), "{both:?}");
    let packed = parcels.pack(merchant, quick, &parcel("the other", &[(line, 1)], None)).await.unwrap();
    // The other is paid back while it lies there packed: it stays here.
    shop.refund(quick, &pieces_back("two", line, 1)).await.unwrap();
    assert_eq!(shop.status(quick).await, OrderStatus::Refunded);
    let sent = parcels.ship(merchant, packed.id, &dhl()).await;
    assert!(matches!(sent, Err(ShipmentError::NotToBeSent("refunded"))), "{sent:?}");
    parcels.unpack(merchant, packed.id).await.unwrap();
    assert_eq!(shop.found(quick).await.lines[0].packed, 0);
});

on_both!(&MIGRATIONS, async fn a_parcel_with_something_paid_back_in_it_stays_until_it_is_unpacked(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 9).await;
    let order = shop.paid("greta", None, &[(bowl, 3)], "30.00").await;
    let line = shop.found(order).await.lines[0].id;
    let (parcels, clay) = (shop.market.shipments(), Party::Brand(shop.clay));
    let packed = parcels.pack(clay, order, &parcel("three", &[(line, 3)], None)).await.unwrap();
    shop.refund(order, &pieces_back("one", line, 1)).await.unwrap();
    let sent = parcels.ship(clay, packed.id, &dhl()).await;
    assert!(matches!(sent, Err(ShipmentError::PaidBack(ref title)) if title == "bowl"), "{sent:?}");
    parcels.unpack(clay, packed.id).await.unwrap();
    parcels.unpack(clay, packed.id).await.unwrap();
    let undone = parcels.ship(clay, packed.id, &dhl()).await;
    assert!(matches!(undone, Err(ShipmentError::WrongState(ShipmentStatus::Undone))), "{undone:?}");
    let two = shop.sends(shop.clay, order, &[(line, 2)]).await;
    assert_eq!(fulfilment(&shop, order).await, Fulfilment::Shipped);
    let late = parcels.unpack(clay, two.id).await;
    assert!(matches!(late, Err(ShipmentError::WrongState(ShipmentStatus::Shipped))), "{late:?}");
    let story = shop.found(order).await.events;
    assert_eq!(story.iter().filter(|event| event.kind == EventKind::OrderUnpacked).count(), 1);
    assert_eq!(parcels.of_order(order).await.unwrap().len(), 1, "what was unpacked is not shown");
});

on_both!(&MIGRATIONS, async fn a_brand_sees_and_sends_its_own_and_nothing_else(test) {
    let shop = Shop::open(test).await;
    let (bowl, tin) = (shop.product(shop.clay, "bowl", "10.00", 9).await, shop.product(shop.tea, "tin", "5.00", 9).await);
    let order = shop.order("greta", None, &[(bowl, 1), (tin, 2)], "20.00").await;
    let (parcels, clay, tea) = (shop.market.shipments(), Party::Brand(shop.clay), Party::Brand(shop.tea));
    assert!(matches!(parcels.order_of_brand(shop.clay, order).await, Err(CheckoutError::NotFound(_))), "not paid yet");
    shop.pay(order).await;
    let only_clay = shop.paid("carl", None, &[(bowl, 1)], "10.00").await;
    let found = shop.found(order).await;
    let (bowls, tins) = (found.lines[0].id, found.lines[1].id);

    let seen = parcels.order_of_brand(shop.clay, order).await.unwrap();
    assert_eq!(seen.lines.iter().map(|line| line.id).collect::<Vec<_>>(), [bowls]);
    // 30 % commission: 7.00 of 10.00 is the brand's, and no other share is told.
    assert_eq!(seen.own_share, eur("7.00"));
    assert!(seen.lines.iter().flat_map(|line| &line.shares).all(|share| share.payee == "brand"));
    assert!(parcels.order_of_brand(shop.tea, only_clay).await.is_err());

    for (party, lines) in [(clay, vec![(tins, 1)]), (clay, vec![(bowls, 1), (tins, 1)]), (tea, vec![(bowls, 1)])] {
        let stolen = parcels.pack(party, order, &parcel("stolen", &lines, None)).await;
        assert!(matches!(stolen, Err(ShipmentError::NotFound(_))), "{stolen:?}");
    }
    let both = parcels.pack(Party::Merchant(shop.merchant), order, &parcel("both", &[(bowls, 1), (tins, 1)], None)).await;
    assert!(matches!(both, Err(ShipmentError::OneBrand)), "{both:?}");
    let packed = parcels.pack(tea, order, &parcel("tea", &[(tins, 2)], None)).await.unwrap();
    for step in [parcels.ship(clay, packed.id, &dhl()).await, parcels.unpack(clay, packed.id).await] {
        assert!(matches!(step, Err(ShipmentError::NotFound(_))), "{step:?}");
    }
    assert!(parcels.shipment(clay, packed.id).await.is_err());
    // Another merchant finds neither the order nor the parcel.
    let elsewhere = Party::Merchant(market::MerchantId::from_number(7));
    assert!(matches!(parcels.ship(elsewhere, packed.id, &dhl()).await, Err(ShipmentError::NotFound(_))));
    parcels.ship(tea, packed.id, &dhl()).await.unwrap();

    shop.refund(order, &goodwill("some goodwill", "1.00")).await.unwrap();
    let seen = parcels.order_of_brand(shop.clay, order).await.unwrap();
    assert!(seen.shipments.is_empty());
    assert!(seen.events.iter().all(|event| event.brand.is_none()), "{:?}", seen.events);
    let amounts: Vec<_> = seen.events.iter().map(|event| event.text("amount")).filter(|text| !text.is_empty()).collect();
    assert_eq!(amounts, ["0.50 EUR"], "of 1.00 for the whole order");
    shop.market.events().number().await.unwrap();
    let feed = shop.market.events().feed(shop.clay, 0, 100).await.unwrap();
    assert!(feed.iter().all(|placed| placed.event.kind != EventKind::OrderShipped), "another brand's parcel");
});

on_both!(&MIGRATIONS, async fn a_brands_list_says_what_waits(test) {
    let shop = Shop::open(test).await;
    let (bowl, tin) = (shop.product(shop.clay, "bowl", "10.00", 99).await, shop.product(shop.tea, "tin", "5.00", 9).await);
    let mut orders = Vec::new();
    for name in ["ann", "bob", "cid", "dan"] {
        shop.clock.advance(Span::minutes(1));
        orders.push(shop.paid(name, None, &[(bowl, 2)], "20.00").await);
    }
    shop.order("unpaid", None, &[(bowl, 1)], "10.00").await;
    shop.paid("tea only", None, &[(tin, 1)], "5.00").await;
    let line = async |order: OrderId| shop.found(order).await.lines[0].id;
    shop.sends(shop.clay, orders[0], &[(line(orders[0]).await, 1)]).await;
    shop.market.shipments().pack(Party::Brand(shop.clay), orders[1], &parcel("b", &[(line(orders[1]).await, 2)], None)).await.unwrap();
    shop.sends(shop.clay, orders[2], &[(line(orders[2]).await, 2)]).await;
    let parcels = shop.market.shipments();
    let states = async |filter: BrandOrderFilter<'_>| {
        let rows = parcels.orders_of_brand(shop.clay, filter).await.unwrap();
        rows.into_iter().map(|row| (row.id, row.state)).collect::<Vec<_>>()
    };
    use BrandState::{Packed, Shipped, ToPack};
    let all = BrandOrderFilter { limit: 50, ..BrandOrderFilter::default() };
    let expected = [(orders[3], ToPack), (orders[2], Shipped), (orders[1], Packed), (orders[0], ToPack)];
    assert_eq!(states(all).await, expected);
    assert_eq!(states(BrandOrderFilter { before: Some(orders[2]), ..all }).await, expected[2..]);
    assert_eq!(states(BrandOrderFilter { state: Some(Packed), ..all }).await, [(orders[1], Packed)]);
    assert_eq!(states(BrandOrderFilter { text: &orders[2].reference(), ..all }).await, [(orders[2], Shipped)]);
    assert_eq!(states(BrandOrderFilter { text: "greta", ..all }).await.len(), 4, "every guest is called so");
    assert_eq!(states(BrandOrderFilter { text: "100%", ..all }).await, []);
    let mut counts = parcels.count_by_state(shop.clay).await.unwrap();
    counts.sort_by_key(|(state, _)| state.word());
    assert_eq!(counts, [(Packed, 1), (Shipped, 1), (ToPack, 2)]);
    assert_eq!(parcels.count_to_pack(shop.clay).await.unwrap(), 2);
    let counts = shop.market.checkout().count_by_fulfilment(shop.merchant).await.unwrap();
    assert_eq!(counts, [(Fulfilment::Partly, 1), (Fulfilment::Shipped, 1), (Fulfilment::Unfulfilled, 3)]);
});

// Other people's bug 3: browser return and provider callback arrive together.
on_both!(&MIGRATIONS, async fn browser_return_and_provider_callback_together_make_one_order_and_one_commission(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "100.00", 50).await;
    let ana = shop.seller("ana", None).await;
    for round in 0..5 {
        let visitor = shop.visitor(&format!("buyer {round}"), Some(ana), &[(bowl, 1)]).await;
        let request = shop.request(&visitor, "100.00");
        let placing: Vec<_> = (0..2).map(|_| {
            let (market, request) = (shop.market.clone(), request.clone());
            tokio::spawn(async move { market.checkout().place(&request).await.unwrap().order })
        }).collect();
        let mut orders = Vec::new();
        for task in placing {
            orders.push(task.await.unwrap());
        }
        assert_eq!(orders[0], orders[1]);
        let paying: Vec<_> = (0..4).map(|_| {
            let (market, merchant, order) = (shop.market.clone(), shop.merchant, orders[0]);
            tokio::spawn(async move { market.checkout().mark_paid(merchant, order).await.unwrap() })
        }).collect();
        let mut accepted = 0;
        for task in paying {
            match task.await.unwrap() {
                Payment::Accepted => accepted += 1,
                other => assert_eq!(other, Payment::AlreadyPaid),
            }
        }
        assert_eq!(accepted, 1);
        let paid = shop.found(orders[0]).await.events.into_iter().filter(|event| event.kind == EventKind::OrderPaid);
        assert_eq!(paid.count(), 1);
    }
    // 40 % of 30.00 for each of five orders, and five bowls are gone.
    assert_eq!(shop.earned(ana).await.0, "60.00");
    assert_eq!(shop.left(bowl).await, 45);
    shop.assert_books_balance().await;
});
