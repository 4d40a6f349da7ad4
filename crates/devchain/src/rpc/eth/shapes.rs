//! Blocks, transactions and receipts as they are shown.

use alloy_consensus::transaction::Recovered;
use alloy_consensus::{Transaction as _, TxEnvelope};
use alloy_primitives::U256;
use alloy_rlp::Encodable as _;
use alloy_rpc_types_eth::{self as shown, BlockTransactions, Log, TransactionReceipt};

use crate::block::Block;

pub(crate) fn header(block: &Block) -> shown::Header {
    shown::Header {
        hash: block.hash,
        inner: block.header.clone(),
        total_difficulty: Some(U256::ZERO),
        size: Some(U256::from(block.header.length())),
    }
}

pub(crate) fn block(block: &Block, full: bool) -> shown::Block {
    let transactions = if full {
        BlockTransactions::Full((0..block.transactions.len()).filter_map(|place| transaction(block, place)).collect())
    } else {
        BlockTransactions::Hashes(block.transactions.iter().map(|mined| mined.hash).collect())
    };
    let withdrawals = Some(Default::default());
    shown::Block { header: header(block), uncles: Vec::new(), transactions, withdrawals }
}

pub(crate) fn transaction(block: &Block, place: usize) -> Option<shown::Transaction<TxEnvelope>> {
    let mined = block.transactions.get(place)?;
    Some(shown::Transaction {
        inner: Recovered::new_unchecked(mined.transaction.clone(), mined.sender),
        block_hash: Some(block.hash),
        block_number: Some(block.header.number),
        transaction_index: u64::try_from(place).ok(),
        effective_gas_price: Some(mined.transaction.effective_gas_price(block.header.base_fee_per_gas)),
        block_timestamp: Some(block.header.timestamp),
    })
}

pub(crate) fn receipts(block: &Block) -> Vec<TransactionReceipt> {
    let mut log_index = 0_u64;
    let pairs = (0_u64..).zip(block.transactions.iter().zip(block.receipts()));
    let receipt = pairs.map(|(place, (mined, receipt))| {
        let inner = receipt.map_logs(|inner| {
            log_index += 1;
            Log {
                inner,
                block_hash: Some(block.hash),
                block_number: Some(block.header.number),
                block_timestamp: Some(block.header.timestamp),
                transaction_hash: Some(mined.hash),
                transaction_index: Some(place),
                log_index: Some(log_index - 1),
                removed: false,
            }
        });
        let transaction = &mined.transaction;
        TransactionReceipt {
            inner,
            transaction_hash: mined.hash,
            transaction_index: Some(place),
            block_hash: Some(block.hash),
            block_number: Some(block.header.number),
            gas_used: mined.gas_used,
            effective_gas_price: transaction.effective_gas_price(block.header.base_fee_per_gas),
            blob_gas_used: None,
            blob_gas_price: None,
            from: mined.sender,
            to: transaction.to(),
            contract_address: transaction.is_create().then(|| mined.sender.create(transaction.nonce())),
        }
    });
    receipt.collect()
}
