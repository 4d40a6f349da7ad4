//! What can be asked of a chain.

use std::io;
use std::sync::Arc;

use alloy_consensus::Transaction as _;
use alloy_eips::eip2930::AccessListResult;
use alloy_eips::{BlockId, BlockNumberOrTag};
use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_rpc_types_eth::{FeeHistory, Filter, FilterBlockOption, Log, TransactionRequest};
use tokio::sync::broadcast;

use crate::access;
use crate::block::{Block, KeptLog};
use crate::chain::{At, Devchain, Inner};
use crate::codec::Reader;
use crate::execute::{self, CallError, Surroundings};
use crate::index::Wanted;
use crate::state::{Account, View as _};

/// The most logs one question may be answered with.
pub const MOST_LOGS: usize = 100_000;

/// The most blocks whose fees can be asked for at once.
pub const MOST_FEES: u64 = 1024;

/// Wei a gas that wallets are told to offer beyond the base fee. Nobody competes for a place here.
pub const TIP: u128 = 1_000_000;

impl Devchain {
    /// The number transactions are signed for.
    #[must_use]
    pub fn chain_id(&self) -> u64 {
        self.genesis.chain_id
    }

    /// Whether time may be moved and blocks be taken back.
    #[must_use]
    pub fn is_dev(&self) -> bool {
        self.genesis.dev
    }

    /// The number of the latest block; the first is 0.
    #[must_use]
    pub fn latest(&self) -> u64 {
        self.read().latest()
    }

    /// How many accounts there are.
    #[must_use]
    pub fn accounts(&self) -> usize {
        self.read().state.len()
    }

