//! A chain with a pool of transactions and a market that only knows which orders were paid, behind a node that is not to be relied
//! on: for what the relayer does.

use std::collections::{BTreeMap, BTreeSet};

use crate::contracts::market::IMarket::Order;
use crate::contracts::market::Market;
use crate::relayer::Request;
use alloy_consensus::transaction::SignerRecoverable as _;
use alloy_consensus::{Transaction as _, TxEnvelope};
use alloy_eips::eip2718::Decodable2718 as _;
use alloy_primitives::{Address, B256, Bytes, U64, U256, keccak256};
use alloy_rpc_types_eth::{Block, TransactionReceipt, TransactionRequest};
use alloy_sol_types::{SolCall as _, SolError as _};
use base::{Rng as _, SplitMix};
use serde_json::{Value, json};

use super::fake::{Answers, Fault};
use super::fork::CHAIN;

pub const MARKET: Address = Address::repeat_byte(0x3a);
const GAS: u64 = 50_000;

#[derive(Clone)]
pub struct Mined {
    pub hash: B256,
    pub envelope: TxEnvelope,
    /// The orders that it paid; none when it failed.
    pub paid: Vec<B256>,
    pub failed: bool,
}

pub struct Pool {
    rng: SplitMix,
    pub blocks: Vec<Vec<Mined>>,
    pub waiting: BTreeMap<B256, TxEnvelope>,
    /// A fault in so many of a hundred answers.
    pub faults: u64,
    /// A block, or a change of one, before so many of a hundred answers.
    pub changes: u64,
    /// How deep a reorganisation goes at most.
    pub depth: usize,
    pub base_fee: u64,
    pub balance: U256,
    /// Orders that are refused only once they are in a block.
    pub traps: BTreeSet<B256>,
}

pub fn order(cart: B256) -> Order {
    Order { cart, merchant: MARKET, ..Order::default() }
}

/// A request to pay the order of this cart.
pub fn paying(key: String, cart: B256) -> Request {
    let call = Market::payCall { order: order(cart), terms: Bytes::new(), means: 0, proof: Bytes::new() };
    Request { key, user: Address::with_last_byte(1), to: MARKET, data: call.abi_encode().into() }
}

/// Orders that no market would take.
pub fn bad(cart: B256) -> bool {
    cart[0] == 0xff
}

impl Pool {
    pub fn new(seed: u64) -> Self {
        Self {
            rng: SplitMix::new(seed),
            blocks: vec![Vec::new()],
            waiting: BTreeMap::new(),
            faults: 0,
            changes: 0,
            depth: 1,
            base_fee: 10,
            balance: U256::MAX,
            traps: BTreeSet::new(),
        }
    }

    pub fn mined(&self) -> impl Iterator<Item = &Mined> {
        self.blocks.iter().flatten()
    }

    pub fn paid(&self) -> Vec<B256> {
        self.mined().flat_map(|mined| mined.paid.clone()).collect()
    }

    fn count(&self, up_to: usize) -> u64 {
        self.blocks[..=up_to].iter().map(Vec::len).sum::<usize>() as u64
    }

    /// A block of what can be in it.
    pub fn mine(&mut self) {
        self.blocks.push(Vec::new());
        loop {
            let nonce = self.count(self.blocks.len() - 1);
            let base = u128::from(self.base_fee);
            let mut fit =
                self.waiting.iter().filter(|(_, it)| (**it).nonce() == nonce && (**it).max_fee_per_gas() >= base);
            let Some((&hash, envelope)) = fit.next() else { break };
            let envelope = envelope.clone();
            self.waiting.retain(|_, other| other.nonce() != nonce);
            let wanted = carts(envelope.input()).unwrap_or_default();
            let failed = self.refusal(&wanted).is_some() || wanted.iter().any(|cart| self.traps.remove(cart));
            let paid = if failed { Vec::new() } else { wanted };
            self.blocks.last_mut().unwrap().push(Mined { hash, envelope, paid, failed });
        }
    }

    /// Takes blocks away; what was in them waits again, or is forgotten.
    fn reorganise(&mut self) {
        let depth = self.rng.below(self.depth as u64 + 1) as usize;
        let kept = self.blocks.len().saturating_sub(depth).max(1);
        for mined in self.blocks.split_off(kept).into_iter().flatten() {
            if self.rng.below(2) == 0 {
                self.waiting.insert(mined.hash, mined.envelope);
            }
        }
        // Never shorter than before.
        for _ in 0..=depth {
            self.blocks.push(Vec::new());
        }
        self.mine();
    }

    fn change(&mut self) {
        match self.rng.below(6) {
            0 => self.reorganise(),
            1 => {
                // A node forgets.
                let lost = self.waiting.keys().next().copied();
                lost.map(|hash| self.waiting.remove(&hash));
            }
            2 => self.base_fee = 1 + self.rng.below(40),
            _ => self.mine(),
        }
    }

    fn refusal(&self, carts: &[B256]) -> Option<Bytes> {
        let paid: BTreeSet<B256> = self.paid().into_iter().collect();
        let mut seen = BTreeSet::new();
        carts.iter().find_map(|cart| {
            if bad(*cart) {
                return Some(Market::Nothing {}.abi_encode().into());
            }
            let twice = paid.contains(cart) || !seen.insert(*cart);
            twice.then(|| Market::WrongStatus { id: *cart, status: 1 }.abi_encode().into())
        })
    }

