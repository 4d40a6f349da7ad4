//! Every answer of the node is lost once, before the node has heard the question or after it: the order is settled all the same.

use base::Span;
use chain::U256;
use chain::node::through;
use chain::testing::Faulty;
use chain::testing::trade::AMOUNT;
use server::jobs;

use crate::booth::{Booth, HOLD, clock, devchain, furnish, transport};

#[tokio::test]
async fn whichever_answer_is_lost_each_order_is_settled_once() {
    let folder = tempfile::tempdir().unwrap();
    furnish(folder.path()).await;
    let clock = clock(0);
    let chain = devchain(None, &clock);
    let node = Faulty::around(transport(&chain));
    let booth = Booth::open(folder.path(), through(node.clone()), clock, 0).await;
    let mut number = 0;
    for heard in [false, true] {
        for answered in 0.. {
            let order = booth.orders(number).await;
            number += 1;
            node.fail_after(answered, heard);
            // Paid, and released after its hold, with a failure somewhere on the way.
            for seconds in [0, i64::from(HOLD)] {
                booth.works(seconds).await;
            }
            let failed = node.heal();
            for _ in 0..3 {
                // What failed is tried again within a minute.
                booth.clock.advance(Span::minutes(2));
                jobs::run_due(&booth.app).await.unwrap();
            }
            booth.clock.advance(Span::seconds(i64::from(HOLD)));
            jobs::run_due(&booth.app).await.unwrap();
            assert_eq!(booth.stands(order).await, "settled settled", "answer {answered}, heard: {heard}");
            assert_eq!(booth.trade.held().await, U256::from(number * AMOUNT));
            assert_eq!(booth.trade.earned(booth.trade.seller).await, U256::from(number * AMOUNT / 5));
            if !failed {
                assert!(answered > 10, "only {answered} answers were needed");
                break;
            }
        }
    }
}
