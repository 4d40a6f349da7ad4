//! Blocks: how one is made, and how it is kept.

use alloy_consensus::{
    EMPTY_OMMER_ROOT_HASH, Eip658Value, Header, Receipt, ReceiptEnvelope, ReceiptWithBloom, TxEnvelope, proofs,
};
use alloy_eips::eip2718::Decodable2718 as _;
use alloy_primitives::{Address, B256, Bloom, Bytes, Log, U256, keccak256};
use alloy_rlp::{Decodable as _, Encodable as _};

use crate::codec::{Garbled, Reader, Writer};
use crate::execute::{Done, Surroundings};
use crate::transaction::Signed;

/// What stands in the extra data of every header.
const EXTRA: &[u8] = b"astra";

/// Ends every record.
pub(crate) const END: &[u8; 4] = b";end";

/// A transaction in a block, and what became of it.
#[derive(Debug, Clone)]
pub struct Mined {
    /// As it was signed.
    pub transaction: TxEnvelope,
    /// Its hash.
    pub hash: B256,
    /// Who signed it.
    pub sender: Address,
    /// Whether it did what it says. If not, it has only cost its sender gas.
    pub success: bool,
    /// The gas it has used.
    pub gas_used: u64,
    /// What contracts have logged.
    pub logs: Vec<Log>,
}

/// A block.
///
/// The header is as on Ethereum, with roots of the transactions and receipts, and one exception: `state_root` is not the root of
/// a tree of all accounts. It is the Keccak hash of the one before it and of what the block has changed, so two chains with the same
/// root have come through the same states, and it costs a fraction of a tree. Nobody can prove a balance with it.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its header.
    pub header: Header,
    /// The hash of the header.
    pub hash: B256,
    /// What is in it.
    pub transactions: Vec<Mined>,
}

impl Block {
    /// The first block of a chain.
    pub(crate) fn first(timestamp: u64, gas_limit: u64, base_fee: u64, state_root: B256) -> Self {
        let header = Header { timestamp, gas_limit, state_root, ..blank(base_fee) };
        Self { hash: header.hash_slow(), header, transactions: Vec::new() }
    }

    /// The block after `parent` in which `done` was done.
    pub(crate) fn of(around: &Surroundings, state_root: B256, done: Vec<(Signed, Done)>) -> Self {
        let mined = |(signed, done): (Signed, Done)| Mined {
            transaction: signed.envelope,
            hash: signed.hash,
            sender: signed.sender,
            success: done.success,
            gas_used: done.gas_used,
            logs: done.logs,
        };
        let mut block = Self {
            header: blank(around.base_fee),
            hash: B256::ZERO,
            transactions: done.into_iter().map(mined).collect(),
        };
        let receipts = block.receipts();
        let bloom = |all: Bloom, receipt: &ReceiptEnvelope| all | *receipt.logs_bloom();
        let envelopes: Vec<_> = block.transactions.iter().map(|mined| &mined.transaction).collect();
        block.header = Header {
            parent_hash: around.parent,
            state_root,
            transactions_root: proofs::calculate_transaction_root(&envelopes),
            receipts_root: proofs::calculate_receipt_root(&receipts),
            logs_bloom: receipts.iter().fold(Bloom::ZERO, bloom),
            number: around.number,
            gas_limit: around.gas_limit,
            gas_used: receipts.last().map_or(0, ReceiptEnvelope::cumulative_gas_used),
            timestamp: around.timestamp,
            mix_hash: around.chance(),
            ..block.header
        };
        block.hash = block.header.hash_slow();
        block
    }

    /// The receipts of its transactions, in their sequence.
    #[must_use]
    pub fn receipts(&self) -> Vec<ReceiptEnvelope> {
        let mut cumulative_gas_used = 0_u64;
        let receipt = |mined: &Mined| {
            cumulative_gas_used = cumulative_gas_used.saturating_add(mined.gas_used);
            let status = Eip658Value::Eip658(mined.success);
            let receipt = Receipt { status, cumulative_gas_used, logs: mined.logs.clone() };
            ReceiptEnvelope::from_typed(mined.transaction.tx_type(), ReceiptWithBloom::from(receipt))
        };
        self.transactions.iter().map(receipt).collect()
    }

    /// Itself and what it has changed, as bytes, and where each of its logs stands in them.
    pub(crate) fn write(&self, changes: &[u8]) -> Vec<u8> {
        let mut out = Writer::default();
        let mut header = Vec::new();
        self.header.encode(&mut header);
        out.sized(&header);
        out.count(self.transactions.len());
        let mut in_block = 0_u32;
        for (place, mined) in (0_u32..).zip(&self.transactions) {
            out.plain(mined.hash.as_slice());
            out.plain(mined.sender.as_slice());
            out.sized(&alloy_eips::eip2718::Encodable2718::encoded_2718(&mined.transaction));
            out.byte(u8::from(mined.success));
            out.u64(mined.gas_used);
            out.count(mined.logs.len());
            for log in &mined.logs {
                KeptLog { transaction: mined.hash, place, in_block, log: log.clone() }.write(&mut out);
                in_block = in_block.saturating_add(1);
            }
        }
        out.plain(changes);
        // Nothing ends in zeros, so that what a disk has not written is known by them.
        out.plain(END);
        out.0
    }

