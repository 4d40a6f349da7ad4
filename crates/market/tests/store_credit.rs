//! Credit balances: given instead of money, spent once, given back when nothing is bought, and never out of balance.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use base::{Currency, Money, Rng as _, SplitMix};
use db::{on_both, params};
use market::checkout::{CheckoutError, OrderStatus, Payment, PlaceOrder, RefundRequest};
use market::{OrderId, PersonId, VariantId};
use support::{MIGRATIONS, Shop, eur, goodwill};

async fn balance(shop: &Shop, person: PersonId) -> Money {
    let balance = shop.market.store_credit().balance(shop.merchant, person, Currency::EUR).await.unwrap();
    let listed = shop.market.store_credit().of_person(person).await.unwrap();
    let listed = listed.first().map_or(eur("0"), |credit| credit.amount);
    assert_eq!(listed, balance, "the list says the same");
    balance
}

/// What `person` submits for `of`, paying `credit` of it with credit.
async fn request(shop: &Shop, name: &str, person: PersonId, of: (VariantId, i64), total: &str, credit: &str) -> PlaceOrder {
    let visitor = shop.visitor(name, None, &[of]).await;
    PlaceOrder { person: Some(person), credit: eur(credit), ..shop.request(&visitor, total) }
}

async fn buys(shop: &Shop, name: &str, person: PersonId, of: (VariantId, i64), total: &str, credit: &str) -> OrderId {
    let request = request(shop, name, person, of, total, credit).await;
    shop.market.checkout().place(&request).await.unwrap().order
}

fn to_credit(key: &str, amount: &str) -> RefundRequest {
    RefundRequest { to_credit: true, ..goodwill(key, amount) }
}

/// A person with so much credit, from goodwill for an order of theirs.
async fn with_credit(shop: &Shop, name: &str, cup: VariantId, credit: &str) -> PersonId {
    let person = shop.person(name).await;
    let order = buys(shop, &format!("first of {name}"), person, (cup, 10), "100.00", "0").await;
    shop.pay(order).await;
    shop.refund(order, &to_credit("sorry", credit)).await.unwrap();
    assert_eq!(balance(shop, person).await, eur(credit));
    person
}

on_both!(&MIGRATIONS, async fn a_refund_becomes_credit_and_the_credit_pays_the_next_order(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 99).await;
    let greta = with_credit(&shop, "greta", cup, "25.00").await;
    // Part of it: the rest is to be paid.
    let part = buys(&shop, "part", greta, (cup, 2), "20.00", "5.00").await;
    let found = shop.found(part).await;
    assert_eq!((found.status, found.due().unwrap()), (OrderStatus::Placed, eur("15.00")));
    assert_eq!(balance(&shop, greta).await, eur("20.00"), "it is set aside");
    shop.assert_books_balance().await;
    assert_eq!(shop.pay(part).await, Payment::Accepted);
    // All of it: paid at once.
    let whole = buys(&shop, "whole", greta, (cup, 2), "20.00", "20.00").await;
    let found = shop.found(whole).await;
    assert_eq!((found.status, found.due().unwrap(), found.release_at.is_some()), (OrderStatus::Paid, eur("0"), true));
    assert_eq!(shop.pay(whole).await, Payment::AlreadyPaid);
    assert_eq!((balance(&shop, greta).await, shop.left(cup).await), (eur("0"), 85));
    shop.days_pass(60).await;
    shop.assert_books_balance().await;
    // 70 % of 100 - 25, of 20 and of 20: what is paid with credit is paid to everybody in full.
    let mut tx = shop.test.db.read().await.unwrap();
    let clay = ledger::balances(&mut tx, ledger::Account::brand(shop.clay)).await.unwrap();
    assert_eq!(clay[0].posted, eur("80.50"));
});

