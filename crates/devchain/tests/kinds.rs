//! Every kind of transaction: what it does, and how it is refused.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use std::sync::Arc;

use alloy_consensus::{SignableTransaction as _, TxEip1559, TxEip2930, TxEip4844, TxEip7702, TxEnvelope, TxLegacy};
use alloy_eips::eip2718::Encodable2718 as _;
use alloy_eips::eip2930::{AccessList, AccessListItem};
use alloy_eips::eip7702::SignedAuthorization;
use alloy_primitives::{Address, B256, Bytes, Signature, TxKind, U256, hex};
use base::Timestamp;
use devchain::{Alloc, Devchain, Filter, Refusal, TransactionInput, TransactionRequest};
use support::{CHAIN, LATEST, LOGGER, Person, clock, genesis, open, plain, words};

const PRICE: u128 = 3_000_000_000;
const TO: Address = Address::repeat_byte(9);

fn legacy(nonce: u64, chain_id: Option<u64>) -> TxLegacy {
    let to = TxKind::Call(TO);
    TxLegacy { chain_id, nonce, gas_price: PRICE, gas_limit: 21_000, to, value: U256::from(5), ..TxLegacy::default() }
}

/// What the latest block has of its one transaction: its type, whether it succeeded, and the gas it used.
fn latest(chain: &Devchain) -> (u8, bool, u64) {
    let block = chain.block(LATEST).unwrap().unwrap();
    let [mined] = block.transactions.as_slice() else { panic!("{} transactions", block.transactions.len()) };
    (u8::from(mined.transaction.tx_type()), mined.success, mined.gas_used)
}

#[test]
fn legacy_with_the_number_of_the_chain_and_without() {
    let (chain, ana) = (open(None).unwrap(), Person::nth(0));
    for (nonce, chain_id) in [(0, Some(CHAIN)), (1, None)] {
        chain.submit(&ana.signed(legacy(nonce, chain_id))).unwrap();
        assert_eq!(latest(&chain), (0, true, 21_000));
    }
    assert_eq!(chain.account(TO, LATEST).unwrap().balance, U256::from(10));
    let foreign = chain.submit(&ana.signed(legacy(2, Some(1)))).unwrap_err();
    assert_eq!(foreign, Refusal::WrongChain { got: 1, own: CHAIN });
    assert_eq!(foreign.to_string(), "invalid chain id: signed for chain 1, this is chain 20261");
    let cheap = chain.submit(&ana.signed(TxLegacy { gas_price: 1, ..legacy(2, Some(CHAIN)) })).unwrap_err();
    assert!(matches!(cheap, Refusal::FeeTooLow { offered: 1, .. }), "{cheap}");
    // The whole price is paid, not only the base fee.
    let paid = U256::from(2 * 21_000) * U256::from(PRICE) + U256::from(10);
    assert_eq!(chain.account(ana.address(), LATEST).unwrap().balance, U256::from(10).pow(U256::from(24)) - paid);
}

