//! Accounts, their storage and code, and what a block changes of them.

use alloy_primitives::{Address, B256, Bytes, KECCAK256_EMPTY, U256};
use revm::bytecode::Bytecode;

use crate::codec::{Garbled, Reader, Writer};

pub(crate) type Map<K, V> = std::collections::HashMap<K, V, foldhash::fast::RandomState>;

/// An account without its storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account {
    /// What it owns, in wei.
    pub balance: U256,
    /// How many transactions it has sent, or contracts it has made.
    pub nonce: u64,
    /// The Keccak hash of its code.
    pub code_hash: B256,
}

impl Default for Account {
    fn default() -> Self {
        Self { balance: U256::ZERO, nonce: 0, code_hash: KECCAK256_EMPTY }
    }
}

impl Account {
    /// Whether it is as if it were not there (EIP-161).
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn write(&self, out: &mut Writer) {
        out.word(self.balance);
        out.u64(self.nonce);
        out.plain(self.code_hash.as_slice());
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        Ok(Self { balance: from.word()?, nonce: from.u64()?, code_hash: from.hash()? })
    }
}

/// The chain at one moment, as the machine looks at it.
pub(crate) trait View {
    fn account(&self, address: Address) -> Option<Account>;
    fn slot(&self, address: Address, slot: U256) -> U256;
    fn code(&self, hash: B256) -> Option<Bytecode>;
    fn block_hash(&self, number: u64) -> B256;
}

/// One storage slot before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SlotChange {
    pub(crate) slot: U256,
    pub(crate) before: U256,
    pub(crate) after: U256,
}

/// One account before and after. `None`: there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AccountChange {
    pub(crate) address: Address,
    pub(crate) before: Option<Account>,
    pub(crate) after: Option<Account>,
    /// By slot.
    pub(crate) slots: Vec<SlotChange>,
}

/// All that a block changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// By address.
    pub(crate) accounts: Vec<AccountChange>,
    /// Code that is there for the first time.
    pub(crate) codes: Vec<Bytes>,
}

impl Changes {
    pub(crate) fn of(&self, address: Address) -> Option<&AccountChange> {
        let place = self.accounts.binary_search_by(|change| change.address.cmp(&address)).ok()?;
        self.accounts.get(place)
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        let account = |out: &mut Writer, account: Option<Account>| {
            out.byte(u8::from(account.is_some()));
            if let Some(account) = account {
                account.write(out);
            }
        };
        out.count(self.accounts.len());
        for change in &self.accounts {
            out.plain(change.address.as_slice());
            account(out, change.before);
            account(out, change.after);
            out.count(change.slots.len());
            for slot in &change.slots {
                out.word(slot.slot);
                out.word(slot.before);
                out.word(slot.after);
            }
        }
        out.count(self.codes.len());
        self.codes.iter().for_each(|code| out.sized(code));
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        let account = |from: &mut Reader<'_>| match from.flag()? {
            true => Account::read(from).map(Some),
            false => Ok(None),
        };
        let mut changes = Self::default();
        for _ in 0..from.count(26)? {
            let (address, before, after) = (from.address()?, account(from)?, account(from)?);
            let slot = |from: &mut Reader<'_>| {
                Ok(SlotChange { slot: from.word()?, before: from.word()?, after: from.word()? })
            };
            let slots = (0..from.count(96)?).map(|_| slot(from)).collect::<Result<_, _>>()?;
            changes.accounts.push(AccountChange { address, before, after, slots });
        }
        for _ in 0..from.count(4)? {
            changes.codes.push(Bytes::copy_from_slice(from.sized()?));
        }
        Ok(changes)
    }
}

#[derive(Debug, Default)]
struct Held {
    account: Account,
    slots: Map<U256, U256>,
}

/// The latest state, in memory.
#[derive(Debug, Default)]
pub(crate) struct State {
    accounts: Map<Address, Held>,
    codes: Map<B256, Bytecode>,
}

impl State {
    pub(crate) fn account(&self, address: Address) -> Option<Account> {
        self.accounts.get(&address).map(|held| held.account)
    }

    pub(crate) fn slot(&self, address: Address, slot: U256) -> U256 {
        self.accounts.get(&address).and_then(|held| held.slots.get(&slot)).copied().unwrap_or_default()
    }

    pub(crate) fn code(&self, hash: B256) -> Option<Bytecode> {
        if hash == KECCAK256_EMPTY { Some(Bytecode::default()) } else { self.codes.get(&hash).cloned() }
    }

    /// How many accounts there are.
    pub(crate) fn len(&self) -> usize {
        self.accounts.len()
    }

    pub(crate) fn apply(&mut self, changes: &Changes) {
        changes.codes.iter().for_each(|code| self.learn(code));
        for change in &changes.accounts {
            let slots = change.slots.iter().map(|slot| (slot.slot, slot.after));
            self.set(change.address, change.after, slots);
        }
    }

    /// Takes `changes`, the last that were applied, back. Code stays: nobody sees it without an account that has it.
    pub(crate) fn undo(&mut self, changes: &Changes) {
        for change in &changes.accounts {
            let slots = change.slots.iter().map(|slot| (slot.slot, slot.before));
            self.set(change.address, change.before, slots);
        }
    }

    fn learn(&mut self, code: &Bytes) {
        let code = Bytecode::new_raw(code.clone());
        self.codes.insert(code.hash_slow(), code);
    }

    fn set(&mut self, address: Address, account: Option<Account>, slots: impl Iterator<Item = (U256, U256)>) {
        let Some(account) = account else {
            self.accounts.remove(&address);
            return;
        };
        let held = self.accounts.entry(address).or_default();
        held.account = account;
        for (slot, value) in slots {
            if value.is_zero() {
                held.slots.remove(&slot);
            } else {
                held.slots.insert(slot, value);
            }
        }
    }

    /// Hands all of it over in pieces.
    pub(crate) fn write<E>(&self, mut piece: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        let length = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let mut out = Writer::default();
        out.u64(length(self.codes.len()));
        out.u64(length(self.accounts.len()));
        for code in self.codes.values() {
            out.sized(&code.original_bytes());
        }
        for (address, held) in &self.accounts {
            out.plain(address.as_slice());
            held.account.write(&mut out);
            out.count(held.slots.len());
            for (slot, value) in &held.slots {
                out.word(*slot);
                out.word(*value);
            }
            if out.0.len() > 1 << 16 {
                piece(&out.0)?;
                out.0.clear();
            }
        }
        piece(&out.0)
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        let (codes, accounts) = (from.u64()?, from.u64()?);
        let mut state = Self::default();
        for _ in 0..codes {
            state.learn(&Bytes::copy_from_slice(from.sized()?));
        }
        // The number is not yet known to be true: no more room than for what the file could hold.
        state.accounts.reserve(usize::try_from(accounts).map_err(|_| Garbled)?.min(1 << 24));
        for _ in 0..accounts {
            let (address, account) = (from.address()?, Account::read(from)?);
            let count = from.count(64)?;
            let mut slots = Map::default();
            slots.reserve(count);
            for _ in 0..count {
                slots.insert(from.word()?, from.word()?);
            }
            state.accounts.insert(address, Held { account, slots });
        }
        Ok(state)
    }
}