on_both!(&MIGRATIONS, async fn credit_is_spent_once_and_only_by_its_owner(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 99).await;
    let greta = with_credit(&shop, "greta", cup, "25.00").await;
    let carl = shop.person("carl").await;
    let checkout = shop.market.checkout();
    let refused = async |request: PlaceOrder, most: &str| {
        let placed = checkout.place(&request).await;
        assert!(matches!(placed, Err(CheckoutError::CreditChanged { left }) if left == eur(most)), "{placed:?}");
    };
    refused(request(&shop, "carl", carl, (cup, 1), "10.00", "1.00").await, "0").await;
    let guest = request(&shop, "guest", greta, (cup, 1), "10.00", "1.00").await;
    refused(PlaceOrder { person: None, ..guest }, "0").await;
    refused(request(&shop, "more than there is", greta, (cup, 3), "30.00", "25.01").await, "25.00").await;
    refused(request(&shop, "more than it costs", greta, (cup, 1), "10.00", "10.01").await, "10.00").await;
    refused(request(&shop, "less than nothing", greta, (cup, 1), "10.00", "-1.00").await, "10.00").await;
    // Ten at once for the same 25.00: two are paid with it, and nothing goes below zero.
    let mut requests = Vec::new();
    for number in 0..10 {
        requests.push(request(&shop, &format!("at once {number}"), greta, (cup, 1), "10.00", "10.00").await);
    }
    let placing: Vec<_> = requests.into_iter().map(|request| {
        let checkout = checkout.clone();
        tokio::spawn(async move { checkout.place(&request).await })
    }).collect();
    let mut placed = 0;
    for task in placing {
        match task.await.unwrap() {
            Ok(_) => placed += 1,
            Err(CheckoutError::CreditChanged { left }) => assert!(left.minor() < 1_000, "{left}"),
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!((placed, balance(&shop, greta).await), (2, eur("5.00")));
    assert_eq!(shop.left(cup).await, 87, "whoever was refused has taken nothing");
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn an_order_that_is_not_bought_gives_its_credit_back(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 99).await;
    let greta = with_credit(&shop, "greta", cup, "25.00").await;
    let called_off = buys(&shop, "called off", greta, (cup, 3), "30.00", "25.00").await;
    assert_eq!(balance(&shop, greta).await, eur("0"));
    shop.market.checkout().cancel(shop.merchant, called_off).await.unwrap();
    shop.market.checkout().cancel(shop.merchant, called_off).await.unwrap();
    assert_eq!(balance(&shop, greta).await, eur("25.00"));
    let expired = buys(&shop, "expired", greta, (cup, 3), "30.00", "10.00").await;
    shop.days_pass(1).await;
    assert_eq!((shop.status(expired).await, balance(&shop, greta).await), (OrderStatus::Expired, eur("25.00")));
    // The rest is paid after all: the credit is taken again.
    assert_eq!(shop.pay(expired).await, Payment::Accepted);
    assert_eq!(balance(&shop, greta).await, eur("15.00"));
    // Paid after all as well, but the credit has been spent since: the money goes back.
    shop.pay(buys(&shop, "spent", greta, (cup, 1), "10.00", "9.00").await).await;
    assert_eq!(shop.pay(called_off).await, Payment::LateRefunded);
    assert_eq!((shop.status(called_off).await, balance(&shop, greta).await), (OrderStatus::Refunded, eur("6.00")));
    shop.days_pass(60).await;
    shop.assert_books_balance().await;
    let mut tx = shop.test.db.read().await.unwrap();
    let escrow = ledger::balances(&mut tx, ledger::Account::escrow(shop.merchant)).await.unwrap();
    assert!(escrow[0].posted.is_zero() && escrow[0].pending.is_zero(), "{escrow:?}");
});

on_both!(&MIGRATIONS, async fn what_was_paid_with_credit_goes_back_to_it_first(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 99).await;
    let greta = with_credit(&shop, "greta", cup, "25.00").await;
    let order = buys(&shop, "greta again", greta, (cup, 5), "50.00", "20.00").await;
    shop.pay(order).await;
    let credited = async |key: &str, amount: &str| shop.refund(order, &goodwill(key, amount)).await.unwrap().credited;
    assert_eq!(credited("first", "15.00").await, eur("15.00"));
    assert_eq!(credited("first", "15.00").await, eur("15.00"), "the same again");
    assert_eq!(credited("second", "15.00").await, eur("5.00"));
    assert_eq!(credited("third", "10.00").await, eur("0"));
    assert_eq!(balance(&shop, greta).await, eur("25.00"));
    // All the rest as credit, though it was paid in money.
    assert_eq!(shop.refund(order, &to_credit("fourth", "10.00")).await.unwrap().credited, eur("10.00"));
    assert_eq!((shop.status(order).await, balance(&shop, greta).await), (OrderStatus::Refunded, eur("35.00")));
    let guests = shop.paid("guest", None, &[(cup, 1)], "10.00").await;
    assert!(matches!(shop.refund(guests, &to_credit("guest", "1.00")).await, Err(CheckoutError::NoAccount)));
    assert!(matches!(
        shop.market.checkout().preview_refund(shop.merchant, guests, &to_credit("guest", "1.00")).await,
        Err(CheckoutError::NoAccount)
    ));
    shop.assert_books_balance().await;
});