#[test]
fn a_list_of_what_will_be_read_costs_what_it_says() {
    let (chain, ana) = (open(None).unwrap(), Person::nth(0));
    let item = AccessListItem { address: LOGGER, storage_keys: vec![B256::ZERO, B256::with_last_byte(1)] };
    let listed = |nonce, access_list| TxEip2930 {
        chain_id: CHAIN,
        nonce,
        gas_price: PRICE,
        gas_limit: 100_000,
        to: TxKind::Call(TO),
        access_list,
        ..TxEip2930::default()
    };
    let request = TransactionRequest {
        from: Some(ana.address()),
        to: Some(TxKind::Call(TO)),
        access_list: Some(AccessList(vec![item.clone()])),
        ..TransactionRequest::default()
    };
    assert_eq!(chain.estimate(&request, LATEST), Ok(27_200));
    chain.submit(&ana.signed(listed(0, AccessList(vec![item.clone()])))).unwrap();
    assert_eq!(latest(&chain), (1, true, 21_000 + 2_400 + 2 * 1_900));
    chain.submit(&ana.signed(listed(1, AccessList::default()))).unwrap();
    assert_eq!(latest(&chain), (1, true, 21_000));
    let foreign = TxEip2930 { chain_id: 5, ..listed(2, AccessList::default()) };
    assert_eq!(chain.submit(&ana.signed(foreign)), Err(Refusal::WrongChain { got: 5, own: CHAIN }));
    // With the newer kind as well; there the tip is what is paid beyond the base fee.
    let newer = TxEip1559 { access_list: AccessList(vec![item]), to: TxKind::Call(TO), ..plain(2, 100_000) };
    let (before, fee) = (chain.account(ana.address(), LATEST).unwrap().balance, chain.base_fee());
    chain.submit(&ana.signed(newer)).unwrap();
    assert_eq!(latest(&chain), (2, true, 27_200));
    let paid = before - chain.account(ana.address(), LATEST).unwrap().balance;
    assert_eq!(paid, U256::from(27_200) * (U256::from(fee) + U256::from(1_000_000)));
}

#[test]
fn what_a_call_reads_is_found_and_can_be_brought_along() {
    // Calls what its first word names with the rest: CALLDATACOPY(0, 32, 64); CALL(GAS, CALLDATALOAD(0), 0, 0, 64, 0, 0); STOP
    let through = hex!("6040602060003760006000604060006000600035").to_vec();
    let through = [through, hex!("5af100").to_vec()].concat();
    let caller = Address::repeat_byte(0x77);
    let mut genesis = genesis();
    genesis.alloc.insert(caller, Alloc { code: through.into(), ..Alloc::default() });
    let (chain, ana) = (Devchain::open(None, &genesis, clock()).unwrap(), Person::nth(0));
    let input = Bytes::from([LOGGER.into_word().to_vec(), words(3, 9)].concat());
    let request = TransactionRequest {
        from: Some(ana.address()),
        to: Some(TxKind::Call(caller)),
        input: TransactionInput::new(input.clone()),
        ..TransactionRequest::default()
    };
    let found = chain.access_list(&request, LATEST).unwrap();
    assert_eq!(found.error, None);
    let expected = AccessListItem { address: LOGGER, storage_keys: vec![B256::with_last_byte(3)] };
    assert_eq!(found.access_list, AccessList(vec![expected]));
    let tx = TxEip1559 { to: TxKind::Call(caller), input, access_list: found.access_list, ..plain(0, 500_000) };
    chain.submit(&ana.signed(tx)).unwrap();
    assert_eq!(latest(&chain), (2, true, found.gas_used.to::<u64>()));
    // What fails has read something as well: MSTORE8(SLOAD(5), 1); REVERT(0, 1)
    let fails = TransactionRequest {
        input: TransactionInput::new(hex!("60016005545360016000fd").into()),
        to: None,
        from: Some(ana.address()),
        ..TransactionRequest::default()
    };
    let found = chain.access_list(&fails, LATEST).unwrap();
    assert_eq!(found.error.unwrap(), "execution reverted");
    assert_eq!(found.access_list.0.len(), 1);
}

fn delegating(nonce: u64, to: Address, input: Vec<u8>, authorization_list: Vec<SignedAuthorization>) -> TxEip7702 {
    let TxEip1559 { chain_id, gas_limit, max_fee_per_gas, max_priority_fee_per_gas, .. } = plain(nonce, 500_000);
    TxEip7702 {
        chain_id,
        nonce,
        gas_limit,
        max_fee_per_gas,
        max_priority_fee_per_gas,
        to,
        input: input.into(),
        authorization_list,
        ..TxEip7702::default()
    }
}

fn code(chain: &Arc<Devchain>, who: &Person) -> Bytes {
    chain.code(who.address(), LATEST).unwrap()
}

