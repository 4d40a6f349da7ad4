//! What was agreed on of orders reaches the chain, and what the chain says comes back.

use std::sync::Arc;

use chain::U256;
use chain::settle;
use chain::signer::{LocalKey, Signer as _};
use chain::testing::trade::AMOUNT;
use market::jobs::JobKind;
use market::settlement::{self, Approval, Carried, SettlementError, Status};
use server::jobs;

use crate::booth::{Booth, HOLD, booth, deal};

const HELD: i64 = HOLD as i64;

fn times(orders: u64, tenths: u64) -> U256 {
    U256::from(orders * AMOUNT / 10 * tenths)
}

#[tokio::test]
async fn orders_are_paid_and_after_their_hold_released() {
    let (booth, _chain, _folder) = booth().await;
    let mut orders = Vec::new();
    for number in 0..5 {
        orders.push(booth.orders(number).await);
    }
    booth.works(0).await;
    assert_eq!(booth.stands(orders[0]).await, "settled waiting");
    assert_eq!(booth.trade.held().await, times(5, 10));
    assert_eq!(booth.trade.earned(booth.trade.seller).await, U256::ZERO);
    booth.works(HELD).await;
    for order in &orders {
        assert_eq!(booth.stands(*order).await, "settled settled");
    }
    assert_eq!(booth.trade.earned(booth.trade.seller).await, times(5, 2));
    // All of a kind went in one transaction, and that is kept; in which block, the chain says.
    let before = booth.intents(orders[0]).await;
    assert_eq!(before[0].transaction, booth.intents(orders[4]).await[0].transaction);
    assert_eq!((before[0].block, before[0].attempt), (None, 1));
    booth.follows().await;
    let after = booth.intents(orders[0]).await;
    assert!(after[0].block < after[1].block, "{after:?}");
    assert_eq!(after[0].transaction, before[0].transaction);
}

#[tokio::test]
async fn an_intent_is_there_with_its_order_or_not_at_all_and_once() {
    let (booth, _chain, _folder) = booth().await;
    let placed = booth.orders(1).await;
    let order = booth.trade.order(1);
    let now = booth.market.desk().now();
    let same = booth.intent(placed, &order, 0, Carried::Release { deal: deal(&order), by: None }, now);
    let mut tx = booth.market.desk().begin().await.unwrap();
    let id = settlement::write_in(&mut tx, &same, now).await.unwrap();
    assert_eq!(id, booth.intents(placed).await[1].id);
    let by = Some(Approval { deadline: 1, signature: "0x".into() });
    let other = booth.intent(placed, &order, 0, Carried::Release { deal: deal(&order), by }, now);
    let refused = settlement::write_in(&mut tx, &other, now).await;
    assert!(matches!(refused, Err(SettlementError::Other(..))), "{refused:?}");
    let third = booth.intent(placed, &order, 1, same.carried.clone(), now);
    settlement::write_in(&mut tx, &third, now).await.unwrap();
    drop(tx);
    assert_eq!(booth.stands(placed).await, "waiting waiting");
}

#[tokio::test]
async fn what_the_contract_refuses_is_kept_in_words_and_does_no_harm_to_others() {
    let (booth, _chain, _folder) = booth().await;
    let (order, other) = (booth.trade.order(1), booth.trade.order(2));
    let (terms, proof) = booth.trade.signed(&other).await;
    let (terms, proof) = (terms.to_string(), proof.to_string());
    let forged = Carried::Pay { deal: deal(&order), terms: terms.clone(), means: 0, proof: proof.clone() };
    let forged = booth.orders_by(1, &order, forged).await;
    // What is carried is not what the order's id says.
    let swapped = Carried::Pay { deal: deal(&other), terms, means: 0, proof };
    let swapped = booth.orders_by(3, &booth.trade.order(3), swapped).await;
    let mut garbled = deal(&booth.trade.order(4));
    garbled.amount = "0x10".into();
    let pay = Carried::Pay { deal: garbled, terms: "0x".into(), means: 0, proof: "0x".into() };
    let garbled = booth.orders_by(4, &booth.trade.order(4), pay).await;
    let good = booth.orders(5).await;
    booth.works(0).await;
    let reason = async |order| booth.intents(order).await[0].reason.clone();
    assert!(reason(forged).await.contains("Unsigned"), "{}", reason(forged).await);
    assert!(reason(swapped).await.starts_with("what is to be carried is the order 0x"), "{}", reason(swapped).await);
    assert_eq!(reason(garbled).await, "the amount of the order cannot be read");
    assert_eq!(booth.stands(good).await, "settled waiting");
    // Of an order that was never paid nothing can be released.
    booth.works(HELD).await;
    assert_eq!(booth.stands(forged).await, "refused refused");
    assert!(booth.intents(forged).await[1].reason.contains("WrongStatus"));
    assert_eq!(booth.stands(good).await, "settled settled");
}

