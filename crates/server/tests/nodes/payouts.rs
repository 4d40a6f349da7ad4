//! What is paid by the month: from a pool, by a root.

use chain::contracts::market::Market;
use chain::contracts::payouts::IPayouts::Posting;
use chain::contracts::payouts::Payouts;
use chain::merkle::Tree;
use chain::messages::payouts::Post;
use chain::payouts::Claims;
use chain::{B256, U40, U96, U256};

use crate::node::{CHAIN, Kind};
use crate::town::{AMOUNT, LATER, Town};

crate::on_every_node!(a_pool_is_paid_by_a_root);

async fn a_pool_is_paid_by_a_root(kind: Kind) {
    let town = Town::open(kind).await;
    let mut order = town.order(1).await;
    (order.hold, order.arbiter) = (0, chain::Address::ZERO);
    town.does("pay", town.market, &town.payment(&order).await).await;
    let (pool, merchant) = (town.pool().await, town.merchant.address());
    let total = AMOUNT / 2 - 2 * (AMOUNT / 5);
    assert_eq!(town.owed(pool).await, U256::from(total));
    town.does("register", town.payouts, &Payouts::registerCall { merchant }).await;

    let claims = Claims { chain: CHAIN, payouts: town.payouts, pool: merchant, token: town.coin };
    let earned = [(town.seller.address(), U256::from(total - 1)), (town.brand.address(), U256::from(1))];
    let leaves = earned.map(|(account, total)| claims.leaf(account, total)).to_vec();
    let tree = Tree::new(&leaves, chain::merkle::LeafOrder::ByHash).unwrap();
    let posting = Posting {
        pool: merchant,
        token: town.coin,
        root: tree.root(),
        dataHash: B256::repeat_byte(1),
        total: U96::from(total),
    };
    let (nonce, deadline) = (U256::ZERO, U40::from(LATER));
    let message = Post { account: merchant, posting: posting.clone(), nonce, deadline };
    let signature = town.merchant.signs(&message, town.payouts).await.into();
    town.does("post", town.payouts, &Payouts::postForCall { account: merchant, posting, nonce, deadline, signature })
        .await;
    let index = town.asks(town.payouts, &Payouts::countCall {}).await;
    let accept = Payouts::acceptCall { index };
    assert!(matches!(town.refuses(town.payouts, &accept).await, chain::reverts::Revert::Payouts(_)));
    town.running.advance(town.asks(town.payouts, &Payouts::DELAYCall {}).await.to()).await;
    town.does("accept", town.payouts, &accept).await;
    for (place, (account, total)) in earned.into_iter().enumerate() {
        let before = town.owed(account).await;
        let proof = tree.proof(place).unwrap();
        let call = Payouts::claimCall { pool: merchant, token: town.coin, account, total, proof };
        town.does(&format!("claim {place}"), town.payouts, &call).await;
        assert_eq!(town.owed(account).await, before + total);
    }
    assert_eq!(town.owed(pool).await, U256::ZERO);
    let balance = Market::balanceOfCall { token: town.coin, account: town.seller.address() };
    assert_eq!(town.asks(town.market, &balance).await, U256::from(AMOUNT / 5 + total - 1));
}
