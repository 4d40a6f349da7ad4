//! What transactions have changed so far, over a chain that stands still.

use std::convert::Infallible;

use alloy_primitives::map::AddressMap;
use alloy_primitives::{Address, B256, Bytes, KECCAK256_EMPTY, U256};
use revm::bytecode::Bytecode;
use revm::state::{Account as Touched, AccountInfo};
use revm::{Database, DatabaseCommit};

use crate::state::{Account, AccountChange, Changes, Map, SlotChange, View};

#[derive(Debug, Default)]
struct Written {
    account: Option<Account>,
    slots: Map<U256, U256>,
}

pub(crate) struct Overlay<'a> {
    below: &'a dyn View,
    accounts: Map<Address, Written>,
    codes: Map<B256, Bytecode>,
}

impl<'a> Overlay<'a> {
    pub(crate) fn over(below: &'a dyn View) -> Self {
        Self { below, accounts: Map::default(), codes: Map::default() }
    }

    /// Everything that differs from what is below.
    pub(crate) fn into_changes(self) -> Changes {
        let mut changes = Changes::default();
        for (address, written) in self.accounts {
            let before = self.below.account(address);
            let changed = |(slot, after): (U256, U256)| {
                let before = self.below.slot(address, slot);
                (before != after).then_some(SlotChange { slot, before, after })
            };
            let mut slots: Vec<_> = written.slots.into_iter().filter_map(changed).collect();
            slots.sort_unstable_by_key(|change| change.slot);
            if before != written.account || !slots.is_empty() {
                changes.accounts.push(AccountChange { address, before, after: written.account, slots });
            }
        }
        changes.accounts.sort_unstable_by_key(|change| change.address);
        let mut fresh: Vec<_> = self.codes.into_iter().collect();
        fresh.retain(|(hash, _)| self.below.code(*hash).is_none());
        fresh.sort_unstable_by_key(|(hash, _)| *hash);
        changes.codes = fresh.into_iter().map(|(_, code)| code.original_bytes()).collect::<Vec<Bytes>>();
        changes
    }

    pub(crate) fn account(&self, address: Address) -> Option<Account> {
        self.accounts.get(&address).map_or_else(|| self.below.account(address), |written| written.account)
    }
}

impl Database for Overlay<'_> {
    type Error = Infallible;

    fn basic(&mut self, address: Address) -> Result<Option<AccountInfo>, Infallible> {
        Ok(self.account(address).map(|account| AccountInfo {
            balance: account.balance,
            nonce: account.nonce,
            code_hash: account.code_hash,
            account_id: None,
            code: None,
        }))
    }

    fn code_by_hash(&mut self, hash: B256) -> Result<Bytecode, Infallible> {
        Ok(self.codes.get(&hash).cloned().or_else(|| self.below.code(hash)).unwrap_or_default())
    }

    fn storage(&mut self, address: Address, slot: U256) -> Result<U256, Infallible> {
        let written = self.accounts.get(&address).and_then(|written| written.slots.get(&slot)).copied();
        Ok(written.unwrap_or_else(|| self.below.slot(address, slot)))
    }

    fn block_hash(&mut self, number: u64) -> Result<B256, Infallible> {
        Ok(self.below.block_hash(number))
    }
}

impl DatabaseCommit for Overlay<'_> {
    fn commit(&mut self, touched: AddressMap<Touched>) {
        for (address, account) in touched {
            if !account.is_touched() {
                continue;
            }
            let written = self.accounts.entry(address).or_default();
            // Only what was made in the same transaction can be destroyed (EIP-6780), so nothing of it is below.
            if account.is_selfdestructed() {
                *written = Written::default();
                continue;
            }
            let info = account.info;
            let now = Account { balance: info.balance, nonce: info.nonce, code_hash: info.code_hash };
            written.account = (!now.is_empty()).then_some(now);
            let changed = account.storage.into_iter().filter(|(_, value)| value.is_changed());
            written.slots.extend(changed.map(|(slot, value)| (slot, value.present_value)));
            if let Some(code) = info.code.filter(|_| now.code_hash != KECCAK256_EMPTY) {
                self.codes.insert(now.code_hash, code);
            }
        }
    }
}
