//! A sale from the cart to the commission and back, and everything other shops got wrong on the way. On both engines.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use base::{Bps, Span};
use db::{on_both, params};
use market::checkout::{Change, CheckoutError, LineRefund, OrderFilter, OrderStatus, Payment, RefundRequest};
use market::earnings::LineFilter;
use support::{MIGRATIONS, Shop, eur, goodwill};

on_both!(&MIGRATIONS, async fn a_sale_is_shared_released_and_refunded_to_the_cent(test) {
    let shop = Shop::open(test).await;
    let (bowl, tin) = (shop.product(shop.clay, "bowl", "34.00", 5).await, shop.product(shop.tea, "tin", "9.99", 5).await);
    let ana = shop.seller("ana", None).await;
    let ben = shop.seller("ben", Some(ana)).await;
    let order = shop.order("visitor", Some(ben), &[(bowl, 2), (tin, 1)], "77.99").await;
    shop.assert_books_balance().await;
    assert_eq!(shop.earned(ben).await, ("0.00".into(), "0.00".into(), "0.00".into()), "nothing before it is paid");

    assert_eq!(shop.pay(order).await, Payment::Accepted);
    shop.assert_books_balance().await;
    // Pots: 30 % of 68.00 = 20.40 and of 9.99 = 2.99 (down). Ben 40 %: 8.16 + 1.19; Ana, level 1, 10 %: 2.04 + 0.30.
    assert_eq!(shop.earned(ben).await, ("9.35".into(), "0.00".into(), "0.00".into()));
    assert_eq!(shop.earned(ana).await, ("2.34".into(), "0.00".into(), "0.00".into()));

    shop.days_pass(15).await;
    assert_eq!(shop.earned(ben).await, ("0.00".into(), "9.35".into(), "0.00".into()));
    shop.assert_books_balance().await;

    let found = shop.market.checkout().order_of_merchant(shop.merchant, order).await.unwrap();
    for line in &found.lines {
        let request = RefundRequest {
            lines: vec![LineRefund { line: line.id, quantity: line.quantity, amount: None }],
            amount: None,
            restock: true,
            ..goodwill(&line.id.to_string(), "0")
        };
        shop.refund(order, &request).await.unwrap();
        shop.assert_books_balance().await;
    }
    assert_eq!(shop.status(order).await, OrderStatus::Refunded);
    assert_eq!(shop.earned(ben).await, ("0.00".into(), "0.00".into(), "9.35".into()));
    assert_eq!((shop.left(bowl).await, shop.left(tin).await), (5, 5));
});

on_both!(&MIGRATIONS, async fn every_share_of_an_order_sums_to_its_line_and_says_why(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "0.07", 100).await;
    let mut seller = shop.seller("s0", None).await;
    for level in 1..8 {
        seller = shop.seller(&format!("s{level}"), Some(seller)).await;
    }
    // Other people's bug 13: shares of one minor unit among many levels.
    let order = shop.order("visitor", Some(seller), &[(cup, 1)], "0.07").await;
    let found = shop.market.checkout().order_of_merchant(shop.merchant, order).await.unwrap();
    let line = &found.lines[0];
    assert_eq!(line.shares.iter().map(|share| share.amount.minor()).sum::<i64>(), 7);
    assert!(line.shares.iter().all(|share| share.amount.is_positive()));
    shop.pay(order).await;
    shop.days_pass(15).await;
    shop.assert_books_balance().await;
});

async fn rush(shop: &Shop, buyers: usize, variants: &[(market::VariantId, i64)], total: &str) -> (usize, usize) {
    let mut requests = Vec::new();
    for n in 0..buyers {
        let visitor = shop.visitor(&format!("buyer {n}"), None, variants).await;
        requests.push(shop.request(&visitor, total));
    }
    let tasks: Vec<_> = requests
        .into_iter()
        .map(|request| {
            let market = shop.market.clone();
            tokio::spawn(async move { market.checkout().place(&request).await })
        })
        .collect();
    let (mut orders, mut refusals) = (0, 0);
    for task in tasks {
        match task.await.unwrap() {
            Ok(_) => orders += 1,
            Err(CheckoutError::CartChanged(changes)) => {
                assert!(matches!(changes[..], [Change::Stock { .. }, ..]), "{changes:?}");
                refusals += 1;
            }
            Err(other) => panic!("neither an order nor a clear refusal: {other}"),
        }
    }
    (orders, refusals)
}