#[test]
fn an_account_runs_the_code_that_it_authorized() {
    let (chain, ana, ben) = (open(None).unwrap(), Person::nth(0), Person::nth(1));
    let set = delegating(0, ben.address(), words(1, 77), vec![ben.delegates(CHAIN, LOGGER, 0)]);
    chain.submit(&ana.signed(set)).unwrap();
    let (kind, success, _) = latest(&chain);
    assert_eq!((kind, success), (4, true));
    assert_eq!(code(&chain, &ben).as_ref(), [&[0xef, 0x01, 0x00], LOGGER.as_slice()].concat());
    assert_eq!(chain.account(ben.address(), LATEST).unwrap().nonce, 1);
    // It ran as the account's own: with its storage, and under its address.
    assert_eq!(chain.slot(ben.address(), U256::from(1), LATEST).unwrap(), U256::from(77));
    assert_eq!(chain.slot(LOGGER, U256::from(1), LATEST).unwrap(), U256::ZERO);
    assert_eq!(chain.logs(&Filter::new().from_block(0).address(ben.address())).unwrap().len(), 1);
    // It goes on doing so, whatever the kind, and the account still sends.
    chain.submit(&ana.calls(1, ben.address(), words(2, 78))).unwrap();
    assert_eq!(chain.slot(ben.address(), U256::from(2), LATEST).unwrap(), U256::from(78));
    chain.submit(&ben.sends(1, TO, 3)).unwrap();
    assert_eq!(chain.account(TO, LATEST).unwrap().balance, U256::from(3));
    // Whoever authorizes nothing takes the code away; who sends it himself has used one nonce already.
    let clear = delegating(2, TO, Vec::new(), vec![ben.delegates(CHAIN, Address::ZERO, 3)]);
    chain.submit(&ben.signed(clear)).unwrap();
    assert_eq!((code(&chain, &ben), chain.account(ben.address(), LATEST).unwrap().nonce), (Bytes::new(), 4));
}

#[test]
fn an_authorization_for_elsewhere_or_another_nonce_does_nothing() {
    let (chain, ana, ben) = (open(None).unwrap(), Person::nth(0), Person::nth(1));
    let foreign = delegating(0, TO, Vec::new(), vec![ben.delegates(1, LOGGER, 0), ben.delegates(CHAIN, LOGGER, 7)]);
    chain.submit(&ana.signed(foreign)).unwrap();
    let (kind, success, _) = latest(&chain);
    assert_eq!((kind, success, code(&chain, &ben)), (4, true, Bytes::new()));
    assert_eq!(chain.account(ben.address(), LATEST).unwrap().nonce, 0);
    // Number 0 is meant for every chain, and the last that is right stays.
    let list = vec![ben.delegates(0, TO, 0), ben.delegates(CHAIN, LOGGER, 1)];
    chain.submit(&ana.signed(delegating(1, TO, Vec::new(), list))).unwrap();
    assert_eq!(code(&chain, &ben).get(3..), Some(LOGGER.as_slice()));
    // The transaction itself has to be for this chain, and to have a list.
    let one = || vec![ben.delegates(CHAIN, LOGGER, 2)];
    let other = TxEip7702 { chain_id: 1, ..delegating(2, TO, Vec::new(), one()) };
    assert_eq!(chain.submit(&ana.signed(other)), Err(Refusal::WrongChain { got: 1, own: CHAIN }));
    let empty = chain.submit(&ana.signed(delegating(2, TO, Vec::new(), Vec::new()))).unwrap_err();
    assert!(empty.to_string().to_lowercase().contains("authorization list"), "{empty}");
    assert_eq!(chain.latest(), 2);
}