/// A random life of credit; after every step the books balance, no balance is below zero, and what the merchant holds is what
/// is owed.
async fn random_life(shop: &Shop, seed: u64) {
    let mut rng = SplitMix::new(seed);
    let cup = shop.product(shop.clay, &format!("cup {seed}"), "7.77", 100_000).await;
    let mut people = Vec::new();
    for number in 0..2 {
        people.push(shop.person(&format!("p{seed}-{number}")).await);
    }
    let mut orders: Vec<OrderId> = Vec::new();
    for step in 0..40 {
        let person = people[usize::try_from(rng.below(2)).unwrap()];
        let pick = |rng: &mut SplitMix| orders.get(usize::try_from(rng.below(orders.len().max(1) as u64)).unwrap()).copied();
        match rng.below(8) {
            0..=2 => {
                let pieces = 1 + i64::try_from(rng.below(4)).unwrap();
                let total = eur("7.77").times(pieces).unwrap();
                let have = balance(shop, person).await;
                let credit = if rng.below(2) == 0 { eur("0") } else if have.minor() < total.minor() { have } else { total };
                let name = format!("{seed} {step}");
                orders.push(buys(shop, &name, person, (cup, pieces), &total.decimal(), &credit.decimal()).await);
            }
            3 | 4 => if let Some(order) = pick(&mut rng) {
                shop.market.checkout().mark_paid(shop.merchant, order).await.ok();
            },
            5 => if let Some(order) = pick(&mut rng) {
                shop.market.checkout().cancel(shop.merchant, order).await.ok();
            },
            6 => if let Some(order) = pick(&mut rng) {
                let amount = Money::new(1 + i64::try_from(rng.below(900)).unwrap(), Currency::EUR).unwrap();
                let request = RefundRequest { to_credit: rng.below(2) == 0, ..goodwill(&format!("{seed} {step}"), &amount.decimal()) };
                shop.refund(order, &request).await.ok();
            },
            _ => shop.days_pass(i64::try_from(rng.below(10)).unwrap()).await,
        }
        shop.assert_books_balance().await;
        for person in &people {
            assert!(!balance(shop, *person).await.is_negative());
        }
    }
    // Everything ends: what is not paid expires, what is held is released. Then nothing waits in escrow any more.
    shop.days_pass(1).await;
    shop.days_pass(30).await;
    let mut tx = shop.test.db.read().await.unwrap();
    let select = "SELECT CAST(COALESCE(SUM(posted), 0) AS BIGINT) AS p, CAST(COALESCE(SUM(pending), 0) AS BIGINT) AS q
         FROM account WHERE class = 'escrow'";
    let escrow: (i64, i64) = tx.one(select, params![], |row| Ok((row.get("p")?, row.get("q")?))).await.unwrap();
    assert_eq!(escrow, (0, 0), "seed {seed}");
}

on_both!(&MIGRATIONS, async fn whatever_happens_to_credit_the_books_balance(test) {
    let shop = Shop::open(test).await;
    for seed in 0..6 {
        random_life(&shop, seed).await;
    }
});
