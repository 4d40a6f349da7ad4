//! What customers give back: asked for, decided, received and paid back once, to the original earners. On both engines.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use db::on_both;
use market::checkout::{CheckoutError, Fulfilment, LineRefund, OrderStatus, RefundRequest};
use market::events::EventKind;
use market::media::NewPicture;
use market::returns::{
    Decision, NewReturn, Receipt, ReceivedLine, ReturnError, ReturnFilter, ReturnReason, ReturnStatus,
};
use market::terms::Party;
use market::{Actor, LineId, OrderId};
use support::{MIGRATIONS, Shop, eur, goodwill};

fn asks(key: &str, lines: &[(LineId, i64)]) -> NewReturn {
    NewReturn {
        idempotency_key: format!("{key:-<16}"),
        lines: lines.to_vec(),
        reason: ReturnReason::Damaged,
        words: "It has a crack.".into(),
        photos: Vec::new(),
    }
}

fn receipt(lines: &[(LineId, i64, bool)]) -> Receipt {
    let line = |&(line, quantity, restock): &(LineId, i64, bool)| ReceivedLine { line, quantity, restock };
    Receipt { lines: lines.iter().map(line).collect(), to_credit: false, reason: "given back".into() }
}

/// A paid order of bowls and tins that was sent and has arrived.
async fn arrived(shop: &Shop, of: &[(market::VariantId, i64)], total: &str) -> (OrderId, Vec<LineId>) {
    let ana = shop.seller("ana", None).await;
    let order = shop.paid("greta", Some(ana), of, total).await;
    let lines = shop.found(order).await.lines;
    for line in &lines {
        let sent = shop.sends(line.brand, order, &[(line.id, line.quantity)]).await;
        shop.market.shipments().deliver(Party::Brand(line.brand), sent.id).await.unwrap();
    }
    (order, lines.iter().map(|line| line.id).collect())
}