on_both!(&MIGRATIONS, async fn a_thousand_buyers_of_the_last_unit_make_one_order(test) {
    let shop = Shop::open(test).await;
    let last = shop.product(shop.clay, "last", "10.00", 1).await;
    assert_eq!(rush(&shop, 1000, &[(last, 1)], "10.00").await, (1, 999));
    assert_eq!(shop.left(last).await, 0);
});

// Other people's bug 1: also sets that share a stock item, and two lines that do.
on_both!(&MIGRATIONS, async fn two_hundred_buyers_of_fifty_units_make_fifty_orders(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 50).await;
    assert_eq!(rush(&shop, 200, &[(cup, 1)], "10.00").await, (50, 150));
    assert_eq!(shop.left(cup).await, 0);
});

on_both!(&MIGRATIONS, async fn sets_and_single_pieces_share_the_same_stock(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 7).await;
    let pair = shop.product(shop.clay, "pair-of-cups", "18.00", 0).await;
    let item = "INSERT INTO bundle_item (bundle_id, component_id, units) VALUES ($1, $2, 2)";
    shop.sql(item, params![pair, cup]).await;
    // A pair and a single cup: three cups a buyer, so two of the seven-cup buyers are served.
    assert_eq!(rush(&shop, 20, &[(pair, 1), (cup, 1)], "28.00").await, (2, 18));
    assert_eq!(shop.left(cup).await, 1);
});

// Other people's bug 2: all pay after their reservations have ended; the stock is enough for half of them.
on_both!(&MIGRATIONS, async fn a_hundred_late_payments_for_fifty_units_settle_fifty_and_refund_fifty(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 100).await;
    let mut orders = Vec::new();
    for n in 0..100 {
        orders.push(shop.order(&format!("buyer {n}"), None, &[(cup, 1)], "10.00").await);
    }
    shop.days_pass(1).await;
    assert_eq!(shop.left(cup).await, 100, "the reservations have ended");
    shop.sql("UPDATE stock SET on_hand = 50 WHERE variant_id = $1", params![cup]).await;
    let tasks: Vec<_> = orders
        .iter()
        .map(|&order| {
            let (market, merchant) = (shop.market.clone(), shop.merchant);
            tokio::spawn(async move { market.checkout().mark_paid(merchant, order).await.unwrap() })
        })
        .collect();
    let (mut accepted, mut refunded) = (0, 0);
    for task in tasks {
        match task.await.unwrap() {
            Payment::Accepted => accepted += 1,
            Payment::LateRefunded => refunded += 1,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((accepted, refunded, shop.left(cup).await), (50, 50, 0));
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn a_late_payment_is_backordered_where_the_merchant_says_so(test) {
    let shop = Shop::open(test).await;
    shop.sql("UPDATE merchant SET late_payment = 'backorder' WHERE id = $1", params![shop.merchant]).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 1).await;
    let late = shop.order("late", None, &[(cup, 1)], "10.00").await;
    shop.days_pass(1).await;
    let quick = shop.order("quick", None, &[(cup, 1)], "10.00").await;
    assert_eq!(shop.pay(quick).await, Payment::Accepted);
    assert_eq!(shop.pay(late).await, Payment::LateBackordered);
    assert_eq!(shop.left(cup).await, -1, "one piece is owed");
    shop.days_pass(60).await;
    assert_eq!(shop.status(late).await, OrderStatus::Backordered, "nothing is released before the goods are there");
    shop.market.checkout().fill_backorder(shop.merchant, late).await.unwrap();
    shop.days_pass(15).await;
    let order = shop.market.checkout().order_of_merchant(shop.merchant, late).await.unwrap();
    assert!(order.released_at.is_some());
    shop.assert_books_balance().await;
});

// Other people's bug 4: a changed rate touches no old order, and its refund reverses at the old rate.
on_both!(&MIGRATIONS, async fn a_refund_reverses_at_the_rate_of_the_order(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "100.00", 5).await;
    let ana = shop.seller("ana", None).await;
    let order = shop.order("visitor", Some(ana), &[(bowl, 2)], "200.00").await;
    shop.pay(order).await;
    assert_eq!(shop.earned(ana).await.0, "24.00");
    shop.clock.advance(Span::hours(1));
    shop.market.terms().set_catalog_rate(shop.clay, Bps::new(500).unwrap(), None).await.unwrap();
    let plan = support::PLAN.replace("40 %", "1 %").replace("version = 1", "version = 2");
    shop.market.people().set_plan(shop.merchant, &plan).await.unwrap();
    shop.set_price(bowl, "7.00").await;
    let found = shop.market.checkout().order_of_merchant(shop.merchant, order).await.unwrap();
    let line = LineRefund { line: found.lines[0].id, quantity: 1, amount: None };
    let request = RefundRequest { lines: vec![line], amount: None, ..goodwill("one back", "0") };
    assert_eq!(shop.refund(order, &request).await.unwrap().amount, eur("100.00"));
    assert_eq!(shop.earned(ana).await, ("12.00".into(), "0.00".into(), "12.00".into()));
    shop.assert_books_balance().await;
});

