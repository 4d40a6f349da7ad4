//! Intents are there with their order, end once, and follow what the chain says and takes back.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use db::{Tx, on_both};
use market::settlement::{
    Act, Approval, Carried, Deal, Intent, NewIntent, Outcome, Seen, SettlementError, Share, Status, note_in, seen_in,
    unseen_in, write_in,
};
use market::{Market, OrderId};
use support::{MIGRATIONS, Shop};

fn deal() -> Deal {
    let zero = || "0x00".to_owned();
    Deal {
        merchant: zero(),
        brand: zero(),
        seller: zero(),
        buyer: zero(),
        token: zero(),
        arbiter: zero(),
        item: zero(),
        units: 0,
        product: zero(),
        amount: "1000".into(),
        cart: zero(),
        pay_by: 1_900_000_000,
        hold: 60,
        ruling: 0,
        shares: vec![Share { to: zero(), amount: "1000".into() }],
    }
}

fn refund(amount: &str) -> Carried {
    let by = Approval { deadline: 1, signature: "0x01".into() };
    Carried::Refund { deal: deal(), amount: amount.into(), nonce: "1".into(), by }
}

struct Desk {
    market: Market,
    order: OrderId,
}

impl Desk {
    async fn within<T>(&self, work: impl AsyncFnOnce(&mut Tx) -> T) -> T {
        let mut tx = self.market.desk().begin().await.unwrap();
        let done = work(&mut tx).await;
        tx.commit().await.unwrap();
        done
    }

    fn new_intent(&self, number: i64, carried: Carried) -> NewIntent {
        let due_at = self.market.desk().now();
        NewIntent { order: self.order, number, chain_order: "0xabc".into(), carried, due_at }
    }

    async fn writes(&self, number: i64, carried: Carried) {
        let (intent, now) = (self.new_intent(number, carried), self.market.desk().now());
        self.within(async |tx| write_in(tx, &intent, now).await.map(drop).unwrap()).await;
    }

    async fn notes(&self, intent: &Intent, outcome: Outcome) -> bool {
        let now = self.market.desk().now();
        self.within(async |tx| note_in(tx, intent, &outcome, now).await.unwrap()).await
    }

    async fn sees(&self, act: Act, amount: &str, block: i64) {
        let now = self.market.desk().now();
        let seen = |order: &str| Seen {
            chain_order: order.into(),
            act,
            amount: amount.into(),
            block,
            transaction: format!("0x{block}"),
        };
        self.within(async |tx| seen_in(tx, &[seen("0xother"), seen("0xabc")], now).await.unwrap()).await;
    }

    async fn takes_back(&self, last: i64) {
        let now = self.market.desk().now();
        self.within(async |tx| unseen_in(tx, last, now).await.unwrap()).await;
    }

    async fn open(&self) -> Vec<Intent> {
        self.market.settlements().open(10).await.unwrap()
    }

    async fn all(&self) -> Vec<Intent> {
        self.market.settlements().of_order(self.order).await.unwrap()
    }

    async fn words(&self) -> Vec<(&'static str, i64, Option<i64>)> {
        self.all().await.iter().map(|it| (it.status.word(), it.attempt, it.block)).collect()
    }
}

async fn desk(test: db::testing::TestDb) -> (Desk, Shop) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 10).await;
    let order = shop.order("greta", None, &[(cup, 2)], "20.00").await;
    (Desk { market: shop.market.clone(), order }, shop)
}

on_both!(&MIGRATIONS, async fn an_intent_is_once_and_goes_with_its_transaction(test) {
    let (desk, _shop) = desk(test).await;
    let now = desk.market.desk().now();
    let release = desk.new_intent(0, Carried::Release { deal: deal(), by: None });
    let mut tx = desk.market.desk().begin().await.unwrap();
    write_in(&mut tx, &release, now).await.unwrap();
    drop(tx);
    assert_eq!(desk.all().await, []);
    let first = desk.within(async |tx| write_in(tx, &release, now).await.unwrap()).await;
    let again = desk.within(async |tx| write_in(tx, &release, now).await.unwrap()).await;
    assert_eq!(first, again);
    let other = NewIntent { chain_order: "0xdef".into(), ..release.clone() };
    let refused = desk.within(async |tx| write_in(tx, &other, now).await).await;
    assert!(matches!(refused, Err(SettlementError::Other(order, "release")) if order == desk.order));
    let there = desk.all().await;
    assert_eq!((there.len(), there[0].carried().unwrap()), (1, release.carried));
});