on_both!(&MIGRATIONS, async fn what_comes_back_is_paid_back_restocked_or_written_off(test) {
    let shop = Shop::open(test).await;
    let (bowl, cup) = (shop.product(shop.clay, "bowl", "100.00", 9).await, shop.product(shop.clay, "cup", "10.00", 9).await);
    let (order, lines) = arrived(&shop, &[(bowl, 2), (cup, 3)], "230.00").await;
    let ana = shop.found(order).await.seller.unwrap();
    assert_eq!(shop.earned(ana).await.0, "27.60", "40 % of 30 % of 230.00");
    let returns = shop.market.returns();
    let asked = returns.ask(order, &asks("first", &[(lines[0], 1), (lines[1], 3)])).await.unwrap();
    assert_eq!((asked.status, asked.pieces(), asked.brand), (ReturnStatus::Asked, 4, shop.clay));
    returns.decide(shop.merchant, asked.id, &Decision::Accept("Send it to the workshop.".into())).await.unwrap();
    // One cup never came; the bowl is whole, the cups are not.
    let got = receipt(&[(lines[0], 1, true), (lines[1], 2, false)]);
    let refunded = returns.receive(shop.merchant, asked.id, &got).await.unwrap();
    assert_eq!(refunded.amount, eur("120.00"));
    assert_eq!((shop.left(bowl).await, shop.left(cup).await), (8, 6));
    assert_eq!(shop.earned(ana).await, ("13.20".into(), "0.00".into(), "14.40".into()));
    let found = shop.found(order).await;
    let counts: Vec<_> = found.lines.iter().map(|line| (line.refunded_quantity, line.returned, line.to_pack())).collect();
    assert_eq!(counts, [(1, 1, 0), (2, 2, 0)]);
    assert_eq!(found.fulfilment, Fulfilment::Delivered, "what came back is not sent again");
    // The cup that never came can be asked for again, and no more.
    let returnable = returns.returnable(&found).await.unwrap();
    assert_eq!(returnable.iter().map(|left| (left.line, left.most)).collect::<Vec<_>>(), [(lines[0], 1), (lines[1], 1)]);
    let shown = returns.find(Party::Brand(shop.clay), asked.id).await.unwrap();
    assert_eq!((shown.status, shown.refunded), (ReturnStatus::Received, Some(eur("120.00"))));
    assert_eq!(shown.answer, "Send it to the workshop.");
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn nothing_is_asked_for_or_paid_back_twice_however_often_it_is_sent(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "100.00", 9).await;
    let (order, lines) = arrived(&shop, &[(bowl, 2)], "200.00").await;
    let returns = shop.market.returns();
    let asking: Vec<_> = ["one", "one", "one", "two"].into_iter().map(|key| {
        let (returns, new) = (returns.clone(), asks(key, &[(lines[0], 2)]));
        tokio::spawn(async move { returns.ask(order, &new).await })
    }).collect();
    let mut made = Vec::new();
    for task in asking {
        match task.await.unwrap() {
            Ok(asked) => made.push(asked.id),
            Err(ReturnError::TooMany { left: 0, .. }) => {}
            Err(other) => panic!("{other}"),
        }
    }
    made.dedup();
    let [asked] = made[..] else { panic!("{made:?}") };
    returns.decide(shop.merchant, asked, &Decision::Accept(String::new())).await.unwrap();
    returns.decide(shop.merchant, asked, &Decision::Accept("again".into())).await.unwrap();
    let receiving: Vec<_> = (0..5).map(|_| {
        let (returns, merchant, got) = (returns.clone(), shop.merchant, receipt(&[(lines[0], 2, true)]));
        tokio::spawn(async move { returns.receive(merchant, asked, &got).await.unwrap() })
    }).collect();
    let mut refunds = Vec::new();
    for task in receiving {
        refunds.push(task.await.unwrap());
    }
    refunds.dedup();
    assert_eq!(refunds.iter().map(|refund| refund.amount).collect::<Vec<_>>(), [eur("200.00")]);
    assert_eq!((shop.status(order).await, shop.left(bowl).await), (OrderStatus::Refunded, 9));
    let story = shop.found(order).await.events;
    let told = |kind| story.iter().filter(|event| event.kind == kind).count();
    assert_eq!((told(EventKind::OrderReturnAsked), told(EventKind::OrderReturnReceived)), (1, 1));
    assert_eq!((told(EventKind::OrderReturnAccepted), told(EventKind::OrderRefunded)), (1, 1));
    let ana = shop.found(order).await.seller.unwrap();
    assert_eq!(shop.earned(ana).await.0, "0.00");
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn only_what_was_sent_and_is_left_can_be_given_back_and_only_in_time(test) {
    let shop = Shop::open(test).await;
    let (bowl, tin) = (shop.product(shop.clay, "bowl", "10.00", 9).await, shop.product(shop.tea, "tin", "5.00", 9).await);
    let order = shop.paid("greta", None, &[(bowl, 3), (tin, 1)], "35.00").await;
    let found = shop.found(order).await;
    let (bowls, tins) = (found.lines[0].id, found.lines[1].id);
    let returns = shop.market.returns();
    let too_many = async |key: &str, lines: &[(LineId, i64)], most: i64| {
        let asked = returns.ask(order, &asks(key, lines)).await;
        assert!(matches!(asked, Err(ReturnError::TooMany { left, .. }) if left == most), "{key}: {asked:?}");
    };
    too_many("not sent", &[(bowls, 1)], 0).await;
    shop.sends(shop.clay, order, &[(bowls, 2)]).await;
    shop.sends(shop.tea, order, &[(tins, 1)]).await;
    too_many("one waits", &[(bowls, 3)], 2).await;
    too_many("in two halves", &[(bowls, 1), (bowls, 2)], 2).await;
    too_many("overflow", &[(bowls, i64::MAX), (bowls, i64::MAX)], 2).await;
    for (key, lines) in [("none", vec![]), ("less", vec![(bowls, -1)]), ("zero", vec![(bowls, 0)])] {
        assert!(matches!(returns.ask(order, &asks(key, &lines)).await, Err(ReturnError::Empty)), "{key}");
    }
    let two_brands = returns.ask(order, &asks("two brands", &[(bowls, 1), (tins, 1)])).await;
    assert!(matches!(two_brands, Err(ReturnError::OneBrand)), "{two_brands:?}");
    let strange = returns.ask(order, &asks("strange", &[(LineId::from_number(7), 1)])).await;
    assert!(matches!(strange, Err(ReturnError::NotFound(_))), "{strange:?}");
    let long = NewReturn { words: "x".repeat(2_001), ..asks("long", &[(bowls, 1)]) };
    assert!(matches!(returns.ask(order, &long).await, Err(ReturnError::Words)));
    // What was refunded without coming back counts against the pieces that are left.
    let lines = vec![LineRefund { line: bowls, quantity: 2, amount: None }];
    shop.refund(order, &RefundRequest { lines, amount: None, ..goodwill("two", "0") }).await.unwrap();
    too_many("refunded", &[(bowls, 2)], 1).await;

    returns.set_days(shop.merchant, 10).await.unwrap();
    assert!(matches!(returns.set_days(shop.merchant, 366).await, Err(ReturnError::Days)));
    shop.days_pass(9).await;
    assert_eq!(returns.returnable(&shop.found(order).await).await.unwrap().len(), 2);
    shop.days_pass(2).await;
    assert!(matches!(returns.ask(order, &asks("late", &[(tins, 1)])).await, Err(ReturnError::Over(_))));
    assert_eq!(returns.returnable(&shop.found(order).await).await.unwrap(), []);
    returns.set_days(shop.merchant, 30).await.unwrap();
    returns.ask(order, &asks("in time again", &[(tins, 1)])).await.unwrap();
});

on_both!(&MIGRATIONS, async fn a_return_is_withdrawn_or_declined_with_a_reason(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 9).await;
    let (order, lines) = arrived(&shop, &[(bowl, 1)], "10.00").await;
    let greta = shop.market.by(Actor::Customer(None)).returns();
    let olga = shop.market.by(Actor::Merchant(shop.owner)).returns();
    let first = greta.ask(order, &asks("first", &lines.iter().map(|line| (*line, 1)).collect::<Vec<_>>())).await.unwrap();
    greta.withdraw(order, first.id).await.unwrap();
    greta.withdraw(order, first.id).await.unwrap();
    let over = olga.decide(shop.merchant, first.id, &Decision::Accept(String::new())).await;
    assert!(matches!(over, Err(ReturnError::WrongState(ReturnStatus::Withdrawn))), "{over:?}");
    let second = greta.ask(order, &asks("second", &[(lines[0], 1)])).await.unwrap();
    assert!(matches!(olga.decide(shop.merchant, second.id, &Decision::Decline(" ".into())).await, Err(ReturnError::NoWords)));
    let early = olga.receive(shop.merchant, second.id, &receipt(&[(lines[0], 1, true)])).await;
    assert!(matches!(early, Err(ReturnError::WrongState(ReturnStatus::Asked))), "{early:?}");
    olga.decide(shop.merchant, second.id, &Decision::Accept(String::new())).await.unwrap();
    let decided = greta.withdraw(order, second.id).await;
    assert!(matches!(decided, Err(ReturnError::WrongState(ReturnStatus::Accepted))), "{decided:?}");
    // It never arrives.
    olga.decide(shop.merchant, second.id, &Decision::Decline("It did not arrive.".into())).await.unwrap();
    let third = greta.ask(order, &asks("third", &[(lines[0], 1)])).await.unwrap();
    let list = olga.list(Party::Merchant(shop.merchant), ReturnFilter { limit: 10, ..ReturnFilter::default() }).await.unwrap();
    let states: Vec<_> = list.iter().map(|row| (row.id, row.status)).collect();
    assert_eq!(states, [
        (third.id, ReturnStatus::Asked), (second.id, ReturnStatus::Declined), (first.id, ReturnStatus::Withdrawn),
    ]);
    let story = shop.found(order).await.events;
    let told: Vec<_> = story.iter().skip(4).map(|event| (event.kind, event.actor)).collect();
    let (customer, merchant) = (Actor::Customer(None), Actor::Merchant(shop.owner));
    assert_eq!(told[1..], [
        (EventKind::OrderReturnAsked, customer), (EventKind::OrderReturnWithdrawn, customer),
        (EventKind::OrderReturnAsked, customer), (EventKind::OrderReturnAccepted, merchant),
        (EventKind::OrderReturnDeclined, merchant), (EventKind::OrderReturnAsked, customer),
    ]);
});

