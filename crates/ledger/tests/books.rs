//! What the books promise, on both engines.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

use base::{Currency, Money, Timestamp};
use db::on_both;
use ledger::{
    Account, LedgerError, MIGRATIONS, Posting, Reason, State, Step as Booking, audit, balances, book, post, postings,
};
use proptest::prelude::{Strategy, any, prop, prop_oneof};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

const NOON: Timestamp = Timestamp::from_millis(1_770_000_000_000);
const SHOP: i64 = 1;

fn cents(minor: i64) -> Money {
    Money::new(minor, Currency::EUR).unwrap()
}

fn shares(order: i64, total: i64) -> Posting {
    let parts = cents(total).split(&[70, 20, 10]).unwrap();
    let payees = [Account::brand(5), Account::member(7), Account::merchant(SHOP)];
    postings::shares_earned(order, SHOP, cents(total), payees.into_iter().zip(parts)).unwrap()
}

async fn balance(db: &db::Db, account: Account) -> (i64, i64) {
    let mut tx = db.read().await.unwrap();
    let found = balances(&mut tx, account).await.unwrap();
    found.first().map_or((0, 0), |balance| (balance.posted.minor(), balance.pending.minor()))
}

on_both!(MIGRATIONS, async fn a_sale_waits_in_escrow_and_is_released(test) {
    let mut tx = test.db.begin().await.unwrap();
    assert!(post(&mut tx, &postings::payment_received(1, SHOP, cents(1000)).unwrap(), NOON).await.unwrap());
    assert!(post(&mut tx, &shares(1, 1000), NOON).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(balance(&test.db, Account::clearing(SHOP)).await, (-1000, 0));
    assert_eq!(balance(&test.db, Account::escrow(SHOP)).await, (1000, -1000));
    assert_eq!(balance(&test.db, Account::member(7)).await, (0, 200));

    let mut tx = test.db.begin().await.unwrap();
    assert_eq!(book(&mut tx, &[Booking::Settle(1)], NOON).await.unwrap(), 1);
    assert_eq!(book(&mut tx, &[Booking::Settle(1)], NOON).await.unwrap(), 0, "settling twice does nothing");
    tx.commit().await.unwrap();
    assert_eq!(balance(&test.db, Account::escrow(SHOP)).await, (0, 0));
    assert_eq!(balance(&test.db, Account::member(7)).await, (200, 0));
    let mut tx = test.db.read().await.unwrap();
    assert!(audit(&mut tx).await.unwrap().is_clean());
});

on_both!(MIGRATIONS, async fn the_same_movement_is_booked_once(test) {
    for expected in [true, false, false] {
        let mut tx = test.db.begin().await.unwrap();
        assert_eq!(post(&mut tx, &shares(1, 1000), NOON).await.unwrap(), expected);
        tx.commit().await.unwrap();
    }
    assert_eq!(balance(&test.db, Account::member(7)).await, (0, 200));
});

on_both!(MIGRATIONS, async fn an_overflow_is_an_error_and_never_a_wrap(test) {
    let most = (1 << 62) - 1;
    let movement = |key: &str, amount| {
        Posting::done(key.into(), Reason::PaymentReceived, 1)
            .debit(Account::clearing(SHOP), cents(amount))
            .credit(Account::escrow(SHOP), cents(amount))
            .build()
            .unwrap()
    };
    let mut tx = test.db.begin().await.unwrap();
    post(&mut tx, &movement("a", most), NOON).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = test.db.begin().await.unwrap();
    assert!(matches!(post(&mut tx, &movement("b", 1), NOON).await, Err(LedgerError::Overflow)));
    drop(tx);
    assert_eq!(balance(&test.db, Account::escrow(SHOP)).await, (most, 0));
});

#[derive(Debug, Clone)]
enum Step {
    Sale { order: i64, total: i64 },
    Refund { order: i64, refund: i64, amount: i64, released: bool },
    Settle(i64),
    Void(i64),
    Abandoned(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let order = 1_i64..6;
    let step = prop_oneof![
        (order.clone(), 0_i64..100_000).prop_map(|(order, total)| Step::Sale { order, total }),
        (order.clone(), 0_i64..50, 0_i64..5_000, any::<bool>())
            .prop_map(|(order, refund, amount, released)| Step::Refund { order, refund, amount, released }),
        order.clone().prop_map(Step::Settle),
        order.clone().prop_map(Step::Void),
        order.prop_map(Step::Abandoned),
    ];
    prop::collection::vec(step, 1..40)
}

async fn play(tx: &mut db::Tx, step: &Step) {
    match *step {
        Step::Sale { order, total } => {
            let received = postings::payment_received(order, SHOP, cents(total)).unwrap();
            book(tx, &[Booking::Post(&received), Booking::Post(&shares(order, total))], NOON).await.unwrap();
        }
        Step::Refund { order, refund, amount, released } => {
            let parts = cents(amount).split(&[70, 20, 10]).unwrap();
            let payees = [Account::brand(5), Account::member(7), Account::merchant(SHOP)].into_iter().zip(parts);
            let state = if released { State::Posted } else { State::Pending };
            let back = postings::shares_reversed(refund, order, SHOP, cents(amount), payees, state).unwrap();
            let paid = postings::refund_paid(refund, order, SHOP, cents(amount)).unwrap();
            book(tx, &[Booking::Post(&back), Booking::Post(&paid)], NOON).await.unwrap();
        }
        Step::Settle(order) => drop(book(tx, &[Booking::Settle(order)], NOON).await.unwrap()),
        Step::Void(order) => drop(book(tx, &[Booking::Void(order)], NOON).await.unwrap()),
        Step::Abandoned(order) => drop(post(tx, &shares(order + 100, 999), NOON).await.unwrap()),
    }
}

on_both!(MIGRATIONS, async fn no_sequence_of_movements_loses_or_makes_a_unit(test) {
    let mut runner = TestRunner::deterministic();
    for _ in 0..12 {
        let story = steps().new_tree(&mut runner).unwrap().current();
        for step in &story {
            let mut tx = test.db.begin().await.unwrap();
            play(&mut tx, step).await;
            if !matches!(step, Step::Abandoned(_)) {
                tx.commit().await.unwrap();
            }
            let mut tx = test.db.read().await.unwrap();
            let found = audit(&mut tx).await.unwrap();
            assert!(found.is_clean(), "{found:?} after {step:?} of {story:?}");
        }
    }
});

/// A sale of one of two shops that share their brand and seller, and what becomes of it.
async fn sell(db: db::Db, order: i64) {
    let shop = order % 2 + 1;
    let parts = cents(1000).split(&[70, 20, 10]).unwrap();
    let payees = [Account::brand(5), Account::member(order % 3), Account::merchant(shop)];
    let earned = postings::shares_earned(order, shop, cents(1000), payees.into_iter().zip(parts)).unwrap();
    let received = postings::payment_received(order, shop, cents(1000)).unwrap();
    let paid = postings::refund_paid(order, order, shop, cents(1000)).unwrap();
    let end: &[Booking<'_>] =
        if order % 5 < 3 { &[Booking::Settle(order)] } else { &[Booking::Void(order), Booking::Post(&paid)] };
    for steps in [&[Booking::Post(&received), Booking::Post(&earned)], end] {
        let mut tx = db.begin().await.unwrap();
        book(&mut tx, steps, NOON).await.unwrap();
        tx.commit().await.unwrap();
    }
}

on_both!(MIGRATIONS, async fn those_who_book_at_once_wait_for_each_other_and_never_for_ever(test) {
    let sales: Vec<_> = (0..300).map(|order| tokio::spawn(sell(test.db.clone(), order))).collect();
    for sale in sales {
        sale.await.unwrap();
    }
    assert_eq!(balance(&test.db, Account::brand(5)).await, (180 * 700, 0));
    let mut tx = test.db.read().await.unwrap();
    assert!(audit(&mut tx).await.unwrap().is_clean());
});