on_both!(&MIGRATIONS, async fn what_is_done_to_an_order_is_done_in_sequence_and_ends_once(test) {
    let (desk, _shop) = desk(test).await;
    desk.writes(0, Carried::Pay { deal: deal(), terms: "0x".into(), means: 0, proof: "0x".into() }).await;
    desk.writes(0, Carried::Release { deal: deal(), by: None }).await;
    let [pay] = &desk.open().await[..] else { panic!("of an order only the first") };
    assert_eq!((pay.act, pay.status), (Act::Pay, Status::Waiting));
    assert!(desk.notes(pay, Outcome::Sent).await);
    let later = desk.market.desk().now() + base::Span::seconds(5);
    assert!(desk.notes(pay, Outcome::Later(later, "not yet".into())).await);
    assert_eq!(desk.open().await, []);
    // What comes of the first attempt does not matter any more.
    assert!(!desk.notes(pay, Outcome::Settled("0x1".into())).await);
    let pay = desk.all().await.remove(0);
    assert_eq!((pay.reason.as_str(), pay.attempt), ("not yet", 2));
    assert!(desk.notes(&pay, Outcome::Settled("0x2".into())).await);
    assert!(!desk.notes(&pay, Outcome::Refused("too late".into())).await);
    let [release] = &desk.open().await[..] else { panic!("the release is next") };
    assert!(desk.notes(release, Outcome::Refused("no".into())).await);
    assert_eq!(desk.words().await, [("settled", 2, None), ("refused", 1, None)]);
    assert_eq!(desk.open().await, []);
});

on_both!(&MIGRATIONS, async fn the_chain_has_the_last_word(test) {
    let (desk, _shop) = desk(test).await;
    desk.writes(0, Carried::Release { deal: deal(), by: None }).await;
    // What is on its way stays there until whoever sent it says so.
    desk.notes(&desk.open().await[0], Outcome::Sent).await;
    desk.sees(Act::Release, "", 7).await;
    assert_eq!(desk.words().await, [("sent", 1, Some(7))]);
    desk.takes_back(6).await;
    assert_eq!(desk.words().await, [("sent", 1, None)]);
    // Refused because somebody else had done it: the chain says so before or after.
    desk.sees(Act::Release, "", 8).await;
    desk.notes(&desk.open().await[0], Outcome::Refused("it is released".into())).await;
    assert_eq!(desk.words().await, [("settled", 1, Some(8))]);
    assert_eq!((desk.all().await[0].reason.as_str(), desk.all().await[0].transaction.as_str()), ("", "0x8"));
    desk.takes_back(7).await;
    assert_eq!(desk.words().await, [("waiting", 2, None)]);
    desk.notes(&desk.open().await[0], Outcome::Refused("no".into())).await;
    desk.sees(Act::Release, "", 9).await;
    assert_eq!(desk.words().await, [("settled", 2, Some(9))]);
    desk.takes_back(9).await;
    assert_eq!(desk.words().await, [("settled", 2, Some(9))]);
});

on_both!(&MIGRATIONS, async fn refunds_are_told_apart_by_their_amounts(test) {
    let (desk, _shop) = desk(test).await;
    for (number, amount) in (0..).zip(["5", "7", "5"]) {
        desk.writes(number, refund(amount)).await;
    }
    desk.sees(Act::Refund, "5", 3).await;
    desk.sees(Act::Refund, "9", 4).await;
    desk.sees(Act::Refund, "5", 5).await;
    assert_eq!(desk.words().await, [("settled", 1, Some(3)), ("waiting", 1, None), ("settled", 1, Some(5))]);
    desk.takes_back(4).await;
    assert_eq!(desk.words().await, [("settled", 1, Some(3)), ("waiting", 1, None), ("waiting", 2, None)]);
    assert_eq!(desk.open().await.len(), 1);
});