    /// What [`Block::write`] wrote.
    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        let header = read_header(from)?;
        let mut transactions = Vec::new();
        for _ in 0..from.count(69)? {
            let (hash, sender) = (from.hash()?, from.address()?);
            let transaction = TxEnvelope::decode_2718(&mut from.sized()?).map_err(|_| Garbled)?;
            let (success, gas_used) = (from.flag()?, from.u64()?);
            let logs = (0..from.count(61)?).map(|_| KeptLog::read(from).map(|kept| kept.log));
            let logs = logs.collect::<Result<_, _>>()?;
            transactions.push(Mined { transaction, hash, sender, success, gas_used, logs });
        }
        Ok(Self { hash: header.hash_slow(), header, transactions })
    }
}

fn read_header(from: &mut Reader<'_>) -> Result<Header, Garbled> {
    Header::decode(&mut from.sized()?).map_err(|_| Garbled)
}

/// A header of the present rules, with nothing in the block.
fn blank(base_fee: u64) -> Header {
    Header {
        ommers_hash: EMPTY_OMMER_ROOT_HASH,
        beneficiary: Address::ZERO,
        difficulty: U256::ZERO,
        extra_data: Bytes::from_static(EXTRA),
        base_fee_per_gas: Some(base_fee),
        withdrawals_root: Some(alloy_consensus::EMPTY_ROOT_HASH),
        blob_gas_used: Some(0),
        excess_blob_gas: Some(0),
        parent_beacon_block_root: Some(B256::ZERO),
        requests_hash: Some(alloy_eips::eip7685::EMPTY_REQUESTS_HASH),
        ..Header::default()
    }
}

/// The commitment to all states up to this one.
pub(crate) fn commit(before: B256, changes: &[u8]) -> B256 {
    let mut all = before.to_vec();
    all.extend_from_slice(changes);
    keccak256(all)
}

/// A log as it is kept: it can be read without the rest of its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeptLog {
    /// The hash of its transaction.
    pub(crate) transaction: B256,
    /// The place of that in the block.
    pub(crate) place: u32,
    /// Its own place among the logs of the block.
    pub(crate) in_block: u32,
    pub(crate) log: Log,
}

impl KeptLog {
    fn write(&self, out: &mut Writer) {
        out.plain(self.transaction.as_slice());
        out.u32(self.place);
        out.u32(self.in_block);
        out.plain(self.log.address.as_slice());
        out.byte(u8::try_from(self.log.topics().len()).unwrap_or(u8::MAX));
        self.log.topics().iter().for_each(|topic| out.plain(topic.as_slice()));
        out.sized(&self.log.data.data);
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        let (transaction, place, in_block, address) = (from.hash()?, from.u32()?, from.u32()?, from.address()?);
        let topics = (0..from.byte()?).map(|_| from.hash()).collect::<Result<Vec<_>, _>>()?;
        let data = Bytes::copy_from_slice(from.sized()?);
        let log = Log::new(address, topics, data).ok_or(Garbled)?;
        Ok(Self { transaction, place, in_block, log })
    }
}

/// What an index needs of a block, read without decoding its transactions.
#[derive(Debug)]
pub(crate) struct Outline {
    pub(crate) header: Header,
    pub(crate) transactions: Vec<B256>,
    pub(crate) logs: Vec<LogOutline>,
}

/// What is asked for of a log, and where it is in the record.
#[derive(Debug)]
pub(crate) struct LogOutline {
    pub(crate) address: Address,
    pub(crate) topics: Vec<B256>,
    pub(crate) at: u32,
    pub(crate) length: u32,
}

impl Outline {
    /// Reads a record up to where its changes begin.
    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        let header = read_header(from)?;
        let (mut transactions, mut logs) = (Vec::new(), Vec::new());
        for _ in 0..from.count(69)? {
            transactions.push(from.hash()?);
            from.address()?;
            from.sized()?;
            from.flag()?;
            from.u64()?;
            for _ in 0..from.count(61)? {
                logs.push(LogOutline::read(from)?);
            }
        }
        Ok(Self { header, transactions, logs })
    }
}

impl LogOutline {
    fn read(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        let start = from.at();
        from.take(40)?;
        let address = from.address()?;
        let topics = (0..from.byte()?).map(|_| from.hash()).collect::<Result<Vec<_>, _>>()?;
        from.sized()?;
        let at = u32::try_from(start).map_err(|_| Garbled)?;
        let length = u32::try_from(from.at() - start).map_err(|_| Garbled)?;
        Ok(Self { address, topics, at, length })
    }
}
