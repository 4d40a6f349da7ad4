//! What Rust makes of the interfaces that are kept.

use alloy_sol_types::SolCall as _;
use chain::contracts::{council, gms, market, timelock};
use chain::messages::market::Order;
use chain::{Address, U96, U256};

#[test]
fn creation_code_is_there_for_what_is_deployed() {
    let codes =
        [&gms::Gms::BYTECODE, &market::Market::BYTECODE, &council::Council::BYTECODE, &timelock::Timelock::BYTECODE];
    assert!(codes.iter().all(|code| code.len() > 4_000));
}

#[test]
fn an_order_goes_into_a_call_and_comes_out_again() {
    let amount = U96::from(7);
    let shares = vec![U256::from(1) << 96 | U256::from(amount)];
    let order = Order { buyer: Address::repeat_byte(1), amount, shares, ..Order::default() };
    let call = market::Market::releaseCall { order };
    assert_eq!(market::Market::releaseCall::abi_decode(&call.abi_encode()).ok(), Some(call));
}
