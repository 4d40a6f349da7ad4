//! What a chain begins with.

use std::collections::BTreeMap;
use std::path::Path;

use alloy_primitives::{Address, B256, Bytes, U256, keccak256};

use crate::block::{self, Block};
use crate::codec::Writer;
use crate::keep::log::Origin;
use crate::keep::{OpenError, genesis as kept};
use crate::state::{Account, AccountChange, Changes, SlotChange};

/// The base fee of the first block, in wei: one gwei.
pub const FIRST_BASE_FEE: u64 = 1_000_000_000;

/// The gas limit of a block where nothing else is said.
pub const BLOCK_GAS: u64 = 60_000_000;

/// An account that is there from the beginning.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alloc {
    /// Wei.
    pub balance: U256,
    /// Its code, empty for an account of a person.
    pub code: Bytes,
    /// Its storage.
    pub storage: BTreeMap<U256, U256>,
}

impl Alloc {
    /// An account of a person with `balance` wei.
    #[must_use]
    pub fn funded(balance: U256) -> Self {
        Self { balance, ..Self::default() }
    }
}

/// What a chain begins with. Two chains with the same genesis have the same first block, `dev` aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Genesis {
    /// The number transactions are signed for.
    pub chain_id: u64,
    /// The time of the first block, in seconds since 1970.
    pub timestamp: u64,
    /// Accounts that are there from the beginning.
    pub alloc: BTreeMap<Address, Alloc>,
    /// The most gas in a block.
    pub gas_limit: u64,
    /// Whether time may be moved and blocks be taken back. Not part of the first block.
    pub dev: bool,
}

impl Genesis {
    /// What the chain in `folder` began with; `None` when none has begun there.
    ///
    /// # Errors
    /// When blocks are there and the file beside them that says it is not, or is not as it was written.
    pub fn kept_in(folder: &Path) -> Result<Option<Self>, OpenError> {
        kept::read(folder)
    }

    /// A chain with nothing on it.
    #[must_use]
    pub fn empty(chain_id: u64, timestamp: u64) -> Self {
        Self { chain_id, timestamp, alloc: BTreeMap::new(), gas_limit: BLOCK_GAS, dev: false }
    }

    pub(crate) fn changes(&self) -> Changes {
        let mut codes: BTreeMap<B256, Bytes> = BTreeMap::new();
        let mut change = |(address, alloc): (&Address, &Alloc)| {
            let code_hash = keccak256(&alloc.code);
            if !alloc.code.is_empty() {
                codes.insert(code_hash, alloc.code.clone());
            }
            let slot = |(slot, after): (&U256, &U256)| SlotChange { slot: *slot, before: U256::ZERO, after: *after };
            let nonce = u64::from(!alloc.code.is_empty());
            let account = Account { balance: alloc.balance, nonce, code_hash };
            let slots = alloc.storage.iter().map(slot).collect();
            AccountChange { address: *address, before: None, after: Some(account), slots }
        };
        let accounts = self.alloc.iter().map(&mut change).collect();
        Changes { accounts, codes: codes.into_values().collect() }
    }

    /// The first block and what it is told from in a file.
    pub(crate) fn block(&self, changes: &Changes) -> (Block, Origin) {
        let mut out = Writer::default();
        changes.write(&mut out);
        let root = block::commit(U256::from(self.chain_id).into(), &out.0);
        let block = Block::first(self.timestamp, self.gas_limit, FIRST_BASE_FEE, root);
        let origin = Origin { chain_id: self.chain_id, genesis: block.hash };
        (block, origin)
    }
}