// Other people's bug 5: refunds without lines, in parts, after the release, twice, and beyond what is left.
on_both!(&MIGRATIONS, async fn refunds_in_parts_never_exceed_the_order_and_end_exact(test) {
    let shop = Shop::open(test).await;
    let (bowl, tin) = (shop.product(shop.clay, "bowl", "33.33", 5).await, shop.product(shop.tea, "tin", "0.99", 5).await);
    let ana = shop.seller("ana", None).await;
    let order = shop.order("visitor", Some(ana), &[(bowl, 1), (tin, 1)], "34.32").await;
    shop.pay(order).await;
    let earned = eur(&shop.earned(ana).await.0);
    assert!(matches!(
        shop.refund(order, &goodwill("too much", "34.33")).await,
        Err(CheckoutError::MoreThanLeft { left }) if left == eur("34.32")
    ));
    for (key, amount) in [("a", "0.01"), ("b", "10.00"), ("b", "10.00"), ("c", "0.02")] {
        shop.refund(order, &goodwill(key, amount)).await.unwrap();
        shop.assert_books_balance().await;
    }
    shop.days_pass(15).await;
    assert!(matches!(shop.refund(order, &goodwill("d", "24.30")).await, Err(CheckoutError::MoreThanLeft { .. })));
    assert!(matches!(shop.refund(order, &goodwill("e", "0.00")).await, Err(CheckoutError::NothingToRefund)));
    shop.refund(order, &goodwill("f", "24.29")).await.unwrap();
    assert_eq!(shop.status(order).await, OrderStatus::Refunded);
    assert_eq!(shop.earned(ana).await, ("0.00".into(), "0.00".into(), earned.decimal()));
    assert!(matches!(shop.refund(order, &goodwill("g", "0.01")).await, Err(CheckoutError::WrongState("refunded"))));
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn concurrent_refunds_give_back_what_there_is_and_no_more(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 5).await;
    let ana = shop.seller("ana", None).await;
    let order = shop.order("visitor", Some(ana), &[(bowl, 1)], "10.00").await;
    shop.pay(order).await;
    let tasks: Vec<_> = (0..20)
        .map(|n| {
            let (market, merchant) = (shop.market.clone(), shop.merchant);
            tokio::spawn(async move {
                market.checkout().refund(merchant, order, &goodwill(&format!("try {n}"), "3.00")).await.is_ok()
            })
        })
        .collect();
    let mut done = 0;
    for task in tasks {
        done += i32::from(task.await.unwrap());
    }
    assert_eq!(done, 3);
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn a_payee_who_was_paid_goes_below_zero_and_earns_it_back(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "100.00", 5).await;
    let ana = shop.seller("ana", None).await;
    let order = shop.order("first", Some(ana), &[(bowl, 1)], "100.00").await;
    shop.pay(order).await;
    shop.days_pass(15).await;
    let mut tx = shop.test.db.begin().await.unwrap();
    let payout = ledger::Posting::done("payout".into(), ledger::Reason::RefundPaid, 1)
        .debit(ledger::Account::member(ana), eur("12.00"))
        .credit(ledger::Account::clearing(shop.merchant), eur("12.00"))
        .build()
        .unwrap();
    ledger::post(&mut tx, &payout, support::START).await.unwrap();
    tx.commit().await.unwrap();
    shop.refund(order, &goodwill("all", "100.00")).await.unwrap();
    assert_eq!(shop.earned(ana).await.1, "-12.00");
    let next = shop.order("second", Some(ana), &[(bowl, 1)], "100.00").await;
    shop.pay(next).await;
    shop.days_pass(15).await;
    assert_eq!(shop.earned(ana).await.1, "0.00");
    shop.assert_books_balance().await;
});

