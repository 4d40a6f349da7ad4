//! What transactions do, and which are refused.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use alloy_primitives::{Address, B256, TxKind, U256};
use base::Span;
use devchain::{BlockId, CallError, Devchain, Filter, Refusal, STATES_KEPT, TransactionInput, TransactionRequest};
use support::{LATEST, LOGGER, OTHER_LOGGER, Person, clock, genesis, open, plain, words};

fn request(from: Address, to: Address, input: Vec<u8>) -> TransactionRequest {
    let (to, input) = (Some(TxKind::Call(to)), TransactionInput::new(input.into()));
    TransactionRequest { from: Some(from), to, input, ..TransactionRequest::default() }
}

#[test]
fn a_transfer_is_in_a_block_when_it_returns() {
    let (chain, ana, ben) = (open(None).unwrap(), Person::nth(0), Address::repeat_byte(9));
    let mut news = chain.subscribe();
    let hash = chain.submit(&ana.sends(0, ben, 5)).unwrap();
    let (block, place) = chain.transaction(hash).unwrap().unwrap();
    assert_eq!((block.header.number, place, chain.latest()), (1, 0, 1));
    assert_eq!((block.transactions[0].success, block.transactions[0].gas_used), (true, 21_000));
    assert_eq!(block.header.parent_hash, chain.block(BlockId::earliest()).unwrap().unwrap().hash);
    assert_eq!(block.header.hash_slow(), block.hash);
    assert_eq!(chain.account(ben, LATEST).unwrap().balance, U256::from(5));
    assert_eq!(chain.account(ben, BlockId::earliest()).unwrap().balance, U256::ZERO);
    assert_eq!(news.try_recv().unwrap().hash, block.hash);
}

#[test]
fn a_batch_is_one_block_and_what_is_refused_stays_out() {
    let (chain, ana, ben) = (open(None).unwrap(), Person::nth(0), Person::nth(1));
    let to = Address::repeat_byte(9);
    let batch = [ana.sends(0, to, 1), ben.sends(7, to, 1), ana.sends(1, to, 1), b"\x02nonsense".to_vec().into()];
    let answers = chain.submit_all(&batch);
    assert!(answers[0].is_ok() && answers[2].is_ok());
    assert_eq!(answers[1], Err(Refusal::NonceTooHigh { next: 0, got: 7 }));
    assert!(matches!(answers[3], Err(Refusal::Undecodable(_))));
    assert_eq!((chain.latest(), chain.account(to, LATEST).unwrap().balance), (1, U256::from(2)));
}

#[test]
fn what_does_not_fit_into_a_block_goes_into_the_next() {
    let chain = Devchain::open(None, &devchain::Genesis { gas_limit: 50_000, ..genesis() }, clock()).unwrap();
    let (ana, to) = (Person::nth(0), Address::repeat_byte(9));
    let batch: Vec<_> = (0..5).map(|nonce| ana.sends(nonce, to, 1)).collect();
    assert!(chain.submit_all(&batch).iter().all(Result::is_ok));
    assert_eq!((chain.latest(), chain.account(to, LATEST).unwrap().balance), (3, U256::from(5)));
}

#[test]
fn refusals_say_why_and_leave_nothing() {
    let (chain, ana, poor) = (open(None).unwrap(), Person::nth(0), Person::nth(40));
    let to = Address::repeat_byte(9);
    let first = ana.sends(0, to, 1);
    let hash = chain.submit(&first).unwrap();
    let refused = |raw: &[u8]| chain.submit(raw).unwrap_err();
    assert_eq!(refused(&first), Refusal::Known(hash));
    assert_eq!(refused(&ana.sends(0, to, 2)), Refusal::NonceTooLow { next: 1, got: 0 });
    assert!(matches!(refused(&poor.sends(0, to, 1)), Refusal::Funds { .. }));
    let cheap = alloy_consensus::TxEip1559 { max_fee_per_gas: 1, max_priority_fee_per_gas: 1, ..plain(1, 21_000) };
    assert!(matches!(refused(&ana.signed(cheap)), Refusal::FeeTooLow { offered: 1, .. }));
    let foreign = alloy_consensus::TxEip1559 { chain_id: 1, ..plain(1, 21_000) };
    assert_eq!(refused(&ana.signed(foreign)), Refusal::WrongChain { got: 1, own: support::CHAIN });
    assert!(matches!(refused(&ana.signed(plain(1, 20_000))), Refusal::Invalid(_)));
    let trailing = [ana.sends(1, to, 1).as_ref(), &[0]].concat();
    assert!(matches!(refused(&trailing), Refusal::Undecodable(_)));
    assert_eq!(chain.latest(), 1);
}

#[test]
fn logs_are_found_by_address_topic_and_range() {
    let (chain, ana) = (open(None).unwrap(), Person::nth(0));
    for n in 0..6 {
        let to = if n % 2 == 0 { LOGGER } else { OTHER_LOGGER };
        chain.submit(&ana.calls(n, to, words(n % 3, n))).unwrap();
    }
    let found = |filter: Filter| {
        let logs = chain.logs(&filter).unwrap();
        logs.iter().map(|log| log.block_number.unwrap()).collect::<Vec<_>>()
    };
    let topic = |n: u64| B256::from(U256::from(n));
    assert_eq!(found(Filter::new().from_block(0)), [1, 2, 3, 4, 5, 6]);
    assert_eq!(found(Filter::new().from_block(0).address(LOGGER)), [1, 3, 5]);
    assert_eq!(found(Filter::new().from_block(0).event_signature(topic(1))), [2, 5]);
    assert_eq!(found(Filter::new().from_block(0).address(LOGGER).event_signature(topic(1))), [5]);
    assert_eq!(found(Filter::new().from_block(2).to_block(4)), [2, 3, 4]);
    assert_eq!(found(Filter::new().from_block(2).to_block(99).event_signature(vec![topic(0), topic(2)])), [3, 4, 6]);
    assert_eq!(found(Filter::new().from_block(0).topic1(topic(0))), [0; 0]);
    let block = chain.block(5.into()).unwrap().unwrap();
    assert_eq!(found(Filter::new().at_block_hash(block.hash)), [5]);
    let log = &chain.logs(&Filter::new().at_block_hash(block.hash)).unwrap()[0];
    assert_eq!((log.transaction_hash, log.log_index), (Some(block.transactions[0].hash), Some(0)));
    assert!(block.header.logs_bloom.contains_log(&log.inner));
    assert!(matches!(chain.logs(&Filter::new().at_block_hash(B256::ZERO)), Err(CallError::NoBlock(_))));
    assert!(matches!(chain.logs(&Filter::new().from_block(5).to_block(2)), Err(CallError::Invalid(_))));
}