#[test]
fn what_cannot_be_taken_is_refused_with_words() {
    let (chain, ana, poor) = (open(None).unwrap(), Person::nth(0), Person::nth(40));
    let refused = |raw: &[u8]| chain.submit(raw).unwrap_err();
    let blob = TxEip4844 { chain_id: CHAIN, to: TO, gas_limit: 21_000, max_fee_per_gas: PRICE, ..TxEip4844::default() };
    let blob = TxEip4844 { blob_versioned_hashes: vec![B256::with_last_byte(1)], max_fee_per_blob_gas: 1, ..blob };
    assert_eq!(refused(&ana.signed(blob)), Refusal::Blob);
    assert_eq!(Refusal::Blob.to_string(), "transaction type not supported: blob transactions are not taken here");
    let says = |tx: TxEip1559, said: &str| {
        let told = refused(&ana.signed(TxEip1559 { to: TxKind::Call(TO), ..tx })).to_string();
        assert!(told.to_lowercase().contains(said), "{told}");
    };
    says(plain(3, 21_000), "nonce too high: next nonce 0, tx nonce 3");
    says(TxEip1559 { max_priority_fee_per_gas: PRICE + 1, ..plain(0, 21_000) }, "priority fee");
    says(plain(0, 16_777_217), "gas limit");
    says(plain(0, 20_000), "intrinsic gas too low: have 20000");
    says(
        TxEip1559 { max_fee_per_gas: 999_999, max_priority_fee_per_gas: 1, ..plain(0, 21_000) },
        "max fee per gas less than block base fee: 999999",
    );
    says(TxEip1559 { value: U256::from(10).pow(U256::from(24)), ..plain(0, 21_000) }, "insufficient funds");
    says(TxEip1559 { value: U256::MAX, ..plain(0, 21_000) }, "overflow");
    let told = refused(&poor.sends(0, TO, 1)).to_string();
    assert!(told.starts_with("insufficient funds for gas * price + value: balance 0, needed 63000000000001"), "{told}");
    // A signature of nobody, and one whose twin would be another transaction (EIP-2).
    let with =
        |signature: Signature| Bytes::from(TxEnvelope::from(plain(0, 21_000).into_signed(signature)).encoded_2718());
    assert_eq!(refused(&with(Signature::new(U256::ZERO, U256::ONE, false))), Refusal::Signature);
    assert_eq!(refused(&with(Signature::new(U256::ONE, U256::MAX, true))), Refusal::Signature);
    assert_eq!(chain.latest(), 0);
    assert_eq!(chain.account(ana.address(), LATEST).unwrap().nonce, 0);
}

#[test]
fn a_gap_is_filled_by_what_was_missing() {
    let (chain, ana) = (open(None).unwrap(), Person::nth(0));
    let (first, second) = (ana.sends(0, TO, 1), ana.sends(1, TO, 1));
    // In the wrong sequence the later one is refused and not kept; nothing waits.
    let answers = chain.submit_all(&[second.clone(), first]);
    assert_eq!(answers[0], Err(Refusal::NonceTooHigh { next: 0, got: 1 }));
    assert!(answers[1].is_ok());
    assert_eq!((chain.latest(), chain.account(TO, LATEST).unwrap().balance), (1, U256::ONE));
    chain.submit(&second).unwrap();
    assert_eq!((chain.latest(), chain.account(TO, LATEST).unwrap().balance), (2, U256::from(2)));
}

#[test]
fn a_clock_that_went_back_does_not_take_blocks_with_it() {
    let (folder, ana) = (tempfile::tempdir().unwrap(), Person::nth(0));
    let opened_at = |seconds: u64| {
        let clock = clock();
        clock.set(Timestamp::from_millis(i64::try_from(seconds).unwrap() * 1000));
        Devchain::open(Some(folder.path()), &genesis(), clock).unwrap()
    };
    let time = |chain: &Devchain| chain.block(LATEST).unwrap().unwrap().header.timestamp;
    let chain = opened_at(support::START + 500);
    chain.submit(&ana.sends(0, TO, 1)).unwrap();
    assert_eq!(time(&chain), support::START + 500);
    drop(chain);
    // While it was closed the clock was set back, to before the first block even: time stands still until the clock has caught up.
    for (nonce, clock, expected) in [(1, 0, 500), (2, support::START + 499, 500), (3, support::START + 501, 501)] {
        let chain = opened_at(clock);
        chain.submit(&ana.sends(nonce, TO, 1)).unwrap();
        assert_eq!(time(&chain), support::START + expected);
    }
}
