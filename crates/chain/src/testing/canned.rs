//! A chain of many payments that never changes: for measures.

use alloy_primitives::{Address, B256, U64, U256, aliases::U40, keccak256};
use alloy_rpc_types_eth::{Block, Filter, Log};
use alloy_sol_types::SolEvent as _;
use serde_json::{Value, json};

use super::fake::{Answers, Fault};
use super::fork::{CHAIN, OURS};
use crate::contracts::market::Market;

/// So many blocks with so many payments each, by the market at [`OURS`].
pub struct Canned {
    pub blocks: u64,
    pub each: u64,
}

impl Canned {
    fn hash(number: u64) -> B256 {
        keccak256(number.to_be_bytes())
    }

    /// The payment with this number.
    pub fn payment(&self, number: u64) -> Log {
        let (block, index) = (number / self.each, number % self.each);
        let (id, merchant, seller) = (B256::from(U256::from(number)), Address::repeat_byte(2), Address::repeat_byte(3));
        let event = Market::Opened { id, merchant, seller, unlockAt: U40::from(1_800_000_000_u64) };
        Log {
            inner: alloy_primitives::Log { address: OURS, data: event.encode_log_data() },
            block_hash: Some(Self::hash(block)),
            block_number: Some(block),
            transaction_hash: Some(B256::from(U256::from(number / 10))),
            transaction_index: Some(index / 10),
            log_index: Some(index),
            ..Log::default()
        }
    }
}

impl Answers for Canned {
    fn answer(&mut self, method: &str, params: &Value) -> Result<Value, Fault> {
        match method {
            "eth_chainId" => Ok(json!(U64::from(CHAIN))),
            "eth_blockNumber" => Ok(json!(U64::from(self.blocks - 1))),
            "eth_getBlockByNumber" => {
                let number: U64 = serde_json::from_value(params[0].clone()).unwrap();
                let number = number.to::<u64>();
                let mut block: Block = Block::default();
                block.header.hash = Self::hash(number);
                block.header.inner.number = number;
                block.header.inner.parent_hash = number.checked_sub(1).map_or(B256::ZERO, Self::hash);
                Ok(serde_json::to_value(block).unwrap())
            }
            "eth_getLogs" => {
                let filter: Filter = serde_json::from_value(params[0].clone()).unwrap();
                let range = filter.get_from_block().zip(filter.get_to_block());
                let of_hash = || (0..self.blocks).find(|number| filter.get_block_hash() == Some(Self::hash(*number)));
                let (from, to) = range.or_else(|| of_hash().map(|block| (block, block))).unwrap();
                let logs: Vec<Log> = (from * self.each..(to + 1) * self.each).map(|n| self.payment(n)).collect();
                Ok(serde_json::to_value(logs).unwrap())
            }
            other => panic!("nobody asks for {other}"),
        }
    }
}
