//! What happens to an order's money.

use chain::U40;
use chain::U256;
use chain::contracts::market::Market::{self, MarketErrors};
use chain::messages::market::{Dispute, Refund, Resolve, Withdraw};
use chain::relayer::Fate;
use chain::reverts::Revert;

use crate::node::Kind;
use crate::town::{AMOUNT, HOLD, LATER, Town, ended};

crate::on_every_node!(
    a_held_order_is_paid_released_and_withdrawn,
    a_refund_gives_back_what_was_refunded_and_pays_the_rest,
    a_dispute_is_decided_by_the_arbiter,
    many_orders_go_together_and_the_bad_one_stays_out,
);

fn is(refused: &Revert, wanted: fn(&MarketErrors) -> bool) -> bool {
    matches!(refused, Revert::Market(error) if wanted(error))
}

async fn a_held_order_is_paid_released_and_withdrawn(kind: Kind) {
    let town = Town::open(kind).await;
    let order = town.order(1).await;
    let payment = town.payment(&order).await;
    town.does("pay", town.market, &payment).await;
    assert!(is(&town.refuses(town.market, &payment).await, |error| matches!(error, MarketErrors::WrongStatus(_))));
    let release = Market::releaseCall { order: order.clone() };
    assert!(is(&town.refuses(town.market, &release).await, |error| matches!(error, MarketErrors::NotDue(_))));
    assert_eq!(town.owed(town.seller.address()).await, U256::ZERO);
    town.running.advance(u64::from(HOLD)).await;
    town.does("release", town.market, &release).await;
    town.is_solvent().await;

    let (account, token, amount) = (town.seller.address(), town.coin, U256::from(AMOUNT / 5));
    assert_eq!(town.owed(account).await, amount);
    let (nonce, deadline) = (U256::ZERO, U40::from(LATER));
    let message = Withdraw { account, token, amount, nonce, deadline };
    let signature = town.seller.signs(&message, town.market).await.into();
    let call = Market::withdrawForCall { account, token, amount, nonce, deadline, signature };
    town.does("withdraw", town.market, &call).await;
    assert_eq!(town.has(account).await, amount);
    assert_eq!(town.owed(account).await, U256::ZERO);
    assert!(matches!(town.refuses(town.market, &call).await, Revert::Market(_)));

    let said = town.events().await;
    let of_order = |id| move |event: &&chain::indexer::Event| event.log.topics().get(1) == Some(&id);
    let id = town.id_of(&order);
    let names: Vec<&str> = said.iter().filter(of_order(id)).map(name).collect();
    assert_eq!(names, ["opened", "released"]);
}

fn name(event: &chain::indexer::Event) -> &'static str {
    if event.decode::<Market::Opened>().is_some() {
        "opened"
    } else if event.decode::<Market::Released>().is_some() {
        "released"
    } else {
        "another"
    }
}

async fn a_refund_gives_back_what_was_refunded_and_pays_the_rest(kind: Kind) {
    let town = Town::open(kind).await;
    let order = town.order(1).await;
    town.does("pay", town.market, &town.payment(&order).await).await;
    let (amount, nonce, deadline) = (U256::from(7), U256::ZERO, U40::from(LATER));
    let message = Refund { order: town.id_of(&order), amount, nonce, deadline };
    let signature = town.merchant.signs(&message, town.market).await.into();
    let call = Market::refundForCall { order: order.clone(), amount, nonce, deadline, signature };
    town.does("refund", town.market, &call).await;
    assert_eq!(town.owed(town.buyer.address()).await, amount);
    town.running.advance(u64::from(HOLD)).await;
    town.does("release", town.market, &Market::releaseCall { order: order.clone() }).await;
    // What each gets is what the program computes, which is how the books know it without asking.
    let shares: Vec<chain::U96> =
        order.shares.iter().map(|share| chain::U96::from(*share & U256::from(chain::U96::MAX))).collect();
    let parts = chain::shares::parts_of_sums_rounded_down(order.amount, &shares, chain::U96::from(7)).unwrap();
    let people = [town.brand.address(), town.seller.address(), town.merchant.address(), town.pool().await];
    for (person, part) in people.into_iter().zip(parts) {
        assert_eq!(town.owed(person).await, U256::from(part));
    }
    town.is_solvent().await;
}

async fn a_dispute_is_decided_by_the_arbiter(kind: Kind) {
    let town = Town::open(kind).await;
    let order = town.order(1).await;
    let (id, deadline) = (town.id_of(&order), U40::from(LATER));
    town.does("pay", town.market, &town.payment(&order).await).await;
    let signature = town.buyer.signs(&Dispute { order: id, deadline }, town.market).await.into();
    town.does("dispute", town.market, &Market::disputeForCall { order: order.clone(), deadline, signature }).await;
    town.running.advance(86_400).await;
    let release = Market::releaseCall { order: order.clone() };
    assert!(is(&town.refuses(town.market, &release).await, |error| matches!(error, MarketErrors::WrongStatus(_))));
    let to_buyer = U256::from(AMOUNT);
    let message = Resolve { order: id, toBuyer: to_buyer, deadline };
    let forged = town.buyer.signs(&message, town.market).await.into();
    let call = |signature| Market::resolveForCall { order: order.clone(), toBuyer: to_buyer, deadline, signature };
    assert!(matches!(town.refuses(town.market, &call(forged)).await, Revert::Market(_)));
    let signature = town.arbiter.signs(&message, town.market).await.into();
    town.does("resolve", town.market, &call(signature)).await;
    assert_eq!(town.owed(town.buyer.address()).await, to_buyer);
    town.is_solvent().await;
}

async fn many_orders_go_together_and_the_bad_one_stays_out(kind: Kind) {
    let town = Town::open(kind).await;
    let relayer = town.relayer().await;
    let payments = async |number: u64| town.payment(&town.order(number).await).await;
    for number in 0..30 {
        let request = town.request(&format!("pay {number}"), town.market, &payments(number).await);
        assert_eq!(relayer.submit(request).await.unwrap(), Fate::Waiting);
    }
    // Somebody else sends one of them first.
    town.does("by another", town.market, &payments(17).await).await;
    let worked = relayer.step().await.unwrap();
    assert_eq!((worked.sent, worked.refused), (29, 1));
    for number in 0..30 {
        let fate = ended(&relayer, &format!("pay {number}")).await;
        assert_eq!(matches!(fate, Fate::Done(_)), number != 17, "{number}: {fate:?}");
    }
    assert_eq!(town.has(town.market).await, U256::from(30 * AMOUNT));
    let opened = town.events().await.iter().filter(|event| name(event) == "opened").count();
    assert_eq!(opened, 30);
}