// Other people's bug 8: a seller sees their own rows and nobody else's.
on_both!(&MIGRATIONS, async fn commission_rows_of_one_seller_are_never_visible_to_another(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 5).await;
    let (ana, ben) = (shop.seller("ana", None).await, shop.seller("ben", None).await);
    let order = shop.order("visitor", Some(ana), &[(bowl, 1)], "10.00").await;
    shop.pay(order).await;
    let lines = shop.market.earnings().lines_of_member(ana, LineFilter { limit: 50, ..LineFilter::default() }).await.unwrap();
    assert_eq!(lines.len(), 1);
    assert!(shop.market.earnings().lines_of_member(ben, LineFilter::default()).await.unwrap().is_empty());
    let filter = OrderFilter { limit: 50, ..OrderFilter::default() };
    assert!(shop.market.checkout().orders_of_seller(ben, filter).await.unwrap().is_empty());
});

// Other people's bug 9: a deactivated seller earns nothing from old links, and a reactivated one earns again.
on_both!(&MIGRATIONS, async fn a_deactivated_seller_earns_nothing_from_old_links(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 50).await;
    let ana = shop.seller("ana", None).await;
    let visitor = shop.visitor("visitor", Some(ana), &[(bowl, 1)]).await;
    shop.market.network().deactivate(shop.merchant, ana).await.unwrap();
    let order = shop.place(&visitor, "10.00").await.unwrap().order;
    shop.pay(order).await;
    assert_eq!(shop.earned(ana).await.0, "0.00");
    shop.market.network().reactivate(shop.merchant, ana).await.unwrap();
    let again = shop.order("returning", Some(ana), &[(bowl, 1)], "10.00").await;
    shop.pay(again).await;
    assert_eq!(shop.earned(ana).await.0, "1.20");
});

// Other people's bug 11: with cash, the merchant holds the money and owes everybody their part.
on_both!(&MIGRATIONS, async fn cash_in_the_merchant_s_hand_is_a_debt_of_the_merchant(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 5).await;
    let order = shop.order("visitor", None, &[(bowl, 1)], "10.00").await;
    shop.pay(order).await;
    let mut tx = shop.test.db.read().await.unwrap();
    let held = ledger::balances(&mut tx, ledger::Account::clearing(shop.merchant)).await.unwrap();
    assert_eq!(held[0].posted, eur("-10.00"));
});

on_both!(&MIGRATIONS, async fn the_same_submission_twice_is_one_order(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 5).await;
    let visitor = shop.visitor("visitor", None, &[(bowl, 1)]).await;
    let request = shop.request(&visitor, "10.00");
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let (market, request) = (shop.market.clone(), request.clone());
            tokio::spawn(async move { market.checkout().place(&request).await.unwrap() })
        })
        .collect();
    let mut orders = std::collections::BTreeSet::new();
    let mut with_link = 0;
    for task in tasks {
        let placed = task.await.unwrap();
        orders.insert(placed.order);
        with_link += i32::from(placed.access.is_some());
    }
    assert_eq!((orders.len(), with_link, shop.left(bowl).await), (1, 1, 4));
    let other = market::checkout::PlaceOrder { note: "other".into(), ..request };
    assert!(matches!(shop.market.checkout().place(&other).await, Err(CheckoutError::KeyReused)));
});

on_both!(&MIGRATIONS, async fn a_stale_cart_is_told_and_asked(test) {
    let shop = Shop::open(test).await;
    let (bowl, tin) = (shop.product(shop.clay, "bowl", "10.00", 5).await, shop.product(shop.tea, "tin", "5.00", 9).await);
    let visitor = shop.visitor("visitor", None, &[(bowl, 2), (tin, 1)]).await;
    shop.set_price(tin, "6.00").await;
    shop.sql("UPDATE stock SET on_hand = 1 WHERE variant_id = $1", params![bowl]).await;
    let Err(CheckoutError::CartChanged(changes)) = shop.place(&visitor, "25.00").await else { panic!("it was placed") };
    assert!(matches!(&changes[0], Change::Stock { left: 1, wanted: 2, .. }), "{changes:?}");
    assert!(matches!(&changes[1], Change::Price { now, .. } if *now == eur("6.00")));
    shop.market.checkout().accept_changes(&visitor, shop.merchant).await.unwrap();
    let cart = shop.market.checkout().cart(&visitor, shop.merchant).await.unwrap().unwrap();
    assert!(cart.changes.is_empty());
    assert_eq!(cart.total, eur("16.00"));
    assert!(matches!(shop.place(&visitor, "25.00").await, Err(CheckoutError::CartChanged(_))), "the old total is refused");
    shop.place(&visitor, "16.00").await.unwrap();
    assert!(shop.market.checkout().cart(&visitor, shop.merchant).await.unwrap().is_none(), "the cart is empty now");
});