#[test]
fn an_estimate_is_enough_and_not_much_more() {
    let (chain, ana) = (open(None).unwrap(), Person::nth(0));
    let plain =
        TransactionRequest { value: Some(U256::ONE), ..request(ana.address(), Address::repeat_byte(9), Vec::new()) };
    assert_eq!(chain.estimate(&plain, LATEST).unwrap(), 21_000);
    let call = request(ana.address(), LOGGER, words(1, 1));
    let estimate = chain.estimate(&call, LATEST).unwrap();
    let hash = chain.submit(&ana.calls(0, LOGGER, words(1, 1))).unwrap();
    let (block, place) = chain.transaction(hash).unwrap().unwrap();
    assert_eq!(block.transactions[place].gas_used, estimate);
}

#[test]
fn older_states_are_there_within_the_window_and_refused_beyond() {
    let (chain, ana) = (open(None).unwrap(), Person::nth(0));
    let blocks = STATES_KEPT + 10;
    for n in 0..blocks {
        chain.submit(&ana.calls(n, LOGGER, words(7, n + 1))).unwrap();
    }
    let slot = |block: u64| chain.slot(LOGGER, U256::from(7), block.into());
    assert_eq!(slot(blocks), Ok(U256::from(blocks)));
    assert_eq!(slot(10), Ok(U256::from(10)));
    assert_eq!(slot(9), Err(CallError::TooOld { asked: 9, oldest: 10 }));
    assert!(matches!(slot(blocks + 1), Err(CallError::NoBlock(_))));
    assert_eq!(chain.account(ana.address(), 100.into()).unwrap().nonce, 100);
}

#[test]
fn time_never_goes_back() {
    let clock = clock();
    let chain = Devchain::open(None, &genesis(), clock.clone()).unwrap();
    let (ana, to) = (Person::nth(0), Address::repeat_byte(9));
    let time = || chain.block(LATEST).unwrap().unwrap().header.timestamp;
    clock.advance(Span::seconds(50));
    chain.submit(&ana.sends(0, to, 1)).unwrap();
    assert_eq!(time(), support::START + 50);
    clock.set(base::Timestamp::from_millis(0));
    chain.submit(&ana.sends(1, to, 1)).unwrap();
    assert_eq!(time(), support::START + 50);
    chain.set_next_time(support::START + 500).unwrap();
    chain.mine().unwrap();
    assert_eq!(time(), support::START + 500);
    assert!(chain.set_next_time(support::START).is_err());
    chain.advance_time(100).unwrap();
    chain.mine().unwrap();
    assert_eq!(time(), support::START + 600);
}

#[test]
fn blocks_taken_back_were_never_there() {
    let (chain, ana) = (open(None).unwrap(), Person::nth(0));
    chain.submit(&ana.calls(0, LOGGER, words(1, 1))).unwrap();
    let before = (chain.block(LATEST).unwrap().unwrap().hash, chain.account(ana.address(), LATEST).unwrap());
    let undone = chain.submit(&ana.calls(1, LOGGER, words(1, 2))).unwrap();
    chain.submit(&ana.calls(2, LOGGER, words(2, 2))).unwrap();
    chain.revert_to(1).unwrap();
    assert_eq!((chain.block(LATEST).unwrap().unwrap().hash, chain.account(ana.address(), LATEST).unwrap()), before);
    assert_eq!(chain.slot(LOGGER, U256::from(1), LATEST).unwrap(), U256::from(1));
    assert!(chain.transaction(undone).unwrap().is_none());
    assert_eq!(chain.logs(&Filter::new().from_block(0)).unwrap().len(), 1);
    assert_eq!(chain.submit(&ana.calls(1, LOGGER, words(1, 2))), Ok(undone));
    assert!(matches!(chain.revert_to(9), Err(devchain::DevError::NoBlock(9))));
    let serious = Devchain::open(None, &devchain::Genesis { dev: false, ..genesis() }, clock()).unwrap();
    assert!(matches!(serious.revert_to(0), Err(devchain::DevError::NotDev)));
}

#[test]
fn fees_fall_while_blocks_are_empty_and_are_told() {
    let (chain, ana) = (open(None).unwrap(), Person::nth(0));
    let before = chain.base_fee();
    for nonce in 0..4 {
        chain.submit(&ana.sends(nonce, Address::repeat_byte(9), 1)).unwrap();
    }
    assert!(chain.base_fee() < before);
    let history = chain.fee_history(3, devchain::BlockNumberOrTag::Latest, Some(&[50.0])).unwrap();
    assert_eq!((history.oldest_block, history.base_fee_per_gas.len(), history.gas_used_ratio.len()), (2, 4, 3));
    assert_eq!(history.reward, Some(vec![vec![1_000_000]; 3]));
}