    fn tried(&self, params: &Value) -> Result<Vec<B256>, Fault> {
        let request: TransactionRequest = serde_json::from_value(params[0].clone()).unwrap();
        let carts = carts(request.input.input().unwrap()).ok_or(Fault::Refused(-32000, "no such function", None))?;
        match self.refusal(&carts) {
            Some(reason) => Err(Fault::Refused(3, "execution reverted", Some(reason.to_string()))),
            None => Ok(carts),
        }
    }

    fn hand_in(&mut self, params: &Value) -> Result<Value, Fault> {
        let raw: Bytes = serde_json::from_value(params[0].clone()).unwrap();
        let envelope = TxEnvelope::decode_2718(&mut raw.as_ref()).unwrap();
        assert_eq!(envelope.chain_id(), Some(CHAIN));
        assert!(envelope.recover_signer().is_ok());
        if envelope.nonce() < self.count(self.blocks.len() - 1) {
            return Err(Fault::Refused(-32000, "nonce too low", None));
        }
        let rival = self.waiting.values().find(|other| (**other).nonce() == envelope.nonce());
        let outbids = |other: &TxEnvelope| {
            let eighth = |old: u128, new: u128| new * 8 >= old * 9;
            eighth(other.max_fee_per_gas(), envelope.max_fee_per_gas())
                && eighth(other.max_priority_fee_per_gas().unwrap(), envelope.max_priority_fee_per_gas().unwrap())
        };
        if rival.is_some_and(|other| !outbids(other)) {
            return Err(Fault::Refused(-32000, "replacement transaction underpriced", None));
        }
        self.waiting.retain(|_, other| other.nonce() != envelope.nonce());
        let hash = *envelope.tx_hash();
        self.waiting.insert(hash, envelope);
        Ok(json!(hash))
    }

    fn receipt(&self, hash: B256) -> Value {
        for (number, block) in self.blocks.iter().enumerate() {
            if let Some(mined) = block.iter().find(|mined| mined.hash == hash) {
                return receipt(number as u64, mined);
            }
        }
        Value::Null
    }
}

fn receipt(number: u64, mined: &Mined) -> Value {
    let zero = "0x0000000000000000000000000000000000000000";
    let receipt = json!({
        "type": "0x2", "status": if mined.failed { "0x0" } else { "0x1" }, "cumulativeGasUsed": "0x1", "logs": [],
        "logsBloom": format!("0x{}", "00".repeat(256)), "transactionHash": mined.hash, "transactionIndex": "0x0",
        "blockHash": keccak256(number.to_be_bytes()), "blockNumber": U64::from(number), "gasUsed": "0x1",
        "effectiveGasPrice": "0x1", "from": zero, "to": zero, "contractAddress": null,
    });
    let _: TransactionReceipt = serde_json::from_value(receipt.clone()).unwrap();
    receipt
}

/// The orders in a call.
fn carts(data: &[u8]) -> Option<Vec<B256>> {
    if let Ok(call) = Market::payCall::abi_decode(data) {
        return Some(vec![call.order.cart]);
    }
    let call = Market::payManyCall::abi_decode(data).ok()?;
    Some(call.orders.iter().map(|order| order.cart).collect())
}

impl Answers for Pool {
    fn answer(&mut self, method: &str, params: &Value) -> Result<Value, Fault> {
        let (faults, changes) = (self.faults, self.changes);
        if self.rng.below(100) < changes {
            self.change();
        }
        let fault = self.rng.below(200);
        if fault < faults {
            return Err(Fault::Gone);
        }
        let answer = match method {
            "eth_chainId" => Ok(json!(U64::from(CHAIN))),
            "eth_blockNumber" => Ok(json!(U64::from(self.blocks.len() as u64 - 1))),
            "eth_getBlockByNumber" => {
                let mut block: Block = Block::default();
                block.header.inner.base_fee_per_gas = Some(self.base_fee);
                Ok(serde_json::to_value(block).unwrap())
            }
            "eth_maxPriorityFeePerGas" => Ok(json!("0x1")),
            "eth_getBalance" => Ok(json!(self.balance)),
            "eth_getTransactionCount" => {
                let number: U64 = serde_json::from_value(params[1].clone()).unwrap();
                let number = number.to::<usize>().min(self.blocks.len() - 1);
                Ok(json!(U64::from(self.count(number))))
            }
            "eth_call" => self.tried(params).map(|_| json!("0x")),
            "eth_estimateGas" => self.tried(params).map(|carts| json!(U64::from(GAS * carts.len() as u64))),
            "eth_sendRawTransaction" => self.hand_in(params),
            "eth_getTransactionReceipt" => Ok(self.receipt(serde_json::from_value(params[0].clone()).unwrap())),
            "eth_getTransactionByHash" => {
                let hash: B256 = serde_json::from_value(params[0].clone()).unwrap();
                Ok(self.known(hash))
            }
            other => panic!("nobody asks for {other}"),
        };
        // Done, but nobody hears of it.
        if fault < 2 * faults { Err(Fault::Gone) } else { answer }
    }
}

impl Pool {
    fn known(&self, hash: B256) -> Value {
        let mined = self.mined().find(|mined| mined.hash == hash).map(|mined| &mined.envelope);
        mined.or(self.waiting.get(&hash)).map_or(Value::Null, |envelope| {
            let mut value = serde_json::to_value(envelope).unwrap();
            value["from"] = json!(envelope.recover_signer().unwrap());
            value
        })
    }
}