#[tokio::test]
async fn what_is_not_due_waits_until_it_is_and_refunds_go_back() {
    let (booth, _chain, _folder) = booth().await;
    let order = booth.trade.order(1);
    let placed = booth.orders(1).await;
    // The hold begins when it is paid, three seconds after it was ordered.
    booth.works(3).await;
    booth.works(HELD - 3).await;
    let early = booth.intents(placed).await[1].clone();
    assert_eq!((early.status, early.attempt), (Status::Waiting, 2));
    assert!(early.reason.contains("NotDue"), "{}", early.reason);
    booth.works(2).await;
    assert_eq!(booth.stands(placed).await, "settled waiting");
    booth.works(8).await;
    assert_eq!(booth.stands(placed).await, "settled settled");
    let now = booth.market.desk().now();
    let mut tx = booth.market.desk().begin().await.unwrap();
    let nonces = [U256::from(7), U256::from(8)];
    for (number, nonce) in (0..).zip(nonces) {
        let amount = U256::from(1_000);
        let signature = booth.trade.refunding(&order, amount, nonce).await.to_string();
        let by = Approval { deadline: i64::try_from(booth.trade.pay_by).unwrap(), signature };
        let (amount, nonce) = (amount.to_string(), nonce.to_string());
        let refund = Carried::Refund { deal: deal(&order), amount, nonce, by };
        let refund = booth.intent(placed, &order, number, refund, now);
        settlement::write_in(&mut tx, &refund, now).await.unwrap();
    }
    tx.commit().await.unwrap();
    booth.works(5).await;
    assert_eq!(booth.stands(placed).await, "settled settled settled settled");
    assert_eq!(booth.trade.earned(booth.trade.buyer.address()).await, U256::from(2_000));
    booth.follows().await;
    let blocks: Vec<_> = booth.intents(placed).await.iter().map(|intent| intent.block.is_some()).collect();
    assert_eq!(blocks, [true; 4]);
    // A second release comes too late.
    let again = booth.intent(placed, &order, 1, Carried::Release { deal: deal(&order), by: None }, now);
    let mut tx = booth.market.desk().begin().await.unwrap();
    settlement::write_in(&mut tx, &again, now).await.unwrap();
    tx.commit().await.unwrap();
    booth.works(5).await;
    assert_eq!(booth.stands(placed).await, "settled settled settled settled refused");
}

#[tokio::test]
async fn what_a_deep_reorganisation_undid_is_carried_again() {
    let (booth, chain, _folder) = booth().await;
    let before = chain.latest();
    let order = booth.orders(1).await;
    booth.works(0).await;
    booth.works(HELD).await;
    booth.follows().await;
    assert_eq!(booth.stands(order).await, "settled settled");
    chain.revert_to(before).unwrap();
    assert_eq!(booth.trade.held().await, U256::ZERO);
    for _ in 0..5 {
        chain.mine().unwrap();
    }
    booth.follows().await;
    assert_eq!(booth.stands(order).await, "waiting waiting");
    booth.works(5).await;
    assert_eq!(booth.trade.held().await, times(1, 10));
    booth.works(HELD).await;
    booth.works(5).await;
    booth.follows().await;
    let intents = booth.intents(order).await;
    assert_eq!(booth.stands(order).await, "settled settled", "{intents:?}");
    assert!(intents.iter().all(|intent| intent.attempt >= 2 && intent.block.is_some()), "{intents:?}");
    assert_eq!(booth.trade.earned(booth.trade.seller).await, times(1, 2));
}

#[tokio::test]
async fn an_order_that_somebody_else_paid_is_settled_by_what_the_chain_says() {
    let (booth, _chain, _folder) = booth().await;
    let order = booth.trade.order(1);
    let (terms, proof) = booth.trade.signed(&order).await;
    let placed = booth.orders(1).await;
    booth.trade.sends(booth.trade.place.address, settle::pay(order, terms, 0, proof)).await;
    booth.works(0).await;
    assert_eq!(booth.stands(placed).await, "refused waiting");
    booth.follows().await;
    assert_eq!(booth.stands(placed).await, "settled waiting");
    assert_eq!(booth.trade.held().await, times(1, 10));
    booth.works(HELD).await;
    assert_eq!(booth.stands(placed).await, "settled settled");
}

#[tokio::test]
async fn without_a_chain_intents_wait_and_nothing_else_changes() {
    let (booth, _chain, folder) = booth().await;
    let order = booth.orders(1).await;
    let alone = Booth::app(&booth.market, folder.path(), None);
    jobs::run_due(&alone).await.unwrap();
    assert_eq!(booth.stands(order).await, "waiting waiting");
    let job = booth.market.jobs().by_key(JobKind::Settlement.word()).await.unwrap().unwrap();
    assert_eq!(job.last_error, "");
    booth.works(60).await;
    assert_eq!(booth.stands(order).await, "settled waiting");
}

#[tokio::test]
async fn a_relayer_without_money_says_so_and_another_can_take_over() {
    let (mut booth, _chain, folder) = booth().await;
    let poor = LocalKey::from_bytes(&chain::B256::repeat_byte(9)).unwrap();
    let mut link = booth.app.link().unwrap().clone();
    link.signer = Arc::new(poor.clone());
    booth.app = Booth::app(&booth.market, folder.path(), Some(link.clone()));
    let order = booth.orders(1).await;
    booth.works(0).await;
    let job = async || booth.market.jobs().by_key(JobKind::Settlement.word()).await.unwrap().unwrap();
    assert!(job().await.last_error.contains("has 0 wei"), "{}", job().await.last_error);
    assert_eq!(booth.stands(order).await, "sent waiting");
    // Another account takes over.
    link.signer = Arc::new(booth.trade.relayer.clone());
    booth.app = Booth::app(&booth.market, folder.path(), Some(link));
    booth.works(120).await;
    assert_eq!(booth.stands(order).await, "settled waiting");
}