    /// Every block from now on, when it is durable.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<Block>> {
        self.news.subscribe()
    }

    /// The number of a block, if there is such a one. What will be next counts as the latest, and so do blocks that are called safe or
    /// final: all are.
    #[must_use]
    pub fn number_of(&self, id: BlockId) -> Option<u64> {
        resolve(&self.read(), id)
    }

    /// A block with all that is in it.
    ///
    /// # Errors
    /// When what is kept of it cannot be read.
    pub fn block(&self, id: BlockId) -> io::Result<Option<Block>> {
        let entry = {
            let inner = self.read();
            let entry = |number| inner.index.block(number).map(|entry| (number, entry.hash, entry.offset));
            resolve(&inner, id).and_then(entry)
        };
        match entry {
            None => Ok(None),
            Some((0, ..)) => Ok(Some(self.first.clone())),
            Some((_, hash, offset)) => {
                let body = self.log.body(offset)?;
                let block = Block::read(&mut Reader::new(&body)).ok().filter(|block| block.hash == hash);
                block.map(Some).ok_or_else(|| io::ErrorKind::InvalidData.into())
            }
        }
    }

    /// The block of a transaction and its place in it.
    ///
    /// # Errors
    /// When what is kept of it cannot be read.
    pub fn transaction(&self, hash: B256) -> io::Result<Option<(Block, usize)>> {
        let Some((number, place)) = self.read().index.transaction(hash) else { return Ok(None) };
        let block = self.block(number.into())?;
        Ok(block.zip(usize::try_from(place).ok()))
    }

    /// An account at a block; one that is not there is empty.
    ///
    /// # Errors
    /// When there is no such block, or its state is no longer kept.
    pub fn account(&self, address: Address, id: BlockId) -> Result<Account, CallError> {
        let inner = self.read();
        Ok(at(&inner, id)?.account(address).unwrap_or_default())
    }

    /// The code of an account at a block.
    ///
    /// # Errors
    /// As [`Devchain::account`].
    pub fn code(&self, address: Address, id: BlockId) -> Result<Bytes, CallError> {
        let inner = self.read();
        let at = at(&inner, id)?;
        let code = at.account(address).and_then(|account| at.code(account.code_hash));
        Ok(code.map(|code| code.original_bytes()).unwrap_or_default())
    }

    /// A storage slot of an account at a block.
    ///
    /// # Errors
    /// As [`Devchain::account`].
    pub fn slot(&self, address: Address, slot: U256, id: BlockId) -> Result<U256, CallError> {
        let inner = self.read();
        Ok(at(&inner, id)?.slot(address, slot))
    }

    /// What a call returns that changes nothing. At the latest block it is run as if it were in the next, at the present time, so that
    /// what it says is what a transaction would do; at an older one as in that block.
    ///
    /// # Errors
    /// When the contract refuses, with what it says; as [`Devchain::account`].
    pub fn call(&self, request: &TransactionRequest, id: BlockId) -> Result<Bytes, CallError> {
        let inner = self.read();
        execute::call(&at(&inner, id)?, &self.around(&inner, id)?, request)
    }

    /// A gas limit with which a transaction succeeds.
    ///
    /// # Errors
    /// As [`Devchain::call`].
    pub fn estimate(&self, request: &TransactionRequest, id: BlockId) -> Result<u64, CallError> {
        let inner = self.read();
        execute::estimate(&at(&inner, id)?, &self.around(&inner, id)?, request)
    }

    /// What a transaction would read beyond what is paid for anyway, to be brought along as its list (EIP-2930), and the gas it uses then.
    ///
    /// # Errors
    /// When it cannot be run at all; as [`Devchain::account`].
    pub fn access_list(&self, request: &TransactionRequest, id: BlockId) -> Result<AccessListResult, CallError> {
        let inner = self.read();
        access::access_list(&at(&inner, id)?, &self.around(&inner, id)?, request)
    }

    fn around(&self, inner: &Inner, id: BlockId) -> Result<Surroundings, CallError> {
        let number = resolve(inner, id).ok_or_else(|| CallError::NoBlock(id.to_string()))?;
        let next = inner.next(self);
        let Some(entry) = inner.index.block(number).filter(|_| number < inner.latest()) else { return Ok(next) };
        let parent = number.checked_sub(1).and_then(|parent| inner.index.block(parent));
        let parent = parent.map(|entry| entry.hash).unwrap_or_default();
        Ok(Surroundings { number, timestamp: entry.timestamp, base_fee: entry.base_fee, parent, ..next })
    }

    /// What a gas costs in the next block, in wei, without a tip.
    #[must_use]
    pub fn base_fee(&self) -> u64 {
        self.read().next(self).base_fee
    }

    /// The base fees of `count` blocks up to `newest` and of the one after, how full they were, and the tips paid in them at `percentiles`
    /// of their gas.
    ///
    /// # Errors
    /// When there is no such block, or it cannot be read.
    pub fn fee_history(
        &self,
        count: u64,
        newest: BlockNumberOrTag,
        percentiles: Option<&[f64]>,
    ) -> Result<FeeHistory, CallError> {
        let no_block = || CallError::NoBlock(newest.to_string());
        let last = self.number_of(newest.into()).ok_or_else(no_block)?;
        let first = last.saturating_add(1).saturating_sub(count.min(MOST_FEES));
        let mut history = FeeHistory { oldest_block: first, ..FeeHistory::default() };
        let mut rewards = Vec::new();
        for number in first..=last {
            let entry = self.read().index.block(number).copied().ok_or_else(no_block)?;
            history.base_fee_per_gas.push(entry.base_fee.into());
            history.base_fee_per_blob_gas.push(1);
            history.blob_gas_used_ratio.push(0.0);
            history.gas_used_ratio.push(ratio(entry.gas_used, self.genesis.gas_limit));
            if let Some(percentiles) = percentiles {
                let block = self.block(number.into()).map_err(|error| CallError::Unreadable(error.to_string()))?;
                rewards.push(tips(&block.ok_or_else(no_block)?, percentiles));
            }
        }
        let after = self.read().index.block(last.saturating_add(1)).map(|entry| entry.base_fee);
        history.base_fee_per_gas.push(after.unwrap_or_else(|| self.base_fee()).into());
        history.base_fee_per_blob_gas.push(1);
        history.reward = percentiles.map(|_| rewards);
        Ok(history)
    }

    /// The logs that `filter` asks for, in their sequence.
    ///
    /// # Errors
    /// When there is no such block, when more than [`MOST_LOGS`] fit, and when what is kept of them cannot be read.
    pub fn logs(&self, filter: &Filter) -> Result<Vec<Log>, CallError> {
        let inner = self.read();
        let blocks = match filter.block_option {
            FilterBlockOption::AtBlockHash(hash) => {
                let number = inner.index.number_of(hash).ok_or_else(|| CallError::NoBlock(hash.to_string()))?;
                number..number.saturating_add(1)
            }
            FilterBlockOption::Range { from_block, to_block } => {
                let (from, to) = (from_block.unwrap_or_default(), to_block.unwrap_or_default());
                number(&inner, from)..number(&inner, to).min(inner.latest()).saturating_add(1)
            }
        };
        if blocks.start > blocks.end {
            return Err(CallError::Invalid("the range of blocks ends before it begins".to_owned()));
        }
        let wanted = Wanted {
            addresses: filter.address.iter().copied().collect(),
            topics: filter.topics.each_ref().map(|topics| topics.iter().copied().collect()),
        };
        let found = inner.index.search(blocks, &wanted, MOST_LOGS);
        let found =
            found.ok_or_else(|| CallError::Invalid(format!("more than {MOST_LOGS} logs; ask for fewer blocks")))?;
        found.into_iter().map(|log| self.log_at(&inner, log)).collect()
    }

    fn log_at(&self, inner: &Inner, log: u32) -> Result<Log, CallError> {
        let unreadable = || CallError::Unreadable(format!("log {log} cannot be read"));
        let number = inner.index.block_of_log(log);
        let entry = inner.index.block(number).ok_or_else(unreadable)?;
        let place = inner.index.log(log).ok_or_else(unreadable)?;
        let bytes = self.log.read(place.offset, place.length.into());
        let bytes = bytes.map_err(|error| CallError::Unreadable(error.to_string()))?;
        let kept = KeptLog::read(&mut Reader::new(&bytes)).map_err(|_| unreadable())?;
        // Whoever only looks may find another log there, of a block that has taken the place of this one.
        if self.looks && inner.index.transaction(kept.transaction) != Some((number, kept.place)) {
            return Err(unreadable());
        }
        Ok(Log {
            inner: kept.log,
            block_hash: Some(entry.hash),
            block_number: Some(number),
            block_timestamp: Some(entry.timestamp),
            transaction_hash: Some(kept.transaction),
            transaction_index: Some(kept.place.into()),
            log_index: Some(kept.in_block.into()),
            removed: false,
        })
    }
}