on_both!(&MIGRATIONS, async fn other_merchants_brands_and_orders_do_not_find_a_return(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 9).await;
    let (order, lines) = arrived(&shop, &[(bowl, 1)], "10.00").await;
    let other = shop.paid("other", None, &[(bowl, 1)], "10.00").await;
    let photo = NewPicture { content_type: "image/webp", height: 3, sizes: vec![(4, b"wide".to_vec()), (2, b"small".to_vec())] };
    let returns = shop.market.returns();
    let new = NewReturn { photos: vec![photo.clone(); 2], ..asks("first", &[(lines[0], 1)]) };
    let asked = returns.ask(order, &new).await.unwrap();
    assert_eq!(asked.photos.len(), 2);
    assert_eq!(returns.photo(asked.id, asked.photos[0].id).await.unwrap().bytes, b"wide");
    let many = NewReturn { photos: vec![photo; 5], ..asks("many", &[(lines[0], 1)]) };
    assert!(matches!(returns.ask(order, &many).await, Err(ReturnError::Photos)));

    let elsewhere = market::MerchantId::from_number(7);
    let missing = |error: ReturnError| assert!(matches!(error, ReturnError::NotFound(_)), "{error}");
    missing(returns.find(Party::Merchant(elsewhere), asked.id).await.unwrap_err());
    missing(returns.find(Party::Brand(shop.tea), asked.id).await.unwrap_err());
    missing(returns.decide(elsewhere, asked.id, &Decision::Accept(String::new())).await.unwrap_err());
    missing(returns.withdraw(other, asked.id).await.unwrap_err());
    returns.decide(shop.merchant, asked.id, &Decision::Accept(String::new())).await.unwrap();
    missing(returns.receive(elsewhere, asked.id, &receipt(&[(lines[0], 1, true)])).await.unwrap_err());
    let foreign = shop.found(other).await.lines[0].id;
    missing(returns.receive(shop.merchant, asked.id, &receipt(&[(foreign, 1, true)])).await.unwrap_err());
    for quantity in [2, -1, i64::MAX] {
        let much = returns.receive(shop.merchant, asked.id, &receipt(&[(lines[0], quantity, true)])).await;
        assert!(matches!(much, Err(ReturnError::TooMany { left: 1, .. })), "{much:?}");
    }
    assert!(matches!(returns.receive(shop.merchant, asked.id, &receipt(&[])).await, Err(ReturnError::Empty)));
    let mut credit = receipt(&[(lines[0], 1, true)]);
    credit.to_credit = true;
    let guest = returns.receive(shop.merchant, asked.id, &credit).await;
    assert!(matches!(guest, Err(ReturnError::Checkout(CheckoutError::NoAccount))), "{guest:?}");
    assert_eq!(shop.found(order).await.lines[0].returned, 0, "nothing half-done remains");
});