on_both!(&MIGRATIONS, async fn an_unpaid_order_ends_and_gives_its_stock_free_once(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 1).await;
    let order = shop.order("visitor", None, &[(bowl, 1)], "10.00").await;
    assert_eq!(shop.left(bowl).await, 0);
    shop.days_pass(1).await;
    shop.days_pass(1).await;
    assert_eq!((shop.status(order).await, shop.left(bowl).await), (OrderStatus::Expired, 1));
    let other = shop.order("other", None, &[(bowl, 1)], "10.00").await;
    shop.market.checkout().cancel(shop.merchant, other).await.unwrap();
    shop.market.checkout().cancel(shop.merchant, other).await.unwrap();
    assert_eq!((shop.status(other).await, shop.left(bowl).await), (OrderStatus::Cancelled, 1));
    let third = shop.order("third", None, &[(bowl, 1)], "10.00").await;
    shop.pay(third).await;
    let paid = shop.market.checkout().cancel(shop.merchant, third).await;
    assert!(matches!(paid, Err(CheckoutError::WrongState("paid"))));
    assert_eq!(shop.pay(third).await, Payment::AlreadyPaid);
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn other_people_s_orders_are_not_there(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 5).await;
    let visitor = shop.visitor("visitor", None, &[(bowl, 1)]).await;
    let placed = shop.place(&visitor, "10.00").await.unwrap();
    let checkout = shop.market.checkout();
    let secret = placed.access.unwrap();
    assert!(checkout.order_of_customer(placed.order, Some(secret.reveal()), None, None).await.is_ok());
    assert!(checkout.order_of_customer(placed.order, None, Some(&visitor), None).await.is_ok());
    for (secret, visitor) in [(None, None), (Some("guess"), None), (None, Some("another browser"))] {
        let found = checkout.order_of_customer(placed.order, secret, visitor, Some(shop.owner)).await;
        assert!(matches!(found, Err(CheckoutError::NotFound("order"))));
    }
    let stranger = market::MerchantId::from_number(1);
    assert!(checkout.mark_paid(stranger, placed.order).await.is_err());
});

on_both!(&MIGRATIONS, async fn absurd_quantities_and_fields_are_refused(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 5).await;
    let checkout = shop.market.checkout();
    for quantity in [0, -1, 1000, i64::MIN, i64::MAX] {
        let added = checkout.add_to_cart("v", shop.merchant, bowl, quantity).await;
        assert!(matches!(added, Err(CheckoutError::Quantity)), "{quantity}");
    }
    let nowhere = market::VariantId::from_number(1);
    assert!(matches!(checkout.add_to_cart("v", shop.merchant, nowhere, 1).await, Err(CheckoutError::NotSold)));
    let visitor = shop.visitor("visitor", None, &[(bowl, 1)]).await;
    let fine = shop.request(&visitor, "10.00");
    let cases = [
        ("email", market::checkout::PlaceOrder { email: "nobody".into(), ..fine.clone() }),
        ("name", market::checkout::PlaceOrder { name: " ".into(), ..fine.clone() }),
        ("note", market::checkout::PlaceOrder { note: "x".repeat(2001), ..fine.clone() }),
        ("payment", market::checkout::PlaceOrder { payment_method: "gold".into(), ..fine.clone() }),
        ("name", market::checkout::PlaceOrder { name: "a\u{0}b".into(), ..fine }),
    ];
    for (wrong, request) in cases {
        let refused = checkout.place(&request).await;
        assert!(matches!(refused, Err(CheckoutError::Field { field, .. }) if field == wrong), "{wrong}");
    }
    assert_eq!(shop.left(bowl).await, 5, "nothing half-done remains");
});

on_both!(&MIGRATIONS, async fn nobody_earns_on_what_they_buy_themselves(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 5).await;
    let ana = shop.seller("ana", None).await;
    let ben = shop.seller("ben", Some(ana)).await;
    let visitor = shop.visitor("ben's phone", Some(ben), &[(bowl, 1)]).await;
    let person = shop.person_of(ben).await;
    let request = market::checkout::PlaceOrder { person: Some(person), ..shop.request(&visitor, "10.00") };
    let order = shop.market.checkout().place(&request).await.unwrap().order;
    shop.pay(order).await;
    assert_eq!(shop.earned(ben).await.0, "0.00");
    shop.assert_books_balance().await;
});