fn number(inner: &Inner, tag: BlockNumberOrTag) -> u64 {
    match tag {
        BlockNumberOrTag::Number(number) => number,
        BlockNumberOrTag::Earliest => 0,
        _ => inner.latest(),
    }
}

fn resolve(inner: &Inner, id: BlockId) -> Option<u64> {
    match id {
        BlockId::Hash(hash) => inner.index.number_of(hash.block_hash),
        BlockId::Number(tag) => Some(number(inner, tag)).filter(|number| *number <= inner.latest()),
    }
}

fn at(inner: &Inner, id: BlockId) -> Result<At<'_>, CallError> {
    let asked = resolve(inner, id).ok_or_else(|| CallError::NoBlock(id.to_string()))?;
    inner.at(asked).ok_or_else(|| CallError::TooOld { asked, oldest: inner.oldest() })
}

fn ratio(part: u64, whole: u64) -> f64 {
    // Gas of a block is far below what a float counts exactly.
    let float = |gas: u64| f64::from(u32::try_from(gas).unwrap_or(u32::MAX));
    float(part) / float(whole).max(1.0)
}

/// The tips in a block at percentiles of its gas.
fn tips(block: &Block, percentiles: &[f64]) -> Vec<u128> {
    let base_fee = block.header.base_fee_per_gas.unwrap_or_default();
    let tip =
        |mined: &crate::Mined| (mined.transaction.effective_tip_per_gas(base_fee).unwrap_or_default(), mined.gas_used);
    let mut tips: Vec<_> = block.transactions.iter().map(tip).collect();
    tips.sort_unstable();
    let at = |percentile: &f64| {
        let mut passed = 0_u64;
        let reached = tips.iter().find(|(_, gas)| {
            passed = passed.saturating_add(*gas);
            ratio(passed, block.header.gas_used) * 100.0 >= *percentile
        });
        reached.or(tips.last()).map_or(0, |(tip, _)| *tip)
    };
    percentiles.iter().map(at).collect()
}
